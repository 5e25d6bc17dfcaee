"""The journal: one list of steps that gives undo, redo and every record's history.

A step's entries hold what the records were before it. Undoing a step puts these back and keeps
in their place what the records were after it; doing it again swaps them once more. So a step's
images are always those of the other side.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from sqlalchemy import Connection, delete, func, select, update

from readnotes.domain.errors import NothingToUndoError
from readnotes.storage import quote_changing, review_changing, shelves, source_changing, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import journal_entries, journal_steps
from readnotes.storage.transaction import Entry, RecordKind, Transaction, write_entries

__all__ = ["Connection", "HistoryEntry"]


#: How many records are put back with one statement each; all of a kind that came in one step.
CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the journal: its number, what it is called, when it was made."""

    number: int
    title: str
    created: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """What a step changed of one record: the fields as they were before it.

    Attributes:
        before: JSON keys and values; None where the step made the record.
    """

    step: Step
    before: Mapping[str, object] | None


def find_next(connection: Connection, *, redo: bool = False) -> Step | None:
    """The step that would be undone now, or done again; None where there is none."""
    wanted = select(journal_steps).where(journal_steps.c.undone == int(redo))
    order = journal_steps.c.number if redo else journal_steps.c.number.desc()
    row = connection.execute(wanted.order_by(order).limit(1)).first()
    return None if row is None else Step(row.number, row.title, row.created)


def take_back(work: Transaction, *, redo: bool = False) -> Step:
    """Undo the newest step, or do the one undone last again.

    Raises:
        NothingToUndoError: There is no such step.
    """
    step = find_next(work.connection, redo=redo)
    if step is None:
        raise NothingToUndoError(redo)
    entries = _load_entries(work.connection, step.number)
    # What came last is put back first; the images then stand in the order of a redo.
    for (kind, whole), run in groupby(reversed(entries), key=lambda each: (each.kind, each.whole)):
        _put_back(work, kind, list(run), whole=whole)
    swapped = work.take_entries()
    work.connection.execute(delete(journal_entries).where(journal_entries.c.step == step.number))
    write_entries(work.connection, step.number, swapped)
    work.connection.execute(
        update(journal_steps)
        .where(journal_steps.c.number == step.number)
        .values(undone=int(not redo))
    )
    return step


def _load_entries(connection: Connection, step: int) -> list[Entry]:
    rows = connection.execute(
        select(journal_entries)
        .where(journal_entries.c.step == step)
        .order_by(journal_entries.c.ordinal)
    )
    return [
        Entry(row.kind, row.record, None if row.image is None else json.loads(row.image))
        for row in rows
    ]


class _Records(Protocol):
    """What the changing of sources, quotes and reviews offers for putting back."""

    def full_images(
        self, connection: Connection, numbers: Sequence[int]
    ) -> dict[int, dict[str, object]]: ...
    def revive(self, work: Transaction, images: Mapping[int, Mapping[str, object]]) -> None: ...
    def remove(self, work: Transaction, numbers: Sequence[int]) -> None: ...
    def apply_image(self, work: Transaction, number: int, image: Mapping[str, object]) -> None: ...


_ROOMS: Mapping[RecordKind, _Records] = {
    "source": source_changing,
    "quote": quote_changing,
    "review": review_changing,
}


def _put_back(work: Transaction, kind: RecordKind, run: Sequence[Entry], *, whole: bool) -> None:
    """Bring records of one kind to the state of their entries, noting the state they leave."""
    if kind == "tag":
        for entry in run:
            assert entry.image is not None
            tags.rename(work, entry.record, str(entry.image["name"]))
    elif kind == "shelf" or kind == "search":
        for entry in run:
            shelves.put_back(work, kind, entry.record, entry.image)
    else:
        _put_back_records(work, kind, run, whole=whole)


def _put_back_records(
    work: Transaction, kind: RecordKind, run: Sequence[Entry], *, whole: bool
) -> None:
    room = _ROOMS[kind]
    if not whole:
        for entry in run:
            assert entry.image is not None
            room.apply_image(work, entry.record, entry.image)
        return
    for chunk in in_chunks(run, CHUNK):
        there = room.full_images(work.connection, [entry.record for entry in chunk])
        gone = {e.record: e.image for e in chunk if e.image is not None and e.record not in there}
        new = [entry.record for entry in chunk if entry.image is None]
        if gone:
            room.revive(work, gone)
        for number in new:
            work.record(kind, number, there[number])
        if new:
            room.remove(work, new)
        for entry in chunk:
            if entry.image is not None and entry.record in there:
                room.apply_image(work, entry.record, entry.image)


def history_of(connection: Connection, kind: RecordKind, number: int) -> list[HistoryEntry]:
    """What was done to one record and not undone, newest first."""
    rows = connection.execute(
        select(journal_steps, journal_entries.c.image)
        .join(journal_entries, journal_entries.c.step == journal_steps.c.number)
        .where(
            journal_entries.c.kind == kind,
            journal_entries.c.record == number,
            journal_steps.c.undone == 0,
        )
        .order_by(journal_steps.c.number.desc(), journal_entries.c.ordinal.desc())
    )
    return [
        HistoryEntry(
            Step(row.number, row.title, row.created),
            None if row.image is None else json.loads(row.image),
        )
        for row in rows
    ]


def newest_stamps(connection: Connection) -> list[str]:
    """When the two newest steps were made, the newest first."""
    newest = select(journal_steps.c.created).order_by(journal_steps.c.number.desc()).limit(2)
    return list(connection.execute(newest).scalars())


def trim(work: Transaction, before: str, most_bytes: int) -> None:
    """Forget steps older than a stamp, and the oldest ones while the journal is too large.

    Args:
        work: The act.
        before: UTC stamp; steps made before it go.
        most_bytes: How large the images of all steps together may be.
    """
    connection = work.connection
    connection.execute(delete(journal_steps).where(journal_steps.c.created < before))
    size = func.sum(func.length(func.coalesce(journal_entries.c.image, "")) + 24)
    by_step = connection.execute(
        select(journal_entries.c.step, size)
        .group_by(journal_entries.c.step)
        .order_by(journal_entries.c.step.desc())
    ).all()
    total = 0
    for step, bytes_of_step in by_step:
        total += bytes_of_step
        if total > most_bytes:
            connection.execute(delete(journal_steps).where(journal_steps.c.number <= step))
            return


def forget_records(work: Transaction, kind: RecordKind, numbers: list[int]) -> None:
    """Take every trace of purged records out of the journal, and steps that become empty."""
    connection = work.connection
    for number in numbers:
        connection.execute(
            delete(journal_entries).where(
                journal_entries.c.kind == kind, journal_entries.c.record == number
            )
        )
    filled = select(journal_entries.c.step).distinct()
    connection.execute(delete(journal_steps).where(journal_steps.c.number.not_in(filled)))


def forget_undone(work: Transaction) -> None:
    """Forget what was undone: it may need records that have left the library for good."""
    work.connection.execute(delete(journal_steps).where(journal_steps.c.undone == 1))
