"""Finding and loading reviews: drafts, their versions, what they are about.

What is being typed stands in one draft row until it is *settled* into a version; whoever loads
a review gets the words of the draft row, which are the newest.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, select

from readnotes.domain.errors import AmbiguousTitleError, UnknownRecordError
from readnotes.domain.reviews import (
    CARD,
    PUBLICATION,
    WAIVER,
    Publication,
    Review,
    ReviewCard,
    Version,
)
from readnotes.storage import drafts, records
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import load, load_each, load_one
from readnotes.storage.review_versions import load_versions
from readnotes.storage.tables import review_about, review_uses, reviews, sources
from readnotes.text.words import count_words


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


def load_reviews(
    connection: Connection, numbers: Sequence[int], *, versions: bool = True
) -> dict[int, Review]:
    """Reviews with all their lists, by number; the body is what was typed last.

    Args:
        connection: Any.
        numbers: Of the reviews; unknown ones are left out.
        versions: Whether their versions are wanted, too; else they come without, as most want
            them: a draft may have hundreds as long as itself.
    """
    loaded: dict[int, Review] = {}
    for chunk in in_chunks(numbers):
        about = _load_about(connection, chunk)
        past = load_versions(connection, chunk) if versions else {}
        typed = drafts.load_many(connection, [draft_name(number) for number in chunk])
        rows = connection.execute(select(reviews).where(reviews.c.number.in_(chunk))).mappings()
        for row in rows:
            number = row["number"]
            review = _as_review(row, about[number], past.get(number, ()))
            if (body := typed.get(draft_name(number))) is not None:
                review = replace(review, body=body)
            loaded[number] = review
    return loaded


def get_review(connection: Connection, number: int, *, versions: bool = True) -> Review:
    """One review by number, with its versions where they are wanted.

    Raises:
        UnknownRecordError: There is none.
    """
    loaded = load_reviews(connection, [number], versions=versions)
    if number not in loaded:
        raise UnknownRecordError("review", str(number))
    return loaded[number]


def get_stored(connection: Connection, number: int) -> Review:
    """A review without what is being typed, and without its versions.

    Raises:
        UnknownRecordError: There is none.
    """
    row = connection.execute(select(reviews).where(reviews.c.number == number)).mappings().first()
    if row is None:
        raise UnknownRecordError("review", str(number))
    about = _load_about(connection, [number])
    return _as_review(row, about[number], ())


def list_present(connection: Connection) -> list[Review]:
    """Every review outside the trash, oldest first."""
    numbers = connection.execute(
        select(reviews.c.number).where(reviews.c.trashed.is_(None)).order_by(reviews.c.number)
    ).scalars()
    return records.in_order(load_reviews, connection, numbers.all())


def list_cards(connection: Connection, citing: int | None = None) -> list[ReviewCard]:
    """The reviews outside the trash, the one changed last first.

    Args:
        connection: A reading one.
        citing: The number of a quote, where only those that use it are wanted.
    """
    wanted = (
        select(reviews.c.number)
        .where(reviews.c.trashed.is_(None))
        .order_by(reviews.c.modified.desc(), reviews.c.number.desc())
    )
    if citing is not None:
        using = select(review_uses.c.review).where(review_uses.c.quote == citing)
        wanted = wanted.where(reviews.c.number.in_(using))
    numbers = connection.execute(wanted).scalars().all()
    loaded = load_reviews(connection, numbers, versions=False)
    return [
        ReviewCard(
            number,
            review.id,
            review.title,
            review.about,
            review.status,
            count_words(review.body),
            review.modified,
        )
        for number, review in ((number, loaded[number]) for number in numbers)
    ]


def used_numbers(connection: Connection, review_id: str) -> frozenset[int]:
    """The numbers of the quotes that a review uses, as last noted."""
    return frozenset(
        connection.execute(
            select(review_uses.c.quote)
            .join(reviews, reviews.c.number == review_uses.c.review)
            .where(reviews.c.id == review_id)
        ).scalars()
    )


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
