"""Making the index anew, against plain FTS5 over the same rows, folded before.

Run: `python -m tests.bench.bench_rebuild [LIBRARY]`; the library is copied, never written.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from readnotes.services.care import mend_index, rebuild_index
from readnotes.services.opening import open_library
from readnotes.storage.connections import pragmas
from readnotes.storage.full_text import Row
from readnotes.storage.index_rows import NUMBERS, read_rows
from readnotes.storage.tables import FULL_TEXT, full_text_statement
from tests.bench.corpus import cached_library
from tests.bench.table import print_table, verdict

AT_MOST = 2.0
BATCH = 20_000


def list_rows(connection: Connection, name: str) -> list[tuple[int, Row]]:
    """Every row of a full-text table, made from the records."""
    rows: list[tuple[int, Row]] = []
    last, fold = read_rows(connection, name, 0, BATCH)
    while last is not None:
        rows += fold()
        last, fold = read_rows(connection, name, last, BATCH)
    return rows


def bench_plain(library: Path, folder: Path) -> float:
    """Seconds that FTS5 alone takes for the rows, which are made and put aside before."""
    plain = sqlite3.connect(folder / "plain.db", isolation_level=None)
    for pragma in pragmas(write=True, journal="wal"):
        plain.execute(pragma)
    opened = open_library(library, read_only=True)
    seconds = 0.0
    for name in NUMBERS:
        made = opened.database.read(partial(list_rows, name=name))
        rows = [(number, *row) for number, row in made]
        columns = ("rowid", *FULL_TEXT[name])
        marks = ", ".join("?" * len(columns))
        begun = time.perf_counter()
        plain.execute("BEGIN")
        plain.execute(full_text_statement(name))
        plain.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", rows)
        plain.execute("COMMIT")
        seconds += time.perf_counter() - begun
    opened.close()
    plain.close()
    return seconds


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        given = Path(arguments[0]) if arguments else cached_library(folder, 20_000)
        copy = folder / "copy.readnotes"
        shutil.copy(given, copy)
        # Brings an older library up to date first: what is measured is a sound index made anew.
        older = open_library(copy)
        mend_index(older)
        older.close()
        baseline = bench_plain(copy, folder)
        library = open_library(copy)
        begun = time.perf_counter()
        remade = rebuild_index(library)
        seconds = time.perf_counter() - begun
        library.close()
    ratio = seconds / baseline
    heads = ("what", "Readnotes", "plain FTS5", "ratio", "at most", "")
    row = (
        f"{remade.records:,} records",
        f"{seconds:.2f} s",
        f"{baseline:.2f} s",
        f"{ratio:.2f}",
        f"{AT_MOST:.2f}",
        verdict(ratio, AT_MOST),
    )
    print_table("Making the index anew", heads, [row])


if __name__ == "__main__":
    main(sys.argv[1:])
