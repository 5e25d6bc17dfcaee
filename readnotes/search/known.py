"""What other indexes than that of words allow, listed before the first hit where it is little."""

from collections.abc import Sequence
from dataclasses import dataclass

from readnotes.search.clauses import Clause
from readnotes.search.shelf import Shelf

MOST_LISTED = 8000
"""Up to so many rows are listed that a page, a day or a state allows; more are met soon enough."""


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
    """List what is allowed.

    Args:
        shelf: What is searched.
        clauses: All of which must hold.
    """
    allowed: frozenset[int] | None = None
    rest = []
    for clause in clauses:
        finding = None if clause.match is not None else clause.finding
        if finding is None or shelf.finds_more(finding, MOST_LISTED):
            rest.append(clause)
        else:
            found = shelf.rows_of(finding)
            allowed = frozenset(found) if allowed is None else allowed.intersection(found)
    return Known(allowed, tuple(rest))
