"""What the program is about: values and rules, without reading or writing anything."""
