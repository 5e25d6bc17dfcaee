"""Whether a citation names the place where a passage stands."""

import re

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import write_locator
from readnotes.domain.locators import (
    AS_TYPED,
    BACKWARDS,
    MISSING,
    PAGE,
    UNPAGED,
    Locator,
    page_spans,
    parse_locator,
    past_the_end,
)
from readnotes.domain.passages import Passage
from readnotes.domain.sources import Source

_RANGE = re.compile(r",?\s*((?:pp?\.?\s?)?[0-9]{1,6}\s?[-–]\s?[0-9]{1,6})(?![\w])")
_SAYS_NOTHING = frozenset({MISSING, UNPAGED, AS_TYPED})


def read_locator(item: CitedItem, source: Source) -> Locator:
    """The place an item names."""
    return parse_locator(item.locator, timed=source.timed)


def may_stand_at(recorded: Locator, cited: Locator) -> bool:
    """Whether a passage may stand where it is cited; where nothing can be compared, it may.

    Pages are compared by overlap, else what both name: chapters, verses, times.

    >>> may_stand_at(parse_locator("149-50"), parse_locator("p. 150"))
    True
    >>> may_stand_at(parse_locator("94"), parse_locator("p. 95"))
    False
    >>> may_stand_at(parse_locator("94"), parse_locator("")), may_stand_at(
    ...     parse_locator("ch. 3"), parse_locator("ch. 4"))
    (True, False)
    """
    if recorded.term in _SAYS_NOTHING or cited.term in _SAYS_NOTHING:
        return True
    ours, theirs = page_spans(recorded), page_spans(cited)
    if ours and theirs:
        pages_meet = any(
            first <= last_cited and last >= first_cited
            for first, last in ours
            for first_cited, last_cited in theirs
        )
        return pages_meet and _agree_beside_pages(recorded, cited)
    return _agree_beside_pages(recorded, cited)


def _agree_beside_pages(recorded: Locator, cited: Locator) -> bool:
    """Whether volumes, chapters and the like that both name have a number in common."""
    named = {part.term: part.spans for part in cited.parts if part.term != PAGE and part.spans}
    for part in recorded.parts:
        spans = named.get(part.term)
        if not spans or not part.spans:
            continue
        if not any(
            ours.first.number <= theirs.last.number and ours.last.number >= theirs.first.number
            for ours in part.spans
            for theirs in spans
        ):
            return False
    return True


def is_past_the_end(item: CitedItem, source: Source) -> bool:
    """Whether an item names a page past the end of its source."""
    return past_the_end(read_locator(item, source), source.pages)


def backwards_range(item: CitedItem) -> str | None:
    """The range an item names that ends before it begins, else None.

    >>> backwards_range(CitedItem("a", suffix=", pp. 90-80, so")), backwards_range(CitedItem("a"))
    ('pp. 90-80', None)
    """
    if item.locator:
        is_backwards = parse_locator(item.locator).question == BACKWARDS
        return item.locator if is_backwards else None
    found = _RANGE.match(item.suffix)
    if found is None or parse_locator(found[1]).question != BACKWARDS:
        return None
    return found[1]


def shown_place(source: Source, passage: Passage) -> str | None:
    """The recorded place of a passage as shown; None where it has none."""
    return write_locator(passage.locator, timed=source.timed) or None
