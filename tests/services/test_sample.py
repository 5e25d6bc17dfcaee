"""The sample library says what it means: real words, places that are understood, sound drafts."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from readnotes.domain.locators import parse_locator
from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.drafting.parse import parse_draft
from readnotes.runtime import resources
from readnotes.runtime.clock import fixed_clock
from readnotes.services import compose, find, reading, transfer, undo
from readnotes.services.opening import Library, new_library
from readnotes.services.sample import build_sample, read_sample


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The sample in a library of its own; these tests only read it."""
    path = tmp_path_factory.mktemp("sample") / "sample.readnotes"
    library = new_library(path, fixed_clock("2026-11-22T08:00:00Z"))
    build_sample(library)
    yield library
    library.close()


def test_nothing_in_the_file_is_unknown_to_the_program() -> None:
    bundle = read_sample()
    records: tuple[Any, ...] = (
        *bundle.sources,
        *bundle.quotes,
        *bundle.reviews,
        *bundle.shelves,
        *bundle.searches,
        *(use for source in bundle.sources for use in source.attachments),
        *(use for quote in bundle.quotes for use in quote.attachments),
        *(each for source in bundle.sources for each in (*source.contributors, *source.links)),
    )
    assert [each for each in records if each.extra] == []


def test_every_record_of_the_file_is_in_the_library(sample: Library) -> None:
    bundle = read_sample()
    known = reading.info(sample)
    assert (known.sources, known.quotes, known.reviews, known.attachments, known.trashed) == (
        len(bundle.sources),
        len(bundle.quotes),
        len(bundle.reviews),
        len(bundle.attachments),
        0,
    )
    assert {shelf.name for shelf in reading.list_shelves(sample)} == {"Syria", "First lines"}


def test_the_books_of_the_two_reviews_are_there_under_the_keys_the_rule_gives(
    sample: Library,
) -> None:
    for key in ("harkin2015", "samer2017", "austen1813", "dickens1859", "melville1851"):
        assert reading.get_source(sample, key).key == key


def test_every_kind_of_quote_is_shown_once_at_least() -> None:
    assert {quote.kind for quote in read_sample().quotes} == set(QUOTE_KINDS)


def test_every_locator_is_understood() -> None:
    for quote in read_sample().quotes:
        assert parse_locator(quote.locator).question is None, quote.locator


def test_a_note_is_found_by_its_page(sample: Library) -> None:
    answer = find.find_quotes(sample, "page:94 book:harkin")
    [quote] = compose.get_quotes(sample, answer)
    assert (quote.source, quote.kind) == ("harkin2015", "paraphrase")


def test_the_saved_searches_find_something(sample: Library) -> None:
    for search in read_sample().searches:
        assert find.find_quotes(sample, search.query), search.name


def test_the_passage_in_arabic_says_its_language_and_what_it_means(sample: Library) -> None:
    [number] = find.find_quotes(sample, "الخيل")
    [quote] = compose.get_quotes(sample, [number])
    assert quote.language == "ar"
    assert quote.translation


def test_pictures_have_all_that_is_said_of_pictures() -> None:
    bundle = read_sample()
    shown = [use for quote in bundle.quotes for use in quote.attachments]
    covers = [use for source in bundle.sources for use in source.attachments]
    assert shown
    assert covers
    assert all(use.caption for use in shown)
    assert all(use.alt and use.credit for use in (*shown, *covers))
    assert {use.sha256 for use in (*shown, *covers)} == {each.sha256 for each in bundle.attachments}


def test_drafts_cite_recorded_places_and_quote_recorded_words(sample: Library) -> None:
    for review in read_sample().reviews:
        desk = compose.open_desk(sample, review.id)
        draft = parse_draft(review.body)
        assert set(draft.keys) <= set(desk.sources)
        passages = [quote.text for quote in compose.get_quotes(sample, desk.quotes)]
        for quotation in draft.quotations:
            words = _plain(quotation.text)
            assert any(words in _plain(passage) for passage in passages), words


def test_quotes_that_a_review_uses_are_marked_as_used(sample: Library) -> None:
    [finished] = [each for each in read_sample().reviews if each.status == "ready"]
    used = compose.get_quotes(sample, sorted(compose.used_numbers(sample, finished.id)))
    essential = [
        quote
        for quote in read_sample().quotes
        if quote.essential and quote.source in finished.about
    ]
    assert {quote.id for quote in essential} <= {quote.id for quote in used}
    assert "image" in {quote.kind for quote in used}


def test_cards_wait_under_headings_of_the_draft() -> None:
    bundle = read_sample()
    ids = {quote.id for quote in bundle.quotes}
    for review in bundle.reviews:
        for card in review.cards:
            assert card.quote in ids
            assert card.heading is None or f"## {card.heading}\n" in review.body


def test_the_finished_review_leaves_with_its_picture_and_its_places(
    sample: Library, tmp_path: Path
) -> None:
    result = transfer.export_review(sample, "Three First Sentences", "markdown")
    assert result.remarks == ()
    document, picture = transfer.write_export(result, tmp_path / "out.md", replace=False)
    written = document.read_text(encoding="utf-8")
    assert "attachment:" not in written
    assert picture.name in written
    assert re.findall(r"bk\. \d, ch\. \d+", written) == ["bk. 1, ch. 1", "bk. 3, ch. 15"]


def test_the_sample_is_there_before_anything_that_can_be_undone(sample: Library) -> None:
    assert undo.next_steps(sample).undo is None


def test_the_file_is_one_that_people_can_read() -> None:
    text = resources.read_text("sample", "sample.toml")
    assert not [line for line in text.splitlines() if len(line) > 320]


def _plain(passage: str) -> str:
    """A passage without Markdown's signs, its lines joined."""
    return " ".join(passage.replace("\\", "").replace(">", "").split()).rstrip(".")
