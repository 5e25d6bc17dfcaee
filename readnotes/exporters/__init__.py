"""Writing what leaves the library; one file a format."""
