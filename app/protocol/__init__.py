"""The language of the wire, shared by the counter and the center."""
