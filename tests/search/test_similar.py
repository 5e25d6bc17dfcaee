"""Finding passages like one that is there."""

import pytest

from readnotes.search import similar
from readnotes.search.language import parse_query
from readnotes.search.results import SearchOptions
from readnotes.search.similar import alike_query
from readnotes.storage import quotes
from readnotes.storage.database import Database
from tests.search.conftest import Find


def _query_for(library: Database, quote: str) -> str:
    return library.read(
        lambda connection: alike_query(connection, quotes.get_number(connection, quote))
    )


def test_passages_that_share_rare_words_are_found(library: Database, find: Find) -> None:
    query = _query_for(library, "q2")
    assert parse_query(query).trouble is None
    hits = find(query, SearchOptions(sort="relevance")).hits
    assert {"q2", "q8", "q3"} <= {hit.id for hit in hits}


def test_the_words_of_few_passages_come_first(library: Database) -> None:
    assert _query_for(library, "q4") == "conspiracy OR silence"
    assert _query_for(library, "q3") == "conspiracy OR silence OR prison OR the"


def test_where_every_word_is_common_the_longest_serve(
    library: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(similar, "_BOUNDS", (1, 2))
    monkeypatch.setattr(similar, "MOST_TELLING", 1)
    assert _query_for(library, "q3") == "conspiracy"


def test_a_passage_like_no_other_has_no_query(library: Database) -> None:
    assert _query_for(library, "q15") == ""
    assert library.read(lambda connection: alike_query(connection, 10**6)) == ""
