"""Reading what other programs, and this one, have written; one file a format."""
