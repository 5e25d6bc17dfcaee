"""What other indexes than that of words allow, listed before the first hit where it is little."""

from readnotes.search.clauses import Clause
from readnotes.search.shelf import Shelf

MOST_LISTED = 8000
"""Up to so many rows are listed that a page, a day or a state allows; more are met soon enough."""


def list_allowed(shelf: Shelf, clause: Clause) -> frozenset[int] | None:
    """All rows that a clause finds, in the trash too; None where they are many or not known.

    Args:
        shelf: What is searched.
        clause: About something else than words.
    """
    numbers = clause.as_numbers if clause.as_hint is None else None
    if numbers is None or shelf.finds_more(numbers, MOST_LISTED):
        return None
    return frozenset(shelf.rows_of(numbers))
