"""Finding and loading sources: rows and their lists become values here."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import fields

from sqlalchemy import Connection, RowMapping, select

from readnotes.domain.contributors import Contributor
from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.sources import RATING, READING, Link, Source
from readnotes.storage import attachments, records, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import load, load_each, load_one
from readnotes.storage.tables import (
    contributors,
    shelf_sources,
    shelves,
    source_attachments,
    source_links,
    source_tags,
    sources,
)


def find_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The numbers of sources by citation key; unknown ones are left out."""
    return records.find_numbers(connection, sources.c.key, names)


def find_number(connection: Connection, key: str) -> int | None:
    """The number of a source by its citation key, or None."""
    return connection.execute(select(sources.c.number).where(sources.c.key == key)).scalar()


def get_number(connection: Connection, key: str) -> int:
    """The number of a source by its citation key.

    Raises:
        UnknownRecordError: No source has it.
    """
    number = find_number(connection, key)
    if number is None:
        raise UnknownRecordError("source", key)
    return number


def load_sources(connection: Connection, numbers: Sequence[int]) -> dict[int, Source]:
    """Sources with all their lists, by number; unknown numbers are left out."""
    loaded: dict[int, Source] = {}
    for chunk in in_chunks(numbers):
        lists = _Lists(connection, chunk)
        rows = connection.execute(select(sources).where(sources.c.number.in_(chunk))).mappings()
        loaded.update((row["number"], _as_source(row, lists)) for row in rows)
    return loaded


def get_source(connection: Connection, number: int) -> Source:
    """One source by number.

    Raises:
        UnknownRecordError: There is none.
    """
    loaded = load_sources(connection, [number])
    if number not in loaded:
        raise UnknownRecordError("source", str(number))
    return loaded[number]


def list_keys(connection: Connection) -> list[str]:
    """The citation keys of all sources outside the trash, in no order."""
    return list(
        connection.execute(select(sources.c.key).where(sources.c.trashed.is_(None))).scalars()
    )


def list_present(connection: Connection) -> list[Source]:
    """Every source outside the trash, by first author, year and key."""
    numbers = connection.execute(
        select(sources.c.number)
        .where(sources.c.trashed.is_(None))
        .order_by(sources.c.sort_name, sources.c.year, sources.c.key)
    ).scalars()
    return records.in_order(load_sources, connection, numbers.all())


class _Lists:
    """The lists of a chunk of sources, each read with one statement."""

    def __init__(self, connection: Connection, numbers: Sequence[int]) -> None:
        self.tags = tags.load_lists(connection, source_tags, numbers)
        self.uses = attachments.load_uses(connection, source_attachments, numbers)
        self.contributors: dict[int, list[Contributor]] = defaultdict(list)
        for row in connection.execute(
            select(contributors)
            .where(contributors.c.source.in_(numbers))
            .order_by(contributors.c.source, contributors.c.ordinal)
        ):
            self.contributors[row.source].append(
                Contributor(row.role, row.family, row.given, row.literal, load(row.extra))
            )
        self.links: dict[int, list[Link]] = defaultdict(list)
        for number, key_now, to_key, relation, extra in connection.execute(
            select(
                source_links.c.source,
                sources.c.key,
                source_links.c.to_key,
                source_links.c.relation,
                source_links.c.extra,
            )
            .outerjoin(sources, sources.c.number == source_links.c.to_source)
            .where(source_links.c.source.in_(numbers))
            .order_by(source_links.c.source, source_links.c.ordinal)
        ):
            self.links[number].append(Link(key_now or to_key, relation, load(extra)))
        self.shelves: dict[int, list[str]] = defaultdict(list)
        for number, name in connection.execute(
            select(shelf_sources.c.source, shelves.c.name)
            .join(shelves, shelves.c.number == shelf_sources.c.shelf)
            .where(shelf_sources.c.source.in_(numbers))
            .order_by(shelves.c.number)
        ):
            self.shelves[number].append(name)


_LISTS = ("contributors", "tags", "shelves", "links", "attachments")
_CODED = ("proof", "rating", "readings", "csl", "extra")
COLUMNS = [each.name for each in fields(Source) if each.name not in _LISTS + _CODED]


def _as_source(row: RowMapping, lists: _Lists) -> Source:
    number = row["number"]
    return Source(
        **{name: row[name] for name in COLUMNS},
        contributors=tuple(lists.contributors[number]),
        tags=tuple(name for _number, name in lists.tags[number]),
        shelves=tuple(lists.shelves[number]),
        links=tuple(lists.links[number]),
        attachments=tuple(lists.uses[number]),
        proof=bool(row["proof"]),
        rating=load_one(RATING, row["rating"]),
        readings=load_each(READING, row["readings"]),
        csl=load(row["csl"]),
        extra=load(row["extra"]),
    )
