"""Finding passages: the one place where both faces ask for a search."""

from array import array
from collections.abc import Callable
from typing import Any, TypeVar

from readnotes.domain.errors import IndexDamagedError, LibraryUnusableError
from readnotes.search.engine import find_rows
from readnotes.search.engine import search as search_library
from readnotes.search.facets import count_facets
from readnotes.search.language import narrow as narrow_query
from readnotes.search.language import parse_query
from readnotes.search.nearest import Nearest, NearQuery, find_nearest
from readnotes.search.results import Facet, Facets, Found, Hit, SearchOptions, Sort, Trouble
from readnotes.search.suggestions import Suggestion
from readnotes.search.suggestions import suggest as suggest_queries
from readnotes.search.tree import shown_terms
from readnotes.services.opening import Library
from readnotes.text.highlights import Term, find_highlights

__all__ = [
    "Facet",
    "Facets",
    "Found",
    "Hit",
    "NearQuery",
    "Nearest",
    "SearchOptions",
    "Sort",
    "Suggestion",
    "Trouble",
]

T = TypeVar("T")

_DEFAULT = SearchOptions()


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
    return _ask(library, lambda c: search_library(c, query, options))


def find_quotes(library: Library, query: str) -> "array[int]":
    """The numbers of all quotes a query finds, in page order."""
    rows = _ask(library, lambda c: find_rows(c, query, SearchOptions(limit=None)))
    return array("q", [number for record, number in rows.numbers if record == "quote"])


def find_numbers(library: Library, query: str, options: SearchOptions) -> "array[int]":
    """The numbers of the quotes a query finds, in the order asked for, at most `limit`."""
    rows = _ask(library, lambda c: find_rows(c, query, options))
    return array("q", [number for record, number in rows.numbers if record == "quote"])


def suggest(
    library: Library, query: str, options: SearchOptions = _DEFAULT
) -> tuple[Suggestion, ...]:
    """Corrections of a query that finds little, each with how much it finds."""
    return _ask(library, lambda c: suggest_queries(c, query, options))


def nearest(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Nearest:
    """For a query that finds nothing: what of it finds nothing, and wider ones that find more."""
    return _ask(library, lambda c: find_nearest(c, query, options))


def highlighter(query: str, *, typing: bool = False) -> Callable[[str], list[tuple[int, int]]]:
    """What marks a query's words in any passage, as [start, end) code points, in order.

    >>> highlighter("tag:prison despite gang*")("[D]espite all gangs")
    [(0, 9), (14, 19)]
    """
    tree = parse_query(query, typing=typing).tree
    terms = [Term(each.words, each.prefix) for each in shown_terms(tree, frozenset({"text"}))]
    return lambda passage: find_highlights(passage, terms)


def narrow(query: str, clause: str) -> str:
    """A query with one more clause, such as a facet's.

    >>> narrow("italy OR libya", "kind:quotation")
    '(italy OR libya) kind:quotation'
    """
    return narrow_query(parse_query(query), clause)


def facets(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Facets:
    """Counts by book, author, tag and kind, each with the clause that narrows to it."""
    return _ask(library, lambda c: count_facets(c, query, options))
