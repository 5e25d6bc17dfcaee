"""Undo and redo of the whole library: whatever was done can be taken back and done again."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readnotes.domain.errors import NothingToUndoError
from readnotes.domain.quotes import Quote
from readnotes.services import arranging, discarding, editing, reading, undo
from readnotes.services.capture import save
from readnotes.services.compose import keep_draft, new_review, settle
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import journal
from tests.storage.records import MARSH, add, assert_index_is_true, quote, state_of


def test_undoing_takes_back_the_newest_step_by_its_name(library: Library) -> None:
    add(library, quote())
    editing.edit_quote(library, quote().id, {"text": "The ferry came late"}).result()
    assert undo.next_steps(library).undo == "Edit quote"
    undo.undo(library).result()
    assert reading.get_quote(library, quote().id).text == "The ferry came at dawn"
    assert undo.next_steps(library).redo == "Edit quote"
    undo.redo(library).result()
    assert reading.get_quote(library, quote().id).text == "The ferry came late"


def test_there_is_an_end_to_undoing(library: Library) -> None:
    with pytest.raises(NothingToUndoError):
        undo.undo(library).result()
    with pytest.raises(NothingToUndoError):
        undo.redo(library).result()


def test_a_new_act_after_an_undo_ends_redoing(library: Library) -> None:
    add(library, quote())
    undo.undo(library).result()
    add(library, quote(page="95"))
    with pytest.raises(NothingToUndoError):
        undo.redo(library).result()


def test_undo_survives_a_restart(tmp_path: Path) -> None:
    first = new_library(tmp_path / "a.readnotes")
    add(first, quote())
    before = state_of(first)
    discarding.trash_records(first, ["marsh2015"]).result()
    first.close()
    second = open_library(tmp_path / "a.readnotes")
    undo.undo(second).result()
    assert state_of(second) == before
    second.close()


def test_a_book_with_a_thousand_quotes_is_deleted_and_brought_back_in_one_step(
    library: Library,
) -> None:
    add(library, *(quote("Water rises", str(page)) for page in range(1, 1001)))
    before = state_of(library)
    discarding.trash_records(library, ["marsh2015"]).result()
    assert reading.info(library).quotes == 0
    undo.undo(library).result()
    assert state_of(library) == before
    assert_index_is_true(library)


def test_the_history_of_a_quote_says_what_it_was(library: Library) -> None:
    [number] = add(library, quote())
    editing.edit_quote(library, quote().id, {"text": "The ferry came late"}).result()
    entries = undo.history(library, "quote", number)
    assert [entry.step.title for entry in entries] == ["Edit quote", "Add"]
    assert entries[0].before is not None
    assert entries[0].before["text"] == "The ferry came at dawn"
    assert entries[1].before is None


def test_what_is_typed_into_a_draft_is_no_step_until_it_is_settled(library: Library) -> None:
    add(library, quote())
    review = new_review(library, "On salt", ["marsh2015"]).result().value
    keep_draft(library, review.id, "Salt").result()
    keep_draft(library, review.id, "Salt and").result()
    assert undo.next_steps(library).undo == "New review"
    settle(library, review.id).result()
    undo.undo(library).result()
    assert reading.get_review(library, review.id).body == ""


def test_old_and_oversized_history_is_forgotten_oldest_first(library: Library) -> None:
    add(library, quote())
    for n in range(5):
        editing.edit_quote(library, quote().id, {"text": f"{n}" * 100}).result()
    library.database.write(
        "", lambda work: journal.trim(work, "2000-01-01T00:00:00Z", 500)
    ).result()
    kept = []
    while undo.next_steps(library).undo:
        kept.append(undo.undo(library).result().value)
    assert 0 < len(kept) < 5
    library.database.write(
        "", lambda work: journal.trim(work, "9999-01-01T00:00:00Z", 10**9)
    ).result()
    assert undo.next_steps(library) == undo.NextSteps(None, None)


@dataclass(frozen=True)
class Act:
    """Something a reviewer does, with what she does it to."""

    what: str
    which: int
    word: str


ACTS = ("quote", "edit", "move", "tag", "trash", "untrash", "shelf", "rename", "key", "review")
acts = st.lists(
    st.builds(
        Act,
        st.sampled_from(ACTS),
        st.integers(0, 5),
        st.sampled_from(["salt", "[D]elta", "ماء", "ferry…dawn", "12"]),
    ),
    max_size=12,
)


def carry_out(library: Library, act: Act) -> None:
    """Do one act, if there is anything to do it to."""
    quotes = reading.list_quotes(library)
    chosen = quotes[act.which % len(quotes)] if quotes else None
    trash = reading.list_trash(library)
    key = [*reading.list_sources(library), *trash.sources][0].key
    match act.what:
        case "quote":
            new = Quote("", key, act.word, str(act.which), tags=(act.word,))
            save(library, new).result()
        case "edit" if chosen:
            changes = {"text": act.word, "comment": act.word}
            editing.edit_quote(library, chosen.id, changes).result()
        case "move" if chosen:
            editing.edit_quote(library, chosen.id, {"locator": f"{act.which}-9"}).result()
        case "tag" if chosen:
            editing.edit_quote(library, chosen.id, {"tags": (act.word, "river")}).result()
        case "trash":
            names = [chosen.id] if chosen and act.which else [key]
            discarding.trash_records(library, names).result()
        case "untrash":
            names = [each.key for each in trash.sources] + [each.id for each in trash.quotes]
            discarding.untrash_records(library, names[:1]).result()
        case "shelf":
            arranging.put_on_shelf(library, act.word, [key]).result()
        case "rename" if any(tag.name == act.word for tag in reading.list_tags(library)):
            arranging.rename_tag(library, act.word, "renamed").result()
        case "key":
            editing.edit_source(library, key, {"key": f"marsh{act.which}", "tags": ("a",)}).result()
        case "review":
            new_review(library, act.word, [key], act.word).result()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(done=acts, back=st.integers(0, 12))
def test_whatever_is_done_can_be_undone_and_done_again(
    tmp_path_factory: pytest.TempPathFactory, done: list[Act], back: int
) -> None:
    library = new_library(tmp_path_factory.mktemp("journal") / "a.readnotes")
    editing.add_source(library, MARSH).result()
    states = [state_of(library)]
    for act in done:
        title = undo.next_steps(library)
        carry_out(library, act)
        if state_of(library) != states[-1]:
            states.append(state_of(library))
        else:
            assert undo.next_steps(library) == title
    assert_index_is_true(library)
    steps = min(back, len(states) - 1)
    for n in range(steps):
        undo.undo(library).result()
        assert state_of(library) == states[-2 - n]
        assert_index_is_true(library)
    for n in range(steps):
        undo.redo(library).result()
        assert state_of(library) == states[len(states) - steps + n]
    assert_index_is_true(library)
    library.close()
