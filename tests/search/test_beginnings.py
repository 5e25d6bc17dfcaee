"""Beginnings of words: in other alphabets, in words that are longer than words are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from readnotes.search import beginnings, lookups, reading
from readnotes.services import find
from readnotes.services.opening import Library, new_library
from readnotes.storage.tables import MOST_LETTERS
from tests.storage.records import add, quote

LONG = "dawning" * MOST_LETTERS


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = new_library(tmp_path_factory.mktemp("begun") / "a.readnotes")
    add(library, *(quote(f"The ferry came at {n}", str(n), f"en{n}") for n in range(300)))
    add(library, quote("سجن الحائر", "301", "text"), quote("Cells", "302", "beside"))
    tagged = replace(quote("The keys", "303", "tagged"), tags=("سجون",))
    add(library, tagged, replace(quote("A note", "304", "noted"), comment="السجن"))
    add(library, quote(f"see {LONG} there", "305", "long"), quote("a dawn", "306", "short"))
    yield library
    library.close()


def found(library: Library, query: str) -> list[str]:
    return [hit.id for hit in find.search(library, query).hits]


@pytest.mark.parametrize("query", ["س*", "سج*"])
@pytest.mark.parametrize("most_left", [0, 1e9])
@pytest.mark.parametrize("begun", [0, 1500])
def test_what_has_another_alphabet_in_its_text_or_a_tag_is_found(
    library: Library,
    monkeypatch: pytest.MonkeyPatch,
    query: str,
    most_left: float,
    begun: int,
) -> None:
    monkeypatch.setattr(beginnings, "MOST_LEFT", most_left)
    monkeypatch.setattr(beginnings, "MOST_LEFT_OF_ONE_LETTER", most_left)
    monkeypatch.setattr(lookups, "MOST_BEGUN", begun)
    assert found(library, query) == ["text", "tagged"]


def test_in_few_quotes_with_an_alphabet_only_these_are_read(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []

    def watched(
        connection: Connection, rows: Sequence[int], columns: Sequence[str]
    ) -> Iterator[tuple[int, int, int, str]]:
        read.extend(rows)
        return reading.read_texts(connection, rows, columns)

    monkeypatch.setattr(beginnings, "MOST_LEFT_OF_ONE_LETTER", 1e9)
    monkeypatch.setattr("readnotes.search.beginnings.read_texts", watched)
    monkeypatch.setattr(lookups, "MOST_BEGUN", 0)
    assert found(library, "س*") == ["text", "tagged"]
    assert len(read) == 3


@pytest.mark.parametrize("begun", [0, 1500])
@pytest.mark.parametrize("length", [4, MOST_LETTERS - 1, MOST_LETTERS, MOST_LETTERS + 9])
def test_words_longer_than_words_are_found_by_any_beginning(
    library: Library, monkeypatch: pytest.MonkeyPatch, length: int, begun: int
) -> None:
    monkeypatch.setattr(lookups, "MOST_BEGUN", begun)
    assert found(library, f"{LONG[:length]}*") == ["long", "short"][: 2 if length == 4 else 1]
    assert found(library, f"{LONG[:length]}x*") == []
