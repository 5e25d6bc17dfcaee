"""The library file: tables, one writer, the journal; rows become values here."""
