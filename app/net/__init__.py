"""The network of a counter: questions carried to its center."""
