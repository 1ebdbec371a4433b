"""Item models that are handed rows."""
