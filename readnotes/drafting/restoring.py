"""Bringing back what a draft said in an earlier version, whole or one paragraph of it."""

from readnotes.drafting.insertion import Edit
from readnotes.text.revisions import ParagraphChange


def restore_all(body: str, version: str) -> Edit:
    """The edit that makes a draft what it was; it touches only what lies between the changes.

    >>> restore_all("He was here.", "He is here.")
    Edit(start=3, end=5, text='i', cursor=4)
    """
    least = min(len(body), len(version))
    start = next((n for n in range(least) if body[n] != version[n]), least)
    rest = least - start
    tail = next((n for n in range(rest) if body[-1 - n] != version[-1 - n]), rest)
    text = version[start : len(version) - tail]
    return Edit(start, len(body) - tail, text, start + len(text))


def restore_paragraph(body: str, change: ParagraphChange) -> Edit:
    """The edit that brings one paragraph back to what it was.

    Args:
        body: The draft.
        change: The paragraph, the draft being the newer state.

    >>> gone = ParagraphChange("Two.", None, 4, 4)
    >>> restore_paragraph("One.", gone)
    Edit(start=4, end=4, text='\\n\\nTwo.', cursor=10)
    """
    start, end = change.start, change.end
    if change.old is None:
        return _take_out(body, start, end)
    if change.new is not None:
        return Edit(start, end, change.old, start + len(change.old))
    if start == 0:
        return Edit(0, 0, f"{change.old}\n\n" if body else change.old, len(change.old))
    return Edit(start, start, f"\n\n{change.old}", start + 2 + len(change.old))


def _take_out(body: str, start: int, end: int) -> Edit:
    """Without the paragraph, and without the blank lines before it or, at the top, behind it."""
    before = len(body[:start].rstrip())
    if before:
        return Edit(before, end, "", before)
    behind = end + len(body[end:]) - len(body[end:].lstrip("\n"))
    return Edit(start, behind, "", start)
