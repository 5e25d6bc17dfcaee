"""Tags: names with numbers, and the ordered lists of them that records carry."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, update

from readnotes.domain.shelves import TagCount
from readnotes.storage import records
from readnotes.storage.chunks import in_chunks
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import quote_tags, quotes, source_tags, sources, tags
from readnotes.storage.transaction import Transaction


def ensure_numbers(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The numbers of tags by name; unknown ones are made."""
    wanted = list(dict.fromkeys(names))
    known = find_numbers(connection, wanted)
    missing = [name for name in wanted if name not in known]
    if missing:
        connection.execute(insert(tags), [{"name": name} for name in missing])
        known |= find_numbers(connection, missing)
    return known


def find_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The numbers of tags by name; unknown ones are left out."""
    return records.find_numbers(connection, tags.c.name, names)


def load_lists(
    connection: Connection, table: Table, owners: Sequence[int]
) -> dict[int, list[tuple[int, str]]]:
    """The tags of records as (number, name), in order, by the records' numbers.

    Args:
        connection: A reading or writing one.
        table: `quote_tags` or `source_tags`.
        owners: Which records.
    """
    owner = table.c[0]
    lists: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for chunk in in_chunks(owners):
        rows = connection.execute(
            select(owner, tags.c.number, tags.c.name)
            .join(tags, tags.c.number == table.c.tag)
            .where(owner.in_(chunk))
            .order_by(owner, table.c.ordinal)
        )
        for number, tag, name in rows:
            lists[number].append((tag, name))
    return lists


def load_quote_tags(
    connection: Connection, numbers: Sequence[int]
) -> dict[int, list[tuple[int, str]]]:
    """The tags of quotes as (number, name), in order, by the quotes' numbers."""
    return load_lists(connection, quote_tags, numbers)


def write_lists(connection: Connection, table: Table, lists: Mapping[int, Sequence[int]]) -> None:
    """Give new records their tags, by number, in order."""
    owner = table.c[0].name
    rows = [
        {owner: number, "ordinal": ordinal, "tag": tag}
        for number, numbers in lists.items()
        for ordinal, tag in enumerate(numbers)
    ]
    insert_rows(connection, table, rows)


def replace_list(connection: Connection, table: Table, owner: int, numbers: Sequence[int]) -> None:
    """Give a record other tags."""
    connection.execute(delete(table).where(table.c[0] == owner))
    write_lists(connection, table, {owner: numbers})


def count_tags(connection: Connection) -> list[TagCount]:
    """Every tag that something outside the trash carries, by name, with its counts."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for place, (table, owners) in enumerate(((quote_tags, quotes), (source_tags, sources))):
        rows = connection.execute(
            select(tags.c.name, func.count())
            .join(table, table.c.tag == tags.c.number)
            .join(owners, owners.c.number == table.c[0])
            .where(owners.c.trashed.is_(None))
            .group_by(tags.c.number)
        )
        for name, count in rows:
            counts[name][place] = count
    return [TagCount(name, *counts[name]) for name in sorted(counts, key=str.casefold)]


def find_number(connection: Connection, name: str) -> int | None:
    """The number of a tag, or None."""
    return connection.execute(select(tags.c.number).where(tags.c.name == name)).scalar()


def rename(work: Transaction, number: int, name: str) -> None:
    """Give a tag another name; its quotes need not be written again.

    A tag that nothing carries any more may still have the name (an undo comes here so): the two
    exchange their names.
    """
    connection = work.connection
    old = connection.execute(select(tags.c.name).where(tags.c.number == number)).scalar_one()
    if old != name:
        unused = find_number(connection, name)
        if unused is not None:
            # Names are one line, so no tag has this one.
            _set_name(connection, unused, "\n")
        _set_name(connection, number, name)
        if unused is not None:
            _set_name(connection, unused, old)
        work.record("tag", number, {"name": old})


def _set_name(connection: Connection, number: int, name: str) -> None:
    connection.execute(
        update(tags).where(tags.c.number == bindparam("which")).values(name=name),
        {"which": number},
    )


def owners_of(connection: Connection, table: Table, number: int) -> list[int]:
    """The numbers of the records that carry a tag."""
    return list(connection.execute(select(table.c[0]).where(table.c.tag == number)).scalars())
