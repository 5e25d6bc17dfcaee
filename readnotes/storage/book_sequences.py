"""The numbers that order the books, and what becomes of a book's quotes when it moves.

A book that comes to stand elsewhere (an author is corrected) may have a hundred thousand quotes,
which cannot all be moved while one waits. If they are not few it keeps its sequence and is astray:
the search asks about it by itself, until the index is made anew.
"""

from itertools import pairwise

from sqlalchemy import Connection, delete, func, insert, literal_column, select, tuple_, update

from readnotes.storage.marks import SEQUENCES_OF_BOOK, sequences_of
from readnotes.storage.prepared import insert_rows
from readnotes.storage.sequences import APART, MARGIN, move, sequences_by_number
from readnotes.storage.tables import book_sequences, quote_sequences, quotes, sources

#: So far apart are books that come one after another.
BOOKS_APART = 16

#: The first book's sequence; others may come before it.
FIRST_BOOK = 1 << 18

#: Up to so many quotes are moved with a book that comes to stand elsewhere.
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
    wanted = select(quotes.c.number).where(quotes.c.source == number).limit(MOST_MOVED + 1)
    own_quotes = connection.execute(wanted).scalars().all()
    if len(own_quotes) > MOST_MOVED:
        _set_astray(connection, number, 1)
        return
    sequence, astray = _find_room_for_book(connection, number)
    connection.execute(
        update(book_sequences)
        .where(_book.source == number)
        .values(sequence=sequence, astray=int(astray))
    )
    [first, _last] = sequences_of(sequence)
    known = sequences_by_number(connection, own_quotes)
    move(connection, {n: first + each % SEQUENCES_OF_BOOK for n, each in known.items()})


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
        return last + BOOKS_APART, False
    if low is None:
        low = max(high - 2 * BOOKS_APART, 0)
    between = select(_book.sequence).where(_book.sequence > low, _book.sequence < high)
    taken = [low, *connection.execute(between.order_by(_book.sequence)).scalars(), high]
    width, start = max((b - a, a) for a, b in pairwise(taken))
    if width < 2:
        return last + BOOKS_APART, True
    return start + width // 2, False


def _neighbours_of_book(connection: Connection, number: int) -> tuple[int | None, int | None]:
    """The sequences of the books before and behind, of those that are not astray."""
    c = sources.c
    order = (c.sort_name, c.year, c.key)
    own = connection.execute(select(*order).where(c.number == number)).one()
    others = (
        select(_book.sequence)
        .join(sources, c.number == _book.source)
        .where(_book.astray == 0, c.number != number)
        .limit(1)
    )
    before = others.where(tuple_(*order) < tuple_(*own)).order_by(*(each.desc() for each in order))
    after = others.where(tuple_(*order) > tuple_(*own)).order_by(*order)
    return connection.execute(before).scalar(), connection.execute(after).scalar()


def _set_astray(connection: Connection, number: int, astray: int) -> None:
    connection.execute(
        update(book_sequences)
        .where(_book.source == number, _book.astray != astray)
        .values(astray=astray)
    )
