"""What the core needs from outside, as Protocol classes."""
