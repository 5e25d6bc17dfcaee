"""A query of a thousand words is given up while Python reads it, not only where SQLite works."""

from collections.abc import Callable

import pytest

from readnotes.runtime.questions import GivenUpError, Question
from readnotes.search.grammar import join
from readnotes.search.language import parse_query
from readnotes.search.lexing import cut
from readnotes.search.lookups import Lookups
from readnotes.search.marking import highlight_of
from readnotes.storage.database import Database

MANY = " OR ".join(f"word{each}" for each in range(1000))


def _ends(work: Callable[[], object]) -> None:
    """See that work ends early once its answer is not wanted."""
    asked = Question()

    def given_up() -> object:
        asked.give_up()
        return work()

    with pytest.raises(GivenUpError):
        asked.answer(given_up)


def test_cutting_a_long_query_ends() -> None:
    _ends(lambda: cut(MANY))


def test_joining_its_words_ends() -> None:
    tokens = cut(MANY).tokens
    _ends(lambda: join(tokens))


def test_making_ready_what_marks_them_ends(library: Database) -> None:
    query = parse_query(MANY)

    def mark(lookups: Lookups) -> None:
        highlight_of(query, lookups)  # What they stand for is known from now on.
        _ends(lambda: highlight_of(query, lookups))

    library.read(lambda connection: mark(Lookups(connection)))
