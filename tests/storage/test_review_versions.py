"""Versions are added one by one, and a step of the journal holds only what it changed of them."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from readnotes.domain.reviews import Review, Version
from readnotes.services import compose, discarding, editing, reading, undo
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import review_changing, review_versions, reviews
from readnotes.storage.tables import journal_entries
from readnotes.storage.transaction import Transaction
from tests.faults.oracle import assert_sound
from tests.storage.records import add, state_of

VERSIONS = st.lists(
    st.builds(Version, st.sampled_from(["1", "2"]), st.text("ab", max_size=2), st.none()),
    max_size=5,
)


@pytest.fixture
def review(library: Library) -> Review:
    add(library)
    return editing.new_review(library, "On salt", ["marsh2015"]).result().value


def write_on(library: Library, review: Review, words: Sequence[str]) -> None:
    """Types and settles one state of a draft after the other."""
    for each in words:
        compose.keep_draft(library, review.id, each).result()
        compose.settle(library, review.id).result()


def journal_length(library: Library) -> int:
    total = select(func.sum(func.length(journal_entries.c.image)))
    return library.database.read(lambda c: int(c.execute(total).scalar() or 0))


def past(library: Library, review: Review) -> list[str]:
    return [each.body for each in compose.list_versions(library, review.id)]


def test_each_step_holds_one_draft_and_not_all_versions(library: Library, review: Review) -> None:
    words = [f"{n} " * 1000 for n in range(40)]
    write_on(library, review, words)
    assert past(library, review) == words[:-1]
    assert journal_length(library) < sum(map(len, words)) + 40 * 500


def test_all_steps_are_undone_and_done_again(library: Library, review: Review) -> None:
    states = [state_of(library)]
    for words in ("One", "Two", "Three", "Four"):
        write_on(library, review, [words])
        states.append(state_of(library))
    compose.settle(library, review.id, "as sent").result()
    states.append(state_of(library))
    for before in reversed(states[:-1]):
        undo.undo(library).result()
        assert state_of(library) == before
    for after in states[1:]:
        undo.redo(library).result()
        assert state_of(library) == after
    assert_sound(library)


def test_a_review_taken_back_and_in_again_has_all_its_versions(
    library: Library, review: Review
) -> None:
    write_on(library, review, ["One", "Two", "Three"])
    before = state_of(library)
    discarding.trash_records(library, [review.id]).result()
    for _ in range(5):
        undo.undo(library).result()
    assert reading.list_reviews(library) == []
    for _ in range(4):
        undo.redo(library).result()
    assert state_of(library) == before
    assert_sound(library)


def test_a_new_act_after_an_undo_goes_on_where_it_led(library: Library, review: Review) -> None:
    write_on(library, review, ["One", "Two", "Three"])
    undo.undo(library).result()
    assert past(library, review) == ["One"]
    write_on(library, review, ["Other"])
    assert past(library, review) == ["One", "Two"]
    undo.undo(library).result()
    assert past(library, review) == ["One"]


def test_a_step_that_holds_all_versions_is_undone_as_ever(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    library = new_library(path)
    review = editing.new_review(library, "On salt", [], "Zero").result().value
    write_on(library, review, ["One", "Two"])
    before = state_of(library)
    write_on(library, review, ["Three"])
    after = state_of(library)

    def make_old(work: Transaction) -> None:
        newest = select(func.max(journal_entries.c.step)).scalar_subquery()
        entry = journal_entries.c.step == newest
        image = json.loads(
            work.connection.execute(select(journal_entries.c.image).where(entry)).scalar_one()
        )
        image["versions"] = [
            {"created": "", "name": None, "body": "Zero"},
            {"created": "", "name": None, "body": "One"},
        ]
        work.connection.execute(
            update(journal_entries).where(entry).values(image=json.dumps(image))
        )

    library.database.write("", make_old).result()
    library.close()
    library = open_library(path)
    undo.undo(library).result()
    assert past(library, review) == ["Zero", "One"]
    assert reading.get_review(library, review.id).body == "Two"
    undo.redo(library).result()
    assert state_of(library) == after != before
    library.close()


def test_an_import_may_change_versions_in_the_middle(library: Library, review: Review) -> None:
    write_on(library, review, ["One", "Two", "Three", "Four"])
    before = state_of(library)
    kept, changed, last = compose.list_versions(library, review.id)
    versions = (kept, Version(changed.created, "Another two"), last, Version("2026", "Five"))

    def act(work: Transaction) -> None:
        number = reviews.get_number(work.connection, review.id)
        review_changing.apply_import(work, number, {"versions": versions})

    library.database.write("Import", act).result()
    assert past(library, review) == ["One", "Another two", "Three", "Five"]
    undo.undo(library).result()
    assert state_of(library) == before
    undo.redo(library).result()
    assert past(library, review) == ["One", "Another two", "Three", "Five"]
    assert_sound(library)


def test_who_does_not_want_the_versions_does_not_read_them(
    library: Library, review: Review
) -> None:
    write_on(library, review, ["One", "Two"])
    assert compose.open_desk(library, review.id).review.versions == ()
    assert len(reading.get_review(library, review.id).versions) == 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(VERSIONS, VERSIONS)
def test_any_versions_become_any_others_and_come_back(
    library: Library, review: Review, first: list[Version], second: list[Version]
) -> None:
    def act(work: Transaction) -> None:
        connection = work.connection
        number = reviews.get_number(connection, review.id)

        def turn_into(wanted: list[Version]) -> dict[str, object] | None:
            change = review_versions.change_to(connection, number, wanted)
            if change is not None:
                review_versions.write_change(connection, number, change)
            assert review_versions.load_versions(connection, [number])[number] == wanted
            return change.image() if change is not None else None

        turn_into(first)
        image = json.loads(json.dumps(turn_into(second)))
        if image is None:
            assert first == second
            return
        back = review_versions.change_back(connection, number, image)
        assert back is not None
        review_versions.write_change(connection, number, back)
        assert review_versions.load_versions(connection, [number])[number] == first

    library.database.write("", act).result()
