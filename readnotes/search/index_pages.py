"""How much of the index of quotes the places of a word take, found without going through them.

FTS5 keeps the places of all words by the words' order, in pages, and tells in its table `idx` with
which word some of them begin (the section on data structures of its documentation).
"""

import json
import sys
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    LargeBinary,
    ScalarSelect,
    bindparam,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
)

from readnotes.search.targets import QUOTES
from readnotes.storage.index_pieces import pieces_of
from readnotes.storage.prepared import Prepared

MOST_SEGMENTS = 4
"""FTS5 keeps what was added last apart; so many of the largest parts are looked at."""

Begun = tuple[str, bool]
"""A folded word, and whether all words are meant that begin so."""

#: Before each word there; before those of an index of beginnings is something else.
_MAIN = "0"
_LAST_LETTER = chr(sys.maxunicode)
_ONE, _ZERO = literal_column("1", Integer), literal_column("0", Integer)
_idx = table(
    "quote_words_idx",
    column("segid", Integer),
    column("term", LargeBinary),
    column("pgno", Integer),
).c
_SEGMENT = _idx.segid == bindparam("segment")
# The lowest bit of `pgno` says something else.
_PAGE: ColumnElement[int] = _idx.pgno.op(">>")(_ONE)


def _page(wanted: ColumnElement[bool], order: ColumnElement[Any]) -> ScalarSelect[int]:
    page = select(_PAGE).where(_SEGMENT, wanted).order_by(order).limit(_ONE).offset(_ZERO)
    return page.scalar_subquery()


def _pages_of_words() -> Prepared:
    """The pages with which words begin and behind which they end, given the first and last."""
    listed = func.json_each(bindparam("words")).table_valued("key", "value")
    first, last = (
        cast(func.json_extract(listed.c.value, literal_column(place)), LargeBinary)
        for place in ("'$[0]'", "'$[1]'")
    )
    begins = _page(_idx.term <= first, _idx.term.desc())
    ends = _page(_idx.term > last, _idx.term)
    return Prepared(select(begins, ends).select_from(listed).order_by(listed.c.key))


_PAGES_OF_WORDS = _pages_of_words()


class IndexPages:
    """Tells how many pages words take.

    Args:
        connection: A reading one.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[Begun, int] = {}

    def count(self, words: Collection[Begun]) -> Mapping[Begun, int]:
        """About how many pages words take, at least 1 each; others may be among them.

        It is for putting words in an order alone: a rare word that comes right before or behind a
        common one by letters may seem to be as common.
        """
        unknown = [word for word in words if word not in self._known]
        if unknown:
            terms = [(_MAIN + word, begun) for word, begun in unknown]
            asked = json.dumps([[term, term + _LAST_LETTER * begun] for term, begun in terms])
            counts = [0] * len(unknown)
            for segment, end in self._segments:
                values = {"segment": segment, "words": asked}
                rows = _PAGES_OF_WORDS.run(self._connection, values)
                for at, (first, behind) in enumerate(rows):
                    counts[at] += (behind or end) - (first or 0)
            self._known.update((word, max(n, 1)) for word, n in zip(unknown, counts, strict=True))
        return self._known

    @cached_property
    def _segments(self) -> list[tuple[int, int]]:
        """The largest parts of the index, each with the number of its last page or thereabouts."""
        found = pieces_of(self._connection, QUOTES.index.name)
        return sorted(found, key=lambda each: -each[1])[:MOST_SEGMENTS]
