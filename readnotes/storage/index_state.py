"""What is known about the index: whether it can be trusted, and how far it is made.

The index is the full-text tables and the table of words. It can always be made anew from the
records, so whatever is wrong with it only costs time. What is known stands in `meta`:

- `folding`: the version of the folding that its words went through.
- `remaking`: while it is made anew, up to which number each table is made. A record above that
  is left to the remaking: nothing is put in or taken out for it.
- `index-seal`: a hash over the tables that FTS5 keeps it in, left when the library is closed and
  taken away by the first change after that. FTS5 itself does not see every damage: some answers
  would only be wrong.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection

from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import FULL_TEXT
from readnotes.text.folding import FOLDING_VERSION

PARTS = ("data", "idx", "docsize", "config")
"""The tables that FTS5 keeps a contentless table in, by the ends of their names."""

#: Up to so many quotes the seal is looked at when a library is opened, which takes some
#: milliseconds, and the index is made anew at once, which takes a second.
FEW_QUOTES = 12_000

_ROWS = 20_000
_UNSEALED = "readnotes unsealed"


def find_index_trouble(connection: Connection) -> str | None:
    """What is wrong with the index, as a code word, or None.

    It is quick at any size, and therefore does not see everything; `compare_index` does.

    Returns:
        `missing`: a table is not there. `damaged`: it cannot be read, or is not what was left
        when the library was closed. `older`: another version of the folding made it. `half`:
        its remaking was not finished.
    """
    driver = driver_of(connection)
    there = {row[0] for row in driver.execute("SELECT name FROM sqlite_master")}
    if not {"words", *FULL_TEXT, *_shadows()} <= there:
        return "missing"
    if _meta(driver, "folding") != str(FOLDING_VERSION):
        return "older"
    try:
        _try_out(driver)
        last = _last(driver, "quote_words_docsize", "id")
        if has_few_quotes(connection) and not is_seal_true(connection):
            return "damaged"
    except sqlite3.DatabaseError:
        return "damaged"
    if _meta(driver, "remaking") is not None:
        return "half"
    return None if last == _last(driver, "quote_sequences", "sequence") else "damaged"


def has_few_quotes(connection: Connection) -> bool:
    """Whether the index is so small that it is looked at, or made anew, while one opens it."""
    return _last(driver_of(connection), "quotes", "number") <= FEW_QUOTES


def made_up_to(connection: Connection) -> Mapping[str, int]:
    """Up to which number the tables are made that are being made anew; empty in peace."""
    told = _meta(driver_of(connection), "remaking")
    if told is None:
        return {}
    known: dict[str, int] = json.loads(told)
    return known


def set_made_up_to(connection: Connection, limits: Mapping[str, int]) -> None:
    """Note how far the remaking is; with nothing left the index is whole."""
    driver = driver_of(connection)
    if limits:
        _set_meta(driver, "remaking", json.dumps(dict(limits)))
    else:
        driver.execute("DELETE FROM meta WHERE name IN ('remaking', 'remaking-skipped')")
        _set_meta(driver, "folding", str(FOLDING_VERSION))


def count_skipped(connection: Connection) -> int:
    """How often a record's words were left to the remaking; rises until that is done."""
    return int(_meta(driver_of(connection), "remaking-skipped") or 0)


def note_skipped(connection: Connection) -> None:
    """Note that a record's words were left to the remaking."""
    _set_meta(driver_of(connection), "remaking-skipped", str(count_skipped(connection) + 1))


def seal(connection: Connection) -> None:
    """Leave the seal, if there is none: the index is as it shall be found again."""
    driver = driver_of(connection)
    if _meta(driver, "index-seal") is None and _meta(driver, "remaking") is None:
        _set_meta(driver, "index-seal", _hash(driver))


def unseal(connection: Connection) -> None:
    """Take the seal away, inside the transaction that changes the index."""
    if _UNSEALED not in connection.info:
        driver_of(connection).execute("DELETE FROM meta WHERE name = 'index-seal'")
        connection.info[_UNSEALED] = True


def forget_unsealing(connection: Connection) -> None:
    """What a transaction did has been taken back: the seal may be there again."""
    connection.info.pop(_UNSEALED, None)


def is_seal_true(connection: Connection) -> bool:
    """Whether the index is as it was left; also where there is no seal, as after a crash."""
    driver = driver_of(connection)
    left = _meta(driver, "index-seal")
    return left is None or left == _hash(driver)


def _shadows() -> Iterator[str]:
    return (f"{name}_{part}" for name in FULL_TEXT for part in PARTS)


def _try_out(driver: sqlite3.Connection) -> None:
    """Ask each table for a word, which makes SQLite read what they begin with."""
    for statement in _TRIALS:
        driver.execute(statement).fetchall()


_TRIALS = (
    "SELECT rowid FROM quote_words WHERE quote_words MATCH 'a' LIMIT 1",
    "SELECT rowid FROM source_words WHERE source_words MATCH 'a' LIMIT 1",
    "SELECT rowid FROM review_words WHERE review_words MATCH 'a' LIMIT 1",
    "SELECT stem FROM words WHERE word = 'a'",
    "SELECT word FROM words WHERE stem = 'a' LIMIT 1",
)


def _last(driver: sqlite3.Connection, table: str, column: str) -> int:
    [last] = driver.execute(f"SELECT max({column}) FROM {table}").fetchone()  # noqa: S608
    return last if isinstance(last, int) else 0


def _hash(driver: sqlite3.Connection) -> str:
    """A hash over all rows of the tables under the full-text tables."""
    digest = hashlib.blake2b(digest_size=16)
    for name in FULL_TEXT:
        for part in ("data", "idx", "config"):
            for row in driver.execute(f"SELECT * FROM {name}_{part}"):  # noqa: S608
                for value in row:
                    digest.update(value if isinstance(value, bytes) else repr(value).encode())
        for lump in _lumps(driver, f"{name}_docsize"):
            digest.update(lump)
    return digest.hexdigest()


def _lumps(driver: sqlite3.Connection, table: str) -> Iterator[bytes]:
    """The rows of a table with a short row for each record, many at once."""
    statement = (
        "SELECT max(id), group_concat(quote(id) || quote(sz)) FROM "  # noqa: S608
        f"(SELECT id, sz FROM {table} WHERE id > ? ORDER BY id LIMIT {_ROWS})"
    )
    after, lump = driver.execute(statement, (-(2**63),)).fetchone()
    while lump is not None:
        yield lump.encode()
        after, lump = driver.execute(statement, (after,)).fetchone()


def _meta(driver: sqlite3.Connection, name: str) -> str | None:
    row = driver.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _set_meta(driver: sqlite3.Connection, name: str, value: str) -> None:
    driver.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
