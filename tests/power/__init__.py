"""Power cuts below SQLite: what was written and not yet flushed is lost, torn and reordered."""
