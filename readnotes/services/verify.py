"""Comparing quotes with the printed page: which are to be looked at, and what was found.

The date of a comparison is cleared by `storage` when words, page or edition change.
"""

from collections.abc import Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.i18n import text
from readnotes.services.editing import edit_quotes
from readnotes.services.opening import Done, Library
from readnotes.storage import checked, quotes, reviews, sources
from readnotes.storage.cards import Connection


@dataclass(frozen=True, slots=True)
class Round:
    """What is to be compared: of one book, or what one review uses.

    Attributes:
        title: The book's or the review's.
        numbers: The library's numbers of the quotes not compared yet, in page order.
        checked: How many others were compared before.
        source: The book, where it is one book.
    """

    title: str
    numbers: tuple[int, ...]
    checked: int
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """How many of a review's quotes were compared with the page."""

    checked: int
    used: int


def round_of_source(library: Library, key: str) -> Round:
    """The quotes of a book that were not compared with the page yet.

    Raises:
        UnknownRecordError: No source has the key.
    """

    def question(connection: Connection) -> Round:
        source = sources.get_source(connection, sources.get_number(connection, key))
        condition = checked.of_source(source.key)
        numbers = checked.unchecked(connection, condition)
        done, _all = checked.count(connection, condition)
        return Round(source.title, tuple(numbers), done, source)

    return library.database.read(question)


def round_of_review(library: Library, review_id: str) -> Round:
    """The quotes a review uses that were not compared with the page yet.

    Raises:
        UnknownRecordError: No review has the id.
    """

    def question(connection: Connection) -> Round:
        number = reviews.get_number(connection, review_id)
        review = reviews.get_review(connection, number, versions=False)
        condition = checked.of_review(review.id)
        numbers = checked.unchecked(connection, condition)
        done, _all = checked.count(connection, condition)
        return Round(review.title, tuple(numbers), done)

    return library.database.read(question)


def count_checked(library: Library, review_id: str) -> Checked:
    """How many of the quotes a review uses were compared with the page."""
    return library.database.read(lambda c: Checked(*checked.count(c, checked.of_review(review_id))))


def still_unchecked(library: Library, numbers: Collection[int]) -> frozenset[int]:
    """Those of some quotes that are still to be compared: not checked, not in the trash."""
    return library.database.read(lambda c: checked.still_unchecked(c, numbers))


def find_quote(library: Library, number: int) -> tuple[Quote, Source] | None:
    """A whole quote with its source; None where it is no more."""

    def question(connection: Connection) -> tuple[Quote, Source] | None:
        quote = quotes.load_quotes(connection, [number]).get(number)
        if quote is None:
            return None
        return quote, sources.get_source(connection, sources.get_number(connection, quote.source))

    return library.database.read(question)


def mark_checked(library: Library, numbers: Sequence[int]) -> "Future[Done[int]]":
    """Note that quotes were compared with the printed page today, and that they match."""
    today = library.clock.now().astimezone().date().isoformat()
    return edit_quotes(library, numbers, {"checked": today}, text("Mark as checked"))
