"""The table of words, which grows with the full-text tables and in the same transaction.

Nearly every word of a new record is there already. So the writing connection remembers some that it
has seen, asks the library for the others, and looks for the stem of the new ones alone.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import MOST_LETTERS
from readnotes.text.stems import stem

MOST_REMEMBERED = 200_000
_REMEMBERED = "readnotes words"

_UNKNOWN = """
SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM words WHERE word = value)
"""
_INSERT = "INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)"


def add_words(connection: Connection, texts: Iterable[str]) -> None:
    """Put the words of folded texts into the table, inside the connection's transaction."""
    found = set[str]()
    for text in texts:
        found.update(text.split())
    remembered: set[str] = connection.info.setdefault(_REMEMBERED, set())
    found -= remembered
    if not found:
        return
    driver = driver_of(connection)
    # In their order, for then neighbours in the table are looked at and written one after another.
    asked = entries_of(found)
    new = [word for (word,) in driver.execute(_UNKNOWN, (json.dumps(asked),))]
    if new:
        driver.executemany(_INSERT, [(word, stem_of(word)) for word in new])
    if len(remembered) + len(found) > MOST_REMEMBERED:
        remembered.clear()
    remembered.update(asked)


def entries_of(found: Iterable[str]) -> list[str]:
    """Folded words as the table has them, by letters."""
    return sorted({word[:MOST_LETTERS] for word in found})


def stem_of(entry: str) -> str:
    """The stem of a word of the table."""
    return stem(entry) if len(entry) < MOST_LETTERS else entry


def forget_words(connection: Connection) -> None:
    """Forget which words were seen: what a transaction wrote has been taken back."""
    connection.info.pop(_REMEMBERED, None)
