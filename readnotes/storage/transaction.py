"""One act on the library: its connection, its place in the journal, and what it changed."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, delete, insert

from readnotes.domain.changes import ChangeSet
from readnotes.runtime.clock import Clock
from readnotes.storage.tables import journal_entries, journal_steps

RecordKind = Literal["source", "quote", "review", "shelf", "search", "tag"]

#: More records than this are reported as "everything": every view would read anew anyway.
MOST_LISTED = 5000


@dataclass(frozen=True, slots=True)
class Entry:
    """One record's part in a step: what it was before, or None where it was not there."""

    kind: RecordKind
    record: int
    image: Mapping[str, object] | None

    @property
    def whole(self) -> bool:
        """Whether the record was not there on one side: the image is none, or all of it."""
        return self.image is None or "created" in self.image


class Transaction:
    """What the functions of this room write through; alive inside one `Database.write`.

    Attributes:
        connection: The writing connection, inside its transaction.
        now: The UTC stamp of the act; all its records get the same.
    """

    def __init__(self, connection: Connection, title: str, clock: Clock) -> None:
        self.connection = connection
        self.now = clock.utc_stamp()
        self.precise_now = clock.precise_stamp()
        self._title = title
        self._entries: list[Entry] = []
        self._changed: dict[RecordKind, set[int]] = defaultdict(set)
        self._quotes_of: set[int] = set()

    def record(self, kind: RecordKind, number: int, image: Mapping[str, object] | None) -> None:
        """Note what a record was before this act: its changed fields, or None for a new one."""
        self._entries.append(Entry(kind, number, image))
        self._changed[kind].add(number)

    def touch(self, kind: RecordKind, number: int) -> None:
        """Note that a record changed without a place in the journal (a draft being typed)."""
        self._changed[kind].add(number)

    def touch_quotes_of(self, source: int) -> None:
        """Note that the list of a source's quotes is another one now."""
        self._quotes_of.add(source)

    def take_entries(self) -> list[Entry]:
        """Hand over what was noted until now; it will not be journaled (undo does this)."""
        taken, self._entries = self._entries, []
        return taken

    def finish(self) -> ChangeSet:
        """Write the journal step and say what changed."""
        step = self._write_step() if self._title and self._entries else None
        changed = self._changed
        if sum(map(len, changed.values())) > MOST_LISTED:
            return ChangeSet(everything=True, step=step)
        return ChangeSet(
            frozenset(changed["source"]),
            frozenset(changed["quote"]),
            frozenset(changed["review"]),
            shelves=bool(changed["shelf"]),
            searches=bool(changed["search"]),
            tags=bool(changed["tag"]),
            step=step,
            quotes_of=frozenset(self._quotes_of),
        )

    def _write_step(self) -> int:
        # A new act after an undo: what was undone can no longer be done again.
        self.connection.execute(delete(journal_steps).where(journal_steps.c.undone == 1))
        written = self.connection.execute(
            insert(journal_steps).values(title=self._title, created=self.now, undone=0)
        )
        assert written.inserted_primary_key is not None
        step: int = written.inserted_primary_key[0]
        self.connection.execute(
            insert(journal_entries),
            [
                {
                    "step": step,
                    "ordinal": ordinal,
                    "kind": entry.kind,
                    "record": entry.record,
                    "image": None if entry.image is None else json.dumps(entry.image),
                }
                for ordinal, entry in enumerate(self._entries)
            ],
        )
        return step
