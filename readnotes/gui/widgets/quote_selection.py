"""Which rows of a list are chosen: by click, with Shift a run of them, with Ctrl one by one."""


class RowSelection:
    """The chosen rows and the current one, on which the next key acts.

    >>> selection = RowSelection(10)
    >>> selection.choose(2); selection.extend(4); selection.toggle(8); selection.rows()
    [2, 3, 4, 8]
    >>> selection.toggle(3); selection.rows(), selection.current
    ([2, 4, 8], 3)
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._start = 0
        self._run = range(0)
        self._others: set[int] = set()
        self.current = -1

    def __contains__(self, row: int) -> bool:
        return row in self._run or row in self._others

    def rows(self) -> list[int]:
        """The chosen rows, in order."""
        return sorted(self._others.union(self._run)) if self._others else list(self._run)

    def choose(self, row: int) -> None:
        """Chooses one row alone; -1 chooses none."""
        self.current = self._start = row
        self._others.clear()
        self._run = range(row, row + 1) if 0 <= row < self._count else range(0)

    def extend(self, row: int) -> None:
        """Chooses all rows from where the run began to this one."""
        self._others.clear()
        self.current = row
        first = max(min(self._start, row), 0)
        self._run = range(first, max(self._start, row) + 1)

    def toggle(self, row: int) -> None:
        """Adds a row to the chosen ones, or takes it out."""
        self._others.update(self._run)
        self._run = range(0)
        self._others.symmetric_difference_update({row})
        self.current = self._start = row

    def grow(self, count: int) -> None:
        """There are rows more at the end; what is chosen stays so."""
        self._count = count

    def choose_all(self) -> None:
        """Chooses every row; the current one stays."""
        self._others.clear()
        self._run = range(self._count)
