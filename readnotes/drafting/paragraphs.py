"""One paragraph of a draft, so that a key of the editor need not read the whole."""

import re

_BLANK_LINE = re.compile(r"\n[ \t]*(?=\n)")


def paragraph_around(body: str, start: int, end: int) -> tuple[int, int]:
    """Where the paragraph or block begins and ends that holds a range, in code points.

    A block quotation of several paragraphs is one, for its blank lines have their `>`.

    >>> paragraph_around("one\\n\\ntwo\\n\\nthree", 5, 6)
    (5, 8)
    """
    first = 0
    for found in _BLANK_LINE.finditer(body, 0, start):
        first = found.end() + 1
    after = _BLANK_LINE.search(body, end)
    return min(first, start), after.start() if after else len(body)
