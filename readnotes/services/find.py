"""Finding passages: the one place where both faces ask for a search."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from readnotes.domain.errors import IndexDamagedError, LibraryUnusableError
from readnotes.domain.quotes import QuoteCard
from readnotes.search.candidates import complete as complete_query
from readnotes.search.completion import Candidate, Completion
from readnotes.search.engine import Rows, Search, count_found
from readnotes.search.engine import count_up_to as count_some
from readnotes.search.engine import find_quotes as find_quote_numbers
from readnotes.search.engine import search as search_library
from readnotes.search.facets import count_facets
from readnotes.search.help import HelpRow, HelpSection, query_help
from readnotes.search.hits import load_hits
from readnotes.search.language import narrow as narrow_query
from readnotes.search.language import narrowings as narrowings_of
from readnotes.search.language import parse_query
from readnotes.search.marking import highlight_of
from readnotes.search.nearest import Nearest, NearQuery, find_nearest
from readnotes.search.results import Facet, Facets, Found, Hit, SearchOptions, Sort, Trouble
from readnotes.search.similar import alike_query as make_alike_query
from readnotes.search.suggestions import Suggestion
from readnotes.search.suggestions import suggest as suggest_queries
from readnotes.services.opening import Library
from readnotes.storage.cards import Connection, quote_cards
from readnotes.text.highlights import Highlight

__all__ = [
    "Candidate",
    "Completion",
    "Facet",
    "Facets",
    "First",
    "Found",
    "HelpRow",
    "HelpSection",
    "Hit",
    "NearQuery",
    "Nearest",
    "SearchOptions",
    "Sort",
    "Suggestion",
    "Trouble",
    "query_help",
]

T = TypeVar("T")

_DEFAULT = SearchOptions()
_CHUNK = 10_000


@dataclass(frozen=True, slots=True)
class First:
    """What a list in the window shows of a search at first.

    Attributes:
        found: What is said of it; its hits are sources and reviews alone.
        numbers: The first quotes, in order.
        cards: Their cards.
        complete: Whether these are all the quotes there are.
        narrowings: The fields the query is narrowed by, each with the query without it.
        highlight: What marks the query's words in a field of a quote.
    """

    found: Found
    numbers: "array[int]"
    cards: tuple[QuoteCard, ...]
    complete: bool
    narrowings: tuple[tuple[str, str], ...]
    highlight: Highlight


def _ask(library: Library, question: Callable[[Any], T]) -> T:
    """Have a search answered.

    Raises:
        IndexDamagedError: The index must be made anew; where nothing can be written, it is not.
    """
    database = library.database
    if library.read_only and database.index_trouble is not None:
        raise IndexDamagedError(str(library.path))
    try:
        return database.read(question)
    except LibraryUnusableError as error:
        # Of all that is read in a search most is the index; the records say for themselves.
        database.index_trouble = database.index_trouble or error.why
        raise IndexDamagedError(str(library.path)) from error


def search(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Found:
    """Answer a query; one that cannot be understood whole is searched as far as it is."""
    asked = _on_this_day(library, options)
    return _ask(library, lambda c: search_library(c, query, asked))


def find_first(library: Library, query: str, options: SearchOptions = _DEFAULT) -> First:
    """The first quotes a query finds, and apart from them the first sources and reviews."""
    asked = _on_this_day(library, options)

    def question(connection: Connection) -> First:
        search = Search(connection, query, asked)
        quotes, beside = search.find(("quote",)), search.find(("source", "review"))
        hits = load_hits(connection, beside.numbers, search.query, search.lookups)
        numbers = array("q", [number for _record, number in quotes.numbers])
        return First(
            _told(query, quotes, beside, hits),
            numbers,
            tuple(quote_cards(connection, numbers)),
            quotes.total_exact and quotes.total == len(numbers),
            narrowings_of(search.query),
            highlight_of(search.query, search.lookups),
        )

    return _ask(library, question)


def _told(query: str, quotes: Rows, beside: Rows, hits: tuple[Hit, ...]) -> Found:
    total, exact = quotes.total + beside.total, quotes.total_exact and beside.total_exact
    return Found(query, quotes.understood, quotes.trouble, total, exact, quotes.ranked, hits)


def count(library: Library, query: str, options: SearchOptions = _DEFAULT) -> int:
    """How many records a query finds, however many these are."""
    asked = _on_this_day(library, options)
    return _ask(library, lambda c: count_found(c, query, asked))


def find_quotes(library: Library, query: str) -> "array[int]":
    """The numbers of all quotes a query finds, in page order."""
    return find_numbers(library, query, SearchOptions(limit=None))


def find_numbers(library: Library, query: str, options: SearchOptions) -> "array[int]":
    """The numbers of the quotes a query finds, in the order asked for, at most `limit`."""
    asked = _on_this_day(library, options)
    found = _ask(library, lambda c: find_quote_numbers(c, query, asked))
    numbers = array("q")
    # In pieces: whoever waits for Python's lock meanwhile is let in between.
    for start in range(0, len(found), _CHUNK):
        numbers.extend(found[start : start + _CHUNK])
    return numbers


def suggest(
    library: Library, query: str, options: SearchOptions = _DEFAULT
) -> tuple[Suggestion, ...]:
    """Corrections of a query that finds little, each with how much it finds."""
    asked = _on_this_day(library, options)
    return _ask(library, lambda c: suggest_queries(c, query, asked))


def nearest(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Nearest:
    """For a query that finds nothing: what of it finds nothing, and wider ones that find more."""
    asked = _on_this_day(library, options)
    return _ask(library, lambda c: find_nearest(c, query, asked))


def count_up_to(library: Library, query: str, most: int) -> tuple[int, bool]:
    """How many records a query finds, counted up to a bound; and whether that is all of them."""
    asked = _on_this_day(library, SearchOptions(sort="newest"))
    return _ask(library, lambda c: count_some(c, query, asked, most))


def narrow(query: str, clause: str) -> str:
    """A query with one more clause, such as a facet's.

    >>> narrow("italy OR libya", "kind:quotation")
    '(italy OR libya) kind:quotation'
    """
    return narrow_query(parse_query(query), clause)


def facets(
    library: Library, query: str, options: SearchOptions = _DEFAULT, *, all_hits: bool = False
) -> Facets:
    """Counts by book, author, tag, kind and year, each with the clause that narrows to it.

    Args:
        library: The opened library.
        query: As typed.
        options: How it is searched; order and limit do not matter.
        all_hits: Whether all hits are counted, however long that takes, or the newest 1,000.
    """
    asked = _on_this_day(library, options)
    return _ask(library, lambda c: count_facets(c, query, asked, all_hits=all_hits))


def complete(library: Library, query: str, cursor: int) -> Completion | None:
    """What the reader may be about to type at the cursor (in code points), or None."""
    return _ask(library, lambda c: complete_query(c, query, cursor))


def alike_query(library: Library, number: int) -> str:
    """A query for passages like a quote, to be sorted by relevance; it finds that quote, too.

    Returns:
        Empty where no other passage shares a telling word.
    """
    return _ask(library, lambda c: make_alike_query(c, number))


def _on_this_day(library: Library, options: SearchOptions) -> SearchOptions:
    """The options with the day by the library's clock, where the reader is."""
    today = options.today or library.clock.now().astimezone().date()
    return replace(options, today=today)
