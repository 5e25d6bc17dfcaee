"""Reading the library's own JSON, written by this program or by another.

What cannot be read is said of one record at a time; the rest of the file is still read. Keys
that are not known are kept with their record. Paths in remarks count from 1: `quotes[3].kind`.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PureWindowsPath
from typing import Any

from readnotes.domain.attachments import ATTACHMENT, Attachment
from readnotes.domain.bundles import Remark
from readnotes.domain.codec import NO_EXTRA, Shape, wrong
from readnotes.domain.errors import FieldValueError
from readnotes.domain.ids import made_id
from readnotes.domain.quotes import QUOTE, Quote
from readnotes.domain.reviews import REVIEW, Review
from readnotes.domain.shelves import SAVED_SEARCH, SHELF, Shelf
from readnotes.domain.sources import SOURCE, Source
from readnotes.importers.base import ImportResult, Record, gather_results
from readnotes.importers.json_text import load_json_object
from readnotes.importers.unknown_keys import UnknownKeys

VERSION = 1
SECTIONS: Mapping[str, Shape[Any]] = {
    "attachments": ATTACHMENT,
    "sources": SOURCE,
    "quotes": QUOTE,
    "reviews": REVIEW,
    "shelves": SHELF,
    "searches": SAVED_SEARCH,
}
NAMELESS = "attachment"
TRASHED_SECTIONS = ("sources", "quotes", "reviews")
NAMED_BY = {"attachments": "sha256", "sources": "key"}
TOP_KEYS = frozenset({"readnotes", "trash", *SECTIONS})


def read_library_json(path: Path, *, stamp: str) -> Iterator[ImportResult]:
    """Read a library written as JSON.

    The whole file is read before this returns; its records are made as they are asked for.

    Args:
        path: The file.
        stamp: When records of its trash that do not say so themselves went there, UTC.

    Raises:
        InputFileError: The file as a whole cannot be read: `missing`, `directory`,
            `unreadable`, `damaged`, `not-ours`, `later-version`.
    """
    data = load_json_object(path, VERSION)
    return _results(data, stamp)


def _results(data: Mapping[str, object], stamp: str) -> Iterator[ImportResult]:
    reader = _Reader(data, stamp)
    # The first result carries what the file says beside its records, so that is looked at first.
    return gather_results(reader.read(), reader.read_extra())


@dataclass(slots=True)
class _Reader:
    """One pass over a parsed file: which names are taken, and which keys were not known."""

    data: Mapping[str, object]
    stamp: str
    unknown: UnknownKeys = field(default_factory=UnknownKeys)
    #: By section and name (key, id), the raw record that has it.
    taken: dict[tuple[str, str], object] = field(default_factory=dict)
    running: Counter[tuple[str, ...]] = field(default_factory=Counter)
    shelves_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    given_ids: frozenset[str] = frozenset()

    def read_extra(self) -> Mapping[str, object]:
        """What the file says beside its records; unknown keys of its trash among them."""
        extra = {key: value for key, value in self.data.items() if key not in TOP_KEYS}
        self.unknown.note("", extra)
        trash = self.data.get("trash")
        if isinstance(trash, Mapping):
            beside = {key: trash[key] for key in trash if key not in TRASHED_SECTIONS}
            self.unknown.note("trash", beside)
            if beside:
                extra["trash"] = beside
        return extra or NO_EXTRA

    def read(self) -> Iterator[Record | Remark]:
        """All records, those referred to first, with the remarks on each before it."""
        shelves = list(self._read_section("shelves"))
        self._place_on_shelves([each for each in shelves if isinstance(each, Shelf)])
        self._collect_given_ids()
        yield from self._read_section("attachments")
        for section in TRASHED_SECTIONS:
            yield from self._read_section(section)
            yield from self._read_section(section, trashed=True)
        yield from shelves
        yield from self._read_section("searches")
        yield from self.unknown.remarks()

    def _collect_given_ids(self) -> None:
        """Ids that are made must keep clear of those that stand in the file."""
        self.given_ids = frozenset(
            raw["id"]
            for section in ("quotes", "reviews")
            for holder in (self.data, self.data.get("trash"))
            for raw in _list_in(holder, section)
            if isinstance(raw, Mapping) and isinstance(raw.get("id"), str)
        )

    def _place_on_shelves(self, shelves: list[Shelf]) -> None:
        for shelf in shelves:
            for key in shelf.sources:
                self.shelves_of[key] = (*self.shelves_of.get(key, ()), shelf.name)

    def _read_section(self, section: str, trashed: bool = False) -> Iterator[Record | Remark]:
        holder = self.data.get("trash") if trashed else self.data
        label = f"trash.{section}" if trashed else section
        yield from _not_a_list(holder, section, label)
        for number, raw in enumerate(_list_in(holder, section), 1):
            yield from self._read_record(section, raw, f"{label}[{number}]", trashed)

    def _read_record(
        self, section: str, raw: object, where: str, trashed: bool
    ) -> Iterator[Record | Remark]:
        try:
            value = SECTIONS[section].decode(raw, where)
            _check(value, where)
        except FieldValueError as error:
            yield Remark("wrong-value", error.field, error.value, True, error.expected)
            return
        if trouble := self.unknown.look(section, value):
            yield replace(trouble, where=where)
            return
        if isinstance(value, Attachment):
            value = replace(value, name=PureWindowsPath(value.name).name or NAMELESS)
        if isinstance(value, Source):
            value = replace(value, shelves=self.shelves_of.get(value.key, ()))
        if trashed:
            value = replace(value, trashed=value.trashed or self.stamp)
        yield from self._name(section, value, raw, where)

    def _name(self, section: str, value: Any, raw: object, where: str) -> Iterator[Record | Remark]:
        """See to it that no two records of the file have one name, and that each has one."""
        if isinstance(value, Quote | Review):
            if not value.id:
                value = replace(value, id=self._make_id(value))
            elif self.taken.get((section, value.id), raw) != raw:
                yield Remark("duplicate-id", where, value.id)
                value = replace(value, id=self._make_id(value))
            name = value.id
        else:
            name = getattr(value, NAMED_BY.get(section, "name"))
        known = self.taken.setdefault((section, name), raw)
        if known is raw:
            yield value
        elif known == raw:
            yield Remark("repeated-record", where, name)
        else:
            yield Remark("duplicate-key", where, name, serious=True)

    def _make_id(self, value: Quote | Review) -> str:
        section, parts = _content(value)
        while True:
            self.running[parts] += 1
            made = made_id(*parts, running=self.running[parts])
            if made not in self.given_ids and (section, made) not in self.taken:
                return made


def _content(value: Quote | Review) -> tuple[str, tuple[str, ...]]:
    """The section of a record, and what its made id is made from."""
    if isinstance(value, Quote):
        return "quotes", (value.source, value.kind, value.locator, value.text)
    return "reviews", (value.title, value.body)


def _check(value: object, where: str) -> None:
    """What the fields of a record must be together.

    Raises:
        FieldValueError: A quote says nothing and shows nothing; an attachment is not the one
            its name says.
    """
    if isinstance(value, Quote):
        if not (value.text.strip() or value.attachments or value.origin):
            raise wrong(f"{where}.text", value.text, "something")
    elif isinstance(value, Attachment):
        found = hashlib.sha256(value.data).hexdigest()
        if found != value.sha256:
            raise wrong(f"{where}.data", found, "bytes-of-sha256")


def _list_in(holder: object, section: str) -> list[object]:
    found = holder.get(section) if isinstance(holder, Mapping) else None
    return found if isinstance(found, list) else []


def _not_a_list(holder: object, section: str, label: str) -> Iterator[Remark]:
    """A remark where a section is there but is no list, so that its records cannot be read."""
    if holder is None:
        return
    if not isinstance(holder, Mapping):
        yield Remark("wrong-value", label.partition(".")[0], str(holder)[:80], True, "object")
    elif not isinstance(holder.get(section) or [], list):
        yield Remark("wrong-value", label, str(holder[section])[:80], True, "list")
