"""One act on the library: its connection, its place in the journal, and what it changed."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Integer, delete, insert, literal_column

from readnotes.domain.changes import ChangeSet
from readnotes.runtime.clock import Clock
from readnotes.storage.prepared import Prepared, insert_rows
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
        self._clock = clock
        self._title = title
        self._entries: list[Entry] = []
        self._changed: dict[RecordKind, set[int]] = defaultdict(set)
        self._quotes_of: set[int] = set()

    def precise_now(self) -> str:
        """The moment to the microsecond, for what must be told apart from the act before."""
        return self._clock.precise_stamp()

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
        _FORGET_UNDONE.run(self.connection, {})
        values = {"title": self._title, "created": self.now, "undone": 0}
        step = _NEW_STEP.run(self.connection, values).lastrowid
        assert step is not None
        write_entries(self.connection, step, self._entries)
        return step


_FORGET_UNDONE = Prepared(
    delete(journal_steps).where(journal_steps.c.undone == literal_column("1", Integer))
)
_NEW_STEP = Prepared(insert(journal_steps), ("title", "created", "undone"))


def write_entries(connection: Connection, step: int, entries: Sequence[Entry]) -> None:
    """Write the entries of a step, in order."""
    insert_rows(
        connection,
        journal_entries,
        [
            {
                "step": step,
                "ordinal": ordinal,
                "kind": entry.kind,
                "record": entry.record,
                "image": None if entry.image is None else json.dumps(entry.image),
            }
            for ordinal, entry in enumerate(entries)
        ],
    )
