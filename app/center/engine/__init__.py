"""The database of a center: its own encrypted file, or PostgreSQL; the same statements on both."""
