"""Long lists in pieces that SQLite takes as parameters of one statement."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")

#: SQLite takes 32,766 parameters; short statements are compiled faster.
CHUNK = 500


def in_chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """The items in order, at most `size` at a time.

    >>> [list(chunk) for chunk in in_chunks([1, 2, 3], size=2)]
    [[1, 2], [3]]
    """
    for start in range(0, len(items), size):
        yield items[start : start + size]
