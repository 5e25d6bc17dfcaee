"""Clocks that jump or stand still: nothing is lost, and order is by number, not by time."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from readnotes.runtime.clock import Clock, fixed_clock
from readnotes.services import capture, compose, discarding, editing, reading, undo
from readnotes.services.opening import new_library, open_library
from tests.faults.oracle import assert_sound, check_file
from tests.storage.records import add, quote, state_of


class Jumping:
    """A clock that shows another year each time it is asked."""

    def __init__(self, years: list[int]) -> None:
        self._years = years
        self._asked = 0

    def now(self) -> datetime:
        year = self._years[self._asked % len(self._years)]
        self._asked += 1
        return datetime(year, 10, 25, 2, 30, tzinfo=UTC)


CLOCKS = {
    "still": fixed_clock("2026-11-22T08:00:00Z"),
    "ten years on and back": Clock(now=Jumping([2026, 2036, 2016, 2026, 2016]).now),
    "ever earlier": Clock(now=Jumping(list(range(2026, 1990, -1))).now),
}


@pytest.mark.parametrize("name", CLOCKS)
def test_undo_goes_back_by_the_order_of_acts_whatever_the_clock_says(
    tmp_path: Path, name: str
) -> None:
    library = new_library(tmp_path / "a.readnotes", CLOCKS[name])
    add(library, quote("one", "1", "one"), quote("two", "2", "two"))
    states = [state_of(library)]
    for n in range(6):
        editing.edit_quote(library, "one", {"text": f"words {n}"}).result()
        states.append(state_of(library))
    discarding.trash_records(library, ["two"]).result()
    states.append(state_of(library))
    discarding.trash_records(library, ["marsh2015"]).result()
    discarding.untrash_records(library, ["marsh2015"]).result()
    assert [each.id for each in reading.list_quotes(library)] == ["one"]
    for _ in range(2):
        undo.undo(library).result()
    for state in reversed(states[:-1]):
        undo.undo(library).result()
        assert state_of(library) == state
    assert_sound(library)
    library.close()
    check_file(tmp_path / "a.readnotes")


@pytest.mark.parametrize("name", CLOCKS)
def test_versions_and_places_follow_the_order_of_acts(tmp_path: Path, name: str) -> None:
    library = new_library(tmp_path / "a.readnotes", CLOCKS[name])
    add(library, quote("one", "1", "one"))
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    for body in ("first", "second", "third"):
        compose.set_body(library, review.id, body).result()
        add(library, quote(body, "1", body))
    now = reading.get_review(library, review.id)
    assert (now.body, [each.body for each in now.versions]) == ("third", ["first", "second"])
    assert [each.id for each in reading.list_quotes(library)] == [
        *("one", "first", "second", "third")
    ]
    entries = undo.history(library, "quote", reading.quote_number(library, "one"))
    assert [each.step.title for each in entries] == ["Add"]
    library.close()


def test_a_library_from_the_future_is_opened_and_written(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    future = new_library(path, fixed_clock("2036-11-22T08:00:00Z"))
    add(future, quote("one", "1", "one"))
    future.close()
    today = open_library(path, clock=fixed_clock("2026-11-22T08:00:00Z"))
    capture.keep_row(today, "capture", {"passage": "words"}).result()
    editing.edit_quote(today, "one", {"text": "other"}).result()
    undo.undo(today).result()
    assert reading.get_quote(today, "one").text == "one"
    today.close()
    check_file(path)


def test_a_book_with_a_thousand_quotes_comes_back_from_the_trash_after_a_restart(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.readnotes"
    library = new_library(path)
    add(library, *(quote(f"words {page}", str(page)) for page in range(1, 1001)))
    discarding.trash_records(library, [quote("words 7", "7").id]).result()
    before = state_of(library)
    discarding.trash_records(library, ["marsh2015"]).result()
    library.close()
    library = open_library(path)
    discarding.untrash_records(library, ["marsh2015"]).result()
    assert state_of(library) == before
    undo.undo(library).result()
    undo.undo(library).result()
    assert state_of(library) == before
    library.close()
    check_file(path)
