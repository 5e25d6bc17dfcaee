"""Markdown in and out; the only room that knows Python-Markdown."""
