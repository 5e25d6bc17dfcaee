"""The index made anew from the records, a batch in each transaction.

First the old tables are thrown away, whatever has become of them, and it is noted that nothing is
made yet. Then batch after batch is read, folded and put in, and how far it is noted with it. So it
may be stopped, or fall, between any two batches and be gone on with; saving goes on in between, and
search finds what is made already.

Putting in is an act of the writer; reading and folding are done meanwhile by whoever asks. If a
record of the batch was changed since it was read, `put_in` refuses and it is read once more.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, func, select

from readnotes.storage import book_sequences, full_text
from readnotes.storage.chunks import in_chunks
from readnotes.storage.index_pieces import set_automerge
from readnotes.storage.index_rows import NUMBERS, Folding, read_rows
from readnotes.storage.index_state import (
    PARTS,
    count_skipped,
    made_up_to,
    set_made_up_to,
    unseal,
)
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import FULL_TEXT, full_text_statement, words
from readnotes.storage.words import entries_of, forget_words, stem_of

#: So many words are remembered as put in already; beyond that some are put in twice.
_MOST_SEEN = 1_000_000


def tables_under(name: str) -> list[str]:
    """A full-text table, then those that FTS5 keeps it in."""
    return [name, *(f"{name}_{part}" for part in PARTS)]


_OF_INDEX = [each for name in FULL_TEXT for each in tables_under(name)]

#: SQLite takes up to 32,766 values in one statement.
MOST_ROWS = 4000


#: FTS5 joins so many pieces of the same size to one; seldom while all are joined in the end.
PIECES_JOINED, USUAL_PIECES_JOINED = 8, 4


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of one table whose words are to be put in.

    Attributes:
        name: The full-text table.
        start: The number in the index behind which it begins.
        last: The number of its last row there; None where no more are left.
        fold: Makes the rows; the slow part, needs no library.
        skipped: What `count_skipped` said when they were read.
    """

    name: str
    start: int
    last: int | None
    fold: Folding
    skipped: int


def begin(connection: Connection, *, by_force: bool = False) -> None:
    """Throw the index away, damaged as it may be, and note that none of it is made.

    Args:
        connection: The writer's.
        by_force: Strike its tables from the list of tables, for their pages cannot even be given
            back. These are lost for other uses until the library is copied; that is all.

    Raises:
        sqlite3.DatabaseError: It takes force, in a transaction of its own.
    """
    names = [*_OF_INDEX, words.name]
    if by_force:
        _strike(connection, names)
    else:
        throw_away(connection, names)
    for name in FULL_TEXT:
        connection.exec_driver_sql(full_text_statement(name))
    set_automerge(connection, PIECES_JOINED)
    words.create(connection)
    forget_words(connection)
    unseal(connection)
    if book_sequences.needs_order(connection):
        book_sequences.order_all(connection)
    set_made_up_to(connection, dict.fromkeys(NUMBERS, 0))


def count_left(connection: Connection) -> int:
    """How many records are to be put in yet."""
    return sum(
        connection.execute(select(func.count()).where(NUMBERS[name] > limit)).scalar_one()
        for name, limit in made_up_to(connection).items()
    )


def read_batch(connection: Connection, before: Batch | None, most: int) -> Batch | None:
    """Read the next records.

    Args:
        connection: A reading one.
        before: The batch before, where that may not be in yet.
        most: How many records.

    Returns:
        None where the whole index is made, with the batch before.
    """
    limits = made_up_to(connection)
    if before is not None:
        limits = _limits_after(limits, before)
    if not limits:
        return None
    name, start = next(iter(limits.items()))
    last, fold = read_rows(connection, name, start, most)
    return Batch(name, start, last, fold, count_skipped(connection))


class Words:
    """The new words of the batches, each but once, with their stems."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def again(self) -> "Words":
        """From the beginning."""
        return Words()

    def new_in(self, name: str, rows: Iterable[tuple[int, full_text.Row]]) -> list[list[str]]:
        """The words of rows that were not seen yet, with their stems, by letters."""
        found = set[str]()
        for text in full_text.own_texts(name, rows):
            found.update(text.split())
        found -= self._seen
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen |= found
        return [[word, stem_of(word)] for word in entries_of(found)]


def put_in(
    connection: Connection,
    batch: Batch,
    rows: Sequence[tuple[int, full_text.Row]],
    new_words: Sequence[Sequence[str]],
) -> bool:
    """Put a folded batch in; False if records were changed meanwhile and it must be read again."""
    limits = made_up_to(connection)
    is_next = limits.get(batch.name) == batch.start
    if not is_next or batch.skipped != count_skipped(connection):
        return False
    unseal(connection)
    if rows:
        driver = driver_of(connection)
        for part in in_chunks(rows, MOST_ROWS):
            values = [value for number, row in part for value in (number, *row)]
            driver.execute(_insertion(batch.name, len(part)), values)
        driver.execute(_NEW_WORDS, (json.dumps(new_words, ensure_ascii=False),))
    left = _limits_after(limits, batch)
    set_made_up_to(connection, left)
    if not left:
        set_automerge(connection, USUAL_PIECES_JOINED)
    return True


def _limits_after(limits: Mapping[str, int], batch: Batch) -> Mapping[str, int]:
    """How far the tables are made when a batch is in."""
    if batch.last is None:
        return {name: limit for name, limit in limits.items() if name != batch.name}
    return {**limits, batch.name: batch.last}


@lru_cache(maxsize=8)
def _insertion(name: str, count: int) -> str:
    """One statement for many rows: SQLite then works alone, and Python folds the next batch."""
    columns = ("rowid", *FULL_TEXT[name])
    row = f"({', '.join('?' * len(columns))})"
    return f"INSERT INTO {name} ({', '.join(columns)}) VALUES {', '.join([row] * count)}"  # noqa: S608


_NEW_WORDS = (
    "INSERT OR IGNORE INTO words (word, stem) "
    "SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?)"
)


def throw_away(connection: Connection, names: Sequence[str]) -> None:
    """Drop tables of the index; those SQLite can make no sense of are struck from its list."""
    driver = driver_of(connection)
    left = []
    for name in names:
        driver.execute("SAVEPOINT throwing_away")
        try:
            driver.execute(f"DROP TABLE IF EXISTS {name}")
        except sqlite3.DatabaseError:
            driver.execute("ROLLBACK TO throwing_away")
            left.append(name)
        driver.execute("RELEASE throwing_away")
    if left:
        _strike(connection, left)


def _strike(connection: Connection, names: Sequence[str]) -> None:
    driver = driver_of(connection)
    driver.execute("PRAGMA writable_schema=ON")
    driver.executemany("DELETE FROM sqlite_master WHERE tbl_name = ?", [(n,) for n in names])
    driver.execute("PRAGMA writable_schema=RESET")
