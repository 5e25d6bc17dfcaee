"""The first hits of a query in page order or newest first, at a million quotes as at ten.

The full-text index gives its rows in page order (`storage/sequences.py`), so that the first hits
of most queries are the first it gives. What it cannot say, a page or a date, is listed first where
that is little, and else tested on what it gives, some at a time. Whether a word begins as asked is
read in the passages themselves for as long as that finds enough (`beginnings.py`).

For the newest first few hits are all collected and sorted; of many the index is asked among the
newest quotes, then among those entered before them.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from readnotes.search.beginnings import Reader, TooRareError
from readnotes.search.clauses import Clause
from readnotes.search.joining import join_matches, settle_all
from readnotes.search.known import find_known
from readnotes.search.shelf import EVERY_ROW, NEWEST, NO_LIMIT, Shelf, Stretch
from readnotes.search.targets import ONE_BY_ONE, Among

Order = Literal["page", "newest"]

FIRST_CHUNK, LARGEST_CHUNK = 256, 16_384
"""So many rows are looked at first, and at most so many at once."""

FIRST_BOOKS = 4
"""So many books first, where words are looked for in titles that many books have."""

MOST_SORTED = 3000
"""Up to so many hits are collected and sorted where they do not come in order."""

MOST_TRIED = 1000
"""Up to so many rows every condition is tested on, the index asked about each by itself."""

FIRST_TIMES, MOST_TIMES = 2, 64
"""Among so many times of entering the newest hits are looked for at once."""

MOST_READ = 200
"""For more hits than these it is quicker to have the index gather the beginnings of words."""

MOST_STEPS_READING = 3
"""A walk that must go further to find something to be read in is better left to the index."""

LEAST_COUNTED = 1000
"""Of hits that are not counted one by one, it is told whether they are at least so many."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The first hits.

    Attributes:
        numbers: Of the quotes, in order.
        total: How many there are, or so many at least.
        exact: Whether `total` is all of them.
    """

    numbers: list[int]
    total: int
    exact: bool


def list_quotes(
    connection: Connection,
    clause: Clause,
    order: Order,
    limit: int | None,
    source: int | None = None,
) -> Listed:
    """Return the first quotes that a clause finds, outside the trash.

    Args:
        connection: A reading one.
        clause: On quotes.
        order: By book and page, or the newest first.
        limit: At most so many; None for all.
        source: Only of this one source.
    """
    shelf = Shelf(connection, source)
    found = list_rows(shelf, clause, order, limit)
    return Listed(shelf.numbers_of(found.numbers), found.total, found.exact)


def list_rows(shelf: Shelf, clause: Clause, order: Order, limit: int | None) -> Listed:
    """The same as `list_quotes`, with the rows of the quotes in the place of their numbers."""
    firm = [each for each in clause.required if not each.is_read]
    read = [each for each in clause.required if each.is_read]
    if read and limit is not None and limit <= MOST_READ:
        try:
            reader = Reader(shelf.connection, read, shelf.newest_number())
            return _Listing(shelf, firm, reader, order, limit).run()
        except TooRareError:
            pass
    settled = settle_all([*firm, *read])
    return _Listing(shelf, settled, Reader(shelf.connection, ()), order, limit).run()


#: Rows, in order, for which all but what is read holds; how to look among them; whether no others
#: come behind.
_Step = tuple[list[int], Among, bool]


class _Listing:
    """One listing."""

    def __init__(
        self,
        shelf: Shelf,
        clauses: Sequence[Clause],
        reader: Reader,
        order: Order,
        limit: int | None,
    ) -> None:
        self._shelf = shelf
        self._reader = reader
        self._order = order
        self._most = sys.maxsize if limit is None else limit
        self._clauses = clauses
        self._allowed: frozenset[int] | None = None
        self._is_nothing = any(each.is_nothing for each in clauses)
        self._match, self._rest = join_matches(clauses, ())
        self._gathers = any(each.gathers for each in clauses)

    def run(self) -> Listed:
        """The answer."""
        found: list[int] = []
        for step, (rows, among, is_last) in enumerate(self._candidates()):
            if step:
                self._reader.judge_early(hopeless=step > MOST_STEPS_READING)
            wanted = max(self._most - len(found), 0)
            some, all_read = self._reader.holding(rows, among, wanted)
            found += some
            if len(found) >= self._most:
                return Listed(found[: self._most], len(found), exact=is_last and all_read)
        return Listed(found, len(found), exact=True)

    def _candidates(self) -> Iterator[_Step]:
        if self._is_nothing:
            return
        few = self._few_matching()
        if few is not None:
            yield from self._in_steps(self._in_order(few), self._rest)
            return
        known = find_known(self._shelf, self._clauses)
        self._allowed, self._clauses = known.allowed, known.rest
        self._match, self._rest = join_matches(known.rest, ())
        allowed = known.allowed
        if allowed is not None and (self._match is None or len(allowed) <= MOST_TRIED):
            rows = self._in_order(self._of_source(allowed))
            yield from self._in_steps(rows, self._clauses)
        elif self._order == "page":
            for stretch in self._shelf.stretches():
                yield from self._along(stretch)
        else:
            yield from self._back()

    def _few_matching(self) -> list[int] | None:
        """All rows that the index finds, where these are few and there is more to be tested."""
        if self._match is None or not (self._rest or self._reader.reads):
            return None
        only = self._shelf.only or EVERY_ROW
        rows = self._shelf.rows_in(only, MOST_TRIED + 1, self._match)
        return rows if len(rows) <= MOST_TRIED else None

    def _in_steps(self, rows: Sequence[int], clauses: Sequence[Clause]) -> Iterator[_Step]:
        """Rows that are few, already in order."""
        tested = clauses or self._reader.reads
        size = FIRST_CHUNK if tested else max(len(rows), 1)
        for start in range(0, len(rows), size):
            some = self._holding(rows[start : start + size], clauses)
            yield some, ONE_BY_ONE, start + size >= len(rows)

    def _in_order(self, rows: Sequence[int]) -> list[int]:
        if self._order == "page":
            return self._shelf.in_page_order(rows)
        return self._shelf.newest_first(rows)

    def _of_source(self, rows: frozenset[int]) -> Sequence[int]:
        only = self._shelf.only
        return list(rows) if only is None else [r for r in rows if only.first <= r <= only.last]

    # --- in page order ---

    def _along(self, stretch: Stretch) -> Iterator[_Step]:
        """Rows of a stretch, from its first on."""
        if self._match is not None or not self._asks_books:
            yield from self._through(stretch, self._match, self._rest)
            return
        for piece in self._shelf.books_in(stretch, FIRST_BOOKS):
            match, rest = join_matches(self._clauses, piece.books)
            if match != "" and piece.books:
                yield from self._through(piece, match, rest)

    @property
    def _asks_books(self) -> bool:
        """Whether the index can say more among some books than everywhere."""
        parts = [part for each in self._clauses for part in each.alternatives]
        return any(part.sources is not None for part in parts)

    def _through(
        self, stretch: Stretch, match: str | None, rest: Sequence[Clause]
    ) -> Iterator[_Step]:
        first, size = stretch.first, self._first_size(rest)
        while first <= stretch.last:
            left = replace(stretch, first=first)
            rows = self._shelf.rows_in(left, size, match, self._allowed)
            if rows:
                around = Among((rows[0], rows[-1]))
                some = self._holding(rows, rest, around, stretch.without)
                yield some, around, len(rows) < size and stretch.ends
            if len(rows) < size:
                return
            first, size = rows[-1] + 1, min(4 * size, LARGEST_CHUNK)

    def _first_size(self, rest: Sequence[Clause]) -> int:
        if self._most == sys.maxsize or (self._gathers and rest):
            return LARGEST_CHUNK
        if rest or self._reader.reads:
            return FIRST_CHUNK
        # All are hits, but for the trash; whether there are many shall be told.
        return max(self._most, LEAST_COUNTED) + 1

    # --- the newest first ---

    def _back(self) -> Iterator[_Step]:
        """Rows from the newest back."""
        only, match = self._shelf.only, self._match
        if only is not None or self._gathers:
            rows = self._shelf.rows_in(only or EVERY_ROW, NO_LIMIT, match, self._allowed)
        elif match is not None:
            rows = self._shelf.rows_in(EVERY_ROW, MOST_SORTED + 1, match, self._allowed)
            if len(rows) > MOST_SORTED:
                yield from self._back_in_time(match)
                return
        else:
            yield from self._back_through_all()
            return
        in_order = self._shelf.newest_first(rows)
        yield from self._in_steps(in_order, self._rest)

    def _back_in_time(self, match: str) -> Iterator[_Step]:
        below, times = self._shelf.newest_number() + 1, FIRST_TIMES
        while below > 1:
            rows, below = self._shelf.entered_about(match, below, times)
            times = min(2 * times, MOST_TIMES)
            yield self._holding(self._allowed_of(rows), self._rest), ONE_BY_ONE, below <= 1

    def _back_through_all(self) -> Iterator[_Step]:
        below, size = NEWEST, FIRST_CHUNK
        while True:
            rows, below = self._shelf.rows_before(below, size)
            if not rows:
                return
            yield self._holding(self._allowed_of(rows), self._rest), ONE_BY_ONE, False
            size = min(4 * size, LARGEST_CHUNK)

    # --- what is left of them ---

    def _allowed_of(self, rows: Sequence[int]) -> Sequence[int]:
        allowed = self._allowed
        return rows if allowed is None else [row for row in rows if row in allowed]

    def _holding(
        self,
        rows: Sequence[int],
        clauses: Sequence[Clause],
        among: Among = ONE_BY_ONE,
        without: frozenset[int] = frozenset(),
    ) -> list[int]:
        return self._shelf.holding(self._shelf.visible(rows, without), clauses, among)
