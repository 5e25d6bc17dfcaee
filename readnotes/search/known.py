"""What other indexes than that of words allow, listed before the first hit where it is little."""

from collections.abc import Collection

from readnotes.search.clauses import Clause
from readnotes.search.holding import Holding
from readnotes.search.shelf import Shelf

MOST_LISTED = 8000
"""Up to so many rows are listed that a page, a day or a state allows; more are met soon enough."""


def list_allowed(shelf: Shelf, clause: Clause) -> frozenset[int] | None:
    """All rows that a clause finds, in the trash too; None where they are many or not known.

    Args:
        shelf: What is searched.
        clause: About something else than words.
    """
    if clause.as_hint is not None:
        return None
    if clause.joint == "or":
        return _list_either(shelf, clause)
    if clause.joint == "and":
        return _list_both(shelf, clause)
    numbers = clause.as_numbers
    if numbers is None or shelf.finds_more(numbers, MOST_LISTED):
        return None
    return frozenset(shelf.rows_of(numbers))


def _list_either(shelf: Shelf, clause: Clause) -> frozenset[int] | None:
    """All rows that one of several clauses finds, where each finds little."""
    found: set[int] = set()
    # To see how many rows words find takes longest.
    for part in sorted(clause.parts, key=lambda each: each.match is not None):
        rows = _list_of_words(shelf, part) if part.match is not None else list_allowed(shelf, part)
        if rows is None:
            return None
        found.update(rows)
    return frozenset(found)


def _list_of_words(shelf: Shelf, clause: Clause) -> Collection[int] | None:
    if clause.match is None or clause.gathers or shelf.matches_more(clause.match, MOST_LISTED):
        return None
    return shelf.every_row(clause.match)


def _list_both(shelf: Shelf, clause: Clause) -> frozenset[int] | None:
    """All rows that several clauses find together, where one of them finds little."""
    for part in clause.parts:
        rows = list_allowed(shelf, part)
        if rows is not None:
            others = [each for each in clause.parts if each is not part]
            return frozenset(Holding(shelf).of([*rows], others))
    return None
