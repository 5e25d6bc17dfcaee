"""What the plans of a listing ask of the library: numbers of quotes and books, in their order."""

import json
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, Integer, Text, func, literal_column, quoted_name, select, table

from readnotes.search.clauses import Clause
from readnotes.search.gathering import gather
from readnotes.search.targets import TARGETS, Among, is_one_of
from readnotes.storage.tables import quotes, sources

MOST_BOOKS = 200
"""At most so many books are asked about at once: each is one more word in the index's query."""

MOST_TRASHED = 5000
"""With more in the trash each hit is looked up; with fewer these are taken out of the hits."""

NEWEST = (1 << 63) - 1
"""Above the number of any record."""

_QUOTES = TARGETS["quote"]
# SQLite would rather look into the rows themselves, each of which is a page of the file to be read.
_SHELVED = table(quoted_name("quotes INDEXED BY quotes_shelved", quote=False))
_NUMBER, _SOURCE = literal_column("number", Integer), literal_column("source", Integer)
_TRASHED = literal_column("trashed", Text)
_BOOKS_IN_ORDER = (
    select(sources.c.number)
    .where(sources.c.trashed.is_(None))
    .order_by(sources.c.sort_name, sources.c.year, sources.c.key)
)


def matching(
    connection: Connection, expression: str, limit: int | None = None, below: int | None = None
) -> list[int]:
    """The numbers of the quotes in whose words an expression is found, in the trash too.

    Args:
        connection: A reading one.
        expression: Of FTS5.
        limit: At most so many: the lowest, or with `below` the highest.
        below: Only numbers below this one, from the highest down.
    """
    numbers = _QUOTES.select_matching(expression).limit(limit)
    if below is not None:
        rowid = _QUOTES.index.c.rowid
        numbers = numbers.where(rowid < below).order_by(rowid.desc())
    return gather(connection, numbers)


def matching_among(connection: Connection, expression: str, numbers: Collection[int]) -> list[int]:
    """Those of the quotes in whose words an expression is found; reads all its places."""
    # The sum keeps SQLite from asking the index anew for every single number.
    rowid = _QUOTES.index.c.rowid + literal_column("0")
    found = _QUOTES.select_matching(expression).where(is_one_of(rowid, numbers))
    return gather(connection, found)


def in_page_order(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Those of the quotes that are outside the trash, by book and page."""
    if not numbers:
        return []
    visible = (
        select(quotes.c.number)
        .join(sources, sources.c.number == quotes.c.source)
        .where(
            is_one_of(quotes.c.number, numbers),
            quotes.c.trashed.is_(None),
            sources.c.trashed.is_(None),
        )
    )
    return gather(connection, visible.order_by(*_QUOTES.order))


def by_book(connection: Connection, numbers: Sequence[int]) -> list[list[int]]:
    """Those of the quotes that are outside the trash, book by book; of one book in no order.

    Half the work of `in_page_order`, where only the first of them will be shown.
    """
    if not numbers:
        return []
    row = connection.execute(
        select(func.json_group_array(_SOURCE), func.json_group_array(_NUMBER))
        .select_from(_SHELVED)
        .where(is_one_of(_NUMBER, numbers), _TRASHED.is_(None))
    ).one()
    of_book: defaultdict[int, list[int]] = defaultdict(list)
    for book, number in zip(json.loads(row[0]), json.loads(row[1]), strict=True):
        of_book[book].append(number)
    return [of_book[book] for book in these_in_order(connection, list(of_book))]


def newest_first(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Those of the quotes that are outside the trash, the newest first."""
    trashed = in_trash(connection)
    if trashed is not None:
        return sorted(set(numbers) - trashed, reverse=True)
    visible = select(quotes.c.number).where(is_one_of(quotes.c.number, numbers), _QUOTES.visible)
    return gather(connection, visible.order_by(quotes.c.number.desc()))


def in_trash(connection: Connection) -> frozenset[int] | None:
    """The quotes that lie in the trash, by themselves or with their source; None for too many."""
    own = select(quotes.c.number).where(quotes.c.trashed.is_not(None)).limit(MOST_TRASHED + 1)
    with_source = (
        select(quotes.c.number)
        .join(sources, sources.c.number == quotes.c.source)
        .where(sources.c.trashed.is_not(None))
        .limit(MOST_TRASHED + 1)
    )
    found = frozenset(gather(connection, own)) | frozenset(gather(connection, with_source))
    return found if len(found) <= MOST_TRASHED else None


def quotes_of(connection: Connection, books: Sequence[int]) -> list[int]:
    """The quotes of some sources, in the trash too, in no order."""
    return gather(connection, select(quotes.c.number).where(is_one_of(quotes.c.source, books)))


def quotes_below(connection: Connection, number: int, limit: int) -> list[int]:
    """The newest quotes older than one, in the trash too, from the highest number down."""
    older = select(quotes.c.number).where(quotes.c.number < number)
    return gather(connection, older.order_by(quotes.c.number.desc()).limit(limit))


def books_in_order(connection: Connection, start: int, limit: int) -> list[int]:
    """Some of the sources outside the trash, in the order of books everywhere."""
    return gather(connection, _BOOKS_IN_ORDER.limit(limit).offset(start))


def these_in_order(connection: Connection, books: Sequence[int]) -> list[int]:
    """Those of the sources that are outside the trash, in the order of books everywhere."""
    return gather(connection, _BOOKS_IN_ORDER.where(is_one_of(sources.c.number, books)))


def around(connection: Connection, numbers: Sequence[int]) -> Among:
    """Where some quotes are: their sources, where these are not too many to be asked about."""
    wanted = select(quotes.c.source).where(is_one_of(quotes.c.number, numbers)).distinct()
    found = gather(connection, wanted.limit(MOST_BOOKS + 1))
    return Among(tuple(found)) if len(found) <= MOST_BOOKS else Among()


def holding(
    connection: Connection,
    numbers: Sequence[int],
    clauses: Sequence[Clause],
    among: Among,
) -> list[int]:
    """Those of the quotes that every clause finds too, in the same order.

    Args:
        connection: A reading one.
        numbers: The quotes.
        clauses: What must hold of them.
        among: What is known of where they are.
    """
    if not clauses or not numbers:
        return list(numbers)
    conditions = [each.as_condition(among) for each in clauses]
    wanted = select(quotes.c.number).where(is_one_of(quotes.c.number, numbers), *conditions)
    held = set(gather(connection, wanted))
    return [number for number in numbers if number in held]
