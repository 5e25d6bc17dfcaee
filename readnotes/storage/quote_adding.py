"""Adding quotes: values become rows here, with their pages, positions and words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, func, insert, literal_column, select

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.locators import counted_places, locator_order, page_spans, parse_locator
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import TIMED_KINDS
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage.json_columns import dump
from readnotes.storage.marks import Spans
from readnotes.storage.prepared import Prepared, insert_rows
from readnotes.storage.sequences import Standing, find_sequences
from readnotes.storage.tables import (
    quote_attachments,
    quote_places,
    quote_positions,
    quote_sequences,
    quote_spans,
    quote_tags,
    quotes,
    sources,
)
from readnotes.storage.transaction import Transaction

BULK = 20_000

Places = tuple[tuple[str, int, int], ...]

#: Constants are written into prepared statements; their parameters are all given by name.
_NONE, _ONE = literal_column("0", Integer), literal_column("1", Integer)
_NEXT_PLACE = (
    select(func.coalesce(func.max(quotes.c.place), _NONE) + _ONE)
    .where(
        quotes.c.source == bindparam("beside_source"),
        quotes.c.place_order == bindparam("beside_order"),
    )
    .correlate(None)
    .scalar_subquery()
)
_INSERT = Prepared(
    insert(quotes).values(place=func.coalesce(bindparam("given_place"), _NEXT_PLACE)),
    [each.name for each in quotes.c if each.name not in ("place", "imported")],
)
_SOURCE_BY_KEY = Prepared(
    select(sources.c.number, sources.c.kind).where(sources.c.key == bindparam("key"))
)
_PLACE_OF = Prepared(select(quotes.c.place).where(quotes.c.number == bindparam("which")))


class References:
    """What quotes to be written refer to, as numbers: sources (with their kinds), tags."""

    def __init__(self, connection: Connection, batch: Sequence[Quote]) -> None:
        keys = {quote.source for quote in batch} | {q.carrier for q in batch if q.carrier}
        self.sources: dict[str, tuple[int, bool]] = {}
        for key in keys:
            row = _SOURCE_BY_KEY.run(connection, {"key": key}).fetchone()
            if row is not None:
                self.sources[key] = (row[0], row[1] in TIMED_KINDS)
        names = {tag for quote in batch for tag in quote.tags}
        self.tags = tags.ensure_numbers(connection, sorted(names)) if names else {}

    def source_of(self, quote: Quote) -> tuple[int, bool]:
        """The number of a quote's source, and whether that is audio or video.

        Raises:
            UnknownRecordError: It is not in the library.
        """
        try:
            return self.sources[quote.source]
        except KeyError:
            raise UnknownRecordError("source", quote.source) from None

    def tags_of(self, quote: Quote) -> list[int]:
        """The numbers of a quote's tags, in its order."""
        return [self.tags[name] for name in quote.tags]


def add_quotes(
    work: Transaction, batch: Sequence[Quote], numbers: Sequence[int] | None = None
) -> list[int]:
    """Add new quotes with everything that belongs to them.

    Args:
        work: The act.
        batch: Quotes with ids; their sources must be there.
        numbers: The numbers they are to have (again, after an undo); new ones by default.

    Returns:
        Their numbers, in the same order.

    Raises:
        UnknownRecordError: A source is not in the library.
    """
    if numbers is None:
        first = records.next_number(work.connection, quotes)
        numbers = range(first, first + len(batch))
    placed = {quote.place is None for quote in batch}
    # A place that is given may come before one that was found just now: one after the other then.
    size = BULK if len(placed) < 2 else 1
    for start in range(0, len(batch), size):
        _add_chunk(work, batch[start : start + size], numbers[start : start + size])
    return list(numbers)


def _add_chunk(work: Transaction, batch: Sequence[Quote], numbers: Sequence[int]) -> None:
    connection = work.connection
    known = References(connection, batch)
    rows, spans, places = [], [], []
    words: dict[int, full_text.Row] = {}
    standing: defaultdict[int, dict[int, Standing]] = defaultdict(dict)
    tag_lists: dict[int, list[int]] = {}
    for number, quote in zip(numbers, batch, strict=True):
        source, timed = known.source_of(quote)
        row = as_row(work, quote, source, timed, known)
        row["number"] = number
        row |= {
            "given_place": quote.place,
            "beside_source": source,
            "beside_order": row["place_order"],
        }
        rows.append(row)
        pages = spans_of(quote, timed)
        spans += span_rows(number, pages)
        places += place_rows(number, places_at(quote.locator, timed))
        if quote.tags:
            tag_lists[number] = known.tags_of(quote)
        standing[source][number] = Standing(row["place_order"], quote.place, quote.id)
        carried = tag_lists.get(number, ())
        words[number] = full_text.quote_row(number, quote, source, pages, carried)
        work.record("quote", number, None)
        work.touch_quotes_of(source)
    found = _find_sequences(connection, standing)
    _INSERT.run_many(connection, rows)
    insert_rows(
        connection,
        quote_sequences,
        [{"sequence": found[n], "quote": n} for n in sorted(found, key=found.__getitem__)],
    )
    insert_rows(connection, quote_spans, spans)
    insert_rows(connection, quote_places, places)
    insert_rows(connection, quote_positions, position_rows(zip(numbers, batch, strict=True)))
    tags.write_lists(connection, quote_tags, tag_lists)
    attachments.write_uses(
        connection,
        quote_attachments,
        {n: quote.attachments for n, quote in zip(numbers, batch, strict=True)},
    )
    in_order = sorted((found[number], row) for number, row in words.items())
    full_text.add_rows(connection, "quote_words", in_order)


def _find_sequences(
    connection: Connection, standing: Mapping[int, Mapping[int, Standing]]
) -> dict[int, int]:
    """The sequences of new quotes by their numbers, given where they stand in each source."""
    found: dict[int, int] = {}
    for source, of_source in standing.items():
        sequences = find_sequences(connection, source, list(of_source.values()))
        found.update(zip(of_source, sequences, strict=True))
    return found


def as_row(
    work: Transaction, quote: Quote, source: int, timed: bool, known: References
) -> dict[str, Any]:
    """A quote as a row without number and place."""
    carrier = known.sources.get(quote.carrier) if quote.carrier else None
    return {
        "id": quote.id,
        "source": source,
        "locator": quote.locator,
        "place_order": order_at(quote.locator, timed, quote.position_key),
        "position_key": quote.position_key,
        "kind": quote.kind,
        "text": quote.text,
        "as_printed": quote.as_printed,
        "comment": quote.comment,
        "gist": quote.gist,
        "speaker": quote.speaker,
        "carrier": carrier[0] if carrier else None,
        "carrier_key": quote.carrier,
        "language": quote.language,
        "translation": quote.translation,
        "colour": quote.colour,
        "essential": int(quote.essential),
        "checked": quote.checked,
        "pasted": quote.pasted,
        "origin": dump(quote.origin),
        "extra": dump(quote.extra),
        "created": quote.created or work.now,
        "modified": quote.modified or work.now,
        "trashed": quote.trashed,
        "words_hash": records.words_hash(
            quote.text, quote.as_printed, quote.comment, quote.gist, quote.translation
        ),
    }


def spans_of(quote: Quote, timed: bool) -> Spans:
    """The pages of a quote as `page_spans` gives them, each span once, in their order."""
    return spans_at(quote.locator, timed)


@lru_cache(maxsize=10_000)
def spans_at(locator: str, timed: bool) -> Spans:
    """The pages of a locator; remembered, for every book has the same."""
    return tuple(sorted(set(page_spans(parse_locator(locator, timed)))))


@lru_cache(maxsize=10_000)
def order_at(locator: str, timed: bool, position_key: str | None) -> bytes:
    """The place of a locator among those of its source; remembered, too."""
    return locator_order(parse_locator(locator, timed), position_key)


def span_rows(number: int, spans: Spans) -> list[dict[str, object]]:
    """The pages of a quote as rows."""
    return [{"quote": number, "first": first, "last": last} for first, last in spans]


@lru_cache(maxsize=10_000)
def places_at(locator: str, timed: bool) -> Places:
    """The locations and times a locator names; remembered, too."""
    return counted_places(parse_locator(locator, timed))


def place_rows(number: int, places: Places) -> list[dict[str, object]]:
    """The locations and times of a quote as rows."""
    return [
        {"quote": number, "scale": scale, "first": first, "last": last}
        for scale, first, last in places
    ]


def position_rows(numbered: Any) -> list[dict[str, object]]:
    """The positions of quotes, given as pairs of number and quote, as rows."""
    return [
        {
            "quote": number,
            "ordinal": ordinal,
            "scale": each.scale,
            "first": each.first,
            "last": each.last,
            "of": each.of,
            "extra": dump(each.extra),
        }
        for number, quote in numbered
        for ordinal, each in enumerate(quote.positions)
    ]


def as_stored(work: Transaction, quote: Quote, number: int) -> Quote:
    """A quote just added, with what the library gave it: its place and stamps."""
    place = _PLACE_OF.scalar(work.connection, {"which": number})
    return replace(
        quote,
        place=place,
        created=quote.created or work.now,
        modified=quote.modified or work.now,
    )
