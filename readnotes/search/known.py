"""What is known of a query's clauses before the first hit: short lists, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from readnotes.search.clauses import Clause
from readnotes.search.gathering import gather
from readnotes.search.shelf import matching, matching_among
from readnotes.search.targets import within
from readnotes.storage.tables import quotes, sources

MOST_SORTED = 3000
"""Up to so many candidates are collected and sorted; with more of them, walking is faster."""

PROBE = 200
"""So many of the lowest numbers tell roughly how many there are, and cost next to nothing."""

MOST_SHARE = 0.15
"""Words in more than this share of the quotes are not held against a list one by one."""

MOST_LISTED = 50_000
"""Up to so many numbers are collected where two lists can be held against each other."""

MOST_LISTED_ALONE = 20_000
"""Up to so many are collected of words alone: books are then walked along without the index."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known.

    Attributes:
        allowed: All quotes that may be hits, in the trash too; None where that is not known.
        books: The sources all hits are of; None for any.
        listed: The clauses that `allowed` is of.
        rest: The others.
        share: The share of all quotes that `allowed` names, or else that has the words of `rest`,
            roughly; 0 where not known.
        quotes_a_book: How many quotes a book has, roughly.
    """

    allowed: frozenset[int] | None
    books: frozenset[int] | None
    listed: tuple[Clause, ...]
    rest: tuple[Clause, ...]
    share: float
    quotes_a_book: float


def find_known(connection: Connection, clauses: Sequence[Clause], books: Sequence[int]) -> Known:
    """Collect what short lists there are.

    Args:
        connection: A reading one.
        clauses: All of which must hold.
        books: The only sources that are looked at; empty for all.
    """
    return _Collector(connection, clauses, books).collect()


class _Collector:
    def __init__(
        self, connection: Connection, clauses: Sequence[Clause], books: Sequence[int]
    ) -> None:
        self._connection = connection
        self._clauses = clauses
        self._books = books
        self._allowed: frozenset[int] | None = None
        self._share = 0.0
        newest = connection.execute(select(func.max(quotes.c.number))).scalar() or 1
        last = connection.execute(select(func.max(sources.c.number))).scalar() or 1
        self._newest, self._quotes_a_book = newest, max(newest / last, 1.0)

    def collect(self) -> Known:
        """What is known."""
        if any(each.is_nothing for each in self._clauses):
            return Known(frozenset(), None, (), (), 0.0, 1.0)
        listed = [each for each in self._clauses if self._list(each)]
        listed += [each for each in self._clauses if each not in listed and self._narrow(each)]
        rest = [each for each in self._clauses if each not in listed]
        of_books = [each.sources for each in rest if each.sources is not None]
        return Known(
            self._allowed,
            frozenset.intersection(*of_books) if of_books else None,
            tuple(listed),
            tuple(rest),
            self._share if self._allowed is None else len(self._allowed) / self._newest,
            self._quotes_a_book,
        )

    def _list(self, clause: Clause) -> bool:
        """Collect what a clause allows, if that is little; whether it was."""
        if self._allowed is not None and len(self._allowed) <= MOST_SORTED:
            return False
        streams = clause.match is not None and not clause.gathers
        most = MOST_LISTED_ALONE if streams and len(self._clauses) == 1 else MOST_LISTED
        most = MOST_SORTED if clause.scans and streams else most
        found = self._numbers(clause, PROBE if streams else most)
        if found is not None and streams and len(found) > PROBE:
            # How close the first few stand tells how many there are.
            self._share = min(len(found) / found[-1], 1.0)
            if self._share * self._newest > most:
                return False
            found = self._numbers(clause, most)
        if found is None or len(found) > most:
            return False
        numbers = frozenset(found)
        self._allowed = numbers if self._allowed is None else self._allowed & numbers
        return True

    def _narrow(self, clause: Clause) -> bool:
        """Hold words against the list there is, unless they are everywhere; whether that was done.

        What is everywhere is found soon among the first candidates.
        """
        if clause.match is None or clause.gathers or not self._allowed:
            return False
        expression = within(clause.match, self._books)
        few = matching(self._connection, expression, PROBE + 1)
        if len(few) > PROBE and len(few) / few[-1] > MOST_SHARE:
            return False
        found = few
        if len(few) > PROBE:
            found = matching_among(self._connection, expression, self._allowed)
        self._allowed = self._allowed.intersection(found)
        return True

    def _numbers(self, clause: Clause, most: int) -> list[int] | None:
        """The numbers a clause allows, as far as one more than `most`; None if it has no list."""
        if clause.match is not None:
            return matching(self._connection, within(clause.match, self._books), most + 1)
        finding = clause.finding
        return None if finding is None else gather(self._connection, finding.limit(most + 1))
