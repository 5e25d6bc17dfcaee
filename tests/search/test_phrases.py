"""Phrases of words that stand everywhere, against a plain look into the texts."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.quotes import Quote
from readnotes.search import shelf
from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, new_library
from tests.storage.records import add

# Of the very commonest, of the common, and others.
WORDS = ["of", "the", "to", "in", "then", "marsh", "salt", "…"]
ALL = SearchOptions(limit=None)


def made(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, [9, 9, 5, 5, 3, 2, 1, 1], k=count))


def quotes() -> list[Quote]:
    chance = random.Random(4)
    return [
        Quote(f"q{n}", "marsh2015", made(chance, 9), str(n), comment=made(chance, 4))
        for n in range(120)
    ]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = new_library(tmp_path_factory.mktemp("phrases") / "a.readnotes")
    add(library, *quotes())
    yield library
    library.close()


def has(text: str | None, phrase: list[str], *, begun: bool) -> bool:
    wanted = f" {' '.join(phrase)}{'' if begun else ' '}"
    return wanted in f" {text} "


@given(
    phrase=st.lists(st.sampled_from(WORDS[:-1]), min_size=2, max_size=5),
    letters=st.integers(0, 3),
    field=st.sampled_from(["", "text:", "comment:"]),
    most_read=st.sampled_from([-1, 3, 1000]),
)
def test_a_phrase_is_found_where_its_words_follow_each_other(
    library: Library, phrase: list[str], letters: int, field: str, most_read: int
) -> None:
    begun = 0 < letters < len(phrase[-1])
    if begun:
        phrase = [*phrase[:-1], phrase[-1][:letters]]
    query = f'{field}"{" ".join(phrase)}"{"*" if begun else ""}'
    wanted = {
        each.id
        for each in quotes()
        if (field != "comment:" and has(each.text, phrase, begun=begun))
        or (field != "text:" and has(each.comment, phrase, begun=begun))
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shelf, "MOST_READ", most_read)
        assert {hit.id for hit in find.search(library, query, ALL).hits} == wanted
    best = find.search(library, query, SearchOptions(limit=None, sort="relevance"))
    assert {hit.id for hit in best.hits} == wanted


def test_a_phrase_does_not_go_from_one_text_to_the_next(fresh: Library) -> None:
    add(fresh, Quote("q1", "marsh2015", "salt of the", "1", comment="the marsh"))
    add(fresh, Quote("q2", "marsh2015", "salt of the marsh", "2"))
    add(fresh, Quote("q3", "marsh2015", "salt of … of", "3", comment="marsh"))
    add(fresh, Quote("q4", "marsh2015", "salt of … marsh", "4"))
    assert [hit.id for hit in find.search(fresh, '"of the marsh"', ALL).hits] == ["q2"]
    assert [hit.id for hit in find.search(fresh, '"of … marsh"', ALL).hits] == ["q4"]


def test_a_letter_of_no_printed_text_is_a_letter_in_a_phrase(fresh: Library) -> None:
    add(fresh, Quote("q1", "marsh2015", "salt of the \ue000marsh of it", "1"))
    add(fresh, Quote("q2", "marsh2015", "salt of the marsh of it", "2"))
    found = find.search(fresh, '"of the \ue000marsh of it"', ALL)
    assert [hit.id for hit in found.hits] == ["q1"]


@pytest.mark.parametrize("most_read", [-1, 1000])
def test_only_so_many_are_given_as_were_asked_for(
    library: Library, monkeypatch: pytest.MonkeyPatch, most_read: int
) -> None:
    monkeypatch.setattr(shelf, "MOST_READ", most_read)
    every = find.search(library, '"salt then"', ALL).hits
    assert len(every) > 3
    assert find.search(library, '"salt then"', SearchOptions(limit=3)).hits == every[:3]
