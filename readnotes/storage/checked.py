"""Which quotes were compared with the printed page, and which were not yet."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import quotes, review_uses, reviews, sources

COMPARABLE = ("quotation", "paraphrase", "summary", "image")
"""The kinds that say what stands on a page; comments and questions are the reviewer's own."""

_PRESENT = quotes.c.trashed.is_(None) & sources.c.trashed.is_(None) & quotes.c.kind.in_(COMPARABLE)


def of_source(key: str) -> ColumnElement[bool]:
    """The condition that a quote is of a source, by its citation key."""
    return sources.c.key == key


def of_review(review_id: str) -> ColumnElement[bool]:
    """The condition that a review uses a quote, as last noted."""
    return quotes.c.number.in_(
        select(review_uses.c.quote)
        .join(reviews, reviews.c.number == review_uses.c.review)
        .where(reviews.c.id == review_id)
    )


def unchecked(connection: Connection, condition: ColumnElement[bool]) -> list[int]:
    """The numbers of the quotes not compared yet: by first author, year and key, then by page."""
    statement = _select(quotes.c.number).where(condition, quotes.c.checked.is_(None))
    return list(
        connection.execute(
            statement.order_by(
                sources.c.sort_name,
                sources.c.year,
                sources.c.key,
                quotes.c.place_order,
                quotes.c.place,
                quotes.c.id,
            )
        ).scalars()
    )


def still_unchecked(connection: Connection, numbers: Collection[int]) -> frozenset[int]:
    """Those of some quotes that are not compared yet and not in the trash."""
    found: set[int] = set()
    for chunk in in_chunks(list(numbers)):
        statement = _select(quotes.c.number).where(
            quotes.c.number.in_(chunk), quotes.c.checked.is_(None)
        )
        found.update(connection.execute(statement).scalars())
    return frozenset(found)


def count(connection: Connection, condition: ColumnElement[bool]) -> tuple[int, int]:
    """How many quotes were compared, and how many there are."""
    # COUNT leaves out the rows where the column is empty.
    row = connection.execute(
        _select(func.count(quotes.c.checked), func.count()).where(condition)
    ).one()
    return row[0], row[1]


def _select(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(sources)
        .join(quotes, quotes.c.source == sources.c.number)
        .where(_PRESENT)
    )
