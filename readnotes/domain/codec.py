"""How a value is written in the library's JSON and read back, as data.

One `Shape` a kind of record lists its fields once: the JSON form, the command line's
`edit FIELD=VALUE`, the journal's images and the table in `docs/file-format.md` are all made
from it. Keys a shape does not know are kept in the value's `extra` and written again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from readnotes.domain.errors import FieldValueError
from readnotes.text.cleaning import clean_line, clean_passage

T = TypeVar("T")

Extra = Mapping[str, object]


class _NoExtra(Mapping[str, object]):
    """No keys at all; it cannot be changed, so it may be the default of every value."""

    def __getitem__(self, key: str) -> object:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __hash__(self) -> int:
        return hash(())


NO_EXTRA: Extra = _NoExtra()
REQUIRED = object()

SHOWN_OF_A_WRONG_VALUE = 80
LARGEST_NUMBER = 2**53


@dataclass(frozen=True, slots=True)
class FieldType:
    """What a field may hold: a name for people, and the two ways through JSON."""

    name: str
    read: Callable[[object, str], Any]
    write: Callable[[Any], object] = lambda value: value


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record.

    Attributes:
        key: The JSON key.
        type: What it may hold.
        meaning: One line for the table of fields.
        default: What an absent key means; `REQUIRED` where it may not be absent.
        attribute: The value's attribute, where it cannot be the key itself.
        editable: Whether `edit KEY=VALUE` may change it.
    """

    key: str
    type: FieldType
    meaning: str
    default: object = None
    attribute: str = ""
    editable: bool = True

    @property
    def name(self) -> str:
        """The attribute of the value."""
        return self.attribute or self.key

    def read(self, given: object, where: str) -> Any:
        """The attribute's value from JSON; an absent or empty one means the default.

        Raises:
            FieldValueError: It holds what it may not, or is required and absent.
        """
        value = None if given is None else self.type.read(given, where)
        if value is None and self.default is REQUIRED:
            raise wrong(where, given, "something")
        return self.default if value is None else value


@dataclass(frozen=True, slots=True)
class Shape(Generic[T]):
    """The fields of one kind of value, in the order they are written.

    Attributes:
        make: The value's class.
        fields: In JSON order.
        ignored: Keys that are written elsewhere for people and ignored when read.
    """

    make: Callable[..., T]
    fields: tuple[Field, ...]
    ignored: frozenset[str] = frozenset()
    _by_key: dict[str, Field] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_key.update({each.key: each for each in self.fields})

    def find_field(self, key: str) -> Field | None:
        """The field of a JSON key, or None."""
        return self._by_key.get(key)

    def decode(self, data: object, where: str = "") -> T:
        """Make the value from its JSON object.

        Raises:
            FieldValueError: A key holds what it may not, or a required key is absent; its
                `field` is the path from `where` on.
        """
        if not isinstance(data, Mapping):
            raise wrong(where or "record", data, "object")
        values: dict[str, object] = {}
        for each in self.fields:
            path = f"{where}.{each.key}" if where else each.key
            values[each.name] = each.read(data.get(each.key), path)
        unknown = [key for key in data if key not in self._by_key and key not in self.ignored]
        if unknown:
            values["extra"] = {str(key): data[key] for key in unknown}
        return self.make(**values)

    def encode(self, value: T) -> dict[str, object]:
        """Make the JSON object of a value: every field in order, then what was unknown."""
        data = {each.key: self.encode_field(value, each) for each in self.fields}
        data.update(getattr(value, "extra", NO_EXTRA))
        return data

    def encode_field(self, value: T, each: Field) -> object:
        """The JSON of one field of a value."""
        held = getattr(value, each.name)
        return None if held is None else each.type.write(held)


def wrong(where: str, value: object, expected: str) -> FieldValueError:
    """The error for a value that does not belong where it stands."""
    return FieldValueError(where, str(value)[:SHOWN_OF_A_WRONG_VALUE], expected)


def _read_passage(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise wrong(where, value, "text")
    return clean_passage(value)


def _read_line(value: object, where: str) -> str | None:
    if not isinstance(value, str):
        raise wrong(where, value, "text")
    return clean_line(value) or None


def _read_flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise wrong(where, value, "true-or-false")
    return value


def _read_count(value: object, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 2**62:
        raise wrong(where, value, "whole-number")
    return value


def _read_number(value: object, where: str) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise wrong(where, value, "number")
    return _within_bounds(value, where)


def _read_scalar(value: object, where: str) -> str | int | float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise wrong(where, value, "number-or-text")
    return clean_line(value) if isinstance(value, str) else _within_bounds(value, where)


def _within_bounds(value: int | float, where: str) -> int | float:
    """Refuse what a library cannot hold exactly: infinity, not-a-number, 17 digits and more."""
    if not -LARGEST_NUMBER <= value <= LARGEST_NUMBER:
        raise wrong(where, value, "number")
    return value


def _read_object(value: object, where: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise wrong(where, value, "object")
    return value


def _read_filled_object(value: object, where: str) -> dict[str, object] | None:
    return _read_object(value, where) or None


def _as_list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise wrong(where, value, "list")
    return value


def _read_lines(value: object, where: str) -> tuple[str, ...]:
    lines = [_read_line(each, f"{where}[{n}]") for n, each in enumerate(_as_list(value, where), 1)]
    return tuple(dict.fromkeys(line for line in lines if line))


PASSAGE = FieldType("text", _read_passage)
LINE = FieldType("one line", _read_line)
FLAG = FieldType("true or false", _read_flag)
COUNT = FieldType("whole number", _read_count)
NUMBER = FieldType("number", _read_number)
SCALAR = FieldType("number or text", _read_scalar)
OBJECT = FieldType("object", _read_object, dict)
FILLED_OBJECT = FieldType("object", _read_filled_object, dict)
LINES = FieldType("list of lines", _read_lines, list)


def one_of(words: Sequence[str], name: str) -> FieldType:
    """A field that holds one of a few words."""

    def read(value: object, where: str) -> str:
        if value not in words:
            raise wrong(where, value, name)
        return str(value)

    return FieldType(name, read)


def checked_line(name: str, check: Callable[[str], object]) -> FieldType:
    """A line that a parser must accept; it is kept as typed.

    The parser refuses by `ValueError`.
    """

    def read(value: object, where: str) -> str | None:
        line = _read_line(str(value) if isinstance(value, int) else value, where)
        if line is not None:
            try:
                check(line)
            except ValueError:
                raise wrong(where, value, name) from None
        return line

    return FieldType(name, read)


def one(shape: Shape[T], name: str) -> FieldType:
    """A field that holds one value of another shape."""
    return FieldType(name, shape.decode, shape.encode)


def each(shape: Shape[T], name: str) -> FieldType:
    """A field that holds a list of values of another shape, in order."""

    def read(value: object, where: str) -> tuple[T, ...]:
        return tuple(
            shape.decode(item, f"{where}[{n}]") for n, item in enumerate(_as_list(value, where), 1)
        )

    def write(values: Sequence[T]) -> list[object]:
        return [shape.encode(value) for value in values]

    return FieldType(f"list of {name}", read, write)
