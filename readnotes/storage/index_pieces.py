"""The pieces that FTS5 keeps the index in, and their joining.

Every act leaves a piece of its own, and a word is looked up in each of them. So a beginning that
stands for a thousand words takes ten times as long in ten pieces as in one. FTS5 joins pieces while
it writes, but lets up to fifteen small ones be.

What is joined is written anew. So small pieces are joined by fours, and all pieces only when there
is much beside the largest.
"""

import sqlite3

from sqlalchemy import Connection

from readnotes.storage.index_state import unseal
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import FULL_TEXT

MUCH = 64
"""All pieces are joined where those beside the largest are this part of the index, or more."""

PAGES_AT_ONCE = 500
"""About so many pages of 4 KB are written in one act; a quote saved meanwhile waits so long."""

MANY = 6
"""More pieces than these are joined though nothing was written since the library was opened."""

#: The pages of each piece, told by the last word that `idx` has of it; its lowest bit is another
#: thing. Each piece is leapt to: at a million quotes `idx` has a hundred thousand rows.
_PIECES = """
WITH RECURSIVE pieces (id) AS (
    SELECT min(segid) FROM {name}_idx
    UNION ALL
    SELECT (SELECT min(segid) FROM {name}_idx WHERE segid > id) FROM pieces WHERE id IS NOT NULL
)
SELECT id, max(1, ifnull(
    (SELECT pgno >> 1 FROM {name}_idx WHERE segid = id ORDER BY term DESC LIMIT 1), 1
))
FROM pieces WHERE id IS NOT NULL
"""


def pieces_of(connection: Connection, name: str) -> list[tuple[int, int]]:
    """The pieces of a full-text table: the number of each, and how many pages it has had, or 1."""
    return driver_of(connection).execute(_PIECES.format(name=name)).fetchall()


def needs_joining(connection: Connection) -> bool:
    """Whether the pieces of the index make searching slow, as after a large import.

    Args:
        connection: A reading one.
    """
    pieces = [_sizes(connection, name) for name in FULL_TEXT]
    return any(len(sizes) > 1 and (len(sizes) > MANY or _is_much(sizes)) for sizes in pieces)


def join_some(connection: Connection, *, all_pieces: bool = False) -> bool:
    """Join some pieces of the index; asked again and again, it leaves one or a few.

    What is searched finds the same before, meanwhile and after.

    Args:
        connection: The writer's.
        all_pieces: Whether one is to be left, however much is written.

    Returns:
        Whether there may be more to be joined.
    """
    return any(_join(connection, name, all_pieces=all_pieces) for name in FULL_TEXT)


def set_automerge(connection: Connection, pieces: int) -> None:
    """Have FTS5 itself join so many pieces of a size while it writes."""
    for name in FULL_TEXT:
        _tell(driver_of(connection), name, "automerge", pieces)


def _join(connection: Connection, name: str, *, all_pieces: bool) -> bool:
    driver, sizes = driver_of(connection), _sizes(connection, name)
    if len(sizes) < 2:
        return False
    before = driver.total_changes
    # A number below zero means all pieces; else FTS5 joins four or more that it takes for alike.
    sign = -1 if all_pieces or _is_much(sizes) else 1
    _tell(driver, name, "merge", sign * PAGES_AT_ONCE)
    # That FTS5 was asked is one change.
    has_joined = driver.total_changes - before > 1
    if has_joined:
        unseal(connection)
    return has_joined


def _is_much(sizes: list[int]) -> bool:
    return (sum(sizes) - max(sizes)) * MUCH >= sum(sizes)


def _sizes(connection: Connection, name: str) -> list[int]:
    return [pages for _number, pages in pieces_of(connection, name)]


def _tell(driver: sqlite3.Connection, name: str, what: str, value: int) -> None:
    driver.execute(
        f"INSERT INTO {name} ({name}, rank) VALUES (?, ?)",  # noqa: S608
        (what, value),
    )
