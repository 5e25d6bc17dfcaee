"""Places in a text, as Python counts them and as Qt does.

Python counts code points; Qt counts UTF-16 units, where a character outside the first plane (an
emoji, an old script) counts twice. Whoever hands a place to Qt passes through here once.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

_CODE = "utf-16-le"
_BEYOND_FIRST_PLANE = re.compile("[\U00010000-\U0010ffff]")


def to_units(text: str, place: int) -> int:
    """The place as Qt counts it.

    >>> to_units("a\U0001d538b", 2)
    3
    """
    before = text[:place]
    return place if before.isascii() else len(before.encode(_CODE, "surrogatepass")) // 2


def to_points(text: str, place: int) -> int:
    """The place as Python counts it; inside a character, the place before it.

    >>> to_points("a\U0001d538b", 3)
    2
    """
    if text[:place].isascii():
        return min(place, len(text))
    before = text[:place].encode(_CODE, "surrogatepass")[: 2 * place]
    cut_character = bool(before) and 0xD8 <= before[-1] <= 0xDB
    points = len(before.decode(_CODE, "surrogatepass"))
    return points - 1 if cut_character else points


def ranges_to_units(text: str, ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges `(start, end)` of code points as ranges of UTF-16 units, in the same order.

    >>> ranges_to_units("a\U0001d538b", [(0, 1), (1, 3)])
    [(0, 1), (1, 4)]
    """
    if text.isascii() or len(text.encode(_CODE, "surrogatepass")) == 2 * len(text):
        return list(ranges)
    # One pass over a long text, and not one for each of many ranges.
    twice = [found.start() for found in _BEYOND_FIRST_PLANE.finditer(text)]
    return [
        (start + bisect_left(twice, start), end + bisect_left(twice, end)) for start, end in ranges
    ]
