"""The rows of quotes in page order, as the index gives them."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace

from readnotes.search.clauses import Clause
from readnotes.search.fts5 import Match
from readnotes.search.joining import join_matches
from readnotes.search.pages import Stretch
from readnotes.search.targets import Among
from readnotes.search.walk import FIRST_CHUNK, Step, Walk, gathers

LARGEST_CHUNK = 16_384
"""At most so many rows are looked at at once."""

ENOUGH = 1.3
"""So many times as many rows are looked at next as should have enough."""

FIRST_BOOKS, FIRST_BOOKS_OF_MANY = 4, 32
"""So many books first, where words are looked for in titles that many books have.

More where they are very many words, which FTS5 would begin to look for anew with the next books.
"""

MANY_GATHERED = 4000

LEAST_COUNTED = 1000
"""Of hits that are not counted one by one, it is told whether they are at least so many."""


class ByPage(Walk):
    """The rows by book and page."""

    def _many_steps(self) -> Iterator[Step]:
        for stretch in self._shelf.pages.stretches():
            yield from self._along(stretch)

    def _along(self, stretch: Stretch) -> Iterator[Step]:
        """Rows of a stretch, from its first on."""
        if self._match is not None or not self._asks_books:
            yield from self._through(stretch, self._match, self._rest)
            return
        size = FIRST_BOOKS_OF_MANY if self._gathers or self._scans else FIRST_BOOKS
        for piece in self._shelf.pages.books_in(stretch, size):
            match, rest = join_matches(self._clauses, piece.books)
            if match != "" and piece.books:
                yield from self._through(piece, match, rest)

    @property
    def _asks_books(self) -> bool:
        """Whether the index can say more among some books than everywhere."""
        parts = [part for each in self._clauses for part in each.alternatives]
        return any(part.sources is not None for part in parts)

    def _through(
        self, stretch: Stretch, match: Match | None, rest: Sequence[Clause]
    ) -> Iterator[Step]:
        first, size, looked_at = stretch.first, self._first_size(rest), 0
        allowed: frozenset[int] | None = None
        while first <= stretch.last:
            left = replace(stretch, first=first)
            rows = self._shelf.rows_in(left, size, match, allowed)
            for some, around, is_end in self._pieces(rows, match or "", rest):
                held = self._holding(some, rest, around, stretch.without)
                yield held, around, is_end and len(rows) < size and stretch.ends
            if len(rows) < size:
                return
            if allowed is None and match is not None:
                # The first were tried as they came. They were too few: what is rare is listed.
                allowed, rest = self._list_allowed(rest)
            looked_at += len(rows)
            first, size = rows[-1] + 1, self._next_size(size, looked_at)

    def _pieces(
        self, rows: Sequence[int], match: Match, rest: Sequence[Clause]
    ) -> Iterator[tuple[Sequence[int], Among, bool]]:
        """The rows to be tested at once; few at first where the index gave many."""
        is_cut = self._gathers and rest
        start, size = 0, FIRST_CHUNK if is_cut else len(rows)
        while start < len(rows):
            some = rows[start : start + size]
            start, size = start + size, 4 * size
            # What is gathered would be gathered once more for each piece, which is slow for much.
            words = "" if is_cut and len(rows) > MANY_GATHERED else match
            yield some, Among((some[0], some[-1]), words), start >= len(rows)

    def _first_size(self, rest: Sequence[Clause]) -> int:
        if self._wanted.most == sys.maxsize or (self._gathers and rest):
            return LARGEST_CHUNK
        if rest or self._reader.reads:
            return FIRST_CHUNK
        # All are hits, but for the trash. Whether there are many is told where that is soon known.
        return (self._wanted.most if self._scans else max(self._wanted.most, LEAST_COUNTED)) + 1

    def _next_size(self, size: int, looked_at: int) -> int:
        """How many rows to look at next: as many as should have enough, by the share until now."""
        most = min(4 * size, LARGEST_CHUNK)
        if self._gathers or not self.got:
            return most
        wanted = ENOUGH * self._left * looked_at / self.got
        return int(min(max(wanted, FIRST_CHUNK), most))

    @property
    def _gathers(self) -> bool:
        return any(map(gathers, self._clauses))

    @property
    def _scans(self) -> bool:
        parts = (part for each in self._clauses for part in each.alternatives)
        return len(self._clauses) > 1 or any(part.scans for part in parts)
