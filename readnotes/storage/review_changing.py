"""Changing reviews and taking them out, with what the journal keeps.

What is being typed is settled into a version here.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, select, update

from readnotes.domain.reviews import REVIEW, Card, Review, Version
from readnotes.storage import drafts, full_text, records, review_versions
from readnotes.storage.prepared import insert_rows
from readnotes.storage.review_adding import add_reviews, as_row, write_about
from readnotes.storage.review_versions import VERSIONS, VersionChange
from readnotes.storage.reviews import draft_name, get_review, get_stored, load_reviews
from readnotes.storage.tables import review_about, review_uses, reviews
from readnotes.storage.transaction import Transaction


def change_review(work: Transaction, number: int, changes: Mapping[str, object]) -> Review:
    """Change fields of a review as the reviewer does.

    What is being typed stays what it is, unless the body itself is changed: undoing a new title
    must not take words away that were typed before.

    Returns:
        The review as it is now, without its versions.

    Raises:
        UnknownRecordError: There is no such review.
    """
    old = get_review(work.connection, number, versions=False)
    given: dict[str, Any] = dict(changes)
    new = replace(old, **given)
    stored = get_stored(work.connection, number)
    if "body" not in given:
        new = replace(new, body=stored.body)
    if new == stored:
        return old
    if "body" in given:
        drafts.drop(work, draft_name(number))
    _write(work, number, stored, replace(new, modified=work.now))
    return get_review(work.connection, number, versions=False)


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

    Returns:
        The review as it is now, without its versions.
    """
    connection = work.connection
    stored = get_stored(connection, number)
    typed = get_review(connection, number, versions=False)
    new: list[Version] = []
    there = stored.body in ("", review_versions.newest_body(connection, number))
    if typed.body != stored.body and not there:
        new.append(Version(stored.modified, stored.body))
    if name is not None:
        new.append(Version(work.now, typed.body, name))
    if typed.body == stored.body and not new:
        return typed
    drafts.drop(work, draft_name(number))
    change = review_versions.added(connection, number, new) if new else None
    now = replace(stored, body=typed.body, modified=work.now)
    _write(work, number, stored, now, change)
    return now


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
    versions = given.pop(VERSIONS, None)
    change = None
    if versions is not None:
        change = review_versions.change_to(work.connection, number, versions)
    _write(work, number, old, replace(old, **given, modified=work.now), change)


def apply_image(work: Transaction, number: int, image: Mapping[str, object]) -> None:
    """Put fields back as an image of the journal says; nothing else follows from it."""
    old = get_stored(work.connection, number)
    others = {key: value for key, value in image.items() if key != VERSIONS}
    changes: dict[str, Any] = records.changes_in_image(REVIEW, others)
    change = None
    if VERSIONS in image:
        change = review_versions.change_back(work.connection, number, image[VERSIONS])
    _write(work, number, old, replace(old, **changes), change)


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


def _write(
    work: Transaction,
    number: int,
    old: Review,
    new: Review,
    versions: VersionChange | None = None,
) -> None:
    """Write what differs between two states of a review, and note the old state.

    Args:
        work: The act.
        number: The review.
        old, new: The states, both without versions.
        versions: What happens to these, if anything does.
    """
    connection = work.connection
    changed = records.differing(REVIEW, old, new)
    image = records.image_of(REVIEW, old, changed)
    if versions is not None:
        image[VERSIONS] = versions.image()
        review_versions.write_change(connection, number, versions)
    work.record("review", number, image)
    connection.execute(update(reviews).where(reviews.c.number == number).values(as_row(work, new)))
    if "about" in changed:
        connection.execute(delete(review_about).where(review_about.c.review == number))
        write_about(connection, number, new)
    old_row, new_row = full_text.review_row(old), full_text.review_row(new)
    full_text.replace_row(connection, "review_words", (number, old_row), (number, new_row))
