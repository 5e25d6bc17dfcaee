"""The folded rows of a library's quotes, kept apart, so that every engine indexes the same."""

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path

from sqlalchemy import Connection

from readnotes.services.opening import open_library
from readnotes.storage import full_text, quote_adding, quotes, sources, tags
from readnotes.storage.tables import FULL_TEXT, OPAQUE

COLUMNS = FULL_TEXT["quote_words"]
_CHUNK = 5000
_PAGES = re.compile(r"(?:^|p\. )(\d+)(?:-(\d+))?$")
_INSERT = f"INSERT INTO rows VALUES ({', '.join('?' * (len(COLUMNS) + 4))})"


@dataclass(frozen=True, slots=True)
class FoldedRow:
    """One quote as its index row, with what other engines need for fields.

    Attributes:
        words: By `COLUMNS`.
        first, last: Its pages, 0 where it has none.
    """

    number: int
    words: tuple[str, ...]
    kind: str
    first: int
    last: int

    @property
    def own(self) -> list[str]:
        """The texts of its own words, those that are not empty."""
        by_column = zip(COLUMNS, self.words, strict=True)
        return [text for column, text in by_column if text and column not in OPAQUE]

    @property
    def marks(self) -> str:
        """The marks of its source, its tags and what else is not words."""
        return self.words[COLUMNS.index("marks")]


def folded_rows_of(library: Path, folder: Path) -> Path:
    """A file with the folded rows of a library; made once and kept in the folder."""
    path = folder / f"{library.stem}-rows.sqlite"
    if not path.exists():
        unfinished = path.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with sqlite3.connect(unfinished) as connection:
            columns = ", ".join(COLUMNS)
            connection.execute(
                f"CREATE TABLE rows (number INTEGER PRIMARY KEY, {columns}, kind, first, last)"
            )
            connection.executemany(_INSERT, _read_all(library))
        connection.close()
        unfinished.rename(path)
    return path


def each_row(path: Path) -> Iterator[FoldedRow]:
    """All rows, in the order of their numbers."""
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    for number, *words, kind, first, last in connection.execute("SELECT * FROM rows"):
        yield FoldedRow(number, tuple(words), kind, first, last)
    connection.close()


def _read_all(path: Path) -> Iterator[tuple[object, ...]]:
    library = open_library(path, read_only=True)
    for start in count(1, _CHUNK):
        numbers = range(start, start + _CHUNK)
        some = library.database.read(partial(_fold, numbers=numbers))
        if not some:
            break
        yield from some
    library.close()


def _fold(connection: Connection, numbers: range) -> list[tuple[object, ...]]:
    loaded = quotes.load_quotes(connection, list(numbers))
    keys = sources.find_numbers(connection, {each.source for each in loaded.values()})
    names = tags.find_numbers(connection, {tag for each in loaded.values() for tag in each.tags})
    found: list[tuple[object, ...]] = []
    for number, quote in sorted(loaded.items()):
        carried = [names[tag] for tag in quote.tags]
        spans = quote_adding.spans_of(quote, timed=False)
        words = full_text.quote_row(number, quote, keys[quote.source], spans, carried)
        pages = _PAGES.search(quote.locator)
        first = int(pages[1]) if pages else 0
        found.append((number, *words, quote.kind, first, int(pages[2] or first) if pages else 0))
    return found
