"""The cards of the rows in view, asked for a screenful at a time and kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence

from readnotes.domain.quotes import QuoteCard

CARDS_KEPT = 256

Fetch = Callable[[Sequence[int]], Sequence[QuoteCard]]
"""Answers the cards of quotes by their numbers; those that are gone may be left out."""


def fetch_nothing(_numbers: Sequence[int]) -> Sequence[QuoteCard]:
    """Answers for a list without quotes."""
    return ()


class QuoteCards:
    """The quotes of a list: all their numbers, and the cards of those that were looked at.

    Attributes:
        numbers: The library's numbers of all quotes, in the order of the list.
    """

    def __init__(
        self, numbers: Sequence[int], fetch: Fetch, at_hand: Iterable[QuoteCard] = ()
    ) -> None:
        self.numbers = numbers
        self._fetch = fetch
        self._kept: OrderedDict[int, QuoteCard | None] = OrderedDict(
            (card.number, card) for card in at_hand
        )

    def prepare(self, first: int, last: int) -> None:
        """Asks at once for the cards of rows `first` to `last - 1` that are not at hand."""
        wanted = [
            number
            for number in self.numbers[max(first, 0) : max(last, 0)]
            if number not in self._kept
        ]
        if not wanted:
            return
        found = {card.number: card for card in self._fetch(wanted)}
        for number in wanted:
            self._kept[number] = found.get(number)
        while len(self._kept) > max(CARDS_KEPT, len(wanted)):
            self._kept.popitem(last=False)

    def at_hand(self, number: int) -> QuoteCard | None:
        """The card of a quote if it was looked at lately; nothing is asked for."""
        return self._kept.get(number)

    def card(self, row: int) -> QuoteCard | None:
        """The card of a row; None where the quote is gone."""
        number = self.numbers[row]
        if number not in self._kept:
            self.prepare(row, row + 1)
        self._kept.move_to_end(number)
        return self._kept[number]

    def row_of(self, number: int, guess: int = 0) -> int:
        """The row of a quote, looked for first where it stood before; -1 if it is not here."""
        if number < 0:
            return -1
        if 0 <= guess < len(self.numbers) and self.numbers[guess] == number:
            return guess
        try:
            return self.numbers.index(number)
        except ValueError:
            return -1
