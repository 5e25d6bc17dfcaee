"""The order of books and pages, as the rows of the index have it.

Rows in the order of their numbers are in page order, but for books that are astray.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection, bindparam, select, tuple_

from readnotes.search.gathering import ONE, ZERO
from readnotes.storage.marks import book_of, sequences_of
from readnotes.storage.prepared import Prepared
from readnotes.storage.tables import book_sequences, sources

MOST_BOOKS = 200
"""At most so many books are asked about at once: each is one more word in the index's query."""

LAST = (1 << 63) - 1
"""Above the number of any row."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the rows that is in page order by their numbers.

    Attributes:
        first: The lowest number.
        last: The highest.
        without: Sequences of books that have numbers here but stand elsewhere.
        books: The numbers of the sources whose quotes are here, where that was asked for.
        ends: Whether no quote comes behind it in page order.
    """

    first: int = 0
    last: int = LAST
    without: frozenset[int] = frozenset()
    books: tuple[int, ...] = ()
    ends: bool = False


EVERY_ROW = Stretch(ends=True)

_book = book_sequences.c
_ORDER = (sources.c.sort_name, sources.c.year, sources.c.key)

_BOOKS = select(_book.sequence).join(sources, sources.c.number == _book.source)
_ASTRAY = Prepared(_BOOKS.add_columns(*_ORDER).where(_book.astray == ONE))
_BEHIND = Prepared(
    _BOOKS.where(
        _book.astray == ZERO,
        tuple_(*_ORDER) > tuple_(*(bindparam(name) for name in ("name", "year", "key"))),
    )
    .order_by(*_ORDER)
    .limit(ONE)
    .offset(ZERO)
)


class PageOrder:
    """The order of books and pages during one search.

    Args:
        connection: A reading one.
        only: The stretch of the only source that is looked at; None where all are.
    """

    def __init__(self, connection: Connection, only: Stretch | None) -> None:
        self._connection = connection
        self._only = only

    @cached_property
    def _astray(self) -> dict[int, tuple[int, int]]:
        """Books that are astray by their sequence: the one they stand before, and their turn."""
        # SQLite would go through all books in their order to find these few.
        rows = sorted(_ASTRAY.run(self._connection, {}), key=lambda row: row[1:])
        found = {}
        for turn, (sequence, name, year, key) in enumerate(rows):
            own = {"name": name, "year": year, "key": key}
            found[sequence] = (_BEHIND.scalar(self._connection, own) or LAST, turn)
        return found

    def stretches(self) -> Iterator[Stretch]:
        """All rows in page order; one stretch unless books are astray."""
        if self._only is not None:
            yield self._only
            return
        without = frozenset(self._astray)
        begin = 0
        for book, (before, _turn) in sorted(self._astray.items(), key=lambda each: each[1]):
            end = LAST if before == LAST else sequences_of(before)[0]
            if begin < end:
                yield Stretch(begin, end - 1, without)
            yield Stretch(*sequences_of(book))
            begin = end
        if begin < LAST:
            yield Stretch(begin, LAST, without, ends=True)

    def books_in(self, stretch: Stretch, size: int) -> Iterator[Stretch]:
        """A stretch cut where books end, each piece with its sources; `size` of them, then more."""
        begin, last = book_of(stretch.first), book_of(stretch.last)
        while True:
            rows = self._connection.execute(
                select(_book.source, _book.sequence)
                .where(_book.sequence.between(begin, last))
                .order_by(_book.sequence)
                .limit(size)
            ).all()
            if not rows:
                return
            yield Stretch(
                sequences_of(rows[0][1])[0],
                sequences_of(rows[-1][1])[1],
                stretch.without,
                tuple(row[0] for row in rows if row[1] not in stretch.without),
            )
            begin = rows[-1][1] + 1
            size = min(2 * size, MOST_BOOKS)

    def sort(self, rows: Sequence[int]) -> list[int]:
        """Rows by book and page."""
        if not self._astray:
            return sorted(rows)
        astray = self._astray

        def key(row: int) -> tuple[int, int, int]:
            book = book_of(row)
            before, turn = astray.get(book, (book, len(astray)))
            return before, turn, row

        return sorted(rows, key=key)
