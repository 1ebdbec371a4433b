"""What screens and services read, each from one indexed query."""
