"""The window: what the reader sees and touches, over the same services as the command line."""
