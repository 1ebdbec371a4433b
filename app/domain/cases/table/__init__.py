"""The rows of the transition table, by stretch of a case's life."""
