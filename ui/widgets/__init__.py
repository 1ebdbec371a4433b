"""Controls that know no case."""
