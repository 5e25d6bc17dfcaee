"""How one row of a list is painted."""
