"""Which keys of a file the program does not know; they are kept with their records."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from readnotes.domain.bundles import Remark

DEEPEST = 64

#: By section, the attributes whose parts may carry unknown keys of their own.
PARTS: Mapping[str, tuple[str, ...]] = {
    "sources": ("contributors", "rating", "readings", "links", "attachments"),
    "quotes": ("positions", "attachments"),
    "reviews": ("published", "versions", "waivers", "cards"),
}
#: Attributes that hold whatever the file says.
OPEN: Mapping[str, tuple[str, ...]] = {"sources": ("csl",), "quotes": ("origin",)}


@dataclass(slots=True)
class UnknownKeys:
    """The unknown keys seen so far, by the kind of record, in the order of the file."""

    seen: dict[str, dict[str, None]] = field(default_factory=dict)

    def note(self, kind: str, extra: Mapping[str, object]) -> None:
        """Remember the keys of one record."""
        if extra:
            self.seen.setdefault(kind, {}).update(dict.fromkeys(extra))

    def look(self, section: str, value: Any) -> Remark | None:
        """Remember the unknown keys of a record and of its parts.

        Returns:
            A remark, without the record's place, if what they hold is nested too deeply to be
            kept; the record cannot be read then.
        """
        open_parts = [getattr(value, name) for name in OPEN.get(section, ())]
        for kind, extra in _extras(section, value):
            self.note(kind, extra)
            open_parts.append(extra)
        if any(each and is_too_deep(each) for each in open_parts):
            return Remark("too-deep", serious=True)
        return None

    def remarks(self) -> Iterator[Remark]:
        """One remark a kind of record, naming its unknown keys."""
        for kind, keys in self.seen.items():
            yield Remark("unknown-keys", kind, ", ".join(keys))


def is_too_deep(value: object) -> bool:
    """Whether lists and objects stand in one another more than `DEEPEST` times.

    >>> is_too_deep({"a": [1, {"b": 2}]})
    False
    """
    level = [value]
    for _ in range(DEEPEST):
        level = [inner for each in level for inner in _inner(each)]
        if not level:
            return False
    return True


def _inner(value: object) -> list[object]:
    if isinstance(value, Mapping):
        return list(value.values())
    return value if isinstance(value, list) else []


def _extras(section: str, value: Any) -> Iterator[tuple[str, Mapping[str, object]]]:
    if value.extra:
        yield section, value.extra
    for name in PARTS.get(section, ()):
        held = getattr(value, name)
        for part in held if isinstance(held, tuple) else (held,):
            if part is not None and part.extra:
                yield f"{section}.{name}", part.extra
