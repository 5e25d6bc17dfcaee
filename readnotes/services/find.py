"""Finding passages: the one place where both faces ask for a search."""

from array import array
from collections.abc import Callable
from dataclasses import replace

from readnotes.search.candidates import complete as complete_query
from readnotes.search.completion import Candidate, Completion
from readnotes.search.engine import find_rows
from readnotes.search.engine import search as search_library
from readnotes.search.facets import count_facets
from readnotes.search.help import HelpRow, HelpSection, query_help
from readnotes.search.language import narrow as narrow_query
from readnotes.search.language import parse_query
from readnotes.search.lookups import Lookups
from readnotes.search.results import Facet, Facets, Found, Hit, SearchOptions, Sort, Trouble
from readnotes.search.similar import alike_query as make_alike_query
from readnotes.search.tree import shown_terms
from readnotes.services.opening import Library
from readnotes.text.highlights import Term, find_highlights

__all__ = [
    "Candidate",
    "Completion",
    "Facet",
    "Facets",
    "Found",
    "HelpRow",
    "HelpSection",
    "Hit",
    "SearchOptions",
    "Sort",
    "Trouble",
    "query_help",
]

_DEFAULT = SearchOptions()


def search(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Found:
    """Answer a query; one that cannot be understood whole is searched as far as it is."""
    asked = _on_this_day(library, options)
    return library.database.read(lambda c: search_library(c, query, asked))


def find_quotes(library: Library, query: str) -> "array[int]":
    """The numbers of all quotes a query finds, in page order."""
    return find_numbers(library, query, SearchOptions(limit=None))


def find_numbers(library: Library, query: str, options: SearchOptions) -> "array[int]":
    """The numbers of the quotes a query finds, in the order asked for, at most `limit`."""
    asked = _on_this_day(library, options)
    rows = library.database.read(lambda c: find_rows(c, query, asked))
    return array("q", [number for record, number in rows.numbers if record == "quote"])


def highlighter(
    library: Library, query: str, *, typing: bool = False
) -> Callable[[str], list[tuple[int, int]]]:
    """What marks the words a query finds in any passage, as [start, end) code points, in order."""
    tree = parse_query(query, typing=typing).tree
    shown = library.database.read(
        lambda c: list(shown_terms(tree, frozenset({"text"}), Lookups(c).expand))
    )
    terms = [Term(each.words, each.prefix) for each in shown]
    return lambda passage: find_highlights(passage, terms)


def narrow(query: str, clause: str) -> str:
    """A query with one more clause, such as a facet's.

    >>> narrow("italy OR libya", "kind:quotation")
    '(italy OR libya) kind:quotation'
    """
    return narrow_query(parse_query(query), clause)


def facets(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Facets:
    """Counts by book, author, tag and kind, each with the clause that narrows to it."""
    asked = _on_this_day(library, options)
    return library.database.read(lambda c: count_facets(c, query, asked))


def _on_this_day(library: Library, options: SearchOptions) -> SearchOptions:
    """The options with the day by the library's clock, where the reader is."""
    today = options.today or library.clock.now().astimezone().date()
    return replace(options, today=today)


def complete(library: Library, query: str, cursor: int) -> Completion | None:
    """What the reader may be about to type at the cursor (in code points), or None."""
    return library.database.read(lambda c: complete_query(c, query, cursor))


def alike_query(library: Library, number: int) -> str:
    """A query for passages like a quote, to be sorted by relevance; it finds that quote, too.

    Returns:
        Empty where no other passage shares a telling word.
    """
    return library.database.read(lambda c: make_alike_query(c, number))
