"""The whole library as one bundle, and the marks that imports leave on records."""

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from readnotes.domain.bundles import Bundle
from readnotes.domain.codec import NO_EXTRA, Extra
from readnotes.storage import attachments, quotes, records, reviews, shelves, sources
from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import meta
from readnotes.storage.tables import quotes as quote_table
from readnotes.storage.tables import reviews as review_table
from readnotes.storage.tables import sources as source_table
from readnotes.storage.transaction import Transaction

TABLES: Mapping[str, Table] = {
    "source": source_table,
    "quote": quote_table,
    "review": review_table,
}
EXTRA = "extra"


def load_bundle(connection: Connection) -> Bundle:
    """Every record, those in the trash too, in the order they were entered."""

    def numbers(table: Table) -> Sequence[int]:
        return connection.execute(select(table.c.number).order_by(table.c.number)).scalars().all()

    return Bundle(
        tuple(records.in_order(sources.load_sources, connection, numbers(source_table))),
        tuple(records.in_order(quotes.load_quotes, connection, numbers(quote_table))),
        tuple(records.in_order(reviews.load_reviews, connection, numbers(review_table))),
        tuple(shelves.list_shelves(connection, with_trash=True)),
        tuple(shelves.list_searches(connection)),
        tuple(attachments.get(connection, name) for name in attachments.list_all(connection)),
        load_extra(connection),
    )


def load_extra(connection: Connection) -> Extra:
    """What an imported file said beside its records."""
    kept = connection.execute(select(meta.c.value).where(meta.c.name == EXTRA)).scalar()
    extra: Extra = NO_EXTRA if kept is None else json.loads(kept)
    return extra


def add_extra(work: Transaction, extra: Extra) -> None:
    """Keep what a file says beside its records; what is there already stays."""
    both = {**extra, **load_extra(work.connection)}
    if both:
        value = json.dumps(both)
        work.connection.execute(
            insert_or_update(meta)
            .values(name=EXTRA, value=value)
            .on_conflict_do_update(index_elements=[meta.c.name], set_={"value": value})
        )


def load_marks(
    connection: Connection, kind: str, numbers: Sequence[int]
) -> dict[int, bytes | None]:
    """What the last import left on records, by number."""
    table = TABLES[kind]
    marks: dict[int, bytes | None] = {}
    for chunk in in_chunks(numbers):
        rows = connection.execute(
            select(table.c.number, table.c.imported).where(table.c.number.in_(chunk))
        )
        marks.update((row.number, row.imported) for row in rows)
    return marks


def set_marks(work: Transaction, kind: str, marks: Mapping[int, bytes]) -> None:
    """Leave an import's marks on records; not in the journal, for nobody sees them."""
    table = TABLES[kind]
    if marks:
        work.connection.execute(
            update(table)
            .where(table.c.number == bindparam("which"))
            .values(imported=bindparam("mark")),
            [{"which": number, "mark": mark} for number, mark in marks.items()],
        )


def find_by_mark(connection: Connection, kind: str, beginning: bytes) -> int | None:
    """The record whose last imported content has this hash, or None."""
    table = TABLES[kind]
    return connection.execute(
        select(table.c.number).where(
            table.c.imported >= beginning, table.c.imported < beginning + b"\xff" * 17
        )
    ).scalar()
