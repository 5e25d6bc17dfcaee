"""Quotes wait under headings, in the record, and follow them."""

import pytest

from readnotes.domain.reviews import Card, Review
from readnotes.services import compose, discarding, editing, reading, undo, waiting
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.storage.records import add, quote

FERRY = quote("The ferry came at dawn", "94", "ferry")
TIDE = quote("Nobody on the quay would say whose it was", "95", "tide")


@pytest.fixture
def review(library: Library) -> Review:
    add(library, FERRY, TIDE)
    return editing.new_review(library, "On salt", ["marsh2015"], "# Salt\n").result().value


def numbers(library: Library) -> list[int]:
    return [reading.quote_number(library, each.id) for each in (FERRY, TIDE)]


def test_a_quote_waits_under_a_heading_once_and_under_several(
    library: Library, review: Review
) -> None:
    ferry, tide = numbers(library)
    waiting.let_wait(library, review.id, [ferry, tide], "Salt").result()
    waiting.let_wait(library, review.id, [ferry], "Salt").result()
    waiting.let_wait(library, review.id, [ferry], "Sea").result()
    found = [(each.number, each.heading) for each in waiting.list_waiting(library, review.id)]
    assert found == [(ferry, "Salt"), (tide, "Salt"), (ferry, "Sea")]
    stored = reading.get_review(library, review.id).cards
    assert stored[0] == Card(FERRY.id, "Salt")
    assert_sound(library)


def test_it_is_taken_away_there_alone_and_undo_brings_it_back(
    library: Library, review: Review
) -> None:
    ferry, _tide = numbers(library)
    for heading in ("Salt", "Sea"):
        waiting.let_wait(library, review.id, [ferry], heading).result()
    waiting.let_go(library, review.id, [ferry], {"Salt"}).result()
    assert [each.heading for each in waiting.list_waiting(library, review.id)] == ["Sea"]
    undo.undo(library).result()
    assert len(waiting.list_waiting(library, review.id)) == 2


def test_it_follows_its_heading(library: Library, review: Review) -> None:
    ferry, tide = numbers(library)
    waiting.let_wait(library, review.id, [ferry], "Salt").result()
    waiting.let_wait(library, review.id, [tide], "Sea").result()
    waiting.follow_headings(library, review.id, {"Salt": "Salt and light"}).result()
    found = [each.heading for each in waiting.list_waiting(library, review.id)]
    assert found == ["Salt and light", "Sea"]


def test_undoing_it_takes_nothing_from_what_is_being_typed(
    library: Library, review: Review
) -> None:
    compose.keep_draft(library, review.id, "# Salt\n\nTyped since.").result()
    waiting.let_wait(library, review.id, numbers(library), "Salt").result()
    undo.undo(library).result()
    assert reading.get_review(library, review.id).body == "# Salt\n\nTyped since."
    assert waiting.list_waiting(library, review.id) == ()


def test_a_quote_that_is_no_more_waits_no_more(library: Library, review: Review) -> None:
    waiting.let_wait(library, review.id, numbers(library), "Salt").result()
    discarding.trash_records(library, [FERRY.id]).result()
    assert len(waiting.list_waiting(library, review.id)) == 1
    discarding.empty_trash(library).result()
    assert len(waiting.list_waiting(library, review.id)) == 1
