"""Quotes: rows and their lists become values here, and values rows."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    RowMapping,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.locators import locator_order, page_spans, parse_locator
from readnotes.domain.positions import Position
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.sources import TIMED_KINDS
from readnotes.storage import attachments, full_text, records, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import dump, load
from readnotes.storage.prepared import Prepared, insert_rows
from readnotes.storage.tables import (
    quote_attachments,
    quote_positions,
    quote_spans,
    quote_tags,
    quotes,
    sources,
)
from readnotes.storage.transaction import Transaction

BULK = 5000

#: Fields whose column says just what the value says and that no other row depends on.
PLAIN = frozenset({"checked", "trashed", "modified", "essential", "colour"})
#: Changing one of these makes the comparison with the printed page void.
COMPARED = ("text", "as_printed", "locator", "source")

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


def find_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The numbers of quotes by id; unknown ones are left out."""
    return records.find_numbers(connection, quotes.c.id, names)


def find_number(connection: Connection, quote_id: str) -> int | None:
    """The number of a quote by its id, or None."""
    return connection.execute(select(quotes.c.number).where(quotes.c.id == quote_id)).scalar()


def get_number(connection: Connection, quote_id: str) -> int:
    """The number of a quote by its id.

    Raises:
        UnknownRecordError: No quote has it.
    """
    number = find_number(connection, quote_id)
    if number is None:
        raise UnknownRecordError("quote", quote_id)
    return number


def load_quotes(connection: Connection, numbers: Sequence[int]) -> dict[int, Quote]:
    """Quotes with all their lists, by number; unknown numbers are left out."""
    loaded: dict[int, Quote] = {}
    carriers = sources.alias("carriers")
    statement = (
        select(quotes, sources.c.key.label("source_key_now"), carriers.c.key.label("carrier_now"))
        .join(sources, sources.c.number == quotes.c.source)
        .outerjoin(carriers, carriers.c.number == quotes.c.carrier)
    )
    for chunk in in_chunks(numbers):
        lists = _Lists(connection, chunk)
        rows = connection.execute(statement.where(quotes.c.number.in_(chunk))).mappings()
        loaded.update((row["number"], _as_quote(row, lists)) for row in rows)
    return loaded


def get_quote(connection: Connection, number: int) -> Quote:
    """One quote by number.

    Raises:
        UnknownRecordError: There is none.
    """
    loaded = load_quotes(connection, [number])
    if number not in loaded:
        raise UnknownRecordError("quote", str(number))
    return loaded[number]


def list_present(connection: Connection) -> list[Quote]:
    """Every quote outside the trash, by first author, year and key, then by page."""
    numbers = connection.execute(
        select(quotes.c.number)
        .join(sources, sources.c.number == quotes.c.source)
        .where(quotes.c.trashed.is_(None), sources.c.trashed.is_(None))
        .order_by(
            sources.c.sort_name,
            sources.c.year,
            sources.c.key,
            quotes.c.place_order,
            quotes.c.place,
            quotes.c.id,
        )
    ).scalars()
    return records.in_order(load_quotes, connection, numbers.all())


class _Lists:
    """The lists of a chunk of quotes, each read with one statement."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self.tags = tags.load_lists(connection, quote_tags, numbers)
        self.uses = attachments.load_uses(connection, quote_attachments, numbers)
        self.positions: dict[int, list[Position]] = defaultdict(list)
        rows = connection.execute(
            select(quote_positions)
            .where(quote_positions.c.quote.in_(numbers))
            .order_by(quote_positions.c.quote, quote_positions.c.ordinal)
        )
        for row in rows:
            position = Position(row.scale, row.first, row.last, row._mapping["of"], load(row.extra))
            self.positions[row.quote].append(position)


_COLUMNS = [
    each.name
    for each in fields(Quote)
    if each.name
    not in ("source", "carrier", "positions", "tags", "attachments", "essential", "origin", "extra")
]


def _as_quote(row: RowMapping, lists: _Lists) -> Quote:
    number = row["number"]
    return Quote(
        **{name: row[name] for name in _COLUMNS},
        source=row["source_key_now"],
        carrier=row["carrier_now"] or row["carrier_key"],
        positions=tuple(lists.positions[number]),
        tags=tuple(name for _number, name in lists.tags[number]),
        attachments=tuple(lists.uses[number]),
        essential=bool(row["essential"]),
        origin=load(row["origin"]) or None,
        extra=load(row["extra"]),
    )


class _Numbers:
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
        try:
            return self.sources[quote.source]
        except KeyError:
            raise UnknownRecordError("source", quote.source) from None

    def tags_of(self, quote: Quote) -> list[int]:
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
    for start in range(0, len(batch), BULK):
        _add_chunk(work, batch[start : start + BULK], numbers[start : start + BULK])
    return list(numbers)


def _add_chunk(work: Transaction, batch: Sequence[Quote], numbers: Sequence[int]) -> None:
    connection = work.connection
    known = _Numbers(connection, batch)
    rows, spans, words = [], [], []
    tag_lists: dict[int, list[int]] = {}
    for number, quote in zip(numbers, batch, strict=True):
        source, timed = known.source_of(quote)
        row = _as_row(work, quote, source, timed, known)
        row["number"] = number
        row |= {
            "given_place": quote.place,
            "beside_source": source,
            "beside_order": row["place_order"],
        }
        rows.append(row)
        spans += _span_rows(number, quote, timed)
        if quote.tags:
            tag_lists[number] = known.tags_of(quote)
        words.append((number, full_text.quote_row(quote, source, tag_lists.get(number, ()))))
        work.record("quote", number, None)
        work.touch_quotes_of(source)
    _INSERT.run_many(connection, rows)
    insert_rows(connection, quote_spans, spans)
    insert_rows(connection, quote_positions, _position_rows(zip(numbers, batch, strict=True)))
    tags.write_lists(connection, quote_tags, tag_lists)
    attachments.write_uses(
        connection,
        quote_attachments,
        {n: quote.attachments for n, quote in zip(numbers, batch, strict=True)},
    )
    full_text.add_rows(connection, "quote_words", words)


def _as_row(
    work: Transaction, quote: Quote, source: int, timed: bool, known: _Numbers
) -> dict[str, Any]:
    carrier = known.sources.get(quote.carrier) if quote.carrier else None
    return {
        "id": quote.id,
        "source": source,
        "locator": quote.locator,
        "place_order": locator_order(parse_locator(quote.locator, timed), quote.position_key),
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


def _span_rows(number: int, quote: Quote, timed: bool) -> list[dict[str, object]]:
    spans = dict.fromkeys(page_spans(parse_locator(quote.locator, timed)))
    return [{"quote": number, "first": first, "last": last} for first, last in spans]


def _position_rows(numbered: Any) -> list[dict[str, object]]:
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


_PLACE_OF = Prepared(select(quotes.c.place).where(quotes.c.number == bindparam("which")))


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
    rows = work.connection.execute(
        select(quotes.c.number, quotes.c.locator, quotes.c.position_key).where(
            quotes.c.source == source
        )
    ).all()
    for number, typed, position_key in rows:
        locator = parse_locator(typed, timed)
        work.connection.execute(
            update(quotes)
            .where(quotes.c.number == number)
            .values(place_order=locator_order(locator, position_key))
        )
        work.connection.execute(delete(quote_spans).where(quote_spans.c.quote == number))
        insert_rows(
            work.connection,
            quote_spans,
            [
                {"quote": number, "first": a, "last": b}
                for a, b in dict.fromkeys(page_spans(locator))
            ],
        )
    work.touch_quotes_of(source)


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
    known = _Numbers(connection, list(loaded.values()))
    rows = []
    for number, quote in loaded.items():
        source, _timed = known.source_of(quote)
        rows.append((number, full_text.quote_row(quote, source, known.tags_of(quote))))
        work.touch("quote", number)
        work.touch_quotes_of(source)
    full_text.remove_rows(connection, "quote_words", rows)
    records.delete_rows(connection, quotes, numbers)


def _write(work: Transaction, number: int, old: Quote, new: Quote) -> None:
    """Write what differs between two states of a quote, and note the old state."""
    changed = records.differing(QUOTE, old, new)
    connection = work.connection
    known = _Numbers(connection, [old, new])
    before, _timed = known.source_of(old)
    source, timed = known.source_of(new)
    row = _as_row(work, new, source, timed, known)
    if new.place is None:
        row["place"] = _next_place(connection, number, source, row["place_order"])
    else:
        row["place"] = new.place
    work.record("quote", number, records.image_of(QUOTE, old, changed))
    connection.execute(update(quotes).where(quotes.c.number == number).values(row))
    _write_lists(work, number, new, changed, known, timed)
    full_text.replace_row(
        connection,
        "quote_words",
        number,
        full_text.quote_row(old, before, known.tags_of(old)),
        full_text.quote_row(new, source, known.tags_of(new)),
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
    known: _Numbers,
    timed: bool,
) -> None:
    connection = work.connection
    if "locator" in changed or "source" in changed:
        connection.execute(delete(quote_spans).where(quote_spans.c.quote == number))
        insert_rows(connection, quote_spans, _span_rows(number, new, timed))
    if "positions" in changed:
        connection.execute(delete(quote_positions).where(quote_positions.c.quote == number))
        insert_rows(connection, quote_positions, _position_rows([(number, new)]))
    if "tags" in changed:
        tags.replace_list(connection, quote_tags, number, known.tags_of(new))
    if "attachments" in changed:
        attachments.replace_uses(connection, quote_attachments, number, new.attachments)
