"""Which recorded quotes a draft already uses; found by the words, no mark is left in the draft."""

from collections.abc import Collection, Iterable

from readnotes.citation.cited import Citation
from readnotes.domain.locators import Locator, page_spans, parse_locator
from readnotes.domain.quotes import Quote
from readnotes.drafting.parse import Draft, parse_draft
from readnotes.drafting.typed_pages import parse_typed_pages
from readnotes.text.folding import GAP, fold

_Keys = tuple[tuple[bytes, bytes], ...]

FEWEST_WORDS = 3
"""A shorter piece of a passage could stand in any book."""

OWN_WORDS = frozenset({"paraphrase", "summary"})
"""Kinds that say in the reviewer's words what the page says in its own."""


def used_quotes(
    body: str,
    quotes: Iterable[Quote],
    *,
    about: tuple[str, ...] = (),
    timed: Collection[str] = (),
    draft: Draft | None = None,
) -> frozenset[str]:
    """Return the ids of the quotes that a draft uses.

    A quote is used if its source is cited at a page it stands on (or either names none), and its
    words, or at least `FEWEST_WORDS` running words of it between quotation marks, stand in the
    draft. A paraphrase or summary is used already if its source is cited at its page, a picture
    if it is shown.

    Args:
        body: The draft.
        quotes: The recorded quotes.
        about: The keys the review is about; where it is one, "p. 46" typed by hand cites it.
        timed: The keys of sources whose places are times.
        draft: The body taken apart, where it is at hand.

    >>> quotes = [Quote("1", "a", "It was rolled out", "94"), Quote("2", "a", "Nor was it", "95")]
    >>> sorted(used_quotes("“it was rolled out” [@a, p. 94]", quotes))
    ['1']
    """
    draft = parse_draft(body) if draft is None else draft
    cited = _cited_places(body, draft, about, timed)
    shown = {picture.sha256 for picture in draft.pictures}
    words = f" {fold(body)} "
    pieces = _quoted_pieces(draft)

    def is_used(quote: Quote) -> bool:
        if any(use.sha256 in shown for use in quote.attachments):
            return True
        places = cited.get(quote.source)
        if places is None:
            return False
        locator = parse_locator(quote.locator, timed=quote.source in timed)
        if quote.kind in OWN_WORDS and _is_cited(locator, places):
            return True
        return _may_be_cited(locator, places) and _stands_in(quote, words, pieces)

    return frozenset(quote.id for quote in quotes if is_used(quote))


class PageSieve:
    """Knows of some quotes of one source which a citation may go with, by the pages alone."""

    def __init__(self, quotes: Iterable[Quote], *, timed: bool) -> None:
        """Reads their places; `timed` if those are times."""
        self._timed = timed
        self._quotes = [(each, self._pages(each.locator)) for each in quotes]

    def sift(self, citation: Citation, key: str) -> list[Quote]:
        """Those that a citation of the source with this key may go with."""
        cited = [self._pages(item.locator) for item in citation.items if item.key == key]
        if not all(cited):
            return [quote for quote, _pages in self._quotes]
        return [
            quote
            for quote, pages in self._quotes
            if not pages or any(_overlap(pages, each) for each in cited)
        ]

    def _pages(self, locator: str) -> _Keys:
        return page_spans(parse_locator(locator, timed=self._timed))


def _cited_places(
    body: str, draft: Draft, about: tuple[str, ...], timed: Collection[str]
) -> dict[str, list[Locator]]:
    """The places at which each source is cited."""
    typed: dict[str, set[str]] = {}
    for citation in draft.citations:
        for item in citation.items:
            typed.setdefault(item.key, set()).add(item.locator)
    by_hand = {page.locator for page in parse_typed_pages(body) if not page.is_loose}
    if len(about) == 1 and by_hand:
        typed.setdefault(about[0], set()).update(by_hand)
    return {
        key: [parse_locator(place, timed=key in timed) for place in places]
        for key, places in typed.items()
    }


def _is_cited(locator: Locator, places: list[Locator]) -> bool:
    """Whether one of the cited places overlaps the pages, or is the very place without pages."""
    pages = page_spans(locator)
    if not pages:
        return any(place.parts == locator.parts and place.parts for place in places)
    return any(_overlap(pages, page_spans(place)) for place in places)


def _may_be_cited(locator: Locator, places: list[Locator]) -> bool:
    """The same, also where no page can be compared because one side names none."""
    return (
        not page_spans(locator)
        or any(not page_spans(place) for place in places)
        or _is_cited(locator, places)
    )


def _overlap(pages: _Keys, cited: _Keys) -> bool:
    return any(
        first <= last_cited and last >= first_cited
        for first, last in pages
        for first_cited, last_cited in cited
    )


def _quoted_pieces(draft: Draft) -> list[str]:
    """What the draft quotes, folded, parted at omissions, in pieces long enough to tell."""
    folded = (fold(quotation.text) for quotation in draft.quotations)
    pieces = (piece.strip() for words in folded for piece in words.split(GAP))
    return [f" {piece} " for piece in pieces if piece.count(" ") + 1 >= FEWEST_WORDS]


def _stands_in(quote: Quote, words: str, pieces: list[str]) -> bool:
    """Whether the whole passage, as quoted or as printed, or a quoted piece of it is there."""
    for passage in filter(None, (quote.text, quote.as_printed)):
        folded = f" {fold(passage)} "
        if folded.strip() and folded in words:
            return True
        if any(piece in folded for piece in pieces):
            return True
    return False
