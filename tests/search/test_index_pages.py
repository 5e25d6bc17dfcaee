"""How much of the index words take: what is told without going through their places."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from sqlalchemy import Connection

from readnotes.search import index_pages
from readnotes.search.index_pages import Begun, IndexPages
from readnotes.services import care
from readnotes.services.opening import Library, new_library
from tests.storage.records import add, quote

ASKED = [("salt", False), ("marsh", False), ("nest", False), ("nests", False), ("s", True)]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """One word in each of 6,000 quotes, one in every other, one in two of them."""
    library = new_library(tmp_path_factory.mktemp("pages") / "a.readnotes")
    for start in range(0, 6000, 1500):
        numbers = range(start, start + 1500)
        texts = [f"{'salt ' * 9}{'marsh ' * 9 if n % 2 == 0 else ''}n{n}" for n in numbers]
        add(library, *(quote(t, str(n), f"q{n}") for n, t in zip(numbers, texts, strict=True)))
    add(library, quote("nest", "1"), quote("nest", "2"))
    # What FTS5 has half merged would be told of twice.
    care.rebuild_index(library)
    add(library, *(quote("salt", str(n), f"r{n}") for n in range(1500)))
    yield library
    library.close()


def counted(library: Library) -> Mapping[Begun, int]:
    def question(connection: Connection) -> Mapping[Begun, int]:
        return IndexPages(connection).count(ASKED)

    return library.database.read(question)


def test_a_commoner_word_takes_more_pages(library: Library) -> None:
    pages = counted(library)
    assert pages["salt", False] > pages["marsh", False] > pages["nest", False]
    assert pages["nests", False] == pages["nest", False]


def test_all_words_that_begin_so_take_at_least_what_one_of_them_takes(library: Library) -> None:
    pages = counted(library)
    assert pages["s", True] >= pages["salt", False]


def test_what_was_added_last_is_not_forgotten(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_parts = counted(library)
    monkeypatch.setattr(index_pages, "MOST_SEGMENTS", 1)
    largest = counted(library)
    assert all_parts["salt", False] > largest["salt", False]
    assert all(all_parts[word] >= largest[word] for word in ASKED)


def test_an_empty_library_takes_a_page_for_any_word(tmp_path: Path) -> None:
    library = new_library(tmp_path / "b.readnotes")
    pages = counted(library)
    library.close()
    assert {pages[word] for word in ASKED} == {1}
