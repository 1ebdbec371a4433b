"""The steps by which a memory file came to its present shape.

A step is frozen once it is released: it names what it changes in its own words and never imports
the living tables. `PRAGMA user_version` says how many steps a file has behind it.
"""
