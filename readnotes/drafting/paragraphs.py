"""One paragraph of a draft, so that a key of the editor need not read the whole."""

import re

LONGEST_PARAGRAPH = 20_000
"""Code points; a longer one is no paragraph of a review, and nothing is looked for in it."""

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


def paragraph_around(body: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph or block begins and ends that holds a range, in code points.

    A block quotation of several paragraphs is one, for its blank lines have their `>`.

    >>> paragraph_around("one\\n\\ntwo\\n\\nthree", 5, 6)
    (5, 8)
    """
    after = _BLANK_LINE.search(body, end)
    return _begin(body, start), after.start() if after else len(body)


def _begin(body: str, place: int) -> int:
    """Where the lines begin that stand before a place without a blank one between them."""
    line_end = body.rfind("\n", 0, place)
    while line_end >= 0:
        before = body.rfind("\n", 0, line_end)
        if not body[before + 1 : line_end].strip(" \t"):
            return line_end + 1
        line_end = before
    return 0
