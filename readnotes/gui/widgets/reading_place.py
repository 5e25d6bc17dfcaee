"""Where in a long list one is reading, so that nothing moves under the reader's eyes.

The place is a row and how far into it the view begins. Rows above may turn out higher or lower
than guessed: the place stays, and only the scroll bar is told.
"""

from collections.abc import Callable
from dataclasses import dataclass

from readnotes.gui.widgets.quote_heights import RowHeights

FAR_AWAY = 40
"""Rows beyond which one goes straight to a row instead of laying out those between."""


@dataclass(frozen=True, slots=True)
class ListPosition:
    """Where someone was in a list: numbers of quotes, and pixels; -1 where there was none.

    Attributes:
        number: The first quote in view.
        into: How many pixels of it were above the view.
        current: The quote that the next key acts on.
    """

    number: int = -1
    into: int = 0
    current: int = -1


class ReadingPlace:
    """A view's place in rows whose heights come to be known as they are shown.

    Attributes:
        heights: The heights of all rows.
        row: The first row that is seen, wholly or in part.
        into: How many of its pixels are above the view.
    """

    def __init__(self, measure: Callable[[int], int]) -> None:
        """Begins with no rows.

        Args:
            measure: Lays out a row and returns its height; asked once for each row shown.
        """
        self._measure = measure
        self.heights = RowHeights(0, 1)
        self.row = 0
        self.into = 0

    @property
    def value(self) -> int:
        """How many pixels are above the view, as far as is known."""
        return self.heights.top(self.row) + self.into

    def reset(self, count: int, guess: int, row: int = 0, into: int = 0) -> None:
        """Begins anew with other rows, at a place."""
        self.heights = RowHeights(count, guess)
        self.row = max(0, min(row, count - 1))
        self.into = into

    def height(self, row: int) -> int:
        """The true height of a row."""
        if not self.heights.is_known(row):
            self.heights.set_height(row, self._measure(row))
        return self.heights.height(row)

    def jump(self, value: int) -> None:
        """Goes to a place far away, where heights may be guesses."""
        if not self.heights.count:
            return
        self.row = self.heights.row_at(value)
        guessed = max(self.heights.height(self.row), 1)
        share = (value - self.heights.top(self.row)) / guessed
        self.into = min(round(share * self.height(self.row)), self.height(self.row) - 1)

    def move(self, distance: int) -> None:
        """Goes down (or, below zero, up) by pixels, over rows whose heights are true."""
        if not self.heights.count:
            return
        self.into += distance
        while self.into < 0 and self.row > 0:
            self.row -= 1
            self.into += self.height(self.row)
        while self.row < self.heights.count - 1 and self.into >= self.height(self.row):
            self.into -= self.height(self.row)
            self.row += 1
        self.into = max(self.into, 0)

    def to_end(self, view: int) -> None:
        """Goes to where the last row ends with the view."""
        if self.heights.count:
            self.row = self.heights.count - 1
            self.into = self.height(self.row)
            self.move(-view)

    def rows_in_view(self, view: int) -> list[tuple[int, int]]:
        """The rows seen in a view of that height, each with its top, from the first.

        Below the last row there is no empty view while there are rows above.
        """
        if not self.heights.count:
            return []
        seen = self._downwards(view)
        last, top = seen[-1]
        gap = view - top - self.height(last)
        if gap > 0 and (self.row > 0 or self.into > 0):
            self.move(-gap)
            seen = self._downwards(view)
        return seen

    def show(self, row: int, view: int, above: int = 0) -> None:
        """Goes as little as is needed to have a row wholly in view, its top if it is higher.

        Args:
            row: Which.
            view: How high the view is.
            above: How much of its top is covered by something that stays there.
        """
        if not 0 <= row < self.heights.count:
            return
        if abs(row - self.row) > FAR_AWAY:
            self.row, self.into = row, 0
            self.move(-view // 4)
            return
        top = self._top_in_view(row)
        below = top + self.height(row) - view
        if top < above:
            self.move(top - above)
        elif below > 0:
            self.move(min(below, top - above))

    def _top_in_view(self, row: int) -> int:
        step = 1 if row >= self.row else -1
        first, last = (self.row, row) if step > 0 else (row, self.row)
        between = sum(self.height(each) for each in range(first, last))
        return step * between - self.into

    def _downwards(self, view: int) -> list[tuple[int, int]]:
        seen: list[tuple[int, int]] = []
        row, top = self.row, -self.into
        while row < self.heights.count and (top < view or not seen):
            seen.append((row, top))
            top += self.height(row)
            row += 1
        return seen
