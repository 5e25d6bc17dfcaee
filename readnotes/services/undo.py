"""Undo and redo of the whole library, and the history of one record."""

from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from readnotes.services.opening import Done, Library
from readnotes.storage import journal
from readnotes.storage.journal import HistoryEntry
from readnotes.storage.transaction import RecordKind, Transaction

__all__ = ["HistoryEntry"]

DAYS_KEPT = timedelta(days=90)
YEAR = timedelta(days=365)
SHARE_KEPT = 0.2


@dataclass(frozen=True, slots=True)
class NextSteps:
    """What undo and redo would do now, by title; None where there is nothing."""

    undo: str | None
    redo: str | None


def undo(library: Library) -> "Future[Done[str]]":
    """Undo the newest step.

    Returns:
        A future of its title; it raises `NothingToUndoError` where there is none.
    """
    return library.database.write("", lambda work: journal.take_back(work).title)


def redo(library: Library) -> "Future[Done[str]]":
    """Do the step undone last again.

    Returns:
        A future of its title; it raises `NothingToUndoError` where there is none.
    """
    return library.database.write("", lambda work: journal.take_back(work, redo=True).title)


def trim_history(library: Library) -> "Future[Done[None]]":
    """Forget history older than 90 days, and the oldest while it is a fifth of the library.

    Asked for when a window is done with a library; the trash is not touched. Nothing is called
    old where the clock looks wrong: set back before the newest step, or a year on from it.
    """
    now = library.clock.now().astimezone(UTC)
    room = int(library.path.stat().st_size * SHARE_KEPT)

    def act(work: Transaction) -> None:
        stamps = journal.newest_stamps(work.connection)
        looks_right = all(_stamp(now - YEAR) <= each <= _stamp(now) for each in stamps)
        journal.trim(work, _stamp(now - DAYS_KEPT) if looks_right else "", room)

    return library.database.write("", act)


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def next_steps(library: Library) -> NextSteps:
    """What undo and redo would do now."""

    def question(connection: journal.Connection) -> NextSteps:
        back = journal.find_next(connection)
        again = journal.find_next(connection, redo=True)
        return NextSteps(back.title if back else None, again.title if again else None)

    return library.database.read(question)


def history(library: Library, kind: RecordKind, number: int) -> list[HistoryEntry]:
    """What was done to one record and not undone, newest first."""
    return library.database.read(lambda c: journal.history_of(c, kind, number))
