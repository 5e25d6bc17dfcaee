"""The rows of the full-text tables, read from the records in the order of their numbers there."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Integer, bindparam, literal_column, select

from readnotes.storage import full_text, sources, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.prepared import Prepared, as_list, is_listed
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
        read = _QUOTES_OF.run(connection, {"numbers": as_list(chunk)}).fetchall()
        lists = _lists_of_quotes(connection, chunk)
        rows.update((row[0], _folded(row, *lists)) for row in read)
    return rows


_QUOTES = select(
    *(quotes.c[name] for name in ("number", "source", "kind", "text", "comment", "gist")),
    *(quotes.c[name] for name in ("speaker", "as_printed", "translation", "language")),
)
_QUOTES_OF = Prepared(_QUOTES.where(is_listed(quotes.c.number, "numbers")))
_NEXT_QUOTES = Prepared(
    _QUOTES.add_columns(quote_sequences.c.sequence)
    .join(quote_sequences, quote_sequences.c.quote == quotes.c.number)
    .where(quote_sequences.c.sequence > bindparam("after"))
    .order_by(quote_sequences.c.sequence)
    .limit(bindparam("most", type_=Integer))
    .offset(literal_column("0", Integer))
)


def _read_quotes(connection: Connection, after: int, most: int) -> tuple[int | None, Folding]:
    rows = _NEXT_QUOTES.run(connection, {"after": after, "most": most}).fetchall()
    lists = _lists_of_quotes(connection, [row[0] for row in rows])

    def fold() -> list[tuple[int, full_text.Row]]:
        return [(row[-1], _folded(row, *lists)) for row in rows]

    return (rows[-1][-1] if rows else None), fold


def _folded(
    row: Sequence[Any],
    tagged: Mapping[int, list[int]],
    captions: Mapping[int, list[str]],
    spans: Mapping[int, list[tuple[bytes, bytes]]],
) -> full_text.Row:
    number, source, kind, text, comment, gist, speaker, as_printed, translation, language = row[:10]
    others = (as_printed, translation, *captions[number])
    marks = full_text.marks_of(source, kind, language, tuple(spans[number]), tagged[number])
    return full_text.folded_quote(text, comment, gist, speaker, others, marks, number)


def _lists_of_quotes(
    connection: Connection, numbers: Sequence[int]
) -> tuple[
    Mapping[int, list[int]], Mapping[int, list[str]], Mapping[int, list[tuple[bytes, bytes]]]
]:
    """The tags, captions and pages of quotes, by the quotes' numbers, in their order."""
    tagged: defaultdict[int, list[int]] = defaultdict(list)
    captions: defaultdict[int, list[str]] = defaultdict(list)
    spans: defaultdict[int, list[tuple[bytes, bytes]]] = defaultdict(list)
    listed = {"numbers": as_list(numbers)}
    for number, tag in _TAGS.run(connection, listed):
        tagged[number].append(tag)
    for number, caption in _CAPTIONS.run(connection, listed):
        captions[number].append(caption)
    for number, first, last in _SPANS.run(connection, listed):
        spans[number].append((first, last))
    return tagged, captions, spans


def _lists(owner: Column[int], order: Column[Any], *values: Column[Any]) -> Prepared:
    wanted = select(owner, *values).where(is_listed(owner, "numbers"))
    return Prepared(wanted.order_by(owner, order))


_TAGS = _lists(quote_tags.c.quote, quote_tags.c.ordinal, quote_tags.c.tag)
_CAPTIONS = _lists(
    quote_attachments.c.quote, quote_attachments.c.ordinal, quote_attachments.c.caption
)
_SPANS = _lists(quote_spans.c.quote, quote_spans.c.first, quote_spans.c.first, quote_spans.c.last)


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


_READERS = {
    "source_words": _read_sources,
    "review_words": _read_reviews,
    "quote_words": _read_quotes,
}
