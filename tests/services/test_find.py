"""What the window asks of a search, beside what the command line does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.services import capture, compose, editing, find, reading
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, new_library

TYPING = SearchOptions(60, typing=True, count_all=False)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Two books with lanterns, and a review that cites one."""
    made = new_library(tmp_path / "Lamps.readnotes")
    editing.add_source(made, Source("doe2015", "The Long Lantern", issued="2015")).result()
    for page in range(1, 101):
        capture.save(made, Quote("", "doe2015", f"Lantern {page}.", str(page))).result()
    compose.new_review(made, "Of lanterns", ["doe2015"], "“Lantern 7.” [@doe2015, p. 7]").result()
    yield made
    made.close()


def test_the_first_hits_come_with_their_cards(library: Library) -> None:
    first = find.find_first(library, "lant", TYPING)
    assert [card.number for card in first.cards] == list(first.numbers)
    assert len(first.numbers) == 60
    assert not first.complete
    assert first.highlight("text", "A lantern") == [(2, 9)]
    assert find.count(library, "lant", TYPING) == 100


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("lamps", {"text", "gist", "comment", "speaker", "tag", "title"}),
        ("comment:lamps", {"comment"}),
        ("gist:lamps OR text:lamps", {"text", "gist"}),
        ("lamps in:comment", {"comment"}),
        ("tag:lamps", {"tag"}),
        ("book:lamps OR speaker:lamps", {"title", "speaker"}),
        ("year:2015", set[str]()),
    ],
)
def test_words_are_marked_where_they_were_looked_for(
    library: Library, query: str, marked: set[str]
) -> None:
    highlight = find.find_first(library, query).highlight
    fields = ("text", "gist", "comment", "speaker", "tag", "title")
    assert {field for field in fields if highlight(field, "of lamps") == [(3, 8)]} == marked


def test_books_and_reviews_are_found_beside_any_number_of_quotes(library: Library) -> None:
    first = find.find_first(library, "lantern in:all", TYPING)
    assert [hit.record for hit in first.found.hits] == ["source", "review"]
    assert len(first.numbers) == 60


def test_few_hits_are_complete_at_once(library: Library) -> None:
    first = find.find_first(library, "lantern 7 kind:quotation")
    assert (len(first.numbers), first.complete, first.found.total_exact) == (1, True, True)
    assert first.narrowings == (("kind:quotation", 'lantern "7"'),)


def test_a_count_goes_no_further_than_it_is_asked_to(library: Library) -> None:
    assert find.count_up_to(library, "lantern", 1000) == (100, True)
    assert find.count_up_to(library, "lantern", 30) == (30, False)


def test_the_reviews_that_cite_a_quote_are_known(library: Library) -> None:
    [number] = find.find_quotes(library, "page:7")
    [other] = find.find_quotes(library, "page:8")
    assert [each.title for each in reading.reviews_citing(library, number)] == ["Of lanterns"]
    assert reading.reviews_citing(library, other) == []
