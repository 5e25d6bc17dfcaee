"""How high each row of a long list is: guessed until it was laid out once, then known."""

from array import array
from itertools import accumulate

ROWS_A_BLOCK = 1024


class RowHeights:
    """The heights of all rows of a list, in pixels, with quick answers about their sums.

    Rows are kept in blocks whose sums are kept too, so that the place of a row among a million
    is two short sums (of at most a thousand blocks and a thousand rows), not one long one.

    >>> heights = RowHeights(3, guess=100)
    >>> heights.set_height(1, 40)
    >>> heights.total, heights.top(2), heights.row_at(139), heights.row_at(140)
    (240, 140, 1, 2)
    """

    def __init__(self, count: int, guess: int) -> None:
        self.count = count
        self.total = count * guess
        self._guess = guess
        self._known_rows = 0
        self._known_total = 0
        self._heights = array("i", [guess]) * count
        self._known = bytearray(count)
        blocks, rest = divmod(count, ROWS_A_BLOCK)
        self._blocks = array("q", [guess * ROWS_A_BLOCK]) * blocks
        if rest:
            self._blocks.append(guess * rest)

    def grow(self, count: int) -> None:
        """Adds rows at the end, as high as the usual one, until there are so many."""
        guess, added = self.guess, count - self.count
        rest = self.count % ROWS_A_BLOCK
        if rest:
            fitting = min(ROWS_A_BLOCK - rest, added)
            self._blocks[-1] += guess * fitting
            added -= fitting
        blocks, rest = divmod(added, ROWS_A_BLOCK)
        self._blocks.extend(array("q", [guess * ROWS_A_BLOCK]) * blocks)
        if rest:
            self._blocks.append(guess * rest)
        self._heights.extend(array("i", [guess]) * (count - self.count))
        self._known.extend(bytes(count - self.count))
        self.total += guess * (count - self.count)
        self.count = count

    @property
    def guess(self) -> int:
        """The usual height: the mean of the known ones, at first the one given."""
        return self._known_total // self._known_rows if self._known_rows else self._guess

    def is_known(self, row: int) -> bool:
        """Whether the row was laid out."""
        return bool(self._known[row])

    def height(self, row: int) -> int:
        """The row's height, known or guessed."""
        return self._heights[row]

    def set_height(self, row: int, height: int) -> None:
        """Notes how high a row came out."""
        before = self._heights[row]
        if self._known[row]:
            self._known_total -= before
        else:
            self._known[row] = 1
            self._known_rows += 1
        self._known_total += height
        self._heights[row] = height
        self._blocks[row // ROWS_A_BLOCK] += height - before
        self.total += height - before

    def forget(self, row: int) -> None:
        """Has a row laid out again; its old height stays the guess."""
        if self._known[row]:
            self._known[row] = 0
            self._known_rows -= 1
            self._known_total -= self._heights[row]

    def top(self, row: int) -> int:
        """The sum of the heights of all rows before this one; `row` may be `count`."""
        block = row // ROWS_A_BLOCK
        return sum(self._blocks[:block]) + sum(self._heights[block * ROWS_A_BLOCK : row])

    def row_at(self, place: int) -> int:
        """The row that covers a place counted from the top of the first; the last if beyond."""
        reached = 0
        for block, height in enumerate(self._blocks):
            if place < reached + height:
                first = block * ROWS_A_BLOCK
                rows = self._heights[first : first + ROWS_A_BLOCK]
                for row, end in enumerate(accumulate(rows, initial=reached)):
                    if end > place:
                        return first + row - 1
            reached += height
        return max(self.count - 1, 0)
