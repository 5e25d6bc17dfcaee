"""Quotes made up for the tests of the window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from readnotes.domain.quotes import QuoteCard


def make_card(number: int, **given: Any) -> QuoteCard:
    """A card by its number, and whatever else is of interest."""
    plain = QuoteCard(
        number,
        f"quote-{number}",
        "author2001",
        "A Book of Examples",
        "quotation",
        str(number),
        f"p. {number}",
        f"The passage with the number {number}.",
    )
    return replace(plain, **given)


def uneven_card(number: int) -> QuoteCard:
    """A card whose passage is long or short, by its number."""
    return make_card(number, text="A word and another. " * (1 + number * 7 % 40))


class Shelf:
    """A supply of cards that counts what it was asked for."""

    def __init__(self, make: Callable[[int], QuoteCard] = uneven_card) -> None:
        self.asked: list[int] = []
        self.calls = 0
        self._make = make

    def fetch(self, numbers: Sequence[int]) -> list[QuoteCard]:
        """Answers the cards, as a library would."""
        self.calls += 1
        self.asked += numbers
        return [self._make(number) for number in numbers]
