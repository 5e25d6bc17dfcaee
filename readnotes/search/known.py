"""What is known of a query's clauses before the first hit: short lists, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass

from readnotes.search.clauses import Clause
from readnotes.search.shelf import Shelf

MOST_LISTED = 50_000
"""Up to so many rows are listed that a page, a day or a state allows."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known.

    Attributes:
        allowed: All rows that may be hits, in the trash too; None where that is not known.
        rest: The clauses that `allowed` does not say.
    """

    allowed: frozenset[int] | None
    rest: tuple[Clause, ...]


def find_known(shelf: Shelf, clauses: Sequence[Clause]) -> Known:
    """List what other indexes than that of words allow, where it is little.

    Args:
        shelf: What is searched.
        clauses: All of which must hold.
    """
    if any(each.is_nothing for each in clauses):
        return Known(frozenset(), ())
    allowed: frozenset[int] | None = None
    rest = []
    for clause in clauses:
        found = None
        if clause.match is None and clause.finding is not None:
            found = shelf.rows_of(clause.finding, MOST_LISTED + 1)
        if found is None or len(found) > MOST_LISTED:
            rest.append(clause)
        else:
            allowed = frozenset(found) if allowed is None else allowed.intersection(found)
    return Known(allowed, tuple(rest))
