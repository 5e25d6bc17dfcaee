"""Reviews: drafts, their versions, what they are about, and which quotes they use.

What is being typed stands in one draft row until it is *settled* into a version; whoever loads
a review gets the words of the draft row, which are the newest.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, select, update

from readnotes.domain.errors import AmbiguousTitleError, UnknownRecordError
from readnotes.domain.reviews import CARD, PUBLICATION, REVIEW, WAIVER, Publication, Review, Version
from readnotes.storage import drafts, full_text, records
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import dump, dump_each, dump_one, load, load_each, load_one
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import review_about, review_uses, review_versions, reviews, sources
from readnotes.storage.transaction import Transaction


def find_numbers(connection: Connection, names: Collection[str]) -> dict[str, int]:
    """The numbers of reviews by id; unknown ones are left out."""
    return records.find_numbers(connection, reviews.c.id, names)


def find_number(connection: Connection, review_id: str) -> int | None:
    """The number of a review by its id, or None."""
    return connection.execute(select(reviews.c.number).where(reviews.c.id == review_id)).scalar()


def get_number(connection: Connection, id_or_title: str) -> int:
    """The number of a review by its id, or by its title where only one has it.

    Raises:
        UnknownRecordError: No review has it.
        AmbiguousTitleError: Several outside the trash have the title.
    """
    number = find_number(connection, id_or_title)
    if number is not None:
        return number
    ids = find_ids_by_title(connection, id_or_title)
    if len(ids) > 1:
        raise AmbiguousTitleError(id_or_title, tuple(ids))
    if not ids:
        raise UnknownRecordError("review", id_or_title)
    return get_number(connection, ids[0])


def find_ids_by_title(connection: Connection, title: str) -> list[str]:
    """The ids of the reviews outside the trash that have this title, oldest first."""
    return list(
        connection.execute(
            select(reviews.c.id)
            .where(reviews.c.title == title, reviews.c.trashed.is_(None))
            .order_by(reviews.c.number)
        ).scalars()
    )


def load_reviews(connection: Connection, numbers: Sequence[int]) -> dict[int, Review]:
    """Reviews with all their lists, by number; the body is what was typed last."""
    loaded: dict[int, Review] = {}
    for chunk in in_chunks(numbers):
        about = _load_about(connection, chunk)
        versions = _load_versions(connection, chunk)
        typed = drafts.load_many(connection, [draft_name(number) for number in chunk])
        rows = connection.execute(select(reviews).where(reviews.c.number.in_(chunk))).mappings()
        for row in rows:
            number = row["number"]
            review = _as_review(row, about[number], versions[number])
            if (body := typed.get(draft_name(number))) is not None:
                review = replace(review, body=body)
            loaded[number] = review
    return loaded


def get_review(connection: Connection, number: int) -> Review:
    """One review by number.

    Raises:
        UnknownRecordError: There is none.
    """
    loaded = load_reviews(connection, [number])
    if number not in loaded:
        raise UnknownRecordError("review", str(number))
    return loaded[number]


def list_present(connection: Connection) -> list[Review]:
    """Every review outside the trash, oldest first."""
    numbers = connection.execute(
        select(reviews.c.number).where(reviews.c.trashed.is_(None)).order_by(reviews.c.number)
    ).scalars()
    return records.in_order(load_reviews, connection, numbers.all())


def draft_name(number: int) -> str:
    """The name of the draft row that holds a review's newest words."""
    return f"review:{number}"


def _load_about(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    about: dict[int, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(review_about.c.review, sources.c.key, review_about.c.source_key)
        .outerjoin(sources, sources.c.number == review_about.c.source)
        .where(review_about.c.review.in_(numbers))
        .order_by(review_about.c.review, review_about.c.ordinal)
    )
    for number, key_now, named in rows:
        about[number].append(key_now or named)
    return about


def _load_versions(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Version]]:
    versions: dict[int, list[Version]] = defaultdict(list)
    rows = connection.execute(
        select(review_versions)
        .where(review_versions.c.review.in_(numbers))
        .order_by(review_versions.c.review, review_versions.c.ordinal)
    )
    for row in rows:
        versions[row.review].append(Version(row.created, row.body, row.name, load(row.extra)))
    return versions


def _as_review(row: RowMapping, about: Sequence[str], versions: Sequence[Version]) -> Review:
    return Review(
        id=row["id"],
        title=row["title"],
        about=tuple(about),
        body=row["body"],
        status=row["status"],
        language=row["language"],
        published=load_one(PUBLICATION, row["published"]) or Publication(),
        target_words=row["target_words"],
        versions=tuple(versions),
        waivers=load_each(WAIVER, row["waivers"]),
        cards=load_each(CARD, row["cards"]),
        created=row["created"],
        modified=row["modified"],
        trashed=row["trashed"],
        extra=load(row["extra"]),
    )


def _as_row(work: Transaction, review: Review) -> dict[str, Any]:
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


def add_reviews(
    work: Transaction, batch: Sequence[Review], numbers: Sequence[int] | None = None
) -> list[int]:
    """Add new reviews with everything that belongs to them; returns their numbers."""
    connection = work.connection
    if numbers is None:
        first = records.next_number(connection, reviews)
        numbers = range(first, first + len(batch))
    for number, review in zip(numbers, batch, strict=True):
        row = _as_row(work, review) | {"number": number}
        insert_rows(connection, reviews, [row])
        _write_about(connection, number, review)
        _write_versions(connection, number, review)
        full_text.add_rows(connection, "review_words", [(number, full_text.review_row(review))])
        work.record("review", number, None)
    return list(numbers)


def _write_about(connection: Connection, number: int, review: Review) -> None:
    known = records.find_numbers(connection, sources.c.key, review.about)
    insert_rows(
        connection,
        review_about,
        [
            {"review": number, "ordinal": ordinal, "source": known.get(key), "source_key": key}
            for ordinal, key in enumerate(review.about)
        ],
    )


def _write_versions(connection: Connection, number: int, review: Review) -> None:
    insert_rows(
        connection,
        review_versions,
        [
            {
                "review": number,
                "ordinal": ordinal,
                "created": each.created,
                "name": each.name,
                "extra": dump(each.extra),
                "body": each.body,
            }
            for ordinal, each in enumerate(review.versions)
        ],
    )


def change_review(work: Transaction, number: int, changes: Mapping[str, object]) -> Review:
    """Change fields of a review as the reviewer does.

    What is being typed counts as its present body; it is settled by this.

    Raises:
        UnknownRecordError: There is no such review.
    """
    old = get_review(work.connection, number)
    given: dict[str, Any] = dict(changes)
    new = replace(old, **given)
    stored = _stored(work.connection, number)
    if new == stored:
        return old
    drafts.drop(work, draft_name(number))
    _write(work, number, stored, replace(new, modified=work.now))
    return get_review(work.connection, number)


def settle(work: Transaction, number: int, name: str | None = None) -> Review:
    """Make what is being typed the review's body, and keep the body before it as a version.

    Args:
        work: The act.
        number: The review.
        name: A name to keep the present words under as a version of their own.
    """
    stored = _stored(work.connection, number)
    typed = get_review(work.connection, number)
    versions = list(stored.versions)
    if typed.body != stored.body and stored.body:
        versions.append(Version(stored.modified, stored.body))
    if name is not None:
        versions.append(Version(work.now, typed.body, name))
    return change_review(work, number, {"body": typed.body, "versions": tuple(versions)})


def _stored(connection: Connection, number: int) -> Review:
    """The review without what is being typed."""
    row = connection.execute(select(reviews).where(reviews.c.number == number)).mappings().first()
    if row is None:
        raise UnknownRecordError("review", str(number))
    about = _load_about(connection, [number])
    versions = _load_versions(connection, [number])
    return _as_review(row, about[number], versions[number])


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


def used_numbers(connection: Connection, review_id: str) -> frozenset[int]:
    """The numbers of the quotes that a review uses, as last noted."""
    return frozenset(
        connection.execute(
            select(review_uses.c.quote)
            .join(reviews, reviews.c.number == review_uses.c.review)
            .where(reviews.c.id == review_id)
        ).scalars()
    )


def apply_import(work: Transaction, number: int, changes: Mapping[str, object]) -> None:
    """Give a review the fields of a file's record; nothing else follows from it."""
    old = _stored(work.connection, number)
    given: dict[str, Any] = dict(changes)
    _write(work, number, old, replace(old, **given, modified=work.now))


def apply_image(work: Transaction, number: int, image: Mapping[str, object]) -> None:
    """Put fields back as an image of the journal says; nothing else follows from it."""
    old = _stored(work.connection, number)
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
        rows.append((number, full_text.review_row(_stored(connection, number))))
        drafts.drop(work, draft_name(number))
        work.touch("review", number)
    full_text.remove_rows(connection, "review_words", rows)
    records.delete_rows(connection, reviews, numbers)


def _write(work: Transaction, number: int, old: Review, new: Review) -> None:
    """Write what differs between two states of a review, and note the old state."""
    connection = work.connection
    changed = records.differing(REVIEW, old, new)
    work.record("review", number, records.image_of(REVIEW, old, changed))
    connection.execute(update(reviews).where(reviews.c.number == number).values(_as_row(work, new)))
    if "about" in changed:
        connection.execute(delete(review_about).where(review_about.c.review == number))
        _write_about(connection, number, new)
    if "versions" in changed:
        connection.execute(delete(review_versions).where(review_versions.c.review == number))
        _write_versions(connection, number, new)
    old_row, new_row = full_text.review_row(old), full_text.review_row(new)
    full_text.replace_row(connection, "review_words", number, old_row, new_row)
