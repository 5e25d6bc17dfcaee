"""The way through the quotes that are to be compared: where one is, and what one said of each."""

from collections.abc import Collection, Sequence
from typing import Literal

Finding = Literal["matches", "skipped"]


class Walk:
    """Goes from quote to quote in their order.

    >>> walk = Walk([3, 5, 8])
    >>> walk.say("matches"); walk.say("skipped")
    >>> walk.current, walk.place, walk.skipped
    (8, 3, [5])
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        """Begins at the first.

        Args:
            numbers: The library's numbers of the quotes, in page order.
        """
        self.numbers = tuple(numbers)
        self._found: dict[int, Finding] = {}
        self._at = 0

    @property
    def current(self) -> int | None:
        """The quote to be looked at; None at the end."""
        return self.numbers[self._at] if self._at < len(self.numbers) else None

    @property
    def place(self) -> int:
        """The how manieth it is, from 1; the last at the end."""
        return min(self._at + 1, len(self.numbers))

    @property
    def matching(self) -> list[int]:
        """The quotes found to match."""
        return [each for each in self.numbers if self._found.get(each) == "matches"]

    @property
    def skipped(self) -> list[int]:
        """The quotes one went past."""
        return [each for each in self.numbers if self._found.get(each) == "skipped"]

    def say(self, finding: Finding) -> None:
        """Says what was found of the current quote, and goes on to the next not looked at."""
        if self.current is not None:
            self._found[self.current] = finding
            self._go_on()

    def go_back(self) -> bool:
        """Goes to the quote before, whatever was said of it; False at the first."""
        if self._at == 0:
            return False
        self._at -= 1
        return True

    def follow(self, unchecked: Collection[int]) -> bool:
        """Takes over what became of the quotes elsewhere, by undo for instance.

        Args:
            unchecked: Those of the quotes that are not compared as the library has it now.

        Returns:
            Whether another quote is current now.
        """
        before = self.current
        open_again = [each for each in self.matching if each in unchecked]
        for each in open_again:
            del self._found[each]
        if open_again:
            self._at = self.numbers.index(open_again[-1])
        elif before is not None and before not in unchecked:
            self._found[before] = "matches"
            self._go_on()
        return self.current != before

    def _go_on(self) -> None:
        while self.current is not None and self.current in self._found:
            self._at += 1
