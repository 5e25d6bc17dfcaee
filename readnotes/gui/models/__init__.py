"""What Qt's lists and trees ask: plain values in, roles out."""
