"""Finding a case again by whatever a person remembers of it."""
