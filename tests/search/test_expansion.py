"""What is looked for in the place of a word: its forms, its beginning, words like it."""

from collections.abc import Iterator

import pytest

from readnotes.search.lookups import Lookups
from readnotes.search.results import SearchOptions
from readnotes.search.tree import Words
from readnotes.storage.database import Database
from tests.search.conftest import Find

_FORMS = {"prison": ("prison", "prisons"), "prisons": ("prisons", "prison")}


@pytest.fixture(autouse=True)
def forms(monkeypatch: pytest.MonkeyPatch) -> None:
    """A library whose prisons are a prison's other form, and nothing else has one."""
    monkeypatch.setattr(Lookups, "forms", lambda _self, word: _FORMS.get(word, (word,)))


@pytest.fixture
def lookups(library: Database) -> Iterator[Lookups]:
    yield from library.read(lambda connection: [Lookups(connection)])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("prison -okafor", "q13 q3 q2"),
        ("prisons they", "q13"),
        ("prisons together", "q3"),
        ("=prison -okafor", "q3 q2"),
        ('"prison" -okafor', "q3 q2"),
        ("=prisons", "q13"),
        ('"the prisons"', ""),
        ("prisons*", "q13"),
        ("text:prisons", "q13 q3 q2"),
        ("title:prisons italy", "q5"),
        ("tag:prisons", ""),
        ("speaker:prisons", ""),
        ("gist:prisons", ""),
    ],
)
def test_a_word_is_found_in_its_forms_unless_it_is_asked_for_as_written(
    find: Find, query: str, expected: str
) -> None:
    assert {hit.id for hit in find(query).hits} == set(expected.split())


def test_all_forms_are_highlighted(find: Find) -> None:
    marked = {
        hit.text[start:end].lower()
        for hit in find("prisons -okafor").hits
        for start, end in hit.highlights
    }
    assert marked == {"prison", "prisons"}
    exact = find("=prisons").hits
    assert [hit.text[slice(*hit.highlights[0])] for hit in exact] == ["Prisons"]


def test_the_word_that_is_being_typed_is_a_beginning_and_may_be_finished(find: Find) -> None:
    typing = SearchOptions(typing=True)
    assert {hit.id for hit in find("they prison", typing).hits} == {"q13"}
    assert {hit.id for hit in find("text:prisons", typing).hits} == {"q13", "q3", "q2"}
    assert {hit.id for hit in find("text:prisons*", typing).hits} == {"q13"}


def test_words_stand_for_this(lookups: Lookups) -> None:
    assert lookups.expand(Words(("prison",))) == (Words(("prison",)), Words(("prisons",)))
    for alone in (
        Words(("the", "prison")),
        Words(("prison",), exact=True),
        Words(("prison",), prefix=True),
    ):
        assert lookups.expand(alone) == (alone,)
    growing = Words(("prisons",), prefix=True, growing=True)
    assert lookups.expand(growing) == (
        Words(("prisons",), prefix=True),
        Words(("prisons",)),
        Words(("prison",)),
    )
