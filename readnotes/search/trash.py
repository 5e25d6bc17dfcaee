"""What of the quotes lies in the trash, as one search sees it: it is in the index all the same."""

from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import Connection, Integer, bindparam, select

from readnotes.search.gathering import ZERO, Gathered
from readnotes.search.reading import rows_meeting
from readnotes.storage.marks import book_of
from readnotes.storage.tables import book_sequences, quote_sequences, quotes, sources

MOST_TRASHED = 5000
"""With more in the trash each hit is looked up; with fewer these are taken out of the hits."""

_book, _quote = book_sequences.c, quote_sequences.c

_TRASHED = Gathered(
    select(_quote.sequence)
    .join(quotes, quotes.c.number == _quote.quote)
    .where(quotes.c.trashed.is_not(None))
    .limit(bindparam("most", type_=Integer))
    .offset(ZERO)
)
_TRASHED_BOOKS = Gathered(
    select(_book.sequence)
    .join(sources, sources.c.number == _book.source)
    .where(sources.c.trashed.is_not(None))
)


class Trash:
    """The trash.

    Args:
        connection: A reading one.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @cached_property
    def rows(self) -> frozenset[int] | None:
        """The rows of quotes that lie in the trash by themselves; None for too many."""
        found = _TRASHED.numbers(self._connection, most=MOST_TRASHED + 1)
        return frozenset(found) if len(found) <= MOST_TRASHED else None

    @cached_property
    def books(self) -> frozenset[int]:
        """The sequences of books that lie in the trash."""
        return frozenset(_TRASHED_BOOKS.numbers(self._connection))

    @property
    def size(self) -> int | None:
        """How many quotes lie there; None where that is not known at once."""
        return None if self.rows is None or self.books else len(self.rows)

    def taken_from(self, rows: Sequence[int], without: frozenset[int] = frozenset()) -> list[int]:
        """The rows that are outside it.

        Args:
            rows: Of quotes.
            without: The sequences of books whose rows are left out as well.
        """
        shut = self.books | without
        if self.rows is None:
            rows = rows_meeting(self._connection, rows, [quotes.c.trashed.is_(None)])
        elif self.rows:
            rows = [row for row in rows if row not in self.rows]
        return [row for row in rows if book_of(row) not in shut] if shut else list(rows)
