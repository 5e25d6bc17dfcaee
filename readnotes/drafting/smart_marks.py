"""Quotation marks and apostrophes as they are printed, while straight ones are typed."""

import re

from readnotes.drafting.marks import marks_of

_OPENS_AFTER = frozenset("([{<–—/-=“„«‘‚‹>*_")
_IN_ADDRESS = re.compile(r"\]\([^)]*$|<[a-zA-Z!/][^>]*$|https?://\S*$")
_IN_BRACES = re.compile(r"\{[^}\s]*=[^}]*$")


def smart_mark(before: str, typed: str, language: str | None) -> str:
    """What a straight mark becomes where it is typed; in code and addresses it stays.

    Args:
        before: The line up to the cursor.
        typed: `"` or `'`.
        language: The language of the draft; its marks are set as `drafting.marks` knows them.

    >>> smart_mark("He said ", '"', "en"), smart_mark("He said “so", '"', "en")
    ('“', '”')
    >>> smart_mark("It", "'", "de"), smart_mark("in `code ", '"', "en")
    ('’', '"')
    """
    if before.count("`") % 2 or _IN_ADDRESS.search(before) or _IN_BRACES.search(before):
        return typed
    marks = marks_of(language)
    opening, closing = marks.outer if typed == '"' else _single(language)
    opens = not before or before[-1].isspace() or before[-1] in _OPENS_AFTER
    if opens and not (before[-1:] == opening[:1] and typed == "'"):
        return opening
    if typed == "'" and before.count(opening) <= before.count(closing):
        return "’"
    return closing


def _single(language: str | None) -> tuple[str, str]:
    """The pair of single marks of a language, wherever it uses them."""
    marks = marks_of(language)
    for pair in (marks.inner, marks.outer):
        if pair[0] in "‘‚‹":
            return pair
    return "‘", "’"
