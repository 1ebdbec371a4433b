"""The case: its states, its lawful transitions, and the fold that turns facts into its present."""
