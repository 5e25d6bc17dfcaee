"""Finding and loading quotes: rows and their lists become values here."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields

from sqlalchemy import Connection, RowMapping, select

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.positions import Position
from readnotes.domain.quotes import Quote
from readnotes.storage import attachments, records, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import load
from readnotes.storage.tables import quote_attachments, quote_positions, quote_tags, quotes, sources


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
