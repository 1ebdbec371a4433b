"""The core: what a service window knows and does, without a window and without paper."""
