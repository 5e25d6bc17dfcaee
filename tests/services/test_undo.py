"""Undo of the whole library, whatever was done to it, the trash emptied and files imported."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readnotes.domain.errors import KeyTakenError
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Link, Source
from readnotes.services import arranging, capture, compose, discarding, editing, reading, undo
from readnotes.services.opening import Library, new_library
from tests.faults.oracle import assert_sound
from tests.services.files import take_in
from tests.storage.records import add, quote, state_of

WORDS = ("sea", "salt", "12:05", "xii", "ماء")


@dataclass(frozen=True)
class Act:
    """Something the reviewer does, to one of several records, with a word."""

    what: str
    which: int
    word: str


def pick(names: Sequence[str], act: Act) -> str | None:
    return names[act.which % len(names)] if names else None


def do_to_a_source(library: Library, act: Act, key: str) -> None:
    other = pick([each.key for each in reading.list_sources(library)], act) or key
    match act.what:
        case "save":
            capture.save(library, Quote("", key, act.word, act.word, tags=(act.word,))).result()
        case "kind":
            kind = "speech" if act.which % 2 else "book"
            editing.edit_source(library, key, {"kind": kind}).result()
        case "edit":
            changes: dict[str, object] = {
                "title": act.word,
                "tags": (act.word,),
                "links": (Link(other),),
            }
            editing.edit_source(library, key, changes).result()
        case "shelve":
            arranging.put_on_shelf(library, act.word, [other, key]).result()
        case "review":
            body = f"“{act.word}” [@{key}, p. 12]"
            review = editing.new_review(library, act.word, [key]).result().value
            compose.keep_draft(library, review.id, body).result()
            if act.which % 2:
                compose.settle(library, review.id).result()
        case "throw":
            discarding.trash_records(library, [key]).result()


def do_to_a_quote(library: Library, act: Act, quote_id: str) -> None:
    key = pick([each.key for each in reading.list_sources(library)], act)
    match act.what:
        case "move" if key:
            moved: dict[str, object] = {"source": key, "locator": act.word, "carrier": key}
            editing.edit_quote(library, quote_id, moved).result()
        case "reword":
            changes = {"text": act.word, "tags": (act.word, "foam"), "checked": "2026"}
            editing.edit_quote(library, quote_id, changes).result()
        case "throw quote":
            discarding.trash_records(library, [quote_id]).result()


def do_to_the_library(library: Library, act: Act) -> None:
    shelves = [each.name for each in reading.list_shelves(library)]
    tags = [each.name for each in reading.list_tags(library)]
    trash = reading.list_trash(library)
    gone = [*(each.key for each in trash.sources), *(each.id for each in trash.quotes)]
    match act.what:
        case "add":
            editing.add_source(library, Source("", act.word, tags=(act.word,))).result()
        case "rename tag" if tags:
            arranging.rename_tag(library, pick(tags, act) or "", act.word).result()
        case "rename shelf" if shelves:
            arranging.rename_shelf(library, pick(shelves, act) or "", act.word).result()
        case "bring back" if gone:
            discarding.untrash_records(library, [pick(gone, act) or ""]).result()
        case "import":
            book = {"key": "sea", "title": act.word, "isbn": act.word, "tags": [act.word]}
            passage = {"id": f"q{act.which}", "source": "sea", "text": act.word}
            take_in(library, sources=[book], quotes=[passage])
        case "empty":
            discarding.empty_trash(library).result()


def carry_out(library: Library, act: Act) -> None:
    """Do one act, if there is anything to do it to."""
    keys = [each.key for each in reading.list_sources(library)]
    ids = [each.id for each in reading.list_quotes(library)]
    if key := pick(keys, act):
        do_to_a_source(library, act, key)
    if quote_id := pick(ids, act):
        do_to_a_quote(library, act, quote_id)
    do_to_the_library(library, act)


ACTS = (
    *("save", "kind", "edit", "shelve", "review", "throw", "move", "reword", "throw quote"),
    *("add", "rename tag", "rename shelf", "bring back", "import"),
)


def doings(names: Sequence[str]) -> st.SearchStrategy[list[Act]]:
    act = st.builds(Act, st.sampled_from(names), st.integers(0, 5), st.sampled_from(WORDS))
    return st.lists(act, max_size=10)


several = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@several
@given(done=doings(ACTS))
def test_every_step_leads_back_to_the_state_before_it(
    tmp_path_factory: pytest.TempPathFactory, done: list[Act]
) -> None:
    library = new_library(tmp_path_factory.mktemp("undo") / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "12:05", "two"))
    states = [state_of(library)]
    for act in done:
        carry_out(library, act)
        if state_of(library) != states[-1]:
            states.append(state_of(library))
    assert_sound(library)
    while undo.next_steps(library).undo != "Add":
        undo.undo(library).result()
        assert_sound(library)
    assert state_of(library) == states[0]
    while undo.next_steps(library).redo:
        undo.redo(library).result()
        assert_sound(library)
    assert state_of(library) == states[-1]
    library.close()


@several
@given(done=doings((*ACTS, "empty", "empty", "throw", "throw quote")))
def test_no_step_is_stuck_after_the_trash_was_emptied(
    tmp_path_factory: pytest.TempPathFactory, done: list[Act]
) -> None:
    library = new_library(tmp_path_factory.mktemp("undo") / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "12:05", "two"))
    for act in done:
        carry_out(library, act)
    for _twice in range(2):
        while undo.next_steps(library).undo:
            undo.undo(library).result()
            assert_sound(library)
        while undo.next_steps(library).redo:
            undo.redo(library).result()
            assert_sound(library)
    library.close()


def a_library_with_one_quote(tmp_path: Path) -> tuple[Library, int]:
    library = new_library(tmp_path / "a.readnotes")
    [number] = add(library, quote("salt", "12", "one"))
    return library, number


def test_an_earlier_state_is_brought_back_in_one_step_that_can_be_undone(tmp_path: Path) -> None:
    library, number = a_library_with_one_quote(tmp_path)
    editing.edit_quote(library, "one", {"text": "foam", "tags": ("sea",)}).result()
    changed = editing.edit_quote(library, "one", {"locator": "14"}).result().value
    [_page, words, _made] = undo.history(library, "quote", number)
    assert words.before is not None
    undo.bring_back(library, "quote", number, words.before).result()
    again = reading.get_quote(library, "one")
    assert (again.text, again.tags, again.locator) == ("salt", (), "14")
    assert undo.next_steps(library).undo == "Bring back an earlier state"
    assert_sound(library)
    undo.undo(library).result()
    assert reading.get_quote(library, "one") == changed
    library.close()


def test_words_brought_back_were_not_compared_unless_their_date_comes_with_them(
    tmp_path: Path,
) -> None:
    library, number = a_library_with_one_quote(tmp_path)
    editing.edit_quote(library, "one", {"checked": "2026-11-01"}).result()
    editing.edit_quote(library, "one", {"text": "foam"}).result()
    editing.edit_quote(library, "one", {"checked": "2026-11-20"}).result()
    undo.bring_back(library, "quote", number, {"text": "salt"}).result()
    assert reading.get_quote(library, "one").checked is None
    entry = undo.history(library, "quote", number)[2]
    assert entry.before is not None
    undo.bring_back(library, "quote", number, entry.before).result()
    again = reading.get_quote(library, "one")
    assert (again.text, again.checked) == ("salt", "2026-11-01")
    library.close()


def test_bringing_back_leaves_trash_and_stamps_alone(tmp_path: Path) -> None:
    library, number = a_library_with_one_quote(tmp_path)
    discarding.trash_records(library, ["one"]).result()
    trashed = reading.get_quote(library, "one")
    before: dict[str, object] = {"trashed": None, "created": "1999", "id": "two"}
    assert not undo.bring_back(library, "quote", number, before).result().changes
    assert reading.get_quote(library, "one") == trashed
    library.close()


def test_a_quote_whose_earlier_source_is_gone_stays_with_the_present_one(tmp_path: Path) -> None:
    library, number = a_library_with_one_quote(tmp_path)
    before: dict[str, object] = {"source": "lost1900", "text": "foam"}
    undo.bring_back(library, "quote", number, before).result()
    again = reading.get_quote(library, "one")
    assert (again.source, again.text) == ("marsh2015", "foam")
    library.close()


def test_a_source_is_brought_back_but_not_to_a_key_that_is_anothers(tmp_path: Path) -> None:
    library, _number = a_library_with_one_quote(tmp_path)
    number = reading.number_of(library, "marsh2015")
    editing.edit_source(library, "marsh2015", {"key": "m", "title": "Foam"}).result()
    [change, _made] = undo.history(library, "source", number)
    assert change.before is not None
    editing.add_source(library, Source("marsh2015", "Other")).result()
    with pytest.raises(KeyTakenError):
        undo.bring_back(library, "source", number, change.before).result()
    assert reading.get_source(library, "m").title == "Foam"
    undo.bring_back(library, "source", number, {"title": "Salt Roads"}).result()
    assert reading.get_source(library, "m").title == "Salt Roads"
    library.close()
