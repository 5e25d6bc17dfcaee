"""Undo and redo of the whole library, and the history of one record."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from readnotes.domain.errors import EmptyPassageError
from readnotes.domain.quotes import QUOTE
from readnotes.domain.sources import SOURCE
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.storage import journal, quote_changing, quotes, records, source_changing, sources
from readnotes.storage.journal import HistoryEntry
from readnotes.storage.transaction import RecordKind, Transaction

__all__ = ["HistoryEntry"]

DAYS_KEPT = timedelta(days=90)
YEAR = timedelta(days=365)
SHARE_KEPT = 0.2

#: The kinds of records whose earlier states can be looked at and brought back.
Remembered = Literal["source", "quote"]


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


def present_state(library: Library, kind: Remembered, number: int) -> Mapping[str, object]:
    """What a record says now: JSON keys and values, as in the entries of its history.

    Raises:
        UnknownRecordError: There is no such record.
    """

    def question(connection: journal.Connection) -> Mapping[str, object]:
        if kind == "source":
            return SOURCE.encode(sources.get_source(connection, number))
        return QUOTE.encode(quotes.get_quote(connection, number))

    return library.database.read(question)


def can_bring_back(kind: Remembered, key: str) -> bool:
    """Whether the field of a JSON key is one that people change, and so can have back.

    >>> can_bring_back("quote", "text"), can_bring_back("quote", "modified")
    (True, False)
    """
    field = (SOURCE if kind == "source" else QUOTE).find_field(key)
    return field is not None and field.editable


def bring_back(
    library: Library, kind: Remembered, number: int, before: Mapping[str, object]
) -> "Future[Done[None]]":
    """Give a record the values some of its fields had before a step; it can be undone.

    What goes with such a change goes with it here too: words brought back were not compared with
    the page, unless the date of the comparison is brought back with them. Stamps and the trash
    stay as they are, and so does the source of a quote whose earlier source is no more.

    Args:
        library: The opened library.
        kind: What the record is.
        number: The library's own number of it.
        before: JSON keys and values, as an entry of the history has them.

    Returns:
        A future; it raises `UnknownRecordError` where the record is no more, `KeyTakenError`
        where its earlier key is another's, `EmptyPassageError` where nothing would be left.
    """
    wished = {key: value for key, value in before.items() if can_bring_back(kind, key)}

    def act(work: Transaction) -> None:
        if kind == "source":
            changes = records.changes_in_image(SOURCE, wished)
            source_changing.change_source(work, number, changes)
            return
        changes = records.changes_in_image(QUOTE, wished)
        key = changes.get("source")
        if key is not None and sources.find_number(work.connection, str(key)) is None:
            del changes["source"]
        changed = quote_changing.change_quote(work, number, changes)
        if not (changed.text.strip() or changed.attachments or changed.origin):
            raise EmptyPassageError

    return library.database.write(text("Bring back an earlier state"), act)
