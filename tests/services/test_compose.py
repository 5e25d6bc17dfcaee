"""Writing a review: every letter kept, versions of what went before, and what it uses noted."""

import pytest

from readnotes.domain.errors import AmbiguousTitleError, UnknownRecordError
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.services import compose, discarding, editing, reading, undo
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.storage.records import add, quote, state_of

FERRY = quote("The ferry came at dawn", "94", "ferry")
TIDE = quote("Nobody on the quay would say whose it was", "95", "tide")


@pytest.fixture
def review(library: Library) -> Review:
    add(library, FERRY, TIDE)
    return editing.new_review(library, "On salt", ["marsh2015"]).result().value


def bodies(library: Library, review: Review) -> tuple[str, list[tuple[str | None, str]]]:
    """The present words, and the versions as (name, words)."""
    now = reading.get_review(library, review.id)
    return now.body, [(each.name, each.body) for each in now.versions]


def test_what_is_typed_is_the_reviews_body_at_once(library: Library, review: Review) -> None:
    done = compose.keep_draft(library, review.id, "It begins\u00a0…\n").result()
    assert bodies(library, review) == ("It begins\u00a0…\n", [])
    assert done.changes.reviews
    assert done.changes.step is None
    assert_sound(library)


def test_settling_makes_the_words_before_a_version(library: Library, review: Review) -> None:
    for words in ("One", "Two", "Three"):
        compose.keep_draft(library, review.id, words + " and more").result()
        compose.keep_draft(library, review.id, words).result()
        compose.settle(library, review.id).result()
    assert bodies(library, review) == ("Three", [(None, "One"), (None, "Two")])
    assert_sound(library)


def test_settling_what_nobody_changed_is_no_step(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    before = state_of(library), undo.next_steps(library)
    compose.settle(library, review.id).result()
    compose.keep_draft(library, review.id, "One").result()
    compose.settle(library, review.id).result()
    assert (state_of(library), undo.next_steps(library)) == before


def test_a_named_version_keeps_the_present_words(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.keep_draft(library, review.id, "Two").result()
    compose.settle(library, review.id, "sent to the editor").result()
    assert bodies(library, review) == ("Two", [(None, "One"), ("sent to the editor", "Two")])


def test_undo_of_settling_gives_the_words_before_back_and_redo_the_later_ones(
    library: Library, review: Review
) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.set_body(library, review.id, "Two").result()
    after = state_of(library)
    undo.undo(library).result()
    assert bodies(library, review) == ("One", [])
    undo.redo(library).result()
    assert state_of(library) == after


def test_words_that_are_not_settled_outlive_an_undo(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.set_body(library, review.id, "Two").result()
    compose.keep_draft(library, review.id, "Three, being typed").result()
    undo.undo(library).result()
    assert "Three, being typed" in str(bodies(library, review))


def test_an_edit_of_another_field_settles_what_is_typed(library: Library, review: Review) -> None:
    compose.keep_draft(library, review.id, "Being typed").result()
    editing.edit_review(library, review.id, {"status": "ready"}).result()
    now = reading.get_review(library, review.id)
    assert (now.body, now.status) == ("Being typed", "ready")
    assert_sound(library)


def test_a_review_that_is_taken_back_comes_again_with_what_was_typed(
    library: Library, review: Review
) -> None:
    compose.keep_draft(library, review.id, "Being typed").result()
    undo.undo(library).result()
    assert reading.list_reviews(library) == []
    undo.redo(library).result()
    assert bodies(library, review)[0] == "Being typed"
    assert_sound(library)


def test_the_quotes_a_draft_uses_are_noted_as_it_is_typed(library: Library, review: Review) -> None:
    def used() -> set[str]:
        numbers = sorted(compose.used_numbers(library, review.id))
        return {card.id for card in reading.quote_cards(library, numbers)}

    assert used() == set()
    done = compose.keep_draft(
        library, review.id, "“The ferry came at dawn” [@marsh2015, p. 94]"
    ).result()
    assert used() == {"ferry"}
    assert done.changes.quotes == compose.used_numbers(library, review.id)
    compose.set_body(library, review.id, f"“{TIDE.text}” (p. 95)").result()
    assert used() == {"tide"}
    [card] = [each for each in reading.first_cards(library) if each.id == "tide"]
    assert card.used_in == ("On salt",)
    compose.keep_draft(library, review.id, "").result()
    assert used() == set()


def test_how_often_a_draft_uses_a_quote_is_counted(library: Library, review: Review) -> None:
    once = "“The ferry came at dawn” [@marsh2015, p. 94]"

    def counts() -> list[int]:
        counted = compose.count_uses(library, review.id)
        assert counted.keys() == compose.used_numbers(library, review.id)
        return sorted(counted.values())

    assert counts() == []
    compose.keep_draft(library, review.id, once).result()
    assert counts() == [1]
    compose.keep_draft(library, review.id, f"{once} and {once}").result()
    assert counts() == [2]
    compose.keep_draft(library, review.id, f"Now {once} and {once}").result()
    assert counts() == [2]
    compose.settle(library, review.id).result()
    assert counts() == [2]
    # Far from any citation, its words are used all the same.
    compose.set_body(library, review.id, "The ferry came at dawn.\n\n[@marsh2015, p. 94]").result()
    assert counts() == [1]
    assert compose.count_uses(library, "no-such-review") == {}


def test_a_draft_replaced_elsewhere_and_typed_back_uses_what_it_did(
    library: Library, review: Review
) -> None:
    once = "“The ferry came at dawn” [@marsh2015, p. 94]"
    compose.keep_draft(library, review.id, once).result()
    compose.set_body(library, review.id, "Nothing.").result()
    assert compose.count_uses(library, review.id) == {}
    compose.keep_draft(library, review.id, once).result()
    assert list(compose.count_uses(library, review.id).values()) == [1]


def test_a_review_in_the_trash_uses_nothing_and_its_quotes_can_go(
    library: Library, review: Review
) -> None:
    compose.set_body(library, review.id, "“The ferry came at dawn” [@marsh2015, p. 94]").result()
    discarding.trash_records(library, [review.id]).result()
    assert all(card.used_in == () for card in reading.first_cards(library))
    discarding.trash_records(library, ["ferry"]).result()
    discarding.empty_trash(library).result()
    assert_sound(library)


def test_the_desk_has_the_sources_it_is_about_and_those_it_cites(
    library: Library, review: Review
) -> None:
    editing.add_source(library, Source("ray2001", "Water")).result()
    compose.keep_draft(library, review.id, "[@ray2001, p. 3; @nobody]").result()
    desk = compose.open_desk(library, "On salt")
    assert set(desk.sources) == {"marsh2015", "ray2001"}
    assert [each.id for each in compose.get_quotes(library, desk.quotes)] == ["ferry", "tide"]
    assert desk.review.body == "[@ray2001, p. 3; @nobody]"


def test_two_reviews_of_one_title_are_told_apart_by_id(library: Library, review: Review) -> None:
    other = editing.new_review(library, "On salt", []).result().value
    with pytest.raises(AmbiguousTitleError) as raised:
        compose.set_body(library, "On salt", "x").result()
    assert raised.value.ids == (review.id, other.id)
    compose.set_body(library, other.id, "x").result()
    assert bodies(library, review)[0] == ""
    discarding.trash_records(library, [other.id]).result()
    compose.set_body(library, "On salt", "y").result()
    assert bodies(library, review)[0] == "y"


def test_a_review_is_about_sources_that_are_there(library: Library, review: Review) -> None:
    with pytest.raises(UnknownRecordError):
        editing.new_review(library, "On nothing", ["nobody"]).result()
    both = editing.new_review(library, "Twice", ["marsh2015", "marsh2015"]).result().value
    assert both.about == ("marsh2015",)


def test_the_newest_review_stands_first(library: Library, review: Review) -> None:
    later = editing.new_review(library, "On water", []).result().value
    assert [each.id for each in compose.list_review_cards(library)] == [later.id, review.id]
    compose.set_body(library, review.id, "Four words it has").result()
    cards = compose.list_review_cards(library)
    assert [each.id for each in cards] == [review.id, later.id]
    assert cards[0].words == 4


def test_letters_that_no_file_can_hold_are_cleaned_from_a_draft(
    library: Library, review: Review
) -> None:
    compose.keep_draft(library, review.id, "a\x00b\ud800").result()
    assert bodies(library, review)[0] == "ab\ufffd"


def test_what_was_typed_when_a_file_replaced_the_draft_is_a_version(
    library: Library, review: Review
) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.keep_draft(library, review.id, "One, and typed").result()
    compose.set_body(library, review.id, "From a file").result()
    assert bodies(library, review) == ("From a file", [(None, "One"), (None, "One, and typed")])
    undo.undo(library).result()
    assert bodies(library, review)[0] == "One"
    assert_sound(library)


def test_versions_are_listed_without_the_present_words(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.set_body(library, review.id, "Two").result()
    assert [each.body for each in compose.list_versions(library, review.id)] == ["One"]


def test_undoing_a_new_title_takes_no_words_away(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.keep_draft(library, review.id, "One, and typed since").result()
    editing.edit_review(library, review.id, {"title": "Salt and light"}).result()
    undo.undo(library).result()
    now = reading.get_review(library, review.id)
    assert (now.title, now.body) == ("On salt", "One, and typed since")
    assert_sound(library)


def test_words_that_were_named_are_no_second_version(library: Library, review: Review) -> None:
    compose.set_body(library, review.id, "One").result()
    compose.settle(library, review.id, "as begun").result()
    compose.set_body(library, review.id, "Two").result()
    assert bodies(library, review) == ("Two", [("as begun", "One")])
