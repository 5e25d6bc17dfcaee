"""Completing a citation that is being typed: keys of the library, places that have quotes."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from readnotes.citation.pandoc import write_locator
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.sources import SourceCard
from readnotes.drafting.completing import Completion, bare_place, write_key
from readnotes.services import reading
from readnotes.services.opening import Library

MOST = 12
CHUNK = 200
"""Quotes looked at between two looks whether there are enough."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on.

    Attributes:
        written: What comes in place of what was typed.
        words, note: What is shown of it: a title and its author, a passage and its place.
        kind: `book`, or the kind of the quote.
        ends: Whether the citation is complete with it.
    """

    written: str
    words: str
    note: str
    kind: str
    ends: bool


def complete(library: Library, completion: Completion, first: Collection[str] = ()) -> list[Offer]:
    """The best ways to go on, at most `MOST`.

    A key that is typed out offers the places of its source.

    Args:
        library: The opened library.
        completion: What is being typed.
        first: The keys of the sources the review is about: they come before others.
    """
    if completion.kind == "place":
        places = _places(library, completion.key, completion.typed)
        return [_offer_place(card, "") for card in places]
    cards = reading.list_source_cards(library, needle=completion.typed)
    offers: list[Offer] = []
    if completion.typed and any(card.key == completion.typed for card in cards):
        begun = f"{completion.typed}, "
        offers = [_offer_place(card, begun) for card in _places(library, completion.typed, "")]
    others = [card for card in cards if card.key != completion.typed]
    others.sort(key=lambda card: _rank(card, completion.typed, first))
    return [*offers, *map(_offer_key, others)][:MOST]


def _rank(card: SourceCard, typed: str, first: Collection[str]) -> tuple[bool, bool]:
    begins = card.key.casefold().startswith(typed.casefold())
    return card.key not in first, not begins


def _offer_key(card: SourceCard) -> Offer:
    about = " · ".join(filter(None, (card.authors, card.year)))
    return Offer(write_key(card.key), f"{card.key}  {card.title}", about, "book", ends=False)


def _offer_place(card: QuoteCard, begun: str) -> Offer:
    words = " ".join((card.gist or card.text or card.comment or "").split())
    return Offer(begun + card.locator_shown, words, card.locator_shown, card.kind, ends=True)


def _places(library: Library, key: str, typed: str) -> list[QuoteCard]:
    """Quotes of a source in page order, one for each place that begins as was typed."""
    found: dict[str, QuoteCard] = {}
    wanted = bare_place(typed).casefold()
    for card in _cards_of(library, key):
        shown = card.locator_shown
        if write_locator(card.locator) and bare_place(shown).casefold().startswith(wanted):
            found.setdefault(shown, card)
        if len(found) >= MOST:
            break
    return list(found.values())


def _cards_of(library: Library, key: str) -> Iterator[QuoteCard]:
    order: Sequence[int] = reading.quote_order(library, reading.Scope("source", key))
    for start in range(0, len(order), CHUNK):
        yield from reading.quote_cards(library, order[start : start + CHUNK])
