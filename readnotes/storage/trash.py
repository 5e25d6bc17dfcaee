"""The trash: where deleted records wait, and the only way out of the library for good.

Records in the trash carry a stamp. A source takes its quotes there under its own stamp, so that
bringing it back brings back those, and not the ones that had been thrown away before.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Table, delete, literal, select

from readnotes.storage import journal, quote_changing, records, review_changing, source_changing
from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import (
    attachments,
    drafts,
    journal_entries,
    quote_attachments,
    review_versions,
    source_attachments,
)
from readnotes.storage.tables import quotes as quote_table
from readnotes.storage.tables import reviews as review_table
from readnotes.storage.tables import sources as source_table
from readnotes.storage.transaction import RecordKind, Transaction


def throw_away_source(work: Transaction, number: int) -> int:
    """Put a source and its quotes into the trash; returns how many records went."""
    if not _outside(work.connection, source_table, [number]):
        return 0
    stamp = _own_stamp(work, number)
    present = work.connection.execute(
        select(quote_table.c.number).where(
            quote_table.c.source == number, quote_table.c.trashed.is_(None)
        )
    ).scalars()
    went = _stamp_quotes(work, present.all(), stamp)
    return went + records.set_column(work, "source", source_table, "trashed", {number: stamp})


def _own_stamp(work: Transaction, source: int) -> str:
    """A stamp that none of the source's quotes in the trash has, even if the clock stood still."""
    taken = set(
        work.connection.execute(
            select(quote_table.c.trashed).where(quote_table.c.source == source).distinct()
        ).scalars()
    )
    stamp = work.precise_now()
    moment = datetime.fromisoformat(stamp)
    while stamp in taken:
        moment += timedelta(microseconds=1)
        stamp = f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}"
    return stamp


def throw_away_quotes(work: Transaction, numbers: Sequence[int]) -> int:
    """Put quotes into the trash; returns how many went."""
    present = _outside(work.connection, quote_table, numbers)
    return _stamp_quotes(work, present, work.precise_now())


def throw_away_review(work: Transaction, number: int) -> int:
    """Put a review into the trash."""
    present = _outside(work.connection, review_table, [number])
    stamps = dict.fromkeys(present, work.precise_now())
    return records.set_column(work, "review", review_table, "trashed", stamps)


def _outside(connection: Connection, table: Table, numbers: Sequence[int]) -> list[int]:
    """Those of the records that are not in the trash: what is there keeps its stamp."""
    found: list[int] = []
    for chunk in in_chunks(numbers):
        found += connection.execute(
            select(table.c.number).where(table.c.number.in_(chunk), table.c.trashed.is_(None))
        ).scalars()
    return found


def bring_back_source(work: Transaction, number: int) -> int:
    """Bring a source back, with the quotes that went with it; returns how many came."""
    stamp = work.connection.execute(
        select(source_table.c.trashed).where(source_table.c.number == number)
    ).scalar()
    if stamp is None:
        return 0
    with_it = work.connection.execute(
        select(quote_table.c.number).where(
            quote_table.c.source == number, quote_table.c.trashed == stamp
        )
    ).scalars()
    came = _stamp_quotes(work, with_it.all(), None)
    return came + records.set_column(work, "source", source_table, "trashed", {number: None})


def bring_back_quote(work: Transaction, number: int) -> int:
    """Bring a quote back, and its source where that is in the trash too."""
    source = work.connection.execute(
        select(source_table.c.number)
        .join(quote_table, quote_table.c.source == source_table.c.number)
        .where(quote_table.c.number == number, source_table.c.trashed.is_not(None))
    ).scalar()
    came = _stamp_quotes(work, [number], None)
    if source is not None:
        came += records.set_column(work, "source", source_table, "trashed", {source: None})
    return came


def bring_back_review(work: Transaction, number: int) -> int:
    """Bring a review back."""
    return records.set_column(work, "review", review_table, "trashed", {number: None})


def _stamp_quotes(work: Transaction, numbers: Sequence[int], stamp: str | None) -> int:
    for source in work.connection.execute(
        select(quote_table.c.source).where(quote_table.c.number.in_(numbers[:500])).distinct()
    ).scalars():
        work.touch_quotes_of(source)
    return records.set_column(work, "quote", quote_table, "trashed", dict.fromkeys(numbers, stamp))


_REMOVALS: tuple[tuple[RecordKind, Table, Callable[[Transaction, Sequence[int]], None]], ...] = (
    ("quote", quote_table, quote_changing.remove),
    ("source", source_table, source_changing.remove),
    ("review", review_table, review_changing.remove),
)


def empty(work: Transaction) -> int:
    """Delete what is in the trash for good, its history and unused pictures too.

    Returns:
        How many records went. This cannot be undone.
    """
    connection = work.connection
    gone = 0
    for kind, table, remove in _REMOVALS:
        leaving: ColumnElement[bool] = table.c.trashed.is_not(None)
        if kind == "quote":
            # A quote may have come to a source that was in the trash already; it goes with it.
            leaving |= table.c.source.in_(
                select(source_table.c.number).where(source_table.c.trashed.is_not(None))
            )
        numbers = list(connection.execute(select(table.c.number).where(leaving)).scalars())
        remove(work, numbers)
        journal.forget_records(work, kind, numbers)
        gone += len(numbers)
    if gone:
        journal.forget_undone(work)
    _delete_unused_attachments(connection)
    return gone


def _delete_unused_attachments(connection: Connection) -> None:
    """Delete files that no record, draft, version or step of the journal names."""
    used = select(source_attachments.c.sha256).union(select(quote_attachments.c.sha256))
    unused = connection.execute(
        select(attachments.c.sha256).where(attachments.c.sha256.not_in(used))
    ).scalars()
    texts = (
        review_table.c.body,
        review_versions.c.body,
        drafts.c.body,
        journal_entries.c.image,
    )
    for sha256 in unused.all():
        if not any(
            connection.execute(select(literal(1)).where(text.contains(sha256)).limit(1)).scalar()
            for text in texts
        ):
            connection.execute(delete(attachments).where(attachments.c.sha256 == sha256))
