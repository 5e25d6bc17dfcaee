"""The rows of the full-text tables, read from the records in the order of their numbers there."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, select

from readnotes.storage import full_text, sources, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import (
    quote_attachments,
    quote_sequences,
    quote_spans,
    quote_tags,
    quotes,
    reviews,
    source_tags,
)
from readnotes.storage.tables import sources as source_table

#: Each full-text table, in the order in which they are made, with the numbers its rows have.
NUMBERS: Mapping[str, Column[int]] = {
    "source_words": source_table.c.number,
    "review_words": reviews.c.number,
    "quote_words": quote_sequences.c.sequence,
}

Folding = Callable[[], list[tuple[int, full_text.Row]]]


def read_rows(
    connection: Connection, name: str, after: int, most: int
) -> tuple[int | None, Folding]:
    """The number of the last of the next rows, or None, and what folds them."""
    return _READERS[name](connection, after, most)


def rows_of_quotes(connection: Connection, numbers: Sequence[int]) -> dict[int, full_text.Row]:
    """The rows of quotes, by the quotes' numbers."""
    rows: dict[int, full_text.Row] = {}
    for chunk in in_chunks(numbers):
        read = connection.execute(_QUOTES.where(quotes.c.number.in_(chunk))).all()
        rows.update(_fold(connection, read))
    return rows


_QUOTES = select(
    *(quotes.c[name] for name in ("number", "source", "kind", "text", "comment", "gist")),
    *(quotes.c[name] for name in ("speaker", "as_printed", "translation", "language")),
)


def _read_quotes(connection: Connection, after: int, most: int) -> tuple[int | None, Folding]:
    number = quote_sequences.c.sequence
    statement = _QUOTES.add_columns(number).join(
        quote_sequences, quote_sequences.c.quote == quotes.c.number
    )
    rows = connection.execute(_next(statement, number, after, most)).all()
    lists = _lists_of_quotes(connection, [row[0] for row in rows])

    def fold() -> list[tuple[int, full_text.Row]]:
        return [(row[-1], _folded(row, *lists)) for row in rows]

    return (rows[-1][-1] if rows else None), fold


def _fold(connection: Connection, rows: Sequence[Any]) -> dict[int, full_text.Row]:
    lists = _lists_of_quotes(connection, [row[0] for row in rows])
    return {row[0]: _folded(row, *lists) for row in rows}


def _folded(
    row: Sequence[Any],
    tagged: Mapping[int, list[int]],
    captions: Mapping[int, list[str]],
    spans: Mapping[int, list[tuple[bytes, bytes]]],
) -> full_text.Row:
    number, source, kind, text, comment, gist, speaker, as_printed, translation, language = row[:10]
    others = (as_printed, translation, *captions[number])
    marks = full_text.marks_of(source, kind, language, spans[number], tagged[number])
    return full_text.folded_quote(text, comment, gist, speaker, others, marks, number)


def _lists_of_quotes(
    connection: Connection, numbers: Sequence[int]
) -> tuple[
    Mapping[int, list[int]], Mapping[int, list[str]], Mapping[int, list[tuple[bytes, bytes]]]
]:
    """The tags, captions and pages of quotes, by the quotes' numbers, in their order."""
    uses, pages = quote_attachments.c, quote_spans.c
    return (
        _lists(connection, numbers, quote_tags.c.ordinal, quote_tags.c.quote, quote_tags.c.tag),
        _lists(connection, numbers, uses.ordinal, uses.quote, uses.caption),
        _lists(connection, numbers, pages.first, pages.quote, pages.first, pages.last),
    )


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
    connection: Connection,
    numbers: Sequence[int],
    order: Column[Any],
    owner: Column[int],
    *values: Column[Any],
) -> Mapping[int, list[Any]]:
    """A list of each record, in its order; of pairs where there are two values."""
    lists: defaultdict[int, list[Any]] = defaultdict(list)
    wanted = select(owner, *values).order_by(owner, order)
    for chunk in in_chunks(numbers):
        for number, *each in connection.execute(wanted.where(owner.in_(chunk))):
            lists[number].append(each[0] if len(each) == 1 else tuple(each))
    return lists


_READERS = {
    "source_words": _read_sources,
    "review_words": _read_reviews,
    "quote_words": _read_quotes,
}
