"""The best of more hits than can be compared: those of which the word is the greatest part."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.search import common_words, densest, ranking
from readnotes.services import find
from readnotes.services.discarding import trash_quotes
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, new_library
from readnotes.storage import source_adding
from readnotes.text.densities import depth_of
from tests.storage.records import add, quote

#: How often each quote has the word, and how many others.
MADE = [(1 + n % 4, 3 + 7 * n % 61) for n in range(150)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = new_library(tmp_path_factory.mktemp("densest") / "a.readnotes")
    texts = [" ".join(["pearl"] * count + ["and"] * rest) for count, rest in MADE]
    add(library, *(quote(text, str(n + 1), f"q{n}") for n, text in enumerate(texts)))
    add(library, quote("pearls, once", "500", "form"), quote("nothing of the kind", "501"))
    yield library
    library.close()


def best(library: Library, query: str, limit: int) -> list[str]:
    options = SearchOptions(limit=limit, sort="relevance", count_all=False)
    found = find.search(library, query, options)
    assert found.ranked == "bounded"
    return [hit.id for hit in found.hits]


def depth(id_: str) -> int:
    count, rest = MADE[int(id_[1:])]
    return depth_of(count, count + rest)


@settings(max_examples=40)
@given(
    limit=st.integers(1, 10),
    enough=st.integers(10, 40),
    more=st.integers(0, 100),
    is_common=st.booleans(),
)
def test_no_hit_that_is_left_out_is_denser(
    library: Library, limit: int, enough: int, more: int, is_common: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ranking, "MOST_RANKED", 20)
        patch.setattr(common_words, "FEW_HITS", 0 if is_common else 6000)
        patch.setattr(densest, "WANTED", 10)
        patch.setattr(densest, "ENOUGH", enough)
        patch.setattr(densest, "MOST", enough + more + 1)
        found = best(library, "=pearl", limit)
    assert len(set(found)) == limit
    left_out = {f"q{n}" for n in range(len(MADE))} - set(found)
    # By bm25 marks and the like count, too, so that neighbours may change places.
    assert max(map(depth, found)) <= min(map(depth, left_out)) + 2


def test_all_hits_of_a_rare_form_are_compared(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MOST_RANKED", 20)
    monkeypatch.setattr(densest, "WANTED", 10)
    monkeypatch.setattr(densest, "ENOUGH", 10)
    assert best(library, "pearl", 5)[0] == "form"


def test_a_word_of_the_books_title_makes_its_quotes_better(
    fresh: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MOST_RANKED", 20)
    monkeypatch.setattr(densest, "WANTED", 5)
    monkeypatch.setattr(densest, "ENOUGH", 5)
    coast = Source("haddad2016", "The Pearl Coast")
    fresh.database.write("Add", lambda work: source_adding.add_sources(work, [coast])).result()
    add(fresh, *(quote(f"pearl pearl {n}", str(n), f"q{n}") for n in range(60)))
    add(fresh, *(quote(f"nothing {n}", str(n), f"n{n}") for n in range(90)))
    add(fresh, Quote("other", "haddad2016", "many a vessel is here", "7"))
    add(fresh, Quote("both", "haddad2016", "many a pearl is here", "8"))
    assert best(fresh, "=pearl", 3)[:2] == ["both", "other"]


def test_what_lies_in_the_trash_is_not_among_them(
    fresh: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MOST_RANKED", 20)
    monkeypatch.setattr(densest, "WANTED", 5)
    [number] = add(fresh, quote("pearl " * 9, "1", "gone"))
    add(fresh, *(quote(f"pearl and {n}", str(n + 2), f"q{n}") for n in range(40)))
    assert best(fresh, "pearl", 5)[0] == "gone"
    trash_quotes(fresh, [number]).result()
    assert "gone" not in best(fresh, "pearl", 5)
