"""The two databases a center can stand on, behind one port: SQLCipher embedded, or PostgreSQL."""
