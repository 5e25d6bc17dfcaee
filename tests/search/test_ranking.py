"""Relevance in a library where some words stand nearly everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, new_library
from tests.storage.records import add, quote

BEST = SearchOptions(sort="relevance")
LONG = "the road went on and on past fields and villages without any end to be seen by us"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two hundred quotes with `the`, some with `of` and some with `pearl`, the last the newest."""
    library = new_library(tmp_path / "a.readnotes")
    add(library, quote("the pearl pearl pearl", "1", "rich"))
    add(library, *(quote(f"{LONG} of {n}", str(10 + n), f"of{n}") for n in range(120)))
    add(library, *(quote(f"the {LONG} {n}", str(200 + n), f"the{n}") for n in range(80)))
    add(library, quote(f"{LONG} pearl", "400", "poor"), quote("the the of of", "401", "short"))
    yield library
    library.close()


@pytest.fixture(autouse=True)
def _few_hits_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("readnotes.search.common_words.FEW_HITS", 0)


def best(library: Library, query: str, options: SearchOptions = BEST) -> list[str]:
    return [hit.id for hit in find.search(library, query, options).hits]


def test_a_word_that_stands_everywhere_does_not_decide(library: Library) -> None:
    assert best(library, "the pearl") == ["rich", "poor"]
    assert best(library, "pearl the -of") == ["rich", "poor"]


def test_where_all_words_stand_everywhere_more_of_them_in_less_is_better(library: Library) -> None:
    found = best(library, "the of")
    assert found[0] == "short"
    assert len(found) == 50
    assert set(found[1:]) < {f"of{n}" for n in range(120)}
    # Equal ones stand newest first.
    assert found[1] == "of119"


def test_a_beginning_while_it_is_typed_is_weighed_like_a_word(library: Library) -> None:
    typing = SearchOptions(sort="relevance", typing=True)
    assert best(library, "pearl th", typing) == ["rich", "poor"]
    assert best(library, "of th", typing)[0] == "short"
    assert best(library, "of pea", typing) == []


def test_of_many_hits_of_several_words_the_newest_are_compared(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readnotes.search.ranking.MOST_RANKED", 10)
    found = find.search(library, "the on", BEST)
    assert found.ranked == "bounded"
    # A few more than ten may be, where to choose ten would take time.
    newest = {"poor", *(f"the{n}" for n in range(65, 80))}
    assert 10 <= len(found.hits) <= 13
    assert {hit.id for hit in found.hits} <= newest


def test_beginnings_are_counted_where_quotes_are_read(library: Library) -> None:
    add(library, quote("thorn thistle thyme of", "402", "garden"))
    found = best(library, "of th", SearchOptions(sort="relevance", typing=True))
    assert found[0] == "garden"
