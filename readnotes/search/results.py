"""What a search gives back: hits, how the query was understood, and counts to narrow it by."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from readnotes.text.highlights import make_snippet

Record = Literal["quote", "source", "review"]
Sort = Literal["page", "relevance", "newest"]
Ranked = Literal["all", "bounded"]

SNIPPET_WIDTH = 160
"""At most so many code points stand in the one line of a hit."""

RECORDS: tuple[Record, ...] = ("quote", "source", "review")
"""The order in which hits of several kinds stand in one list."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Where a query stopped being understood; what could be read was searched all the same.

    Attributes:
        at: The code point in the query, from 0.
        why: `parenthesis`, `quotation-mark`, `operator`, `empty-field`, `unknown-field`, `value`,
            `fuzzy`, `too-deep` or `too-long`.
    """

    at: int
    why: str


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to search.

    Attributes:
        limit: The most hits to give, None for all.
        count_all: Whether all hits are to be counted, however many; else they are counted as far
            as they were met.
        sort: The order of the hits.
        typing: Whether the query is still being typed: its last word then need only begin so.
        within: The number of the one source whose quotes are searched, or None. In it a number
            by itself is a page.
        today: The day that `added:this-week` is reckoned from; None for the clock's.
    """

    limit: int | None = 50
    sort: Sort = "page"
    typing: bool = False
    within: int | None = None
    count_all: bool = True
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One found record, as a list shows it.

    Attributes:
        record: What was found.
        number: The library's own number of the record.
        id: The id of a quote or review, the key of a source.
        source_key: The source's key; of a review that of the first it is about, or None.
        source_title: The title that goes with it.
        title: The title of a source or review; empty for a quote.
        kind: The kind of a quote or source, `review` for a review.
        locator: As shown and cited; empty for others than quotes.
        text: The passage, the source's title, or the draft.
        highlights: [start, end) in code points of `text`, in order, not overlapping.
    """

    record: Record
    number: int
    id: str
    source_key: str | None
    source_title: str | None
    title: str
    kind: str
    locator: str
    text: str
    highlights: tuple[tuple[int, int], ...] = ()
    tags: tuple[str, ...] = ()
    speaker: str | None = None
    comment: str | None = None

    @property
    def snippet(self) -> str:
        """One line around the first highlight; made only for those who show it."""
        return make_snippet(self.text, self.highlights, SNIPPET_WIDTH)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query.

    Attributes:
        query: As typed.
        understood: What was searched, in the query language.
        trouble: Where understanding stopped first, or None.
        total: How many records were found, more than `hits` where these were limited.
        total_exact: Whether `total` is all of them.
        ranked: For relevance, whether all hits were compared or the newest and likeliest; None
            where the order is another one or no words were searched.
        hits: In the order asked for; quotes before sources before reviews.
    """

    query: str
    understood: str
    trouble: Trouble | None
    total: int
    total_exact: bool
    ranked: Ranked | None
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a search.

    Attributes:
        label: What it is called.
        clause: What to add to the query.
        count: How many of the counted quotes it leaves.
    """

    label: str
    clause: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """Counts of found quotes, each list by count, largest first, then by label.

    Attributes:
        counted: How many quotes were counted: all, or the newest 1,000.
        complete: Whether these were all.
    """

    books: tuple[Facet, ...]
    authors: tuple[Facet, ...]
    tags: tuple[Facet, ...]
    kinds: tuple[Facet, ...]
    years: tuple[Facet, ...]
    counted: int
    complete: bool
