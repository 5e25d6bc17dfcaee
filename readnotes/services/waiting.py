"""Quotes that wait under a heading of a draft until they are used."""

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace

from readnotes.domain.reviews import Card
from readnotes.i18n import text
from readnotes.services.opening import Done, Library
from readnotes.storage import quotes, review_changing, reviews
from readnotes.storage.cards import Connection
from readnotes.storage.transaction import Transaction

_Change = Callable[[Transaction, tuple[Card, ...]], tuple[Card, ...]]


@dataclass(frozen=True, slots=True)
class WaitingQuote:
    """A quote by its number in the library, and the words of the heading it waits under."""

    number: int
    heading: str


def list_waiting(library: Library, review_id: str) -> tuple[WaitingQuote, ...]:
    """The quotes that wait in a review, as they were put there; none that is in the trash.

    Raises:
        UnknownRecordError: There is no such review.
    """

    def question(connection: Connection) -> tuple[WaitingQuote, ...]:
        number = reviews.get_number(connection, review_id)
        cards = reviews.get_stored(connection, number).cards
        numbers = quotes.find_numbers(connection, [card.quote for card in cards])
        loaded = quotes.load_quotes(connection, list(numbers.values()))
        there = {each.id: number for number, each in loaded.items() if each.trashed is None}
        return tuple(
            WaitingQuote(there[card.quote], card.heading or "")
            for card in cards
            if card.quote in there
        )

    return library.database.read(question)


def let_wait(
    library: Library, review_id: str, numbers: Sequence[int], heading: str
) -> "Future[Done[None]]":
    """Put quotes under a heading of a draft; a quote may wait under several, once under each."""

    def change(work: Transaction, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        found = quotes.load_quotes(work.connection, numbers)
        wished = [Card(found[number].id, heading or None) for number in numbers if number in found]
        there = {(card.quote, card.heading) for card in cards}
        return (*cards, *(card for card in wished if (card.quote, card.heading) not in there))

    return _change(library, review_id, text("Put under heading"), change)


def let_go(
    library: Library, review_id: str, numbers: Sequence[int], headings: Collection[str]
) -> "Future[Done[None]]":
    """Take quotes away from some headings of a draft; the quotes themselves stay."""

    def change(work: Transaction, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        ids = {quote.id for quote in quotes.load_quotes(work.connection, numbers).values()}
        return tuple(
            card for card in cards if not (card.quote in ids and (card.heading or "") in headings)
        )

    return _change(library, review_id, text("Take from heading"), change)


def follow_headings(
    library: Library, review_id: str, renamed: Mapping[str, str]
) -> "Future[Done[None]]":
    """Let quotes wait under what their headings are called now."""

    def change(_work: Transaction, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        return tuple(
            replace(card, heading=renamed.get(card.heading or "", card.heading)) for card in cards
        )

    return _change(library, review_id, text("Rename heading"), change)


def _change(library: Library, review_id: str, title: str, change: _Change) -> "Future[Done[None]]":
    def act(work: Transaction) -> None:
        number = reviews.get_number(work.connection, review_id)
        cards = reviews.get_stored(work.connection, number).cards
        review_changing.change_cards(work, number, change(work, cards))

    return library.database.write(title, act)
