"""The full-text rows, written in the record's own transaction so that search is never behind.

The tables are contentless: FTS5 keeps no copy of the words, so a row can only be taken out by
giving the words it was made from once more. Every row is therefore made by one function from the
record and its numbers, and `replace_row` is given the old and the new one.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, TableClause, column, table

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import FULL_TEXT
from readnotes.storage.words import add_words
from readnotes.text.folding import GAP, fold

Row = tuple[str, ...]

#: The column of opaque words; it stands last, and its words are not the reader's.
MARKS = "marks"


def _table(name: str) -> TableClause:
    return table(name, column("rowid"), *(column(each) for each in FULL_TEXT[name]), column(name))


TABLES = {name: _table(name) for name in FULL_TEXT}


def quote_row(quote: Quote, source: int, tags: Iterable[int]) -> Row:
    """The folded words of a quote: text, comment, gist, speaker, the rest, and its marks."""
    others = [each for each in (quote.as_printed, quote.translation) if each]
    others += [each.caption for each in quote.attachments if each.caption]
    return (
        fold(quote.text),
        fold(quote.comment) if quote.comment else "",
        fold(quote.gist) if quote.gist else "",
        fold(quote.speaker) if quote.speaker else "",
        fold(f" {GAP} ".join(others)) if others else "",
        " ".join([source_mark(source), *map(tag_mark, tags)]),
    )


def source_row(source: Source, tags: Iterable[int]) -> Row:
    """The folded words of a source: title, names, the rest, and its marks."""
    names = (
        each.literal or f"{each.given or ''} {each.family or ''}" for each in source.contributors
    )
    others = [source.key, source.publisher, source.work, source.isbn]
    return (
        fold(f"{source.title} {GAP} {source.subtitle}" if source.subtitle else source.title),
        fold(f" {GAP} ".join(names)),
        fold(f" {GAP} ".join(each for each in others if each)),
        " ".join(map(tag_mark, tags)),
    )


def review_row(review: Review) -> Row:
    """The folded words of a review: title and draft."""
    return (fold(review.title), fold(review.body))


def source_mark(number: int) -> str:
    """The opaque word that stands in a quote's row for its source."""
    return f"s{number}"


def tag_mark(number: int) -> str:
    """The opaque word that stands in a row for a tag."""
    return f"t{number}"


def add_rows(connection: Connection, name: str, rows: Sequence[tuple[int, Row]]) -> None:
    """Add the rows of new records, by their numbers, and their words to the table of words."""
    keys = ("rowid", *FULL_TEXT[name])
    insert_rows(
        connection, TABLES[name], [dict(zip(keys, (n, *row), strict=True)) for n, row in rows]
    )
    own = len(FULL_TEXT[name]) - (MARKS in FULL_TEXT[name])
    add_words(connection, (text for _number, row in rows for text in row[:own] if text))


def remove_rows(connection: Connection, name: str, rows: Sequence[tuple[int, Row]]) -> None:
    """Take records' rows out; they must be the ones that were put in."""
    keys = ("rowid", *FULL_TEXT[name], name)
    insert_rows(
        connection,
        TABLES[name],
        [dict(zip(keys, (n, *row, "delete"), strict=True)) for n, row in rows],
    )


def replace_row(connection: Connection, name: str, number: int, old: Row, new: Row) -> None:
    """Put a record's new row in the place of the old one."""
    if old != new:
        remove_rows(connection, name, [(number, old)])
        add_rows(connection, name, [(number, new)])
