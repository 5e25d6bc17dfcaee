"""Finding passages: the one place where both faces ask for a search."""

from array import array

from readnotes.search.engine import find_rows
from readnotes.search.engine import search as search_library
from readnotes.search.facets import count_facets
from readnotes.search.results import Facet, Facets, Found, Hit, SearchOptions, Sort, Trouble
from readnotes.services.opening import Library

__all__ = ["Facet", "Facets", "Found", "Hit", "SearchOptions", "Sort", "Trouble"]

ALL_HITS = 2**31 - 1
_DEFAULT = SearchOptions()


def search(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Found:
    """Answer a query; one that cannot be understood whole is searched as far as it is."""
    return library.database.read(lambda c: search_library(c, query, options))


def find_quotes(library: Library, query: str) -> "array[int]":
    """The numbers of all quotes a query finds, in page order."""
    rows = library.database.read(lambda c: find_rows(c, query, SearchOptions(limit=ALL_HITS)))
    return array("q", [number for record, number in rows.numbers if record == "quote"])


def facets(library: Library, query: str, options: SearchOptions = _DEFAULT) -> Facets:
    """Counts by book, author, tag and kind, each with the clause that narrows to it."""
    return library.database.read(lambda c: count_facets(c, query, options))
