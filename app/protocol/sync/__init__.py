"""The language of one round between a counter and its center: hello, push, pull, check."""
