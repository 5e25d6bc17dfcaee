"""Changing reviews and taking them out, with what the journal keeps.

What is being typed is settled into a version here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from readnotes.domain.reviews import REVIEW, Card, Review, Version
from readnotes.storage import drafts, full_text, records
from readnotes.storage.prepared import insert_rows
from readnotes.storage.review_adding import add_reviews, as_row, write_about, write_versions
from readnotes.storage.reviews import draft_name, get_review, get_stored, load_reviews
from readnotes.storage.tables import review_about, review_uses, review_versions, reviews
from readnotes.storage.transaction import Transaction


def change_review(work: Transaction, number: int, changes: Mapping[str, object]) -> Review:
    """Change fields of a review as the reviewer does.

    What is being typed stays what it is, unless the body itself is changed: undoing a new title
    must not take words away that were typed before.

    Raises:
        UnknownRecordError: There is no such review.
    """
    old = get_review(work.connection, number)
    given: dict[str, Any] = dict(changes)
    new = replace(old, **given)
    stored = get_stored(work.connection, number)
    if "body" not in given:
        new = replace(new, body=stored.body)
    if new == stored:
        return old
    if "body" not in given:
        _write(work, number, stored, replace(new, modified=work.now))
        return get_review(work.connection, number)
    drafts.drop(work, draft_name(number))
    _write(work, number, stored, replace(new, modified=work.now))
    return get_review(work.connection, number)


def change_cards(work: Transaction, number: int, cards: tuple[Card, ...]) -> None:
    """Change which quotes wait under headings; what is being typed stays what it is.

    Raises:
        UnknownRecordError: There is no such review.
    """
    stored = get_stored(work.connection, number)
    if stored.cards != cards:
        _write(work, number, stored, replace(stored, cards=cards, modified=work.now))


def settle(work: Transaction, number: int, name: str | None = None) -> Review:
    """Make what is being typed the review's body, and keep the body before it as a version.

    Args:
        work: The act.
        number: The review.
        name: A name to keep the present words under as a version of their own.
    """
    stored = get_stored(work.connection, number)
    typed = get_review(work.connection, number)
    versions = list(stored.versions)
    there = bool(versions) and versions[-1].body == stored.body
    if typed.body != stored.body and stored.body and not there:
        versions.append(Version(stored.modified, stored.body))
    if name is not None:
        versions.append(Version(work.now, typed.body, name))
    return change_review(work, number, {"body": typed.body, "versions": tuple(versions)})


def set_uses(work: Transaction, number: int, quotes: Collection[int]) -> None:
    """Note which quotes a review uses; derived from its words, so not in the journal."""
    connection = work.connection
    old = set(
        connection.execute(
            select(review_uses.c.quote).where(review_uses.c.review == number)
        ).scalars()
    )
    new = set(quotes)
    if old == new:
        return
    connection.execute(delete(review_uses).where(review_uses.c.review == number))
    insert_rows(
        connection, review_uses, [{"review": number, "quote": each} for each in sorted(new)]
    )
    for each in old ^ new:
        work.touch("quote", each)


def apply_import(work: Transaction, number: int, changes: Mapping[str, object]) -> None:
    """Give a review the fields of a file's record; nothing else follows from it."""
    old = get_stored(work.connection, number)
    given: dict[str, Any] = dict(changes)
    _write(work, number, old, replace(old, **given, modified=work.now))


def apply_image(work: Transaction, number: int, image: Mapping[str, object]) -> None:
    """Put fields back as an image of the journal says; nothing else follows from it."""
    old = get_stored(work.connection, number)
    changes: dict[str, Any] = records.changes_in_image(REVIEW, image)
    _write(work, number, old, replace(old, **changes))


def full_images(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[str, object]]:
    """Whole records as images, by number; those that are not there are left out."""
    loaded = load_reviews(connection, numbers)
    return {number: records.image_of(REVIEW, review) for number, review in loaded.items()}


def revive(work: Transaction, images: Mapping[int, Mapping[str, object]]) -> None:
    """Add reviews again from their whole images, under their old numbers."""
    again = []
    for image in images.values():
        changes: dict[str, Any] = records.changes_in_image(REVIEW, image)
        again.append(Review(**changes))
    add_reviews(work, again, list(images))


def remove(work: Transaction, numbers: Sequence[int]) -> None:
    """Take reviews out of the library altogether; the caller keeps their images."""
    connection = work.connection
    rows = []
    for number in numbers:
        rows.append((number, full_text.review_row(get_stored(connection, number))))
        drafts.drop(work, draft_name(number))
        work.touch("review", number)
    full_text.remove_rows(connection, "review_words", rows)
    records.delete_rows(connection, reviews, numbers)


def _write(work: Transaction, number: int, old: Review, new: Review) -> None:
    """Write what differs between two states of a review, and note the old state."""
    connection = work.connection
    changed = records.differing(REVIEW, old, new)
    work.record("review", number, records.image_of(REVIEW, old, changed))
    connection.execute(update(reviews).where(reviews.c.number == number).values(as_row(work, new)))
    if "about" in changed:
        connection.execute(delete(review_about).where(review_about.c.review == number))
        write_about(connection, number, new)
    if "versions" in changed:
        connection.execute(delete(review_versions).where(review_versions.c.review == number))
        write_versions(connection, number, new)
    old_row, new_row = full_text.review_row(old), full_text.review_row(new)
    full_text.replace_row(connection, "review_words", (number, old_row), (number, new_row))
