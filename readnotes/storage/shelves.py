"""Shelves and saved searches: small named records with a journal like all others."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, delete, func, insert, select, true, update

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.shelves import SavedSearch, Shelf
from readnotes.storage import records
from readnotes.storage.json_columns import dump, load
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import searches, shelf_sources, shelves, sources
from readnotes.storage.transaction import RecordKind, Transaction


def list_shelves(connection: Connection, *, with_trash: bool = False) -> list[Shelf]:
    """Every shelf with the keys of its sources, in the order they were made.

    Args:
        connection: A reading or writing one.
        with_trash: Whether sources in the trash are among them.
    """
    found = []
    for number, name, extra in connection.execute(
        select(shelves.c.number, shelves.c.name, shelves.c.extra).order_by(shelves.c.number)
    ).all():
        keys = connection.execute(
            select(sources.c.key)
            .join(shelf_sources, shelf_sources.c.source == sources.c.number)
            .where(
                shelf_sources.c.shelf == number,
                true() if with_trash else sources.c.trashed.is_(None),
            )
            .order_by(shelf_sources.c.ordinal)
        ).scalars()
        found.append(Shelf(name, tuple(keys), load(extra)))
    return found


def count_shelves(connection: Connection) -> list[tuple[str, int]]:
    """Every shelf's name with the number of its sources outside the trash."""
    rows = connection.execute(
        select(shelves.c.name, func.count(sources.c.number))
        .outerjoin(shelf_sources, shelf_sources.c.shelf == shelves.c.number)
        .outerjoin(
            sources,
            (sources.c.number == shelf_sources.c.source) & sources.c.trashed.is_(None),
        )
        .group_by(shelves.c.number)
        .order_by(shelves.c.number)
    )
    return [(name, count) for name, count in rows]


def list_searches(connection: Connection) -> list[SavedSearch]:
    """Every saved search, in the order they were made."""
    rows = connection.execute(select(searches).order_by(searches.c.number))
    return [SavedSearch(row.name, row.query, load(row.extra)) for row in rows]


def find_number(connection: Connection, table: Table, name: str) -> int | None:
    """The number of a shelf or saved search by its name, or None."""
    return connection.execute(select(table.c.number).where(table.c.name == name)).scalar()


def get_number(connection: Connection, table: Table, name: str) -> int:
    """The number of a shelf or saved search by its name.

    Raises:
        UnknownRecordError: There is none.
    """
    number = find_number(connection, table, name)
    if number is None:
        raise UnknownRecordError("shelf" if table is shelves else "search", name)
    return number


def save_shelf(work: Transaction, shelf: Shelf, number: int | None = None) -> int:
    """Write a shelf: a new one, or another state of the one with this number.

    Raises:
        UnknownRecordError: A source is not in the library.
    """
    connection = work.connection
    known = records.find_numbers(connection, sources.c.key, shelf.sources)
    for key in shelf.sources:
        if key not in known:
            raise UnknownRecordError("source", key)
    row: dict[str, object] = {"name": shelf.name, "extra": dump(shelf.extra)}
    number = _write(work, "shelf", shelves, number, row)
    connection.execute(delete(shelf_sources).where(shelf_sources.c.shelf == number))
    insert_rows(
        connection,
        shelf_sources,
        [
            {"shelf": number, "ordinal": ordinal, "source": known[key]}
            for ordinal, key in enumerate(shelf.sources)
        ],
    )
    return number


def save_search(work: Transaction, search: SavedSearch, number: int | None = None) -> int:
    """Write a saved search: a new one, or another state of the one with this number."""
    row: dict[str, object] = {
        "name": search.name,
        "query": search.query,
        "extra": dump(search.extra),
    }
    return _write(work, "search", searches, number, row)


def _write(
    work: Transaction, kind: RecordKind, table: Table, number: int | None, row: dict[str, object]
) -> int:
    before = None if number is None else image_of(work.connection, kind, number)
    if number is None:
        number = records.next_number(work.connection, table)
    work.record(kind, number, before)
    if before is None:
        work.connection.execute(insert(table).values(number=number, **row))
    else:
        work.connection.execute(update(table).where(table.c.number == number).values(**row))
    return number


def image_of(connection: Connection, kind: RecordKind, number: int) -> dict[str, object] | None:
    """The whole shelf or saved search as an image, or None if it is not there."""
    table = shelves if kind == "shelf" else searches
    row = connection.execute(select(table).where(table.c.number == number)).first()
    if row is None:
        return None
    if kind == "search":
        return {"name": row.name, "query": row.query, "extra": dict(load(row.extra))}
    keys = connection.execute(
        select(sources.c.key)
        .join(shelf_sources, shelf_sources.c.source == sources.c.number)
        .where(shelf_sources.c.shelf == number)
        .order_by(shelf_sources.c.ordinal)
    ).scalars()
    return {"name": row.name, "sources": list(keys), "extra": dict(load(row.extra))}


def apply_image(
    work: Transaction, kind: RecordKind, number: int, image: Mapping[str, object]
) -> None:
    """Put a shelf or saved search back as an image says, also one that was removed.

    Sources that have left the library for good since then are left out.
    """
    extra = image["extra"]
    assert isinstance(extra, dict)
    if kind == "search":
        search = SavedSearch(str(image["name"]), str(image["query"]), extra)
        save_search(work, search, number)
    else:
        keys = image["sources"]
        assert isinstance(keys, Sequence)
        known = records.find_numbers(work.connection, sources.c.key, keys)
        present = tuple(key for key in keys if key in known)
        save_shelf(work, Shelf(str(image["name"]), present, extra), number)


def put_back(
    work: Transaction, kind: RecordKind, number: int, image: Mapping[str, object] | None
) -> None:
    """Bring a shelf or saved search to the state of an image; None takes it away."""
    if image is None:
        remove(work, kind, number)
    else:
        apply_image(work, kind, number, image)


def remove(work: Transaction, kind: RecordKind, number: int) -> None:
    """Take a shelf or saved search away; its image stays in the journal."""
    work.record(kind, number, image_of(work.connection, kind, number))
    table = shelves if kind == "shelf" else searches
    work.connection.execute(delete(table).where(table.c.number == number))
