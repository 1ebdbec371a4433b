"""The keys of a terminal, kept in the vault of the operating system."""
