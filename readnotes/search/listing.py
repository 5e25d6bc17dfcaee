"""The first hits of a query in page order or newest first, at a million quotes as at ten.

The full-text index gives its rows in page order (`storage/sequences.py`), so that the first hits
of most queries are the first it gives. What it cannot say, a page or a date, is listed first where
that is little, and else tested on what it gives, some at a time. Whether a word begins as asked is
read in the passages themselves for as long as that finds enough (`beginnings.py`).
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from readnotes.search.beginnings import Reader, TooRareError, written_so
from readnotes.search.by_page import ByPage
from readnotes.search.by_time import ByTime
from readnotes.search.clauses import Clause
from readnotes.search.joining import leap, settle_all
from readnotes.search.shelf import Shelf
from readnotes.search.walk import FIRST_NEWEST, Order, Wanted

SOME_MORE = 1.3
"""In any order there may be so many times as many as asked for; to choose the newest takes time."""

MOST_HITS_READ = 200
"""For more hits than these it is quicker to have the index gather the beginnings of words.

Fewer are read for, or leapt to as words that are known (`joining.leap`).
"""

MOST_NEWEST_READ = 1000
"""The same of the newest hits, which the index does not give in their order."""

MANY_PAGES = 500
"""Of the index: FTS5 gathers them in some 30 ms, and anew for every step of a walk."""


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
    most_read = MOST_NEWEST_READ if order == "newest" else MOST_HITS_READ
    required, is_short = clause.required, limit is not None and limit <= most_read
    if is_short and order != "any":
        required = tuple(map(leap, required))
    firm = [each for each in required if not each.is_read]
    read = [each for each in required if each.is_read]
    most = sys.maxsize if limit is None else limit
    if read and is_short:
        try:
            reader = Reader(
                shelf.connection,
                read,
                shelf.newest_number(),
                is_patient=order != "page",
                goes_far=_are_gathered_long(shelf, read),
            )
            written = [each for each in map(written_so, read) if each is not None]
            # It is read in order, for reading stops when there is enough.
            ordered: Order = "newest" if order == "any" else order
            return _follow(shelf, [*firm, *written], reader, Wanted(ordered, most, first))
        except TooRareError:
            pass
    settled = settle_all([*firm, *read])
    return _follow(shelf, settled, Reader(shelf.connection, ()), Wanted(order, most, first))


def _are_gathered_long(shelf: Shelf, clauses: Sequence[Clause]) -> bool:
    """Whether FTS5 takes long to gather what begins as a clause asks."""
    reads = [part.reads for each in clauses for part in each.alternatives if part.reads is not None]
    begun = {words.words[-1] for each in reads for words in each.words if words.prefix}
    return any(shelf.pages_of(each) > MANY_PAGES for each in begun)


def _follow(shelf: Shelf, clauses: Sequence[Clause], reader: Reader, wanted: Wanted) -> Listed:
    """Go through the rows until there are enough hits."""
    most, is_by_page, any_order = wanted.most, wanted.order == "page", wanted.order == "any"
    walk = (ByPage if is_by_page else ByTime)(shelf, clauses, reader, wanted)
    found: list[int] = []
    for step, (rows, among, is_last) in enumerate(walk.steps()):
        left = max(most - len(found), 0)
        if step:
            reader.judge_early(left, step)
        some, all_read = reader.holding(rows, among, left)
        too_many = not any_order or len(found) + len(some) > SOME_MORE * most
        if any_order and too_many:
            some = shelf.newest_first(some)
        found += some
        walk.got = len(found)
        if len(found) >= most:
            shown = found[:most] if too_many else found
            return Listed(shown, len(found), is_last and all_read)
    return Listed(found, len(found), exact=True)
