"""The index made anew from the records, a batch in each transaction.

First the old tables are thrown away, whatever has become of them, and it is noted that nothing is
made yet. Then batch after batch is read, folded and put in, and how far it is noted with it. So it
may be stopped, or fall, between any two batches and be gone on with; saving goes on in between, and
search finds what is made already.

Reading and putting in are acts of the writer; folding is done between the two by whoever asks. If
a record of the batch was changed meanwhile, `put_in` refuses and the batch is read once more.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, func, select

from readnotes.storage import full_text, sources, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.index_state import (
    PARTS,
    count_skipped,
    made_up_to,
    set_made_up_to,
    unseal,
)
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import (
    FULL_TEXT,
    full_text_statement,
    quote_attachments,
    quote_tags,
    quotes,
    reviews,
    source_tags,
    words,
)
from readnotes.storage.tables import sources as source_table
from readnotes.storage.words import MOST_LETTERS, forget_words
from readnotes.text.stems import stem

#: The records whose words stand in each full-text table, in the order in which they are made.
RECORDS = {"source_words": source_table, "review_words": reviews, "quote_words": quotes}

#: So many words are remembered as put in already; beyond that some are put in twice.
_MOST_SEEN = 1_000_000

#: Each full-text table, then those that FTS5 keeps it in.
_OF_INDEX = [each for name in FULL_TEXT for each in (name, *(f"{name}_{part}" for part in PARTS))]

#: SQLite takes up to 32,766 values in one statement.
MOST_ROWS = 4000

_SAMPLE = "SELECT word, stem FROM words ORDER BY random() LIMIT ?"
_SAMPLED = 300

Folding = Callable[[], list[tuple[int, full_text.Row]]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Records of one table whose words are to be put in.

    Attributes:
        name: The full-text table.
        start: The number behind which it begins.
        last: The number of the last record; None where no more are left.
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
        _throw_away(connection, names)
    for name in FULL_TEXT:
        connection.exec_driver_sql(full_text_statement(name))
    words.create(connection)
    forget_words(connection)
    unseal(connection)
    set_made_up_to(connection, dict.fromkeys(RECORDS, 0))


def count_left(connection: Connection) -> int:
    """How many records are to be put in yet."""
    return sum(
        connection.execute(select(func.count()).where(RECORDS[name].c.number > limit)).scalar_one()
        for name, limit in made_up_to(connection).items()
    )


def read_batch(connection: Connection, before: Batch | None, most: int) -> Batch | None:
    """Read the next records, on the writer's connection.

    Args:
        connection: The writer's.
        before: The batch before, if that is not put in yet.
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


def read_rows(
    connection: Connection, name: str, after: int, most: int
) -> tuple[int | None, Folding]:
    """The last number of the next records, or None, and what folds them."""
    return _READERS[name](connection, after, most)


class Words:
    """The new words of the batches, each but once, with their stems.

    Args:
        stems: Stems that are known; the stemmer takes longer than all else.
    """

    def __init__(self, stems: Mapping[str, str] = MappingProxyType({})) -> None:
        self._stems = stems
        self._seen: set[str] = set()

    def again(self) -> "Words":
        """From the beginning."""
        return Words(self._stems)

    def new_in(self, name: str, rows: Iterable[tuple[int, full_text.Row]]) -> list[list[str]]:
        """The words of rows that were not seen yet, with their stems, by letters."""
        found = set[str]()
        for text in full_text.own_texts(name, rows):
            found.update(text.split())
        found -= self._seen
        if len(self._seen) > _MOST_SEEN:
            self._seen.clear()
        self._seen |= found
        known = self._stems
        return [
            [word, known.get(word) or stem(word)]
            for word in sorted(found)
            if len(word) <= MOST_LETTERS
        ]


def load_stems(connection: Connection) -> Mapping[str, str]:
    """The stems the library knows; none if a sample of them is not what the stemmer says."""
    driver = driver_of(connection)
    try:
        sample = driver.execute(_SAMPLE, (_SAMPLED,)).fetchall()
        if any(stem(word) != known for word, known in sample):
            return {}
        return dict(driver.execute("SELECT word, stem FROM words"))
    except (sqlite3.DatabaseError, AttributeError, TypeError):
        return {}


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
    set_made_up_to(connection, _limits_after(limits, batch))
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


def _throw_away(connection: Connection, names: Sequence[str]) -> None:
    """Drop tables; those of which SQLite cannot make sense any more are struck from its list."""
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


def _read_quotes(connection: Connection, after: int, most: int) -> tuple[int | None, Folding]:
    columns = ("number", "source", "kind", "text", "comment", "gist", "speaker", "as_printed")
    statement = select(*(quotes.c[name] for name in (*columns, "translation")))
    rows = connection.execute(_next(statement, quotes.c.number, after, most)).all()
    last = rows[-1][0] if rows else None
    tagged = _lists(connection, quote_tags.c.quote, quote_tags.c.tag, after, last)
    captions = _lists(
        connection, quote_attachments.c.quote, quote_attachments.c.caption, after, last
    )

    def fold() -> list[tuple[int, full_text.Row]]:
        return [
            (
                number,
                full_text.folded_quote(
                    text,
                    comment,
                    gist,
                    speaker,
                    (as_printed, translation, *captions[number]),
                    full_text.marks(source, kind, tagged[number]),
                ),
            )
            for number, source, kind, text, comment, gist, speaker, as_printed, translation in rows
        ]

    return last, fold


def _read_sources(connection: Connection, after: int, most: int) -> tuple[int | None, Folding]:
    statement = _next(select(source_table.c.number), source_table.c.number, after, most)
    numbers = connection.execute(statement).scalars().all()
    loaded = sources.load_sources(connection, numbers)
    tagged = tags.load_lists(connection, source_tags, numbers)

    def fold() -> list[tuple[int, full_text.Row]]:
        return [
            (number, full_text.source_row(loaded[number], [tag for tag, _name in tagged[number]]))
            for number in numbers
        ]

    return (numbers[-1] if numbers else None), fold


def _read_reviews(connection: Connection, after: int, most: int) -> tuple[int | None, Folding]:
    statement = select(reviews.c.number, reviews.c.title, reviews.c.body)
    rows = connection.execute(_next(statement, reviews.c.number, after, most)).all()

    def fold() -> list[tuple[int, full_text.Row]]:
        return [(number, full_text.folded_review(title, body)) for number, title, body in rows]

    return (rows[-1][0] if rows else None), fold


def _next(statement: Any, number: Any, after: int, most: int) -> Any:
    return statement.where(number > after).order_by(number).limit(most)


def _lists(
    connection: Connection, owner: Any, value: Any, after: int, last: int | None
) -> Mapping[int, list[Any]]:
    """A list of each record between two numbers, in its order."""
    lists: defaultdict[int, list[Any]] = defaultdict(list)
    if last is not None:
        ordinal = owner.table.c.ordinal
        between = select(owner, value).where(owner > after, owner <= last)
        for number, each in connection.execute(between.order_by(owner, ordinal)):
            lists[number].append(each)
    return lists


_READERS = {
    "source_words": _read_sources,
    "review_words": _read_reviews,
    "quote_words": _read_quotes,
}
