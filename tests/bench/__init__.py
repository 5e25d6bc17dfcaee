"""Measurements: each prints a table of figures and ratios, and none ever fails a test run."""
