"""What is in the trash."""

from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.storage import quotes, records, reviews, sources
from readnotes.storage.tables import quotes as quote_table
from readnotes.storage.tables import reviews as review_table
from readnotes.storage.tables import sources as source_table

Trashed = tuple[tuple[Source, ...], tuple[Quote, ...], tuple[Review, ...]]


def list_trashed(connection: Connection) -> Trashed:
    """The sources, quotes and reviews in the trash, each newest first."""

    def numbers(table: Table) -> Sequence[int]:
        return (
            connection.execute(
                select(table.c.number)
                .where(table.c.trashed.is_not(None))
                .order_by(table.c.trashed.desc(), table.c.number)
            )
            .scalars()
            .all()
        )

    return (
        tuple(records.in_order(sources.load_sources, connection, numbers(source_table))),
        tuple(records.in_order(quotes.load_quotes, connection, numbers(quote_table))),
        tuple(records.in_order(reviews.load_reviews, connection, numbers(review_table))),
    )
