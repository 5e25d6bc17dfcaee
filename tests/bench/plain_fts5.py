"""SQLite's FTS5 by itself over the folded rows, ranked by its own bm25."""

import sqlite3
import time
from pathlib import Path

from readnotes.storage.connections import pragmas
from readnotes.storage.tables import full_text_statement
from tests.bench.asked import Asked, Group, Has, Phrase, Question, Without, Word
from tests.bench.engines import GIVEN_UP, LIMIT, Ask, Marks
from tests.bench.rows import COLUMNS, each_row

WORDS = [name for name in COLUMNS if name not in ("entered", "derived")]


class PlainFts5:
    """SQLite's FTS5 by itself, ranked by its own bm25."""

    name = "FTS5 by rank"

    def __init__(self, library: Path, rows: Path, folder: Path) -> None:
        self.path = folder / f"{library.stem}-plain.sqlite"
        if not self.path.exists():
            build_plain(self.path, rows)
        self._marks = Marks.of(library)
        self.again()

    def again(self) -> "PlainFts5":
        """It, opened again."""
        self.connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        for pragma in pragmas(write=False, journal=None):
            self.connection.execute(pragma)
        return self

    def prepared(self, question: Question) -> Ask | None:
        expression = self.expression(question.asked)
        if expression is None:
            return None
        return lambda: self._ranked(expression)

    def _ranked(self, expression: str) -> list[tuple[int]]:
        """The best; nothing, `GIVEN_UP` seconds later, where they do not come until then."""
        ranked = "SELECT rowid FROM quote_words WHERE quote_words MATCH ? ORDER BY rank LIMIT ?"
        deadline = time.monotonic() + GIVEN_UP
        self.connection.set_progress_handler(lambda: time.monotonic() > deadline, 1000)
        try:
            return self.connection.execute(ranked, (expression, LIMIT)).fetchall()
        except sqlite3.OperationalError:
            if time.monotonic() < deadline:
                raise
            return []
        finally:
            self.connection.set_progress_handler(None, 0)

    def best(self, word: str, count: int) -> list[tuple[int, float]]:
        """The best of all quotes that say a word, or whose book or tag does, with their bm25."""
        marks = " OR ".join(self._marks.words.get(word, ()))
        expression = f"({self.expression(Word(word))})" + (
            f" OR marks : ({marks})" if marks else ""
        )
        statement = (
            "SELECT rowid, bm25(quote_words) FROM quote_words WHERE quote_words MATCH ?"
            " ORDER BY 2, rowid DESC LIMIT ?"
        )
        return self.connection.execute(statement, (expression, count)).fetchall()

    def expression(self, asked: Asked) -> str | None:
        """It in the language of FTS5, or None."""
        columns = f"{{{' '.join(WORDS)}}} : "
        match asked:
            case Word(word, begun):
                return f'{columns}"{word}"{"*" if begun else ""}'
            case Phrase(words):
                return f'{columns}"{" ".join(words)}"'
            case Has("comment" | "text" | "gist" | "speaker" as field, value):
                return f'{field} : "{value}"'
            case Has():
                mark = self._marks.mark(asked)
                return mark and f'marks : "{mark}"'
            case Group("all", parts):
                wanted = [self.expression(each) for each in parts if not isinstance(each, Without)]
                shut = [self.expression(each.part) for each in parts if isinstance(each, Without)]
                if None in wanted or None in shut:
                    return None
                joined = " AND ".join(f"({each})" for each in wanted)
                return f"({joined}) NOT ({shut[0]})" if shut else joined
            case Group(_, parts):
                return " OR ".join(f"({self.expression(each)})" for each in parts)
            case Without():
                return None

    def close(self) -> None:
        self.connection.close()


def build_plain(path: Path, rows: Path) -> float:
    """Index the folded rows with FTS5 alone, in one transaction; the seconds it took."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    connection = sqlite3.connect(unfinished, isolation_level=None)
    for pragma in pragmas(write=True, journal="wal"):
        connection.execute(pragma)
    connection.execute(full_text_statement("quote_words"))
    marks = ", ".join("?" * (len(COLUMNS) + 1))
    begun = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany(
        f"INSERT INTO quote_words (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",
        ((each.number, *each.words) for each in each_row(rows)),
    )
    connection.execute("COMMIT")
    seconds = time.perf_counter() - begun
    # In one piece, as this program's index is when nothing is saved for a while.
    connection.execute("INSERT INTO quote_words (quote_words) VALUES ('optimize')")
    connection.execute("PRAGMA journal_mode=DELETE")
    connection.close()
    unfinished.rename(path)
    return seconds
