"""The numbers that order the books, and what becomes of a book's quotes when it moves.

A book that comes to stand elsewhere (an author is corrected) may have a hundred thousand quotes,
which cannot all be moved while one waits. If they are not few it keeps its sequence and is astray:
the search asks about it by itself, until the index is made anew.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from sqlalchemy import Connection, delete, func, insert, literal_column, select, tuple_, update

from readnotes.storage.marks import SEQUENCES_OF_BOOK
from readnotes.storage.prepared import as_list, driver_of, insert_rows, is_listed
from readnotes.storage.sequences import APART, MARGIN, move, sequences_by_number
from readnotes.storage.tables import book_sequences, quote_sequences, quotes, sources

#: So far apart are books that are put in order together.
BOOKS_APART = 16

#: So far behind the last one comes a new book, and before the first: most others come between them.
NEW_BOOKS_APART = 1 << 16

#: So far apart at least are books that were moved apart.
LEAST_APART = 4

#: The first book's sequence; others may come before it.
FIRST_BOOK = 1 << 18

#: Up to so many quotes are moved with a book that comes to stand elsewhere, or with its neighbours.
MOST_MOVED = 200

#: With more than this share of books astray, a new index begins with putting all in order.
MOST_ASTRAY = 0.02

_book = book_sequences.c


def add_book(connection: Connection, number: int) -> None:
    """Give a new source, already written, its sequence."""
    sequence, astray = _find_room_for_book(connection, number)
    row = {"source": number, "sequence": sequence, "astray": int(astray)}
    insert_rows(connection, book_sequences, [row])


def keep_book(connection: Connection, number: int) -> None:
    """Follow a source that may have come to stand elsewhere among the books."""
    before, after = _neighbours_of_book(connection, number)
    own = connection.execute(select(_book.sequence).where(_book.source == number)).scalar_one()
    if (before or 0) < own and (after is None or own < after):
        _set_astray(connection, number, 0)
        return
    own_quotes = _few_quotes_of(connection, [number])
    if own_quotes is None:
        _set_astray(connection, number, 1)
        return
    sequence, astray = _find_room_for_book(connection, number)
    connection.execute(
        update(book_sequences)
        .where(_book.source == number)
        .values(sequence=sequence, astray=int(astray))
    )
    _move_quotes(connection, own_quotes, {own: sequence})


def needs_order(connection: Connection) -> bool:
    """Whether so many books are astray that all should be put in order with a new index."""
    books = select(func.count()).select_from(book_sequences)
    astray = connection.execute(books.where(_book.astray == 1)).scalar_one()
    return astray > MOST_ASTRAY * connection.execute(books).scalar_one()


def order_all(connection: Connection) -> None:
    """Give every book and every quote its sequence anew; the index must be empty."""
    connection.execute(delete(quote_sequences))
    connection.execute(delete(book_sequences))
    by_order = func.row_number().over(order_by=(sources.c.sort_name, sources.c.year, sources.c.key))
    connection.execute(
        insert(book_sequences).from_select(
            ["source", "sequence", "astray"],
            select(sources.c.number, FIRST_BOOK + BOOKS_APART * by_order, literal_column("0")),
        )
    )
    of_book = func.count().over(partition_by=quotes.c.source)
    rank = func.row_number().over(
        partition_by=quotes.c.source,
        order_by=(quotes.c.place_order, quotes.c.place, quotes.c.id),
    )
    step = func.max(func.min(APART, (SEQUENCES_OF_BOOK - 2 * MARGIN) // (of_book + 1)), 1)
    sequence = _book.sequence * SEQUENCES_OF_BOOK + MARGIN + step * rank
    connection.execute(
        insert(quote_sequences).from_select(
            ["sequence", "quote"],
            select(sequence, quotes.c.number).join(book_sequences, _book.source == quotes.c.source),
        )
    )


def _find_room_for_book(connection: Connection, number: int) -> tuple[int, bool]:
    """A free sequence for a source where it stands, or behind all; whether it is astray there."""
    low, high = _neighbours_of_book(connection, number)
    last = connection.execute(select(func.max(_book.sequence))).scalar()
    if last is None:
        return FIRST_BOOK, False
    if high is None:
        return last + NEW_BOOKS_APART, False
    if low is None:
        low = max(high - 2 * NEW_BOOKS_APART, 0)
    between = select(_book.sequence).where(_book.sequence > low, _book.sequence < high)
    taken = [low, *connection.execute(between.order_by(_book.sequence)).scalars(), high]
    width, start = max((b - a, a) for a, b in pairwise(taken))
    if width >= 2:
        return start + width // 2, False
    made = _make_room_for_book(connection, number)
    return (last + NEW_BOOKS_APART, True) if made is None else (made, False)


def _make_room_for_book(connection: Connection, number: int) -> int | None:
    """Move the nearest books apart, as many as it takes, if they have few quotes.

    Returns:
        A free sequence where the source stands; None where too much would have to be moved.
    """
    beside = 1
    while True:
        before = _nearest(connection, number, beside + 1, before=True)
        after = _nearest(connection, number, beside + 1, before=False)
        books = [*reversed(before[:beside]), *after[:beside]]
        known = dict(books)
        own_quotes = _few_quotes_of(connection, known)
        if own_quotes is None:
            return None
        low = before[beside][1] if len(before) > beside else books[0][1] - NEW_BOOKS_APART
        high = after[beside][1] if len(after) > beside else books[-1][1] + NEW_BOOKS_APART
        wanted = _spread(connection, max(low, 0), high, len(books) + 1, known.values())
        if wanted is not None:
            break
        if max(len(before), len(after)) <= beside:
            return None
        beside *= 2
    made = wanted.pop(len(before[:beside]))
    moved = {old: new for (_source, old), new in zip(books, wanted, strict=True) if old != new}
    # Two steps, for one's new number may be another's old one.
    by_old = [{"old": old, "new": new} for old, new in moved.items()]
    driver_of(connection).executemany(_SET_ASIDE, by_old)
    driver_of(connection).executemany(_SET, by_old)
    _move_quotes(connection, own_quotes, moved)
    return made


_SET_ASIDE = "UPDATE book_sequences SET sequence = -sequence WHERE sequence = :old"
_SET = "UPDATE book_sequences SET sequence = :new WHERE sequence = -:old"


def _spread(
    connection: Connection, low: int, high: int, count: int, moving: Collection[int]
) -> list[int] | None:
    """So many sequences between two, evenly, none that a book has which is not moving."""
    step = (high - low) // (count + 1)
    if step < LEAST_APART:
        return None
    between = select(_book.sequence).where(_book.sequence > low, _book.sequence < high)
    taken = set(connection.execute(between).scalars()).difference(moving)
    found = [low]
    for turn in range(1, count + 1):
        sequence = max(low + step * turn, found[-1] + 1)
        while sequence in taken:
            sequence += 1
        found.append(sequence)
    return found[1:] if found[-1] < high else None


def _few_quotes_of(connection: Connection, books: Collection[int]) -> Sequence[int] | None:
    """The quotes of some sources; None if they are more than can be moved."""
    wanted = select(quotes.c.number).where(is_listed(quotes.c.source, "books"))
    limited = wanted.limit(MOST_MOVED + 1)
    found = connection.execute(limited, {"books": as_list(books)}).scalars().all()
    return found if len(found) <= MOST_MOVED else None


def _move_quotes(connection: Connection, own: Sequence[int], moved: Mapping[int, int]) -> None:
    """Let quotes follow their books, given by old and new sequences."""
    known = sequences_by_number(connection, own)
    wanted = {}
    for quote, sequence in known.items():
        book, place = divmod(sequence, SEQUENCES_OF_BOOK)
        wanted[quote] = moved.get(book, book) * SEQUENCES_OF_BOOK + place
    move(connection, wanted)


def _neighbours_of_book(connection: Connection, number: int) -> tuple[int | None, int | None]:
    """The sequences of the books before and behind, of those that are not astray."""
    before = _nearest(connection, number, 1, before=True)
    after = _nearest(connection, number, 1, before=False)
    return before[0][1] if before else None, after[0][1] if after else None


def _nearest(
    connection: Connection, number: int, count: int, *, before: bool
) -> Sequence[tuple[int, int]]:
    """So many books before a source or behind it, the nearest first: source and sequence.

    Those that are astray are left out.
    """
    c = sources.c
    order = (c.sort_name, c.year, c.key)
    own = connection.execute(select(*order).where(c.number == number)).one()
    others = (
        select(_book.source, _book.sequence)
        .join(sources, c.number == _book.source)
        .where(_book.astray == 0, c.number != number)
        .limit(count)
    )
    if before:
        others = others.where(tuple_(*order) < tuple_(*own))
        others = others.order_by(*(each.desc() for each in order))
    else:
        others = others.where(tuple_(*order) > tuple_(*own)).order_by(*order)
    return [(row[0], row[1]) for row in connection.execute(others)]


def _set_astray(connection: Connection, number: int, astray: int) -> None:
    connection.execute(
        update(book_sequences)
        .where(_book.source == number, _book.astray != astray)
        .values(astray=astray)
    )
