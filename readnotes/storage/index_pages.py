"""How much of the index of quotes the places of a word take, found without going through them.

FTS5 keeps the places of all words by the words' order, in pages, and tells in its table `idx` with
which word some of them begin (the section on data structures of its documentation).
"""

from functools import cached_property

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
)

from readnotes.storage.prepared import Prepared

MOST_SEGMENTS = 2
"""FTS5 keeps what was added last apart; so many of the largest parts are looked at."""

_ONE, _ZERO = literal_column("1", Integer), literal_column("0", Integer)
_MAIN = b"0"
_idx = table(
    "quote_words_idx",
    column("segid", Integer),
    column("term", LargeBinary),
    column("pgno", Integer),
).c
_SEGMENT = _idx.segid == bindparam("segment")
_NEXT_SEGMENT = Prepared(select(func.min(_idx.segid)).where(_idx.segid > bindparam("segment")))
# The lowest bit of `pgno` says something else.
_PAGE: ColumnElement[int] = _idx.pgno.op(">>")(_ONE)
_PAGE_OF = Prepared(
    select(_PAGE)
    .where(_SEGMENT, _idx.term <= bindparam("term"))
    .order_by(_idx.term.desc())
    .limit(_ONE)
    .offset(_ZERO)
)
_PAGE_BEHIND = Prepared(
    select(_PAGE)
    .where(_SEGMENT, _idx.term > bindparam("term"))
    .order_by(_idx.term)
    .limit(_ONE)
    .offset(_ZERO)
)
_BEHIND_ALL = b"\xff"


class IndexPages:
    """Tells how many pages words take.

    Args:
        connection: A reading one.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[tuple[str, bool], int] = {}

    def count(self, word: str, begun: bool = False) -> int:
        """About how many pages a folded word takes, or all words that begin so; at least 1."""
        known = self._known.get((word, begun))
        if known is None:
            known = self._known[word, begun] = self._count(_MAIN + word.encode(), begun)
        return known

    def _count(self, term: bytes, begun: bool) -> int:
        last = term + _BEHIND_ALL if begun else term
        found = 0
        for segment, end in self._segments:
            first = self._page(_PAGE_OF, segment, term) or 0
            found += (self._page(_PAGE_BEHIND, segment, last) or end) - first
        return max(found, 1)

    @cached_property
    def _segments(self) -> list[tuple[int, int]]:
        """The largest parts of the index, each with the number of its last page or thereabouts."""
        found = []
        segment = 0
        while (after := self._next_segment(segment)) is not None:
            segment = after
            found.append((segment, self._page(_PAGE_OF, segment, _BEHIND_ALL) or 0))
        return sorted(found, key=lambda each: -each[1])[:MOST_SEGMENTS]

    def _next_segment(self, segment: int) -> int | None:
        found: int | None = _NEXT_SEGMENT.scalar(self._connection, {"segment": segment})
        return found

    def _page(self, prepared: Prepared, segment: int, term: bytes) -> int | None:
        values = {"segment": segment, "term": term}
        found: int | None = prepared.scalar(self._connection, values)
        return found
