"""What the tables of sources, quotes and reviews have in common: numbers, names, images."""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from readnotes.domain.codec import NO_EXTRA, Shape
from readnotes.storage.chunks import in_chunks
from readnotes.storage.prepared import Prepared
from readnotes.storage.transaction import RecordKind, Transaction

T = TypeVar("T")

HASH_BYTES = 8
#: Up to so many names are looked up one by one.
FEW = 8


def words_hash(*texts: str | None) -> bytes:
    """Eight bytes over a record's own words, to find letters that a disk has changed."""
    joined = "\0".join(text or "" for text in texts)
    return hashlib.blake2b(joined.encode(), digest_size=HASH_BYTES).digest()


def next_number(connection: Connection, table: Table) -> int:
    """The number the next new record gets; there is one writer, so nobody else takes it."""
    return (_top_number(table).scalar(connection, {}) or 0) + 1


@cache
def _top_number(table: Table) -> Prepared:
    return Prepared(select(func.max(table.c.number)))


def find_numbers(connection: Connection, column: Any, names: Collection[str]) -> dict[str, int]:
    """The numbers of records by key, id or name; unknown ones are left out."""
    found: dict[str, int] = {}
    if len(names) <= FEW:
        by_name = _number_by(column)
        for name in names:
            number = by_name.scalar(connection, {"name": name})
            if number is not None:
                found[name] = number
        return found
    for chunk in in_chunks(list(names)):
        rows = connection.execute(select(column, column.table.c.number).where(column.in_(chunk)))
        found.update((name, number) for name, number in rows)
    return found


@cache
def _number_by(column: Any) -> Prepared:
    return Prepared(select(column.table.c.number).where(column == bindparam("name")))


def image_of(shape: Shape[T], value: T, names: Collection[str] | None = None) -> dict[str, object]:
    """The JSON of a record's fields, all or those of the given attributes."""
    image = {
        each.key: shape.encode_field(value, each)
        for each in shape.fields
        if names is None or each.name in names
    }
    if names is None or "extra" in names:
        image["extra"] = dict(getattr(value, "extra", NO_EXTRA))
    return image


def changes_in_image(shape: Shape[T], image: Mapping[str, object]) -> dict[str, object]:
    """The attributes and values that an image says."""
    changes: dict[str, object] = {}
    for key, data in image.items():
        field = shape.find_field(key)
        if field is None:
            changes[key] = data
        else:
            changes[field.name] = field.read(data, key)
    return changes


def differing(shape: Shape[T], old: T, new: T) -> list[str]:
    """The attributes in which two records differ, `extra` among them."""
    names = [each.name for each in shape.fields] + ["extra"]
    return [name for name in names if getattr(old, name) != getattr(new, name)]


def set_column(
    work: Transaction,
    kind: RecordKind,
    table: Table,
    name: str,
    values: Mapping[int, object],
) -> int:
    """Set one plain column of many records at once, with its old values in the journal.

    Returns:
        How many records were changed by it.
    """
    column = table.c[name]
    changed = 0
    for chunk in in_chunks(list(values)):
        rows = work.connection.execute(
            select(table.c.number, column).where(table.c.number.in_(chunk))
        )
        for number, old in rows.all():
            if old != values[number]:
                work.record(kind, number, {name: old})
                work.connection.execute(
                    update(table).where(table.c.number == number).values({name: values[number]})
                )
                changed += 1
    return changed


def in_order(
    load: Callable[[Connection, Sequence[int]], dict[int, T]],
    connection: Connection,
    numbers: Sequence[int],
) -> list[T]:
    """Records in the order of their numbers; those that are no more are left out."""
    loaded = load(connection, numbers)
    return [loaded[number] for number in numbers if number in loaded]


def delete_rows(connection: Connection, table: Table, numbers: Sequence[int]) -> None:
    """Delete records by number, with everything that belongs to them alone."""
    for chunk in in_chunks(numbers):
        connection.execute(delete(table).where(table.c.number.in_(chunk)))
