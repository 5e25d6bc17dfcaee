"""Lists and objects that are only carried along, as JSON text in one column."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from readnotes.domain.codec import NO_EXTRA, Shape

T = TypeVar("T")


def dump(value: Mapping[str, object] | Sequence[object] | None) -> str | None:
    """The column of an object or list; null where it is empty."""
    return json.dumps(value) if value else None


def load(column: str | None) -> Any:
    """The object or list of a column; an empty object for null."""
    return NO_EXTRA if column is None else json.loads(column)


def dump_each(shape: Shape[T], values: Sequence[T]) -> str | None:
    """The column of a list of values; null where it is empty."""
    return dump([shape.encode(value) for value in values])


def load_each(shape: Shape[T], column: str | None) -> tuple[T, ...]:
    """The values of a column."""
    return () if column is None else tuple(shape.decode(item) for item in json.loads(column))


def dump_one(shape: Shape[T], value: T | None) -> str | None:
    """The column of one value; null for None."""
    return None if value is None else dump(shape.encode(value))


def load_one(shape: Shape[T], column: str | None) -> T | None:
    """The value of a column; None for null."""
    return None if column is None else shape.decode(json.loads(column))
