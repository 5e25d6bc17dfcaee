"""Writing reviews from quotes: drafts, their versions, what they use, how they will look."""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review, ReviewCard, Version
from readnotes.domain.sources import Source
from readnotes.drafting.cited_places import CitedPlace, find_quote
from readnotes.drafting.parse import parse_draft
from readnotes.i18n import text
from readnotes.services import uses
from readnotes.services.editing import new_review
from readnotes.services.opening import Done, Library
from readnotes.services.uses import LONGEST_NOTED, load_named, note_uses, uses_mark
from readnotes.storage import (
    cards,
    drafts,
    journal,
    quotes,
    review_changing,
    reviews,
    tags,
)
from readnotes.storage.review_versions import load_versions
from readnotes.storage.scopes import Scope
from readnotes.storage.transaction import Transaction
from readnotes.text.cleaning import clean_passage
from readnotes.text.folding import fold

__all__ = ["new_review"]

REPLACE_DRAFT = text("Replace draft")


@dataclass(frozen=True, slots=True)
class Desk:
    """What the review desk needs of a review: the record, its sources, the order of its quotes.

    Attributes:
        sources: By citation key: those it is about, and those its draft cites.
        quotes: The numbers of the quotes of those it is about, in page order, source by source.
    """

    review: Review
    number: int
    sources: Mapping[str, Source]
    quotes: tuple[int, ...]


def list_review_cards(library: Library) -> list[ReviewCard]:
    """The reviews outside the trash, the one changed last first."""
    return library.database.read(reviews.list_cards)


def open_desk(library: Library, id_or_title: str) -> Desk:
    """Everything the desk shows of a review.

    Raises:
        UnknownRecordError: No review has this id or title.
        AmbiguousTitleError: Several have the title.
    """

    def question(connection: cards.Connection) -> Desk:
        number = reviews.get_number(connection, id_or_title)
        review = reviews.get_review(connection, number, versions=False)
        found = load_named(connection, {*review.about, *parse_draft(review.body).keys})
        order: list[int] = []
        for key in dict.fromkeys(review.about):
            order += cards.quote_order(connection, Scope("source", key))
        return Desk(review, number, found, tuple(order))

    return library.database.read(question)


def list_versions(library: Library, review_id: str) -> tuple[Version, ...]:
    """The versions of a review, oldest first; the present words are not among them.

    Raises:
        UnknownRecordError: There is no such review.
    """

    def question(connection: cards.Connection) -> tuple[Version, ...]:
        number = reviews.get_number(connection, review_id)
        return tuple(load_versions(connection, [number])[number])

    return library.database.read(question)


def sources_of(library: Library, keys: Collection[str]) -> dict[str, Source]:
    """The sources with these citation keys; unknown ones are left out."""
    return library.database.read(lambda c: load_named(c, keys))


def get_quotes(library: Library, numbers: Sequence[int]) -> list[Quote]:
    """Whole quotes in the order asked; those that are no more are left out."""
    loaded = quotes_by_number(library, numbers)
    return [loaded[number] for number in numbers if number in loaded]


def find_cited(library: Library, cited: CitedPlace) -> tuple[Source, Quote | None, int] | None:
    """What a citation of a draft goes with: its source, the recorded quote, its number.

    Returns:
        None for an unknown key; None and -1 as the quote where no recorded one fits.
    """

    def question(connection: cards.Connection) -> tuple[Source, Quote | None, int] | None:
        source = load_named(connection, {cited.item.key}).get(cited.item.key)
        if source is None:
            return None
        order = cards.quote_order(connection, Scope("source", source.key))
        loaded = quotes.load_quotes(connection, order)
        numbers = {each.id: number for number, each in loaded.items()}
        in_order = [loaded[number] for number in order if number in loaded]
        quote = find_quote(cited, in_order, {source.key} if source.timed else ())
        return source, quote, numbers[quote.id] if quote else -1

    return library.database.read(question)


def quotes_by_number(library: Library, numbers: Sequence[int]) -> dict[int, Quote]:
    """Whole quotes by the library's numbers; those that are no more are left out."""
    return library.database.read(lambda c: quotes.load_quotes(c, numbers))


def numbers_by_tag(library: Library, numbers: Sequence[int]) -> dict[str, list[int]]:
    """The tags of some quotes by name, each with the quotes that have it, in the order given."""
    lists = library.database.read(lambda c: tags.load_quote_tags(c, numbers))
    found: dict[str, list[int]] = {}
    for number in numbers:
        for _tag, name in lists.get(number, ()):
            found.setdefault(name, []).append(number)
    return dict(sorted(found.items(), key=lambda each: fold(each[0])))


def keep_draft(library: Library, review_id: str, body: str) -> "Future[Done[None]]":
    """Keep what is being typed: committed, but no version and no step of the journal yet."""

    def act(work: Transaction) -> None:
        number = reviews.find_number(work.connection, review_id)
        if number is None:
            raise UnknownRecordError("review", review_id)
        drafts.keep(work, reviews.draft_name(number), clean_passage(body))
        work.touch("review", number)
        if len(body) > LONGEST_NOTED:
            return
        mark = uses_mark(body)
        if library.use_marks.get(number) != mark:
            # A cited book may have ten thousand quotes to be compared with; most keys change none.
            note_uses(work, number)
            library.use_marks[number] = mark

    return library.database.write("", act)


def settle(library: Library, id_or_title: str, name: str | None = None) -> "Future[Done[Review]]":
    """Make what was typed the review's body and the body before it a version.

    Done when a review is opened, before an export, and after ten minutes of change.

    Args:
        library: The library.
        id_or_title: The review.
        name: A name under which the present words are kept as a version of their own.
    """

    def act(work: Transaction) -> Review:
        number = reviews.get_number(work.connection, id_or_title)
        review = review_changing.settle(work, number, name)
        note_uses(work, number)
        library.use_marks.pop(number, None)
        return review

    return library.database.write(text("Edit draft"), act)


def set_body(library: Library, id_or_title: str, body: str) -> "Future[Done[Review]]":
    """Replace the draft; the one before becomes a version, what was typed since it another.

    Returns:
        A future of the review; it raises `UnknownRecordError` or `AmbiguousTitleError`.
    """

    def act(work: Transaction) -> Review:
        number = reviews.get_number(work.connection, id_or_title)
        review_changing.settle(work, number)
        drafts.keep(work, reviews.draft_name(number), clean_passage(body))
        review = review_changing.settle(work, number)
        note_uses(work, number)
        library.use_marks.pop(number, None)
        return review

    return library.database.write(REPLACE_DRAFT, act)


def replaced_when(library: Library, review_id: str) -> str | None:
    """When a draft was replaced as a whole, as a UTC stamp; None where it was edited since.

    Raises:
        UnknownRecordError: There is no such review.
    """

    def question(connection: cards.Connection) -> str | None:
        number = reviews.get_number(connection, review_id)
        steps = journal.history_of(connection, "review", number)
        newest = steps[0] if steps else None
        if newest is None or newest.step.title != REPLACE_DRAFT:
            return None
        return newest.step.created

    return library.database.read(question)


def used_numbers(library: Library, review_id: str) -> frozenset[int]:
    """The numbers of the quotes that a review uses, as noted when it was last kept."""
    return library.database.read(lambda c: reviews.used_numbers(c, review_id))


def count_uses(library: Library, review_id: str) -> dict[int, int]:
    """How often a review uses each of its quotes, by number, as noted when it was last kept."""

    def question(connection: cards.Connection) -> dict[int, int]:
        number = reviews.find_number(connection, review_id)
        return {} if number is None else uses.count_uses(library, connection, number)

    return library.database.read(question)
