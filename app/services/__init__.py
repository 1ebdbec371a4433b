"""What people do: one verb a file, one unit of work each."""
