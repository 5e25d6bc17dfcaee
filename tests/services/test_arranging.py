"""Shelves, tags and saved searches: named, renamed, joined, and all of it undone."""

from collections.abc import Callable
from concurrent.futures import Future

import pytest

from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.shelves import SavedSearch
from readnotes.domain.sources import Source
from readnotes.services import arranging, discarding, editing, reading, undo
from readnotes.services.opening import Done, Library
from tests.faults.oracle import assert_sound
from tests.storage.records import add, quote, state_of


@pytest.fixture(autouse=True)
def _with_three_books(library: Library) -> None:
    for key in ("a", "b", "c"):
        editing.add_source(library, Source(key, f"Book {key}")).result()


def shelves(library: Library) -> dict[str, tuple[str, ...]]:
    return {each.name: each.sources for each in reading.list_shelves(library)}


def tags(library: Library) -> dict[str, tuple[int, int]]:
    return {each.name: (each.quotes, each.sources) for each in reading.list_tags(library)}


def test_books_stand_on_a_shelf_in_the_order_they_were_put_there(library: Library) -> None:
    arranging.put_on_shelf(library, "Sea", ["c", "a"]).result()
    arranging.put_on_shelf(library, "Sea", ["b", "c"]).result()
    assert shelves(library) == {"Sea": ("c", "a", "b")}
    arranging.set_shelf(library, "Sea", ["a", "b", "c"], "Ocean").result()
    assert shelves(library) == {"Ocean": ("a", "b", "c")}
    assert reading.get_source(library, "a").shelves == ("Ocean",)


def test_a_new_shelf_is_empty_and_an_old_one_stays(library: Library) -> None:
    arranging.make_shelf(library, "Sea").result()
    arranging.put_on_shelf(library, "Sea", ["a"]).result()
    arranging.make_shelf(library, "Sea").result()
    assert shelves(library) == {"Sea": ("a",)}


def test_books_taken_off_a_shelf_or_whose_shelf_is_deleted_stay(library: Library) -> None:
    arranging.put_on_shelf(library, "Sea", ["a", "b"]).result()
    arranging.take_off_shelf(library, "Sea", ["a"]).result()
    assert shelves(library) == {"Sea": ("b",)}
    arranging.delete_shelf(library, "Sea").result()
    assert shelves(library) == {}
    assert len(reading.list_sources(library)) == 3


def test_a_book_in_the_trash_keeps_its_place_on_the_shelf(library: Library) -> None:
    arranging.put_on_shelf(library, "Sea", ["a", "b", "c"]).result()
    discarding.trash_records(library, ["b"]).result()
    assert shelves(library) == {"Sea": ("a", "c")}
    arranging.put_on_shelf(library, "Sea", ["a"]).result()
    discarding.untrash_records(library, ["b"]).result()
    assert shelves(library) == {"Sea": ("a", "b", "c")}


def test_a_shelf_that_gets_the_name_of_another_joins_it(library: Library) -> None:
    arranging.put_on_shelf(library, "Sea", ["a", "b"]).result()
    arranging.put_on_shelf(library, "Ocean", ["c", "a"]).result()
    before = state_of(library)
    arranging.rename_shelf(library, "Sea", "Ocean").result()
    assert shelves(library) == {"Ocean": ("c", "a", "b")}
    undo.undo(library).result()
    assert state_of(library) == before


def test_a_shelf_that_keeps_its_name_stays_as_it_is(library: Library) -> None:
    arranging.put_on_shelf(library, "Sea", ["a", "b"]).result()
    before = state_of(library)
    arranging.rename_shelf(library, "Sea", "Sea").result()
    assert state_of(library) == before


def test_what_is_done_to_shelves_is_undone_step_by_step(library: Library) -> None:
    states = [state_of(library)]
    acts: list[Callable[[], Future[Done[None]]]] = [
        lambda: arranging.put_on_shelf(library, "Sea", ["a", "b"]),
        lambda: arranging.set_shelf(library, "Sea", ["b", "a"], "Ocean"),
        lambda: arranging.take_off_shelf(library, "Ocean", ["a"]),
        lambda: arranging.rename_shelf(library, "Ocean", "Water"),
        lambda: arranging.delete_shelf(library, "Water"),
    ]
    for act in acts:
        act().result()
        states.append(state_of(library))
    for state in reversed(states[:-1]):
        undo.undo(library).result()
        assert state_of(library) == state
    for state in states[1:]:
        undo.redo(library).result()
        assert state_of(library) == state


def test_a_search_is_kept_under_its_name_and_another_takes_its_place(library: Library) -> None:
    arranging.save_search(library, "Tides", "page:94").result()
    arranging.save_search(library, "Tides", "page:95").result()
    arranging.save_search(library, "Salt", "salt").result()
    arranging.rename_search(library, "Tides", "Salt").result()
    assert reading.sidebar(library).searches == (SavedSearch("Salt", "page:95"),)
    undo.undo(library).result()
    assert [each.name for each in reading.sidebar(library).searches] == ["Tides", "Salt"]
    arranging.delete_search(library, "Tides").result()
    assert [each.query for each in reading.sidebar(library).searches] == ["salt"]


def test_a_search_that_keeps_its_name_is_not_lost(library: Library) -> None:
    arranging.save_search(library, "Tides", "page:94").result()
    arranging.rename_search(library, "Tides", "Tides").result()
    assert reading.sidebar(library).searches == (SavedSearch("Tides", "page:94"),)


def test_what_is_not_there_is_named(library: Library) -> None:
    arranging.make_shelf(library, "Sea").result()
    for asked, kind in (
        (arranging.set_shelf(library, "none", []), "shelf"),
        (arranging.delete_shelf(library, "none"), "shelf"),
        (arranging.rename_shelf(library, "none", "x"), "shelf"),
        (arranging.take_off_shelf(library, "none", ["a"]), "shelf"),
        (arranging.put_on_shelf(library, "Sea", ["none"]), "source"),
        (arranging.delete_search(library, "none"), "search"),
        (arranging.rename_search(library, "none", "x"), "search"),
        (arranging.rename_tag(library, "none", "x"), "tag"),
    ):
        with pytest.raises(UnknownRecordError) as raised:
            asked.result()
        assert (raised.value.kind, raised.value.name) == (kind, "none")


def test_a_tag_has_another_name_wherever_it_stands(library: Library) -> None:
    editing.edit_source(library, "a", {"tags": ("sea", "salt")}).result()
    add(library, quote("one", "1", "one"))
    editing.edit_quote(library, "one", {"tags": ("river", "sea")}).result()
    arranging.rename_tag(library, "sea", "ocean").result()
    assert reading.get_source(library, "a").tags == ("ocean", "salt")
    assert reading.get_quote(library, "one").tags == ("river", "ocean")
    assert tags(library) == {"ocean": (1, 1), "river": (1, 0), "salt": (0, 1)}
    assert_sound(library)


def test_a_tag_that_gets_the_name_of_another_becomes_one_with_it(library: Library) -> None:
    add(library, *(quote(name, "1", name) for name in ("one", "two")))
    editing.edit_source(library, "a", {"tags": ("sea", "salt", "ocean")}).result()
    editing.edit_quote(library, "one", {"tags": ("sea",)}).result()
    editing.edit_quote(library, "two", {"tags": ("ocean", "sea")}).result()
    before = state_of(library)
    arranging.rename_tag(library, "sea", "ocean").result()
    assert reading.get_source(library, "a").tags == ("ocean", "salt")
    assert reading.get_quote(library, "two").tags == ("ocean",)
    assert tags(library) == {"ocean": (2, 1), "salt": (0, 1)}
    assert_sound(library)
    undo.undo(library).result()
    assert state_of(library) == before
    assert_sound(library)


def test_a_tag_in_the_trash_is_not_counted(library: Library) -> None:
    editing.edit_source(library, "a", {"tags": ("sea",)}).result()
    editing.edit_source(library, "b", {"tags": ("sea", "salt")}).result()
    discarding.trash_records(library, ["b"]).result()
    assert tags(library) == {"sea": (0, 1)}


def test_a_name_given_anew_after_a_tag_left_it_can_be_undone_and_done_again(
    library: Library,
) -> None:
    states = [state_of(library)]
    for rename, key, tag_names in (
        (None, "a", ("sea",)),
        (("sea", "ocean"), "b", ("sea",)),
        (("sea", "salt"), "c", ("sea", "ocean", "salt")),
    ):
        if rename:
            arranging.rename_tag(library, *rename).result()
            states.append(state_of(library))
        editing.edit_source(library, key, {"tags": tag_names}).result()
        states.append(state_of(library))
    for _twice in range(2):
        for state in reversed(states[:-1]):
            undo.undo(library).result()
            assert state_of(library) == state
            assert_sound(library)
        for state in states[1:]:
            undo.redo(library).result()
            assert state_of(library) == state
            assert_sound(library)
