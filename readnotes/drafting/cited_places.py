"""From a citation in a draft to what it cites, and from a quote to where it is cited."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from readnotes.citation.cited import Citation, CitedItem
from readnotes.domain.quotes import Quote
from readnotes.drafting.paragraphs import LONGEST_PARAGRAPH, paragraph_around
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.quotations import Quotation
from readnotes.drafting.used import OWN_WORDS, PageSieve, used_quotes

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
    return find_all_uses(body, [quote], about=about, timed=timed).get(quote.id, ())


def find_all_uses(
    body: str,
    quotes: Collection[Quote],
    *,
    about: tuple[str, ...] = (),
    timed: Collection[str] = (),
    draft: Draft | None = None,
) -> dict[str, tuple[int, ...]]:
    """The places of a draft where each of some quotes is used, by its id.

    Args:
        body: The draft.
        quotes: The recorded quotes; for most drafts those of which is known that they are used.
        about: The keys the review is about; where it is one, "p. 46" typed by hand cites it.
        timed: The keys of sources whose places are times.
        draft: The body taken apart, where it is at hand.

    Returns:
        The places in code points, in their order; quotes used nowhere are left out.
    """
    draft = parse_draft(body) if draft is None else draft
    places: defaultdict[str, set[int]] = defaultdict(set)
    for quote, place in _cited_uses(body, draft, quotes, timed):
        places[quote.id].add(place)
    shown = defaultdict(set)
    for picture in draft.pictures:
        shown[picture.sha256].add(picture.start)
    for quote in quotes:
        for use in quote.attachments:
            if use.sha256 in shown:
                places[quote.id] |= shown[use.sha256]
    for each in draft.quotations if len(about) == 1 else ():
        behind = _IN_BRACKETS.match(body, each.end)
        if behind:
            passage = body[each.start : behind.end()]
            used = used_quotes(passage, quotes, about=about, timed=timed)
            for quote in quotes:
                if quote.id in used and quote.kind not in OWN_WORDS:
                    places[quote.id].add(each.start)
    return {name: tuple(sorted(found)) for name, found in places.items()}


def _cited_uses(
    body: str, draft: Draft, quotes: Collection[Quote], timed: Collection[str]
) -> Iterator[tuple[Quote, int]]:
    """Each quote with each place where it goes with a citation."""
    by_source: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        by_source[quote.source].append(quote)
    sieves = {key: PageSieve(each, timed=key in timed) for key, each in by_source.items()}
    bounds = (0, -1)
    for number, citation in enumerate(draft.citations):
        cited = {item.key for item in citation.items} & sieves.keys()
        fitting = [quote for key in cited for quote in sieves[key].sift(citation, key)]
        if not fitting:
            continue
        if citation.end > bounds[1]:
            bounds = paragraph_around(body, citation.start, citation.end)
        start, end = _reach(draft, number, *bounds)
        used = used_quotes(body[start:end], fitting, timed=timed)
        if not used:
            continue
        inside = [each for each in draft.quotations if start <= each.start < each.end <= end]
        around = [each for each in draft.quotations if each.start <= citation.start < each.end]
        for quote in fitting:
            if quote.id in used:
                yield quote, _begin_of_words(body, quote, citation, [*around, *inside])


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
