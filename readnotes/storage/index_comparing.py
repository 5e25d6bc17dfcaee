"""The index compared with the records: what is missing in it, too much, or another word.

FTS5's own check sees a part of what can be wrong. Here every word of the index is read, each with
its record, column and place, and a sum over them is made for each record; the same sum is made from
the record itself. Of a sample only it is asked whether its texts are found as phrases.
"""

import contextlib
import json
import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from readnotes.storage import full_text
from readnotes.storage.index_rows import NUMBERS, read_rows
from readnotes.storage.index_state import made_up_to
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import FULL_TEXT
from readnotes.storage.words import entries_of, stem_of

_BATCH = 2000
_LONGEST_TOKEN = 32768


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison of index and records found, as (full-text table, number of the row).

    Attributes:
        compared: How many records were looked at.
        missing: Records that are not in the index.
        orphaned: Rows of the index without a record; none are told of a sample.
        differing: Records whose words in the index are others.
        lost_words: Words of these records that the table of words lacks, or with another stem.
    """

    compared: int
    missing: tuple[tuple[str, int], ...]
    orphaned: tuple[tuple[str, int], ...]
    differing: tuple[tuple[str, int], ...]
    lost_words: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether index and records say the same."""
        return not (self.missing or self.orphaned or self.differing or self.lost_words)


def compare_whole(
    connection: Connection, progress: Callable[[int], object], cancelled: Callable[[], bool]
) -> Comparison:
    """Compare everything; of a cancelled comparison only what was seen until then is told.

    Args:
        connection: A reading one.
        progress: Told how many records are compared.
        cancelled: Asked now and then.

    Raises:
        sqlite3.DatabaseError: The index is so damaged that it cannot be read.
    """
    missing: list[tuple[str, int]] = []
    orphaned: list[tuple[str, int]] = []
    differing: list[tuple[str, int]] = []
    words = set[str]()
    compared = 0
    driver = driver_of(connection)
    limits = made_up_to(connection)
    for name in NUMBERS:
        in_index = _sums_in_index(driver, name)
        listed = {row[0] for row in driver.execute(_LISTED[name])}
        for rows in _all_rows(connection, name):
            if cancelled():
                return Comparison(compared, tuple(missing), (), tuple(differing), ())
            for number, row in rows:
                if number > limits.get(name, number):
                    continue
                if number not in listed:
                    missing.append((name, number))
                elif in_index.pop(number, 0) != _sum_of(row):
                    differing.append((name, number))
                listed.discard(number)
            for text in full_text.own_texts(name, rows):
                words.update(text.split())
            compared += len(rows)
            progress(compared)
        orphaned += [(name, number) for number in sorted(listed | in_index.keys())]
    lost = _lost_words(driver, words)
    return Comparison(compared, tuple(missing), tuple(orphaned), tuple(differing), lost)


def compare_sample(connection: Connection, most: int, chance: random.Random) -> Comparison:
    """Compare some quotes, chosen at random; milliseconds at any size."""
    driver = driver_of(connection)
    [last] = driver.execute("SELECT coalesce(max(quote), 0) FROM quote_sequences").fetchone()
    name = "quote_words"
    missing: list[tuple[str, int]] = []
    differing: list[tuple[str, int]] = []
    words = set[str]()
    numbers = chance.sample(range(last), min(most, last))
    chosen = driver.execute(_NEXT_TO, (json.dumps(numbers),)).fetchall()
    for (sequence,) in sorted(chosen):
        _last, fold = read_rows(connection, name, sequence - 1, 1)
        for number, row in fold():
            if driver.execute(_IS_LISTED, (number,)).fetchone() is None:
                missing.append((name, number))
            elif not _is_found(driver, number, row):
                differing.append((name, number))
            for text in full_text.own_texts(name, [(number, row)]):
                words.update(text.split())
    lost = _lost_words(driver, words)
    return Comparison(len(numbers), tuple(missing), (), tuple(differing), lost)


def check_inside(connection: Connection) -> bool:
    """Whether the full-text tables agree with themselves, on the writer's connection."""
    try:
        for name in FULL_TEXT:
            driver_of(connection).execute(_INTEGRITY[name])
    except sqlite3.DatabaseError:
        return False
    return True


_LISTED = {name: f"SELECT id FROM {name}_docsize" for name in FULL_TEXT}  # noqa: S608
_NEXT_TO = (
    "SELECT DISTINCT (SELECT sequence FROM quote_sequences WHERE quote > value "
    "ORDER BY quote LIMIT 1) FROM json_each(?)"
)
_IS_LISTED = "SELECT 1 FROM quote_words_docsize WHERE id = ?"
_IS_FOUND = "SELECT 1 FROM quote_words WHERE quote_words MATCH ? AND rowid = ?"
_INTEGRITY = {
    name: f"INSERT INTO {name} ({name}) VALUES ('integrity-check')"  # noqa: S608
    for name in FULL_TEXT
}


def _all_rows(connection: Connection, name: str) -> Iterator[list[tuple[int, full_text.Row]]]:
    last, fold = read_rows(connection, name, -(2**63), _BATCH)
    while last is not None:
        yield fold()
        last, fold = read_rows(connection, name, last, _BATCH)


def _sums_in_index(driver: sqlite3.Connection, name: str) -> Counter[int]:
    """For each record a sum over its words in the index, with their columns and places."""
    places = {column: place for place, column in enumerate(FULL_TEXT[name])}
    sums: Counter[int] = Counter()
    with _vocabulary(driver, name) as table:
        rows = driver.execute(f"SELECT term, doc, col, offset FROM {table}")  # noqa: S608
        for term, number, column, offset in rows:
            sums[number] += hash((term, places.get(column), offset))
    return sums


def _sum_of(row: full_text.Row) -> int:
    """The same sum, of the words that a record should have."""
    total = 0
    for place, text in enumerate(row):
        for offset, word in enumerate(text.split()):
            if len(word) * 4 > _LONGEST_TOKEN:
                word = word.encode()[:_LONGEST_TOKEN].decode(errors="ignore")
            total += hash((word, place, offset))
    return total


@contextlib.contextmanager
def _vocabulary(driver: sqlite3.Connection, name: str) -> Iterator[str]:
    """A table of the words of the index; it lives beside the library, not in it."""
    [guarded] = driver.execute("PRAGMA query_only").fetchone()
    driver.execute("PRAGMA query_only=OFF")
    table = f"temp.compared_{name}"
    try:
        driver.execute(f"CREATE VIRTUAL TABLE {table} USING fts5vocab(main, {name}, instance)")
        try:
            yield table
        finally:
            driver.execute(f"DROP TABLE {table}")
    finally:
        driver.execute(f"PRAGMA query_only={guarded}")


def _is_found(driver: sqlite3.Connection, number: int, row: full_text.Row) -> bool:
    """Whether each text of a record is found as a phrase, in its column."""
    for column, text in zip(FULL_TEXT["quote_words"], row, strict=True):
        if text and driver.execute(_IS_FOUND, (f'{column} : "{text}"', number)).fetchone() is None:
            return False
    return True


def _lost_words(driver: sqlite3.Connection, words: set[str]) -> tuple[str, ...]:
    stems = dict(driver.execute("SELECT word, stem FROM words").fetchall())
    return tuple(word for word in entries_of(words) if stems.get(word) != stem_of(word))
