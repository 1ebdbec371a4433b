"""The money of a case: what it costs and why, how it is paid, which bill answers for it."""
