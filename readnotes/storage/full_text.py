"""The full-text rows, written in the record's own transaction so that search is never behind.

The tables are contentless: FTS5 keeps no copy of the words, so a row can only be taken out by
giving the words it was made from once more. Every row is therefore made by one function from the
record and its numbers, and `replace_row` is given the old and the new one.

FTS5 gives what it finds in the order of its rows' numbers. A quote's row has the quote's sequence
for a number (`sequences.py`), so that what is found comes in the order of books and pages.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, TableClause, column, table

from readnotes.domain.errors import IndexDamagedError
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.storage import marks
from readnotes.storage.index_state import made_up_to, note_skipped, unseal
from readnotes.storage.marks import Spans
from readnotes.storage.prepared import driver_of, insert_rows
from readnotes.storage.tables import FULL_TEXT, OPAQUE
from readnotes.storage.words import add_words
from readnotes.text.alphabets import alphabet_words
from readnotes.text.densities import depth_words
from readnotes.text.folding import GAP, fold_loosely
from readnotes.text.pairs import BETWEEN, pairs_of

Row = tuple[str, ...]


def _table(name: str) -> TableClause:
    return table(name, column("rowid"), *(column(each) for each in FULL_TEXT[name]), column(name))


TABLES = {name: _table(name) for name in FULL_TEXT}


def quote_row(number: int, quote: Quote, source: int, spans: Spans, tags: Iterable[int]) -> Row:
    """The folded words of a quote: text, comment, gist, speaker, the rest; marks, time, derived."""
    others = (quote.as_printed, quote.translation, *(each.caption for each in quote.attachments))
    return folded_quote(
        quote.text,
        quote.comment,
        quote.gist,
        quote.speaker,
        others,
        marks_of(source, quote.kind, quote.language, spans, tags),
        number,
    )


def folded_quote(
    text: str,
    comment: str | None,
    gist: str | None,
    speaker: str | None,
    others: Iterable[str | None],
    marked: str,
    number: int,
) -> Row:
    """The same of its fields alone, without a quote."""
    other = f" {GAP} ".join(each for each in others if each)
    own = [fold_loosely(each) if each else "" for each in (text, comment, gist, speaker, other)]
    derived = _derived([each for each in own if each])
    return (*own, marked, " ".join(marks.entered_marks(number)), " ".join(derived))


def _derived(texts: Sequence[str]) -> list[str]:
    """What is made from the words of a quote's folded texts."""
    words: list[str] = []
    found: list[str] = []
    for each in texts:
        own = each.split()
        pairs = pairs_of(own)
        found += [BETWEEN, *pairs] if found and pairs else pairs
        words += own
    found += depth_words(words)
    for each in texts:
        found += alphabet_words(each)
    return found


def source_row(source: Source, tags: Iterable[int]) -> Row:
    """The folded words of a source: title, names, the rest, and its marks."""
    names = (
        each.literal or f"{each.given or ''} {each.family or ''}" for each in source.contributors
    )
    others = [source.key, source.publisher, source.work, source.isbn]
    return (
        fold_loosely(
            f"{source.title} {GAP} {source.subtitle}" if source.subtitle else source.title
        ),
        fold_loosely(f" {GAP} ".join(names)),
        fold_loosely(f" {GAP} ".join(each for each in others if each)),
        " ".join(map(marks.tag_mark, tags)),
    )


def review_row(review: Review) -> Row:
    """The folded words of a review: title and draft."""
    return folded_review(review.title, review.body)


def folded_review(title: str, body: str) -> Row:
    """The same of its title and draft alone."""
    return (fold_loosely(title), fold_loosely(body))


def marks_of(
    source: int, kind: str, language: str | None, spans: Spans, tags: Iterable[int]
) -> str:
    """The opaque words of a quote: its source, its kind, its language, its pages and its tags."""
    own = [marks.source_mark(source), marks.kind_mark(kind)]
    own += [*marks.language_marks(language or ""), *marks.page_marks(spans)]
    return " ".join([*own, *map(marks.tag_mark, tags)])


def own_texts(name: str, rows: Iterable[tuple[int, Row]]) -> Iterator[str]:
    """The folded texts of rows without the opaque words."""
    own = sum(column not in OPAQUE for column in FULL_TEXT[name])
    return (text for _number, row in rows for text in row[:own] if text)


def add_rows(connection: Connection, name: str, rows: Sequence[tuple[int, Row]]) -> None:
    """Add rows by their numbers in the index, and their words to the table of words."""
    keys = ("rowid", *FULL_TEXT[name])
    with _damage_is_the_index(connection):
        rows = _made(connection, name, rows)
        insert_rows(
            connection, TABLES[name], [dict(zip(keys, (n, *row), strict=True)) for n, row in rows]
        )
        add_words(connection, own_texts(name, rows))


def remove_rows(connection: Connection, name: str, rows: Sequence[tuple[int, Row]]) -> None:
    """Take records' rows out; they must be the ones that were put in."""
    keys = ("rowid", *FULL_TEXT[name], name)
    with _damage_is_the_index(connection):
        insert_rows(
            connection,
            TABLES[name],
            [
                dict(zip(keys, (n, *row, "delete"), strict=True))
                for n, row in _made(connection, name, rows)
            ],
        )


def replace_row(
    connection: Connection, name: str, old: tuple[int, Row], new: tuple[int, Row]
) -> None:
    """Put a record's new row in the place of the old one, perhaps under another number."""
    if old != new:
        remove_rows(connection, name, [old])
        add_rows(connection, name, [new])


@contextlib.contextmanager
def _damage_is_the_index(connection: Connection) -> Iterator[None]:
    """Tell damage that is met here from damage of the records."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        [_number, _name, path] = driver_of(connection).execute("PRAGMA database_list").fetchone()
        raise IndexDamagedError(path) from error


def _made(
    connection: Connection, name: str, rows: Sequence[tuple[int, Row]]
) -> Sequence[tuple[int, Row]]:
    """The rows that are not left to a remaking of the index."""
    unseal(connection)
    limit = made_up_to(connection).get(name)
    if limit is None:
        return rows
    made = [row for row in rows if row[0] <= limit]
    if len(made) < len(rows):
        note_skipped(connection)
    return made
