"""`search`, as scripts and people use it."""

import sqlite3

import pytest

from tests.cli.shell import Shell


@pytest.fixture
def filled(stocked: Shell) -> Shell:
    for page, text in (("94", "The ransom was paid."), ("xii", "A ransom!"), ("95", "Silence.")):
        stocked.do("add-quote", "marsh2015", "--page", page, "--tag", "salt", text)
    return stocked


def test_hits_come_in_page_order_with_highlights_in_their_text(filled: Shell) -> None:
    found = filled.ask("search", "ransom")
    assert set(found) == {
        *("query", "understood", "trouble", "total", "total_exact", "ranked", "hits")
    }
    assert (found["query"], found["total"], found["total_exact"]) == ("ransom", 2, True)
    assert (found["trouble"], found["ranked"]) == (None, None)
    assert [hit["locator"] for hit in found["hits"]] == ["p. xii", "p. 94"]
    for hit in found["hits"]:
        [[start, end]] = hit["highlights"]
        assert hit["text"][start:end] == "ransom"
        assert hit["source"] == {"key": "marsh2015", "title": "Salt Roads"}
        assert (hit["record"], hit["kind"], hit["tags"]) == ("quote", "quotation", ["salt"])


def test_limit_and_sort_are_kept(filled: Shell) -> None:
    answer = filled.run("search", "--limit", "1", "--sort", "newest", "tag:salt")
    assert answer.out.endswith("Silence.\n")
    assert "3" in answer.err
    found = filled.ask("search", "--limit", "1", "--sort", "newest", "tag:salt")
    assert (found["total"], len(found["hits"])) == (3, 1)


def test_a_word_is_not_a_prefix_on_the_command_line(filled: Shell) -> None:
    assert filled.ask("search", "ranso")["total"] == 0
    assert filled.ask("search", "ranso*")["total"] == 2


def test_a_query_that_begins_with_a_minus_sign_needs_no_escape(filled: Shell) -> None:
    assert filled.ask("search", "--", "-ransom")["total"] == 1
    assert filled.ask("search", "-ransom")["total"] == 1


def test_what_is_not_understood_is_told_and_the_rest_searched(filled: Shell) -> None:
    found = filled.ask("search", "(ransom")
    assert (found["total"], found["trouble"]) == (2, {"at": 0, "why": "parenthesis"})
    answer = filled.run("search", "(ransom")
    assert answer.status == 0
    assert "bracket" in answer.err


def test_nothing_found_is_no_failure(filled: Shell) -> None:
    answer = filled.run("search", "kidnapped")
    assert (answer.status, answer.out) == (0, "")


@pytest.mark.parametrize("words", [(), ("--limit", "some", "x"), ("--sort", "title", "x")])
def test_a_search_that_cannot_be_is_refused(filled: Shell, words: tuple[str, ...]) -> None:
    filled.complain(2, "search", *words)


def _damage(shell: Shell) -> None:
    with sqlite3.connect(shell.library) as connection:
        connection.execute("DELETE FROM quote_words_data")
    connection.close()


def test_a_damaged_index_is_told_in_words_and_made_anew_on_request(filled: Shell) -> None:
    _damage(filled)
    line = filled.complain(3, "search", "ransom")
    assert "rebuild-index" in line
    assert filled.do("rebuild-index").startswith("4 records")
    assert filled.ask("search", "ransom")["total"] == 2
    assert filled.ask("rebuild-index") == {"records": 4, "finished": True}


def test_whatever_changes_a_library_brings_its_index_in_order(filled: Shell) -> None:
    _damage(filled)
    filled.do("add-quote", "marsh2015", "--page", "96", "A second ransom.")
    assert filled.ask("search", "ransom")["total"] == 3
