"""The parts that windows are made of: they take values and emit wishes, and know no service."""
