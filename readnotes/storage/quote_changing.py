"""Changing quotes and taking them out, with what follows from it and what the journal keeps."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, select, update

from readnotes.domain.quotes import QUOTE, Quote
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage.prepared import insert_rows
from readnotes.storage.quote_adding import (
    References,
    add_quotes,
    as_row,
    order_at,
    place_rows,
    places_at,
    position_rows,
    span_rows,
    spans_at,
    spans_of,
)
from readnotes.storage.quotes import get_quote, load_quotes
from readnotes.storage.sequences import (
    Standing,
    find_sequences,
    moved_in_index,
    sequences_by_number,
    set_sequences,
    spread_book,
)
from readnotes.storage.tables import (
    quote_attachments,
    quote_places,
    quote_positions,
    quote_spans,
    quote_tags,
    quotes,
    sources,
)
from readnotes.storage.transaction import Transaction

#: Fields whose column says just what the value says and that no other row depends on.
PLAIN = frozenset({"checked", "trashed", "modified", "essential", "colour"})

#: Changing one of these makes the comparison with the printed page void.
COMPARED = ("text", "as_printed", "locator", "source")


def change_quote(work: Transaction, number: int, changes: Mapping[str, object]) -> Quote:
    """Change fields of a quote as the reviewer does, and follow what that entails.

    Changed words, page or source clear the date of the comparison with the page unless the
    same change sets it; a new locator puts the quote last on its page unless a place is given.

    Raises:
        UnknownRecordError: There is no such quote, or a new source is not in the library.
    """
    old = get_quote(work.connection, number)
    given: dict[str, Any] = dict(changes)
    new = replace(old, **given)
    if new == old:
        return old
    if "checked" not in changes and any(getattr(old, n) != getattr(new, n) for n in COMPARED):
        new = replace(new, checked=None)
    moved = (old.source, old.locator, old.position_key) != (
        new.source,
        new.locator,
        new.position_key,
    )
    if moved and "place" not in changes:
        new = replace(new, place=None)
    new = replace(new, modified=work.now)
    _write(work, number, old, new)
    return get_quote(work.connection, number)


def read_locators_again(work: Transaction, source: int, timed: bool) -> None:
    """Find the order and pages of a source's quotes anew: it became, or was, audio or video."""
    connection = work.connection
    rows = connection.execute(
        select(quotes.c.number, quotes.c.locator, quotes.c.position_key).where(
            quotes.c.source == source
        )
    ).all()
    with moved_in_index(connection, [row[0] for row in rows]):
        for number, typed, position_key in rows:
            connection.execute(
                update(quotes)
                .where(quotes.c.number == number)
                .values(place_order=order_at(typed, timed, position_key))
            )
            _write_places(connection, number, typed, timed)
        spread_book(connection, source)
    work.touch_quotes_of(source)


def _write_places(connection: Connection, number: int, typed: str, timed: bool) -> None:
    """Write anew what a quote's locator names."""
    for table in (quote_spans, quote_places):
        connection.execute(delete(table).where(table.c.quote == number))
    insert_rows(connection, quote_spans, span_rows(number, spans_at(typed, timed)))
    insert_rows(connection, quote_places, place_rows(number, places_at(typed, timed)))


def apply_import(work: Transaction, number: int, changes: Mapping[str, object]) -> None:
    """Give a quote the fields of a file's record; nothing else follows from it."""
    old = get_quote(work.connection, number)
    given: dict[str, Any] = dict(changes)
    _write(work, number, old, replace(old, **given, modified=work.now))


def apply_image(work: Transaction, number: int, image: Mapping[str, object]) -> None:
    """Put fields back as an image of the journal says; nothing else follows from it."""
    if image.keys() <= PLAIN - {"essential"}:
        for name, value in image.items():
            records.set_column(work, "quote", quotes, name, {number: value})
        return
    old = get_quote(work.connection, number)
    changes: dict[str, Any] = records.changes_in_image(QUOTE, image)
    key = changes.get("source")
    if key is not None and not records.find_numbers(work.connection, sources.c.key, [key]):
        # The source it was moved from has left the library for good since then.
        del changes["source"]
    _write(work, number, old, replace(old, **changes))


def full_images(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, object]]:
    """Whole records as images, by number; those that are not there are left out."""
    loaded = load_quotes(connection, numbers)
    return {number: records.image_of(QUOTE, quote) for number, quote in loaded.items()}


def revive(work: Transaction, images: Mapping[int, Mapping[str, object]]) -> None:
    """Add quotes again from their whole images, under their old numbers."""
    again = []
    for image in images.values():
        changes: dict[str, Any] = records.changes_in_image(QUOTE, image)
        again.append(Quote(**changes))
    add_quotes(work, again, list(images))


def remove(work: Transaction, numbers: Sequence[int]) -> None:
    """Take quotes out of the library altogether; the caller keeps their images."""
    connection = work.connection
    loaded = load_quotes(connection, numbers)
    known = References(connection, list(loaded.values()))
    sequences = sequences_by_number(connection, numbers)
    rows = []
    for number, quote in loaded.items():
        source, timed = known.source_of(quote)
        spans = spans_of(quote, timed)
        row = full_text.quote_row(number, quote, source, spans, known.tags_of(quote))
        rows.append((sequences[number], row))
        work.touch("quote", number)
        work.touch_quotes_of(source)
    full_text.remove_rows(connection, "quote_words", rows)
    records.delete_rows(connection, quotes, numbers)


def _write(work: Transaction, number: int, old: Quote, new: Quote) -> None:
    """Write what differs between two states of a quote, and note the old state."""
    changed = records.differing(QUOTE, old, new)
    connection = work.connection
    known = References(connection, [old, new])
    before, was_timed = known.source_of(old)
    source, timed = known.source_of(new)
    row = as_row(work, new, source, timed, known)
    if new.place is None:
        row["place"] = _next_place(connection, number, source, row["place_order"])
    else:
        row["place"] = new.place
    at = Standing(row["place_order"], row["place"], new.id)
    [sequence] = find_sequences(connection, source, [at], beside=number)
    [was] = sequences_by_number(connection, [number]).values()
    work.record("quote", number, records.image_of(QUOTE, old, changed))
    connection.execute(update(quotes).where(quotes.c.number == number).values(row))
    if sequence != was:
        set_sequences(connection, {number: sequence})
    _write_lists(work, number, new, changed, known, timed)
    full_text.replace_row(
        connection,
        "quote_words",
        (
            was,
            full_text.quote_row(number, old, before, spans_of(old, was_timed), known.tags_of(old)),
        ),
        (
            sequence,
            full_text.quote_row(number, new, source, spans_of(new, timed), known.tags_of(new)),
        ),
    )
    work.touch_quotes_of(before)
    work.touch_quotes_of(source)


def _next_place(connection: Connection, number: int, source: int, order: bytes) -> int:
    """The place after all others with the same locator."""
    last: int | None = connection.execute(
        select(func.max(quotes.c.place)).where(
            quotes.c.source == source, quotes.c.place_order == order, quotes.c.number != number
        )
    ).scalar()
    return (last or 0) + 1


def _write_lists(
    work: Transaction,
    number: int,
    new: Quote,
    changed: Collection[str],
    known: References,
    timed: bool,
) -> None:
    connection = work.connection
    if "locator" in changed or "source" in changed:
        _write_places(connection, number, new.locator, timed)
    if "positions" in changed:
        connection.execute(delete(quote_positions).where(quote_positions.c.quote == number))
        insert_rows(connection, quote_positions, position_rows([(number, new)]))
    if "tags" in changed:
        tags.replace_list(connection, quote_tags, number, known.tags_of(new))
    if "attachments" in changed:
        attachments.replace_uses(connection, quote_attachments, number, new.attachments)
