"""The first hits of a query in page order or newest first, at a million quotes as at ten.

The full-text index gives its rows in page order (`storage/sequences.py`), so that the first hits
of most queries are the first it gives. What it cannot say, a page or a date, is listed first where
that is little, and else tested on what it gives, some at a time. Whether a word begins as asked is
read in the passages themselves for as long as that finds enough (`beginnings.py`).

For the newest first few hits are all collected and sorted; of many the index is asked among the
newest quotes, then among those entered before them.
"""

import math
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from readnotes.search.beginnings import PATIENCE, Reader, TooRareError, written_so
from readnotes.search.clauses import Clause
from readnotes.search.fts5 import Match
from readnotes.search.joining import join_matches, leap, settle_all
from readnotes.search.known import MOST_LISTED, list_allowed
from readnotes.search.shelf import EVERY_ROW, NO_LIMIT, Shelf, Stretch, among_newest
from readnotes.search.targets import ONE_BY_ONE, Among

Order = Literal["page", "newest", "any"]
"""By book and page; the newest first; or the newest in any order, which is quicker."""

FIRST_CHUNK, LARGEST_CHUNK = 128, 16_384
"""So many rows are looked at first, and at most so many at once."""

ENOUGH = 1.3
"""So many times as many rows are looked at next as should have enough."""

FIRST_BOOKS, FIRST_BOOKS_OF_MANY = 4, 32
"""So many books first, where words are looked for in titles that many books have.

More where they are very many words, which FTS5 would begin to look for anew with the next books.
"""

MOST_SORTED = 3000
"""Up to so many hits are collected and sorted where they do not come in order."""

FIRST_NEWEST = 1024
"""Among so many of the newest quotes hits are looked for first, and then among more."""

MOST_WALKED = 0.25
"""If it seems that more than this share of all quotes must be gone through, all hits are sorted."""

FASTER = 16
"""Each time among at most so many times as many, until it can be told from so many hits how far
back the others are."""

ENOUGH_TO_TELL = 40

SOME_MORE = 1.3
"""In any order there may be so many times as many as asked for; to choose the newest takes time."""

MANY_GATHERED = 4000

MOST_HITS_READ = 200
"""For more hits than these it is quicker to have the index gather the beginnings of words.

Fewer are read for, or leapt to as words that are known (`joining.leap`).
"""

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


def list_rows(
    shelf: Shelf, clause: Clause, order: Order, limit: int | None, first: int = FIRST_NEWEST
) -> Listed:
    """The same as `list_quotes`, with the rows of the quotes in the place of their numbers.

    Args:
        shelf: What is searched.
        clause: On quotes.
        order: Of the rows.
        limit: At most so many; None for all.
        first: Among so many of the newest they are looked for first.
    """
    required, is_short = clause.required, limit is not None and limit <= MOST_HITS_READ
    if is_short and order != "any":
        required = tuple(map(leap, required))
    firm = [each for each in required if not each.is_read]
    read = [each for each in required if each.is_read]
    if read and is_short:
        try:
            reader = Reader(
                shelf.connection, read, shelf.newest_number(), is_patient=order != "page"
            )
            written = [each for each in map(written_so, read) if each is not None]
            return _Listing(shelf, [*firm, *written], reader, order, limit, first).run()
        except TooRareError:
            pass
    settled = settle_all([*firm, *read])
    return _Listing(shelf, settled, Reader(shelf.connection, ()), order, limit, first).run()


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
        first: int,
    ) -> None:
        self._shelf = shelf
        self._first = first
        self._reader = reader
        # What is read is read in order, for it stops when there is enough.
        self._order = "newest" if order == "any" and reader.reads else order
        self._most = sys.maxsize if limit is None else limit
        self._clauses = clauses
        self._known: dict[Clause, frozenset[int] | None] = {}
        self._is_nothing = any(each.is_nothing for each in clauses)
        self._match, self._rest = join_matches(clauses, ())
        self._gathers = any(map(_gathers, clauses))
        scans = any(part.scans for each in clauses for part in each.alternatives)
        self._scans = len(clauses) > 1 or scans
        self._got = 0
        self._most_steps = MOST_STEPS_READING * (1 if order == "page" else PATIENCE)

    def run(self) -> Listed:
        """The answer."""
        found: list[int] = []
        for step, (rows, among, is_last) in enumerate(self._candidates()):
            wanted = max(self._most - len(found), 0)
            if step:
                self._reader.judge_early(wanted, hopeless=step > self._most_steps)
            some, all_read = self._reader.holding(rows, among, wanted)
            too_many = self._order != "any" or len(found) + len(some) > SOME_MORE * self._most
            if self._order == "any" and too_many:
                some = self._shelf.newest_first(some)
            found += some
            self._got = len(found)
            if len(found) >= self._most:
                shown = found[: self._most] if too_many else found
                return Listed(shown, len(found), is_last and all_read)
        return Listed(found, len(found), exact=True)

    def _candidates(self) -> Iterator[_Step]:
        if self._is_nothing:
            return
        if self._match is None:
            allowed, rest = self._list_allowed(self._clauses)
            if allowed is not None:
                rows = self._in_order(self._of_source(allowed), tested=bool(rest))
                yield from self._in_steps(rows, rest, ONE_BY_ONE)
                return
        if self._order == "page":
            for stretch in self._shelf.stretches():
                yield from self._along(stretch)
        else:
            yield from self._back()

    def _in_steps(
        self, rows: Sequence[int], clauses: Sequence[Clause], among: Among
    ) -> Iterator[_Step]:
        """Rows that are few, already in order."""
        tested = clauses or self._reader.reads
        size = FIRST_CHUNK if tested else max(len(rows), 1)
        for start in range(0, len(rows), size):
            some = self._holding(rows[start : start + size], clauses, among)
            yield some, among, start + size >= len(rows)

    def _list_allowed(
        self, clauses: Sequence[Clause]
    ) -> tuple[frozenset[int] | None, Sequence[Clause]]:
        """The rows that clauses about other things than words allow, and the clauses left.

        None where all that is allowed by one is much.
        """
        allowed: frozenset[int] | None = None
        rest = []
        for clause in clauses:
            if clause not in self._known:
                self._known[clause] = list_allowed(self._shelf, clause)
            found = self._known[clause]
            if found is None:
                rest.append(clause)
            else:
                allowed = found if allowed is None else allowed & found
        return allowed, rest

    def _in_order(self, rows: Sequence[int], *, tested: bool) -> list[int]:
        """Rows in order; tested some at a time, the newest must come first in any order."""
        if self._order == "page":
            return self._shelf.in_page_order(rows)
        if self._order == "newest" or tested:
            return self._shelf.newest_first(rows)
        return list(rows)

    def _of_source(self, rows: frozenset[int]) -> Sequence[int]:
        only = self._shelf.only
        return list(rows) if only is None else [r for r in rows if only.first <= r <= only.last]

    # --- in page order ---

    def _along(self, stretch: Stretch) -> Iterator[_Step]:
        """Rows of a stretch, from its first on."""
        if self._match is not None or not self._asks_books:
            yield from self._through(stretch, self._match, self._rest)
            return
        size = FIRST_BOOKS_OF_MANY if self._gathers or self._scans else FIRST_BOOKS
        for piece in self._shelf.books_in(stretch, size):
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
    ) -> Iterator[_Step]:
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
        if self._most == sys.maxsize or (self._gathers and rest):
            return LARGEST_CHUNK
        if rest or self._reader.reads:
            return FIRST_CHUNK
        # All are hits, but for the trash. Whether there are many is told where that is soon known.
        return (self._most if self._scans else max(self._most, LEAST_COUNTED)) + 1

    def _next_size(self, size: int, looked_at: int) -> int:
        """How many rows to look at next: as many as should have enough, by the share until now."""
        most = min(4 * size, LARGEST_CHUNK)
        if self._gathers or not self._got:
            return most
        wanted = ENOUGH * (self._most - self._got) * looked_at / self._got
        return int(min(max(wanted, FIRST_CHUNK), most))

    # --- the newest first ---

    def _back(self) -> Iterator[_Step]:
        """Rows from the newest back."""
        only = self._shelf.only
        gathering = [each for each in self._clauses if _gathers(each)]
        match = self._match
        rest: Sequence[Clause] = self._rest
        if gathering:
            firm = [each for each in self._clauses if each not in gathering]
            match, rest = join_matches(firm, ()) if firm else (None, [])
        allowed, rest = self._list_allowed(rest)
        for each in gathering:
            found = self._list_gathered(each)
            if found is None:
                rest = [*rest, each]
            else:
                allowed = found if allowed is None else allowed & found
        few = allowed is not None and match is None
        if only is None and not few and (match is None or self._matches_many(match)):
            yield from self._back_in_time(match, allowed, rest)
            return
        if few and allowed is not None:
            rows = self._of_source(allowed)
        else:
            rows = self._shelf.rows_in(only or EVERY_ROW, NO_LIMIT, match, allowed)
        among = ONE_BY_ONE if match is None else Among(words=match)
        yield from self._in_steps(self._in_order(rows, tested=bool(rest)), rest, among)

    def _matches_many(self, match: Match) -> bool:
        return self._shelf.matches_more(match, MOST_SORTED)

    def _list_gathered(self, clause: Clause) -> frozenset[int] | None:
        """All rows of a clause of which FTS5 gathers them anyway; None where they are many."""
        match = clause.as_match(())
        if match is None:
            return None
        rows = self._shelf.every_row(match)
        return rows if len(rows) <= MOST_LISTED else None

    def _back_in_time(
        self, match: Match | None, allowed: frozenset[int] | None, rest: Sequence[Clause]
    ) -> Iterator[_Step]:
        newest = self._shelf.newest_number()
        many = self._first if match is not None else min(self._first, FIRST_NEWEST)
        below, got = newest + 1, 0
        while below > 0:
            expression, first = among_newest(match, below, many)
            if match is None:
                in_order = self._shelf.rows_between(first, below)
            else:
                rows = self._shelf.rows_in(EVERY_ROW, NO_LIMIT, expression)
                far = (self._most - got) * (below - first) / max(len(rows), 1)
                if far > MOST_WALKED * newest:
                    break
                in_order = self._in_order(self._allowed_of(rows, allowed), tested=False)
            held = self._holding(in_order, rest, Among(words=expression))
            yield held, Among(words=expression), first == 0
            got += len(held)
            share, below = len(held) / (below - first), first
            wanted = 1.1 * (self._most - got) / share if share else math.inf
            most = FASTER * many if got < ENOUGH_TO_TELL else newest
            many = int(min(max(wanted, FIRST_NEWEST), most))
        if match is not None and below > 0:
            limit = NO_LIMIT
            if not rest and allowed is None and not self._reader.reads:
                limit = self._shelf.with_trashed(self._most - got)
            rows = self._shelf.newest_matching(match, below, limit)
            among = Among(words=match)
            for some, _among, is_last in self._in_steps(
                self._allowed_of(rows, allowed), rest, among
            ):
                yield some, among, is_last and len(rows) != limit

    # --- what is left of them ---

    def _allowed_of(self, rows: Sequence[int], allowed: frozenset[int] | None) -> Sequence[int]:
        return rows if allowed is None else [row for row in rows if row in allowed]

    def _holding(
        self,
        rows: Sequence[int],
        clauses: Sequence[Clause],
        among: Among,
        without: frozenset[int] = frozenset(),
    ) -> list[int]:
        return self._shelf.holding(self._shelf.visible(rows, without), clauses, among)


def _gathers(clause: Clause) -> bool:
    return any(part.gathers for part in clause.alternatives)
