"""The trash: what goes there with what, what comes back, and what emptying it takes along."""

from pathlib import Path

import pytest

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.runtime.clock import fixed_clock
from readnotes.services import arranging, capture, compose, discarding, editing, reading, undo
from readnotes.services.capture import Picture
from readnotes.services.opening import Library, new_library
from readnotes.storage.attachments import sha256_of
from readnotes.storage.transaction import Transaction
from tests.faults.oracle import assert_sound
from tests.storage.records import MARSH, add, quote, state_of


@pytest.fixture(autouse=True)
def _with_a_book(library: Library) -> None:
    add(library, quote("one", "1", "one"), quote("two", "2", "two"), quote("three", "3", "three"))


def present(library: Library) -> list[str]:
    return [each.id for each in reading.list_quotes(library)]


def trashed(library: Library) -> tuple[list[str], list[str], list[str]]:
    held = reading.list_trash(library)
    return (
        [each.key for each in held.sources],
        sorted(each.id for each in held.quotes),
        [each.title for each in held.reviews],
    )


def journal_says(library: Library, words: str) -> bool:
    """Whether any image of the journal holds these words."""

    def question(work: Transaction) -> bool:
        found = work.connection.exec_driver_sql(
            "SELECT 1 FROM journal_entries WHERE instr(image, ?)", (words,)
        )
        return found.first() is not None

    return library.database.write("", question).result().value


def test_a_source_takes_its_quotes_to_the_trash_and_brings_them_back(library: Library) -> None:
    before = state_of(library)
    assert discarding.trash_records(library, ["marsh2015"]).result().value == 4
    assert trashed(library) == (["marsh2015"], ["one", "three", "two"], [])
    assert present(library) == []
    assert discarding.untrash_records(library, ["marsh2015"]).result().value == 4
    assert state_of(library) == before
    assert_sound(library)


def test_a_quote_thrown_away_before_its_book_stays_there_when_the_book_comes_back(
    library: Library,
) -> None:
    discarding.trash_records(library, ["two"]).result()
    discarding.trash_records(library, ["marsh2015"]).result()
    discarding.untrash_records(library, ["marsh2015"]).result()
    assert present(library) == ["one", "three"]
    assert trashed(library) == ([], ["two"], [])


def test_the_same_even_when_the_clock_stands_still(tmp_path: Path) -> None:
    still = new_library(tmp_path / "still.readnotes", fixed_clock("2026-11-22T08:00:00Z"))
    add(still, quote("one", "1", "one"), quote("two", "2", "two"))
    discarding.trash_records(still, ["two"]).result()
    discarding.trash_records(still, ["marsh2015"]).result()
    discarding.untrash_records(still, ["marsh2015"]).result()
    left = present(still)
    still.close()
    assert left == ["one"]


def test_a_quote_brought_back_brings_its_book_and_not_the_other_quotes(library: Library) -> None:
    discarding.trash_records(library, ["marsh2015"]).result()
    assert discarding.untrash_records(library, ["two"]).result().value == 2
    assert present(library) == ["two"]
    assert trashed(library) == ([], ["one", "three"], [])
    discarding.untrash_records(library, ["one"]).result()
    assert present(library) == ["one", "two"]


def test_quotes_a_review_and_a_source_go_in_one_step(library: Library) -> None:
    editing.add_source(library, Source("ray2001", "Water")).result()
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    before = state_of(library)
    discarding.trash_records(library, ["ray2001", "one", review.id]).result()
    assert trashed(library) == (["ray2001"], ["one"], ["On salt"])
    undo.undo(library).result()
    assert state_of(library) == before
    undo.redo(library).result()
    discarding.untrash_records(library, ["ray2001", "one", review.id]).result()
    assert trashed(library) == ([], [], [])


def test_what_is_there_is_not_brought_back_and_what_is_gone_not_thrown_away(
    library: Library,
) -> None:
    assert discarding.untrash_records(library, ["marsh2015", "one"]).result().value == 0
    discarding.trash_records(library, ["one"]).result()
    numbers = [reading.quote_number(library, name) for name in ("one", "two")]
    assert discarding.trash_quotes(library, numbers).result().value == 1


def test_the_stamp_of_what_is_in_the_trash_stays_when_it_is_thrown_away_again(
    library: Library,
) -> None:
    discarding.trash_records(library, ["one"]).result()
    stamp = reading.get_quote(library, "one").trashed
    discarding.trash_records(library, ["one"]).result()
    assert reading.get_quote(library, "one").trashed == stamp
    discarding.trash_records(library, ["marsh2015"]).result()
    discarding.trash_records(library, ["marsh2015"]).result()
    discarding.untrash_records(library, ["marsh2015"]).result()
    assert present(library) == ["two", "three"]


def test_records_in_the_trash_are_in_no_list_count_or_search(library: Library) -> None:
    discarding.trash_records(library, ["marsh2015"]).result()
    assert reading.list_sources(library) == []
    assert reading.list_source_cards(library) == []
    assert list(reading.quote_order(library)) == []
    counts = reading.sidebar(library)
    assert (counts.sources, counts.quotes, counts.trashed) == (0, 0, 4)


def test_emptying_deletes_for_good_with_every_trace_of_the_words(library: Library) -> None:
    editing.edit_quote(library, "two", {"text": "a secret word"}).result()
    editing.edit_quote(library, "two", {"text": "two again"}).result()
    assert journal_says(library, "a secret word")
    discarding.trash_records(library, ["two"]).result()
    assert discarding.empty_trash(library).result().value == 1
    assert not journal_says(library, "a secret word")
    assert trashed(library) == ([], [], [])
    assert present(library) == ["one", "three"]
    with pytest.raises(UnknownRecordError):
        reading.get_quote(library, "two")
    assert_sound(library)


def test_emptying_an_empty_trash_changes_nothing(library: Library) -> None:
    before = state_of(library), undo.next_steps(library)
    assert discarding.empty_trash(library).result().value == 0
    assert (state_of(library), undo.next_steps(library)) == before


def test_a_quote_that_came_to_a_book_in_the_trash_is_emptied_with_it(library: Library) -> None:
    discarding.trash_records(library, ["marsh2015"]).result()
    add(library, quote("late", "9", "late"))
    discarding.empty_trash(library).result()
    assert reading.info(library).quotes == 0
    assert_sound(library)


def test_what_named_a_book_keeps_its_key_when_the_book_is_gone(library: Library) -> None:
    editing.add_source(library, Source("ray2001", "Water")).result()
    editing.edit_quote(library, "one", {"carrier": "ray2001"}).result()
    review = editing.new_review(library, "On water", ["ray2001"]).result().value
    editing.edit_source(library, "ray2001", {"key": "ray2002"}).result()
    arranging.put_on_shelf(library, "Sea", ["ray2002", "marsh2015"]).result()
    discarding.trash_records(library, ["ray2002"]).result()
    discarding.empty_trash(library).result()
    assert reading.get_quote(library, "one").carrier == "ray2002"
    assert reading.get_review(library, review.id).about == ("ray2002",)
    assert [each.sources for each in reading.list_shelves(library)] == [("marsh2015",)]
    assert_sound(library)


@pytest.mark.parametrize("times", [1, 2, 20])
def test_what_came_before_can_still_be_undone_after_emptying(library: Library, times: int) -> None:
    editing.add_source(library, Source("ray2001", "Water", tags=("sea",))).result()
    editing.edit_quote(library, "one", {"source": "ray2001"}).result()
    editing.edit_quote(library, "one", {"source": "marsh2015", "text": "ONE"}).result()
    arranging.put_on_shelf(library, "Sea", ["ray2001", "marsh2015"]).result()
    arranging.set_shelf(library, "Sea", ["marsh2015"]).result()
    arranging.delete_shelf(library, "Sea").result()
    editing.new_review(library, "On water", ["ray2001"]).result()
    discarding.trash_records(library, ["ray2001", "two"]).result()
    discarding.empty_trash(library).result()
    for _ in range(times):
        if undo.next_steps(library).undo is None:
            break
        undo.undo(library).result()
        assert_sound(library)
    while undo.next_steps(library).redo is not None:
        undo.redo(library).result()
        assert_sound(library)
    assert present(library) == ["one", "three"]


PICTURES = {
    name: Picture(f"{name}.png", "image/png", name.encode())
    for name in ("of a quote", "of a review", "of a version", "of a draft", "of nothing left")
}


def test_only_pictures_that_nothing_shows_any_more_are_deleted(library: Library) -> None:
    names = {name: sha256_of(picture.data) for name, picture in PICTURES.items()}
    for number, (name, picture) in enumerate(PICTURES.items()):
        new = Quote(f"p{number}", "marsh2015", "", "48")
        capture.save(library, new, [picture]).result()
        if name != "of a quote":
            discarding.trash_records(library, [new.id]).result()
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    for name in ("of a version", "of a review"):
        compose.set_body(library, review.id, f"![alt](attachment:{names[name]})").result()
    compose.keep_draft(
        library,
        review.id,
        f"![alt](attachment:{names['of a review']}) ![alt](attachment:{names['of a draft']})",
    ).result()
    discarding.empty_trash(library).result()
    left = {name for name in names if reading.find_attachment(library, names[name])}
    assert left == set(PICTURES) - {"of nothing left"}


def test_a_picture_that_a_step_could_bring_back_is_kept(library: Library) -> None:
    source = reading.get_source(library, MARSH.key)
    editing.attach_pictures(library, source, [PICTURES["of a quote"]]).result()
    editing.edit_source(library, MARSH.key, {"attachments": ()}).result()
    discarding.trash_records(library, ["one"]).result()
    discarding.empty_trash(library).result()
    undo.undo(library).result()
    [use] = reading.get_source(library, MARSH.key).attachments
    assert reading.get_attachment(library, use.sha256).data == b"of a quote"
