"""From facts to tables: the folds of the domain, stored and looked up."""
