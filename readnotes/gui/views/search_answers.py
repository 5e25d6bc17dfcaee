"""What a search answers to its page: at once the first hits, a moment later the rest."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from readnotes.services import find
from readnotes.services.find import Facets, Found, Hit, NearQuery, SearchOptions
from readnotes.services.opening import Library

Highlight = Callable[[str], list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, as far as it is shown at first.

    Attributes:
        numbers: The first quotes, in order.
        records: Found sources and reviews.
        highlight: What marks the query's words in a passage.
        near: Wider queries, where nothing was found.
    """

    found: Found
    numbers: "array[int]"
    records: tuple[Hit, ...]
    highlight: Highlight
    near: list[NearQuery] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Rest:
    """What takes longer: all quotes found, in order, and the counts."""

    numbers: "array[int]"
    facets: Facets


def find_answer(library: Library, query: str, options: SearchOptions) -> Answer:
    """Searches; called on the reader's thread."""
    found = find.search(library, query, options)
    numbers = array("q", [hit.number for hit in found.hits if hit.record == "quote"])
    records = tuple(hit for hit in found.hits if hit.record != "quote")
    near: list[NearQuery] = []
    if query.strip() and not found.total:
        near = list(find.nearest(library, query).queries)
    highlight = find.highlighter(library, query, typing=options.typing)
    return Answer(found, numbers, records, highlight, near)


def find_rest(library: Library, query: str, options: SearchOptions) -> Rest:
    """What takes longer; called on the reader's thread."""
    numbers = find.find_numbers(library, query, replace(options, limit=None))
    return Rest(numbers, find.facets(library, query, options))
