"""Adding reviews: values become rows here, with their versions and words."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from readnotes.domain.reviews import CARD, PUBLICATION, WAIVER, Review
from readnotes.storage import full_text, records
from readnotes.storage.json_columns import dump, dump_each, dump_one
from readnotes.storage.prepared import insert_rows
from readnotes.storage.review_versions import write_versions
from readnotes.storage.tables import review_about, reviews, sources
from readnotes.storage.transaction import Transaction


def add_reviews(
    work: Transaction, batch: Sequence[Review], numbers: Sequence[int] | None = None
) -> list[int]:
    """Add new reviews with everything that belongs to them; returns their numbers."""
    connection = work.connection
    if numbers is None:
        first = records.next_number(connection, reviews)
        numbers = range(first, first + len(batch))
    for number, review in zip(numbers, batch, strict=True):
        row = as_row(work, review) | {"number": number}
        insert_rows(connection, reviews, [row])
        write_about(connection, number, review)
        write_versions(connection, number, review.versions)
        full_text.add_rows(connection, "review_words", [(number, full_text.review_row(review))])
        work.record("review", number, None)
    return list(numbers)


def as_row(work: Transaction, review: Review) -> dict[str, Any]:
    """A review as a row without number."""
    return {
        "id": review.id,
        "title": review.title,
        "body": review.body,
        "status": review.status,
        "language": review.language,
        "published": dump_one(PUBLICATION, review.published),
        "target_words": review.target_words,
        "waivers": dump_each(WAIVER, review.waivers),
        "cards": dump_each(CARD, review.cards),
        "extra": dump(review.extra),
        "created": review.created or work.now,
        "modified": review.modified or work.now,
        "trashed": review.trashed,
        "words_hash": records.words_hash(review.title, review.body),
    }


def write_about(connection: Connection, number: int, review: Review) -> None:
    """Write what a review is about, where nothing is written yet; it may not be there."""
    known = records.find_numbers(connection, sources.c.key, review.about)
    insert_rows(
        connection,
        review_about,
        [
            {"review": number, "ordinal": ordinal, "source": known.get(key), "source_key": key}
            for ordinal, key in enumerate(review.about)
        ],
    )
