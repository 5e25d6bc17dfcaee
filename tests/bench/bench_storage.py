"""Saving one quote and adding many, against plain `sqlite3` writing the same rows.

The baseline writes what the program wrote (record rows, pre-folded full-text rows, new words with
their stems, journal rows) with the same pragmas and transactions.
Run: `python -m tests.bench.bench_storage [COUNT]`.
"""

import random
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from readnotes.domain.ids import new_id
from readnotes.domain.quotes import Quote
from readnotes.services.capture import save
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import (
    full_text,
    quote_adding,
    quotes,
    sequences,
    source_adding,
    sources,
    tags,
)
from readnotes.storage.connections import pragmas
from readnotes.storage.tables import FULL_TEXT
from tests.bench.corpus import make_quotes, make_sources
from tests.bench.table import print_table, verdict

#: Table, the column that grows, whether that is a step of the journal.
TABLES = (
    ("tags", "number", False),
    ("quotes", "number", False),
    ("quote_sequences", "quote", False),
    ("quote_spans", "quote", False),
    ("quote_tags", "quote", False),
    ("journal_steps", "number", True),
    ("journal_entries", "step", True),
)
TURNS = 8
SINGLE = 40
Rows = dict[str, list[tuple[object, ...]]]


def rows_of(path: Path, after: int = 0, after_step: int = 0, before: Collection[str] = ()) -> Rows:
    """The rows that adding quotes wrote, and their full-text rows.

    Args:
        path: The library.
        after: The last number of a quote before that.
        after_step: The last number of a step of the journal before that.
        before: The words that were known before.
    """
    with sqlite3.connect(path) as connection:
        found: Rows = {
            name: connection.execute(
                f"SELECT * FROM {name} WHERE {column} > ?", (after_step if steps else after,)
            ).fetchall()
            for name, column, steps in TABLES
        }
        words = connection.execute("SELECT word, stem FROM words").fetchall()
        found["words"] = [row for row in words if row[0] not in before]
    connection.close()
    library = open_library(path, read_only=True)

    def folded(connection: Connection) -> list[tuple[object, ...]]:
        loaded = quotes.load_quotes(connection, [int(str(row[0])) for row in found["quotes"]])
        keys = sources.find_numbers(connection, {each.source for each in loaded.values()})
        names = tags.find_numbers(connection, {t for q in loaded.values() for t in q.tags})
        rows = sequences.sequences_by_number(connection, list(loaded))
        return [
            (
                rows[n],
                *full_text.quote_row(
                    n,
                    q,
                    keys[q.source],
                    quote_adding.spans_of(q, timed=False),
                    [names[t] for t in q.tags],
                ),
            )
            for n, q in sorted(loaded.items(), key=lambda each: rows[each[0]])
        ]

    found["quote_words"] = library.database.read(folded)
    library.close()
    return found


def words_of(path: Path) -> set[str]:
    """The words a library knows."""
    with sqlite3.connect(path) as connection:
        found = {row[0] for row in connection.execute("SELECT word FROM words")}
    connection.close()
    return found


def one_by_one(rows: Rows) -> Iterator[Rows]:
    """The rows of several quotes, each saved in a step of its own, quote by quote."""
    steps = {str(row[3]): row[0] for row in rows["journal_entries"]}
    new = {str(row[0]): row[1] for row in rows["words"]}
    folded = {row[0]: " ".join(map(str, row[1:])).split() for row in rows["quote_words"]}
    places = {row[1]: row[0] for row in rows["quote_sequences"]}
    for row in rows["quotes"]:
        yield {
            "quotes": [row],
            "quote_spans": [each for each in rows["quote_spans"] if each[0] == row[0]],
            "quote_tags": [each for each in rows["quote_tags"] if each[0] == row[0]],
            "journal_steps": [e for e in rows["journal_steps"] if e[0] == steps[str(row[0])]],
            "journal_entries": [e for e in rows["journal_entries"] if e[3] == row[0]],
            "quote_sequences": [(places[row[0]], row[0])],
            "quote_words": [e for e in rows["quote_words"] if e[0] == places[row[0]]],
            "words": [(w, new.pop(w)) for w in sorted(set(folded[places[row[0]]])) if w in new],
        }


def plain_connection(path: Path) -> sqlite3.Connection:
    """A connection with the program's own pragmas."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in pragmas(write=True, journal="wal"):
        connection.execute(pragma)
    return connection


def insert_plain(connection: sqlite3.Connection, rows: Rows) -> None:
    """Write rows in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for name, lines in rows.items():
        if lines:
            marks = ", ".join("?" * len(lines[0]))
            columns = f"(rowid, {', '.join(FULL_TEXT[name])})" if name in FULL_TEXT else ""
            connection.executemany(f"INSERT INTO {name}{columns} VALUES ({marks})", lines)
    connection.execute("COMMIT")


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def empty_library(folder: Path, name: str) -> Path:
    """A library with books and no quotes."""
    path = folder / name
    library = new_library(path)
    some = make_sources(1000, random.Random(3))
    library.database.write("Books", lambda work: source_adding.add_sources(work, some)).result()
    library.close()
    return path


def bench_many(folder: Path, count: int) -> list[str]:
    """Adding many quotes in one step."""
    ours = empty_library(folder, "many.readnotes")
    plain = folder / "many-plain.readnotes"
    shutil.copy(ours, plain)
    known = words_of(ours)
    keys = [each.key for each in make_sources(1000, random.Random(3))]
    batch = list(make_quotes(count, keys))
    library = open_library(ours)
    library.database.write("", lambda work: None).result()
    seconds = timed(
        lambda: library.database.write(
            "Add", lambda work: quote_adding.add_quotes(work, batch)
        ).result()
    )
    library.close()
    rows = rows_of(ours, 0, 1, known)
    connection = plain_connection(plain)
    baseline = timed(lambda: insert_plain(connection, rows))
    connection.close()
    ratio = seconds / baseline
    return [
        f"adding {count:,} quotes",
        f"{seconds:.2f} s",
        f"{baseline:.2f} s",
        f"{ratio:.2f}",
        "2.50",
        verdict(ratio, 2.5),
    ]


def bench_single(folder: Path, many: Path) -> list[str]:
    """Saving quotes one by one, each until it is durable, in turns with the same rows by hand."""
    plain = folder / "single-plain.readnotes"
    ours = folder / "single.readnotes"
    shutil.copy(many, ours)
    shutil.copy(many, plain)
    library = open_library(ours)
    connection = plain_connection(plain)
    keys = [each.key for each in make_sources(1000, random.Random(3))]
    batch = [replace(each, id=new_id()) for each in make_quotes(TURNS * SINGLE, keys, seed=11)]
    taken: list[float] = []
    baseline: list[float] = []
    for turn in range(TURNS):
        before = library.database.read(_numbers_now)
        known = words_of(ours)
        some = batch[turn * SINGLE : (turn + 1) * SINGLE]
        taken += [timed(partial(_save, library, quote)) for quote in some]
        written = one_by_one(rows_of(ours, *before, known))
        baseline += [timed(partial(insert_plain, connection, rows)) for rows in written]
    library.close()
    connection.close()
    ratio = statistics.median(taken) / statistics.median(baseline)
    return [
        "saving one quote, to durable",
        f"{statistics.median(taken) * 1000:.2f} ms",
        f"{statistics.median(baseline) * 1000:.2f} ms",
        f"{ratio:.2f}",
        "2.00",
        verdict(ratio, 2.0),
    ]


def _save(library: Library, quote: Quote) -> None:
    save(library, quote).result()


def _numbers_now(connection: Connection) -> tuple[int, int]:
    last = connection.exec_driver_sql("SELECT max(number) FROM quotes").scalar()
    step = connection.exec_driver_sql("SELECT max(number) FROM journal_steps").scalar()
    return int(last or 0), int(step or 0)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    count = int(arguments[0]) if arguments else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [bench_many(folder, count), bench_single(folder, folder / "many.readnotes")]
    heads = ("what", "Readnotes", "plain sqlite3", "ratio", "at most", "")
    print_table(f"Writing, with {count:,} quotes in the library", heads, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
