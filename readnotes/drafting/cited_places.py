"""From a citation in a draft to what it cites, and from a quote to where it is cited."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from readnotes.citation.cited import Citation, CitedItem
from readnotes.domain.quotes import Quote
from readnotes.drafting.paragraphs import LONGEST_PARAGRAPH, paragraph_around
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.quotations import Quotation
from readnotes.drafting.used import OWN_WORDS, used_quotes

_IN_BRACKETS = re.compile(r"[ \t]?\([^()\n]*\)")
"""Behind a quotation, where a page typed by hand may stand."""


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A citation of a draft.

    Attributes:
        start, end: Where it stands, in code points.
        item: What it cites; of several, the one meant.
        passage: The Markdown it goes with, itself included.
    """

    start: int
    end: int
    item: CitedItem
    passage: str


def find_cited(body: str, place: int) -> CitedPlace | None:
    """The citation at a place of a draft; None where there is none.

    Only the paragraph is read, so that it can be asked whenever the cursor rests.

    >>> found = find_cited("“so” [@a, p. 9; @b, p. 4].", 17)
    >>> found.item.key, found.passage
    ('b', '“so” [@a, p. 9; @b, p. 4]')
    """
    first, last = paragraph_around(body, place, place)
    if last - first > LONGEST_PARAGRAPH:
        return None
    paragraph, at = body[first:last], place - first
    draft = parse_draft(paragraph)
    for number, citation in enumerate(draft.citations):
        if citation.start <= at <= citation.end:
            # The one whose part between the semicolons the place is in.
            before = paragraph.count(";", citation.start, at)
            item = citation.items[min(before, len(citation.items) - 1)]
            start, end = _reach(draft, number, 0, len(paragraph))
            return CitedPlace(
                citation.start + first, citation.end + first, item, paragraph[start:end].strip()
            )
    return None


def find_quote(
    cited: CitedPlace, quotes: Collection[Quote], timed: Collection[str] = ()
) -> Quote | None:
    """The recorded quote that a citation goes with, by its words and page; the nearest to words.

    Args:
        cited: The citation.
        quotes: The quotes of its source, in page order.
        timed: The keys of sources whose places are times.
    """
    used = used_quotes(cited.passage, quotes, timed=timed)
    found = [quote for quote in quotes if quote.id in used]
    found.sort(key=lambda quote: quote.kind != "quotation")
    return found[0] if found else None


def find_uses(
    body: str, quote: Quote, *, about: tuple[str, ...] = (), timed: Collection[str] = ()
) -> tuple[int, ...]:
    """The places of a draft where a quote is used, in code points, in their order.

    Args:
        body: The draft.
        quote: The recorded quote.
        about: The keys the review is about; where it is one, "p. 46" typed by hand cites it.
        timed: The keys of sources whose places are times.

    >>> find_uses("So “it was rolled out” [@a, p. 9].", Quote("1", "a", "It was rolled out", "9"))
    (3,)
    """
    draft = parse_draft(body)
    is_own = quote.kind in OWN_WORDS
    places: list[int] = []
    for number, citation in enumerate(draft.citations):
        if not any(item.key == quote.source for item in citation.items):
            continue
        bounds = paragraph_around(body, citation.start, citation.end)
        start, end = _reach(draft, number, *bounds)
        if used_quotes(body[start:end], [quote], timed=timed):
            inside = [each for each in draft.quotations if start <= each.start < each.end <= end]
            around = [q for q in draft.quotations if q.start <= citation.start < q.end]
            places.append(_begin_of_words(body, quote, citation, [*around, *inside]))
    shown = {use.sha256 for use in quote.attachments}
    places += [each.start for each in draft.pictures if each.sha256 in shown]
    for each in draft.quotations if len(about) == 1 else ():
        behind = _IN_BRACKETS.match(body, each.end)
        passage = body[each.start : behind.end() if behind else each.end]
        if not is_own and behind and used_quotes(passage, [quote], about=about, timed=timed):
            places.append(each.start)
    return tuple(sorted(set(places)))


def _reach(draft: Draft, number: int, start: int, end: int) -> tuple[int, int]:
    """What goes with a citation inside a paragraph: the words since the one before.

    With a narrative one, as in “@samer2017 writes”, also those up to the next.
    """
    citation = draft.citations[number]
    if number and draft.citations[number - 1].end > start:
        start = draft.citations[number - 1].end
    if not citation.narrative:
        return start, citation.end
    following = draft.citations[number + 1 : number + 2]
    return start, min(following[0].start, end) if following else end


def _begin_of_words(
    body: str, quote: Quote, citation: Citation, quotations: list[Quotation]
) -> int:
    """Where the quotation begins that has the words of a quote, else its citation."""
    cited = body[citation.start : citation.end]
    for each in quotations if quote.kind not in OWN_WORDS else ():
        if used_quotes(f"{body[each.start : each.end]}\n\n{cited}", [quote]):
            return each.start
    return citation.start
