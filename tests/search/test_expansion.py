"""What is looked for in the place of a word: its forms, its beginning, words like it."""

import pytest
from sqlalchemy import Connection

from readnotes.search.lookups import Lookups
from readnotes.search.results import SearchOptions
from readnotes.search.tree import Words
from readnotes.storage.database import Database
from tests.search.conftest import Find


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("burned", "q13 q5"),
        ("burning café", "q5"),
        ("=burned", "q5"),
        ('"burned"', "q5"),
        ("=burning", "q13"),
        ('"café burning"', ""),
        ("burning*", "q13"),
        ("-burned salt", "q1 q3 q2 q12 q4"),
        ("text:burning", "q13 q5"),
        ("tag:burning", ""),
        ("gist:burning", ""),
    ],
)
def test_a_word_is_found_in_its_forms_unless_it_is_asked_for_as_written(
    find: Find, query: str, expected: str
) -> None:
    assert {hit.id for hit in find(query).hits} == set(expected.split())


def test_all_forms_are_highlighted(find: Find) -> None:
    def marked(query: str) -> set[str]:
        hits = find(query).hits
        return {hit.text[start:end] for hit in hits for start, end in hit.highlights}

    assert marked("burned") == {"burned", "Burning"}
    assert marked("=burning") == {"Burning"}


def test_the_word_that_is_being_typed_is_a_beginning_and_may_be_finished(find: Find) -> None:
    typing = SearchOptions(typing=True)
    assert {hit.id for hit in find("they bur", typing).hits} == {"q13"}
    assert {hit.id for hit in find("burned", typing).hits} == {"q13", "q5"}
    assert {hit.id for hit in find("burned*", typing).hits} == {"q5"}


def test_words_stand_for_this(library: Database) -> None:
    def expand(words: Words) -> tuple[Words, ...]:
        return library.read(lambda connection: Lookups(connection).expand(words))

    assert expand(Words(("burned",))) == (Words(("burned",)), Words(("burning",)))
    for alone in (
        Words(("the", "burned")),
        Words(("burned",), exact=True),
        Words(("burned",), prefix=True),
    ):
        assert expand(alone) == (alone,)
    growing = Words(("burned",), prefix=True, growing=True)
    assert expand(growing) == (
        Words(("burned",), prefix=True),
        Words(("burned",)),
        Words(("burning",)),
    )


def test_alternatives_are_expanded_together_as_one_by_one(library: Database) -> None:
    asked = [Words(("burned",)), Words(("kidnaping",), edits=1), Words(("gan",), prefix=True)]

    def expand(connection: Connection) -> tuple[set[Words], set[Words]]:
        lookups = Lookups(connection)
        single = {each for words in asked for each in lookups.expand(words)}
        return set(Lookups(connection).expand(*asked)), single

    together, single = library.read(expand)
    assert together == single
    assert len(together) > len(asked)
