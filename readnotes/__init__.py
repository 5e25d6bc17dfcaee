"""Readnotes: from the passage on the page to the sentence in the review."""

__version__ = "0.1.0"
