"""What the reader may choose, declared once as data, and the file it is kept in."""
