"""Looking things up in a library: records, lists for the window, counts, the trash."""

from array import array
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from readnotes.citation.keys import make_key, next_free
from readnotes.domain.attachments import Attachment
from readnotes.domain.errors import FieldValueError, UnknownRecordError
from readnotes.domain.locators import PAGE, parse_locator, parse_page_query
from readnotes.domain.quotes import Quote, QuoteCard
from readnotes.domain.reviews import Review, ReviewCard
from readnotes.domain.shelves import SavedSearch, Shelf, TagCount
from readnotes.domain.sources import STATUSES, Source, SourceCard
from readnotes.services.opening import Library
from readnotes.storage import (
    attachments,
    cards,
    counts,
    pages,
    quotes,
    reviews,
    shelves,
    source_cards,
    sources,
    tags,
    trashed,
)
from readnotes.storage.scopes import ALL, Scope
from readnotes.storage.source_cards import SourceOrder
from readnotes.text.folding import fold

__all__ = ["ALL", "Scope", "SourceOrder"]

Record = Source | Quote | Review


@dataclass(frozen=True, slots=True)
class PageMarks:
    """Where a book's notes stand, for the page strip.

    Attributes:
        front: (page, notes) of the front matter, in order.
        body: The same from page 1 on.
        pages: How many pages the book has, or None.
    """

    front: tuple[tuple[int, int], ...]
    body: tuple[tuple[int, int], ...]
    pages: int | None


@dataclass(frozen=True, slots=True)
class NearPage:
    """The quotes on a page, and the nearest before and after it."""

    on: tuple[QuoteCard, ...]
    before: QuoteCard | None
    after: QuoteCard | None


@dataclass(frozen=True, slots=True)
class Sidebar:
    """What the sidebar counts; everything outside the trash but for `trashed`."""

    sources: int
    quotes: int
    statuses: tuple[tuple[str, int], ...]
    shelves: tuple[tuple[str, int], ...]
    tags: tuple[TagCount, ...]
    reviews: tuple[ReviewCard, ...]
    searches: tuple[SavedSearch, ...]
    trashed: int


@dataclass(frozen=True, slots=True)
class Trash:
    """What is in the trash, newest first."""

    sources: tuple[Source, ...]
    quotes: tuple[Quote, ...]
    reviews: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What there is to say of a library file; sizes in bytes."""

    path: Path
    size: int
    version: int
    created: str
    sources: int
    quotes: int
    reviews: int
    attachments: int
    trashed: int


def list_source_cards(
    library: Library, scope: Scope = ALL, order: SourceOrder = "author", needle: str = ""
) -> list[SourceCard]:
    """The sources of a scope; with a needle only those whose title, names or key have its words."""
    found = library.database.read(lambda c: source_cards.list_cards(c, scope, order))
    words = fold(needle).split()
    if not words:
        return found
    return [card for card in found if _has_words(card, words)]


def _has_words(card: SourceCard, words: Collection[str]) -> bool:
    folded = fold(f"{card.title} {card.authors} {card.year} {card.key}")
    return all(word in folded for word in words)


def list_sources(library: Library) -> list[Source]:
    """Every source outside the trash, by first author, year and key."""
    return library.database.read(sources.list_present)


def list_quotes(library: Library) -> list[Quote]:
    """Every quote outside the trash, in page order."""
    return library.database.read(quotes.list_present)


def list_reviews(library: Library) -> list[Review]:
    """Every review outside the trash, oldest first."""
    return library.database.read(reviews.list_present)


def list_tags(library: Library) -> list[TagCount]:
    """Every tag in use, by name."""
    return library.database.read(tags.count_tags)


def list_shelves(library: Library) -> list[Shelf]:
    """Every shelf with the keys of its sources."""
    return library.database.read(shelves.list_shelves)


def list_trash(library: Library) -> Trash:
    """What is in the trash."""
    return library.database.read(lambda c: Trash(*trashed.list_trashed(c)))


def get_source(library: Library, key: str) -> Source:
    """A source by its citation key, in the trash too.

    Raises:
        UnknownRecordError: No source has it.
    """
    return library.database.read(lambda c: sources.get_source(c, sources.get_number(c, key)))


def get_quote(library: Library, quote_id: str) -> Quote:
    """A quote by its id, in the trash too.

    Raises:
        UnknownRecordError: No quote has it.
    """
    return library.database.read(lambda c: quotes.get_quote(c, quotes.get_number(c, quote_id)))


def get_review(library: Library, id_or_title: str) -> Review:
    """A review by its id, or by its title where only one has it.

    Raises:
        UnknownRecordError: No review has it.
        AmbiguousTitleError: Several have the title.
    """
    return library.database.read(
        lambda c: reviews.get_review(c, reviews.get_number(c, id_or_title))
    )


def find_record(library: Library, name: str) -> Record:
    """A record by source key, quote id, review id or review title, tried in this order.

    Raises:
        UnknownRecordError: Nothing has this name.
        AmbiguousTitleError: Several reviews have this title.
    """
    for get in (get_source, get_quote, get_review):
        try:
            return get(library, name)
        except UnknownRecordError:
            continue
    raise UnknownRecordError("record", name)


def number_of(library: Library, key: str) -> int:
    """The library's own number of a source.

    Raises:
        UnknownRecordError: No source has the key.
    """
    return library.database.read(lambda c: sources.get_number(c, key))


def quote_number(library: Library, quote_id: str) -> int:
    """The library's own number of a quote.

    Raises:
        UnknownRecordError: No quote has the id.
    """
    return library.database.read(lambda c: quotes.get_number(c, quote_id))


def quote_order(library: Library, scope: Scope = ALL) -> "array[int]":
    """The numbers of all quotes of a scope in page order."""
    return library.database.read(lambda c: cards.quote_order(c, scope))


def first_cards(library: Library, scope: Scope = ALL, limit: int = 60) -> list[QuoteCard]:
    """The first screenful of a scope's quotes, before the whole order is known."""
    return library.database.read(lambda c: cards.quote_cards(c, cards.quote_order(c, scope, limit)))


def quote_cards(library: Library, numbers: Sequence[int]) -> list[QuoteCard]:
    """The cards of quotes in the order asked; those that are no more are left out."""
    return library.database.read(lambda c: cards.quote_cards(c, numbers))


def reviews_citing(library: Library, number: int) -> list[ReviewCard]:
    """The reviews outside the trash that cite a quote, the one changed last first."""
    return library.database.read(lambda c: reviews.list_cards(c, number))


def page_marks(library: Library, key: str) -> PageMarks:
    """Where a source's notes stand."""

    def question(connection: cards.Connection) -> tuple[Source, list[tuple[str, int]]]:
        number = sources.get_number(connection, key)
        return sources.get_source(connection, number), pages.locators_of(connection, number)

    source, counts = library.database.read(question)
    front: Counter[int] = Counter()
    body: Counter[int] = Counter()
    for typed, count in counts:
        for part in parse_locator(typed, source.timed).parts:
            if part.term == PAGE:
                for span in part.spans:
                    marks = front if span.first.roman else body
                    marks[span.first.number[0]] += count
    return PageMarks(tuple(sorted(front.items())), tuple(sorted(body.items())), source.pages)


def near_page(library: Library, key: str, page: str) -> NearPage:
    """What a source has on a page (or range), and next to it.

    Raises:
        FieldValueError: The text names no page.
    """
    interval = parse_page_query(page)
    if interval is None:
        raise FieldValueError("page", page, "page")

    def question(connection: cards.Connection) -> tuple[list[QuoteCard], ...]:
        number = sources.get_number(connection, key)
        on = pages.on_page(connection, number, *interval)
        before, after = pages.beside_page(connection, number, *interval)
        return tuple(cards.quote_cards(connection, each) for each in (on, before, after))

    on, before, after = library.database.read(question)
    return NearPage(tuple(on), before[0] if before else None, after[0] if after else None)


def sidebar(library: Library) -> Sidebar:
    """Everything the sidebar counts, from one state of the library."""

    def question(connection: cards.Connection) -> Sidebar:
        totals = counts.count_records(connection)
        statuses = dict(counts.count_by_status(connection))
        return Sidebar(
            totals["sources"],
            totals["quotes"],
            tuple((status, statuses[status]) for status in STATUSES if status in statuses),
            tuple(shelves.count_shelves(connection)),
            tuple(tags.count_tags(connection)),
            tuple(reviews.list_cards(connection)),
            tuple(shelves.list_searches(connection)),
            totals["trashed"],
        )

    return library.database.read(question)


def get_attachment(library: Library, sha256: str) -> Attachment:
    """A picture or document with its bytes.

    Raises:
        UnknownRecordError: The library has no such file.
    """
    return library.database.read(lambda c: attachments.get(c, sha256))


def find_attachment(library: Library, sha256: str) -> Attachment | None:
    """A picture or document with its bytes; None where it is missing or no longer what it was."""
    try:
        found = get_attachment(library, sha256)
    except UnknownRecordError:
        return None
    return found if attachments.sha256_of(found.data) == sha256 else None


def info(library: Library) -> LibraryInfo:
    """What there is to say of the library."""

    def question(connection: cards.Connection) -> LibraryInfo:
        totals = counts.count_records(connection)
        return LibraryInfo(
            library.path,
            library.path.stat().st_size,
            library.database.version_in(connection),
            library.database.created_in(connection),
            totals["sources"],
            totals["quotes"],
            totals["reviews"],
            attachments.count(connection),
            totals["trashed"],
        )

    return library.database.read(question)


def suggest_key(library: Library, source: Source, *, base: str = "") -> str:
    """The next free citation key for a source: made by the rule, or from a wished one."""
    return library.database.read(
        lambda c: next_free(
            base or make_key(source), lambda key: sources.find_number(c, key) is not None
        )
    )
