"""The first hits of a query in page order or newest first, at a million quotes as at ten.

Nothing but the order of numbers streams out of the full-text index, and a common word has more
hits than could be sorted while a key is pressed. So there are two plans. What has few hits is
collected whole and sorted. What has many is met soon by walking: through the books in their
order, some at a time, or through the quotes from the newest back; the index is asked only about
those. Whichever it is, every other condition is tested on candidates alone, and whether a word
begins as asked is read in the passages themselves for as long as that finds enough
(`beginnings.py`).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection

from readnotes.search import shelf
from readnotes.search.beginnings import Reader, TooRareError
from readnotes.search.clauses import Clause
from readnotes.search.joining import join_matches, settle_all
from readnotes.search.known import MOST_SORTED, find_known
from readnotes.search.targets import Among, within

Order = Literal["page", "newest"]

FIRST_BOOKS = 4
FIRST_CHUNK, LARGEST_CHUNK = 128, 2048
MOST_READ = 200
"""For more hits than these it is quicker to have the index gather the beginnings of words."""

MOST_STEPS_READING = 3
"""A walk that must go further to find something to be read in is better left to the index."""

NEAR_CHUNK = 180
"""Of candidates from anywhere so few are tested at once that their books can be asked about."""

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
    firm = [each for each in clause.required if not each.is_read]
    read = [each for each in clause.required if each.is_read]
    books = () if source is None else (source,)
    if read and limit is not None and limit <= MOST_READ:
        try:
            reader = Reader(connection, read)
            return _Listing(connection, firm, reader, order, limit, books).run()
        except TooRareError:
            pass
    reader = Reader(connection, ())
    settled = settle_all([*firm, *read])
    return _Listing(connection, settled, reader, order, limit, books).run()


class _Listing:
    """One listing, by whichever plan suits it."""

    def __init__(
        self,
        connection: Connection,
        clauses: Sequence[Clause],
        reader: Reader,
        order: Order,
        limit: int | None,
        books: tuple[int, ...],
    ) -> None:
        self._connection = connection
        self._reader = reader
        self._order = order
        self._most = sys.maxsize if limit is None else limit
        self._books = books
        self._known = find_known(connection, clauses, books)
        self._sort = shelf.in_page_order if order == "page" else shelf.newest_first

    def run(self) -> Listed:
        """The answer."""
        allowed = self._known.allowed
        if allowed is not None and len(allowed) <= MOST_SORTED:
            return self._of_candidates(sorted(allowed))
        found: list[int] = []
        for step, (among, numbers) in enumerate(self._walk()):
            if step:
                self._reader.judge_early(hopeless=step > MOST_STEPS_READING)
            for chunk in self._in_chunks(numbers):
                in_order = self._sort(self._connection, chunk)
                some, _all = self._reader.holding(in_order, among, self._most - len(found))
                found += some
                if len(found) >= self._most:
                    return self._enough(found)
        return Listed(found, len(found), exact=True)

    def _enough(self, found: list[int]) -> Listed:
        """The answer where there may be more hits than were wanted."""
        known, first, least = self._known, found[: self._most], len(found)
        if not self._reader.reads:
            trashed = shelf.in_trash(self._connection)
            if known.allowed is not None and not known.rest and trashed is not None:
                return Listed(first, len(known.allowed - trashed), exact=True)
            if known.share and known.allowed is None and len(known.rest) == 1 and not trashed:
                # One clause is all there is, and it was seen to find more than are counted.
                least = max(least, LEAST_COUNTED)
        return Listed(first, least, exact=False)

    def _of_candidates(self, candidates: Sequence[int]) -> Listed:
        """The first of few candidates for which the rest holds, too."""
        found: list[int] = []
        complete, visible = True, 0
        for chunk in self._in_chunks(candidates):
            visible += len(chunk)
            if len(found) >= self._most:
                complete = False
            elif complete:
                in_order = self._sort(self._connection, chunk)
                among = self._around(in_order)
                held = shelf.holding(self._connection, in_order, self._known.rest, among)
                some, complete = self._reader.holding(held, among, self._most - len(found))
                found += some
        if not self._known.rest and not self._reader.reads:
            return Listed(found[: self._most], visible, exact=True)
        return Listed(found[: self._most], len(found), exact=complete)

    def _in_chunks(self, candidates: Sequence[int]) -> Iterator[Sequence[int]]:
        """The candidates outside the trash, some at a time, each time those that come next."""
        if self._order == "newest":
            visible = shelf.newest_first(self._connection, candidates)
            for start in range(0, len(visible), LARGEST_CHUNK):
                yield visible[start : start + LARGEST_CHUNK]
            return
        tested = self._known.rest or self._reader.reads
        least = NEAR_CHUNK if tested else min(NEAR_CHUNK, self._most)
        chunk: list[int] = []
        for of_book in shelf.by_book(self._connection, candidates):
            chunk += of_book
            if len(chunk) >= least:
                yield chunk
                chunk = []
        if chunk:
            yield chunk

    def _around(self, numbers: Sequence[int]) -> Among:
        """Where candidates are: in few books, or near each other among the newest."""
        if self._books or not (self._known.rest or self._reader.reads):
            return Among(self._books)
        if self._order == "newest":
            return Among(numbers=(numbers[-1], numbers[0]))
        return shelf.around(self._connection, numbers)

    def _walk(self) -> Iterator[tuple[Among, Sequence[int]]]:
        """Quotes that may be hits, in no order, step by step, and where they are."""
        walk = self._walk_along if self._order == "page" else self._walk_back
        yield from walk()

    def _walk_along(self) -> Iterator[tuple[Among, Sequence[int]]]:
        words = [each for each in self._known.listed if each.match is not None]
        for books in self._shelf():
            among = Among(tuple(books))
            match, rest = join_matches([*words, *self._known.rest], books)
            if match == "":
                continue
            asks_index = self._known.allowed is None or (words and self._known.rest)
            if match is not None and asks_index:
                numbers = shelf.matching(self._connection, within(match, books))
                yield among, self._holding(numbers, rest, among)
                continue
            # Few of these books have any of what is allowed; words are looked for in these few.
            there = self._allowed_of(shelf.quotes_of(self._connection, books))
            if self._known.allowed is not None and self._known.rest:
                among = shelf.around(self._connection, there)
            yield among, self._holding(there, self._known.rest, among)

    def _walk_back(self) -> Iterator[tuple[Among, Sequence[int]]]:
        match, rest = join_matches(self._known.rest, self._books)
        below, size = shelf.NEWEST, FIRST_CHUNK
        if self._most < sys.maxsize:
            size = max(size, self._most)
        allowed = sorted(self._known.allowed or (), reverse=True)
        start = 0
        while match != "":
            if allowed:
                numbers = allowed[start : start + size]
                start += size
            elif match is not None:
                expression = within(match, self._books)
                numbers = shelf.matching(self._connection, expression, size, below)
            else:
                numbers = shelf.quotes_below(self._connection, below, size)
            if not numbers:
                return
            below = numbers[-1]
            size = min(2 * size, LARGEST_CHUNK)
            among = Among(self._books, (below, numbers[0]))
            tested = self._known.rest if allowed else rest
            yield among, self._holding(numbers, tested, among)

    def _holding(
        self, numbers: Sequence[int], rest: Sequence[Clause], among: Among
    ) -> Sequence[int]:
        return shelf.holding(self._connection, self._allowed_of(numbers), rest, among)

    def _allowed_of(self, numbers: Sequence[int]) -> Sequence[int]:
        allowed = self._known.allowed
        return numbers if allowed is None else [each for each in numbers if each in allowed]

    def _shelf(self) -> Iterator[Sequence[int]]:
        """The books to be walked along, in their order, few at first."""
        if self._books:
            yield self._books
            return
        size = self._first_books()
        if self._known.books is not None:
            some = shelf.these_in_order(self._connection, sorted(self._known.books))
            start = 0
            while start < len(some):
                yield some[start : start + size]
                start += size
                size = min(2 * size, shelf.MOST_BOOKS)
            return
        start = 0
        while books := shelf.books_in_order(self._connection, start, size):
            yield books
            start += size
            size = min(2 * size, shelf.MOST_BOOKS)

    def _first_books(self) -> int:
        """How many books should hold enough, where that can be guessed."""
        if self._most == sys.maxsize:
            return shelf.MOST_BOOKS
        share = self._known.share
        if not share:
            return FIRST_BOOKS
        wanted = 2 * self._most / share / self._known.quotes_a_book
        return min(int(wanted) + 1, shelf.MOST_BOOKS)
