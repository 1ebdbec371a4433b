"""One round with the center, as a pure function: state and event in, state and effects out."""
