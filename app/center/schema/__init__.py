"""The steps by which a center's tables came to their present shape, the same on both databases.

A step is frozen once it is released: it names what it changes in its own words and never imports
the living tables. The row of `schema_step` says how many steps a database has behind it.
"""
