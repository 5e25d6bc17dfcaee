"""One way through the rows of quotes, on which hits are met in the order asked for."""

import sys
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from readnotes.search.beginnings import Reader
from readnotes.search.clauses import Clause
from readnotes.search.holding import Holding
from readnotes.search.joining import join_matches
from readnotes.search.known import list_allowed
from readnotes.search.shelf import Shelf
from readnotes.search.targets import ONE_BY_ONE, Among

Order = Literal["page", "newest", "any"]
"""By book and page; the newest first; or the newest in any order, which is quicker."""

FIRST_CHUNK = 128
"""So many rows are looked at first where each must be tested."""

FIRST_NEWEST = 1024
"""Among so many of the newest quotes hits are looked for first, and then among more."""

Step = tuple[list[int], Among, bool]
"""Rows, in order, for which all but what is read holds; how to look among them; whether no others
come behind."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which hits are wanted.

    Attributes:
        order: In which they come.
        most: So many.
        first: On the way back from the newest, they are looked for among so many quotes first.
    """

    order: Order
    most: int = sys.maxsize
    first: int = FIRST_NEWEST


class Walk(ABC):
    """A way through the rows.

    Attributes:
        got: How many hits have been met; whoever follows the steps says so.

    Args:
        shelf: What is searched.
        clauses: What must hold.
        reader: What else is read.
        wanted: Which hits.
    """

    def __init__(
        self, shelf: Shelf, clauses: Sequence[Clause], reader: Reader, wanted: Wanted
    ) -> None:
        self.got = 0
        self._wanted = wanted
        self._shelf = shelf
        self._tested = Holding(shelf)
        self._clauses = clauses
        self._reader = reader
        self._match, self._rest = join_matches(clauses, ())
        self._known: dict[Clause, frozenset[int] | None] = {}

    @property
    def _left(self) -> int:
        """So many hits are still to be met."""
        return self._wanted.most - self.got

    def steps(self) -> Iterator[Step]:
        """The rows, some at a time."""
        if any(each.is_nothing for each in self._clauses):
            return
        if self._match is None:
            allowed, rest = self._list_allowed(self._clauses)
            if allowed is not None:
                rows = self._in_order(self._of_source(allowed), tested=bool(rest))
                yield from self._in_steps(rows, rest, ONE_BY_ONE)
                return
        yield from self._many_steps()

    @abstractmethod
    def _many_steps(self) -> Iterator[Step]:
        """The rows where they are not listed already."""

    def _in_steps(
        self, rows: Sequence[int], clauses: Sequence[Clause], among: Among
    ) -> Iterator[Step]:
        """Rows that are few, already in order."""
        tested = clauses or self._reader.reads
        start, size = 0, FIRST_CHUNK if tested else max(len(rows), 1)
        while start < len(rows):
            some = self._holding(rows[start : start + size], clauses, among)
            start, size = start + size, 4 * size
            yield some, among, start >= len(rows)

    def _list_allowed(
        self, clauses: Sequence[Clause]
    ) -> tuple[frozenset[int] | None, Sequence[Clause]]:
        """The rows that clauses about other things than words allow, and the clauses left.

        None where all that is allowed by one is much.
        """
        allowed: frozenset[int] | None = None
        rest = []
        for clause in clauses:
            if clause not in self._known:
                self._known[clause] = list_allowed(self._shelf, clause)
            found = self._known[clause]
            if found is None:
                rest.append(clause)
            else:
                allowed = found if allowed is None else allowed & found
        return allowed, rest

    def _in_order(self, rows: Sequence[int], *, tested: bool) -> list[int]:
        """Rows in order; tested some at a time, the newest must come first in any order."""
        if self._wanted.order == "page":
            return self._shelf.pages.sort(rows)
        if self._wanted.order == "newest" or tested:
            return self._shelf.newest_first(rows)
        return list(rows)

    def _of_source(self, rows: frozenset[int]) -> Sequence[int]:
        only = self._shelf.only
        return list(rows) if only is None else [r for r in rows if only.first <= r <= only.last]

    def _allowed_of(self, rows: Sequence[int], allowed: frozenset[int] | None) -> Sequence[int]:
        return rows if allowed is None else [row for row in rows if row in allowed]

    def _holding(
        self,
        rows: Sequence[int],
        clauses: Sequence[Clause],
        among: Among,
        without: frozenset[int] = frozenset(),
    ) -> list[int]:
        return self._tested.of(self._shelf.visible(rows, without), clauses, among)


def gathers(clause: Clause) -> bool:
    """Whether FTS5 gathers all places of a part of a clause before it gives the first."""
    return any(part.gathers for part in clause.alternatives)
