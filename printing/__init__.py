"""Paper: frozen data to PDF bytes, archive and spool."""
