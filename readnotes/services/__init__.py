"""What the reader does with her library: use cases that both faces call."""
