"""A citation is completed as it is typed, on the whole window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.gui.context import Place
from readnotes.gui.views.citation_completing import REST_MS
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import reading
from tests.gui.window import Person

KEY = Qt.Key


@pytest.fixture
def desk(reader: Person) -> Iterator[ReviewDesk]:
    """A desk in the window, with an empty draft."""
    [review] = reading.list_reviews(reader.room.context.library)
    reader.go(Place(view="review", name=review.id))
    found = reader.sitting.window.front
    assert isinstance(found, ReviewDesk)
    found.editor.setFocus()
    found.editor.selectAll()
    yield found
    found.keeper.begin("")


def offered(desk: ReviewDesk) -> list[str]:
    return [choice.words for choice in desk.aids.completing.list.choices]


def rest(reader: Person) -> None:
    """Waits as a finger does that wants to see the list."""
    reader.qtbot.wait(2 * REST_MS)
    reader.settle()


def test_key_and_page_are_completed_with_two_keys(reader: Person, desk: ReviewDesk) -> None:
    reader.type("So [@")
    rest(reader)
    assert offered(desk)[0] == "doe2015  The Long Winter"
    reader.press(KEY.Key_Tab)
    assert desk.editor.body() == "So [@doe2015"
    rest(reader)
    assert offered(desk)[:2] == [
        "Nobody in the street looked up.",
        "The bakers had learnt to work from memory.",
    ]
    reader.press(KEY.Key_Down)
    reader.press(KEY.Key_Return)
    assert desk.editor.body() == "So [@doe2015, p. 94]"
    assert offered(desk) == []


def test_a_key_is_found_by_its_author_and_a_page_by_its_beginning(
    reader: Person, desk: ReviewDesk
) -> None:
    reader.type("[@prejud")
    rest(reader)
    assert offered(desk) == ["austen1813  Pride and Prejudice"]
    reader.press(KEY.Key_Return)
    reader.type(", see; @doe2015, p. 1")
    rest(reader)
    assert offered(desk) == ["Time does not come back, but people do."]
    reader.press(KEY.Key_Return)
    assert desk.editor.body() == "[@austen1813, see; @doe2015, pp. 149–150]"


def test_escape_and_what_fits_nothing_close_the_list(reader: Person, desk: ReviewDesk) -> None:
    reader.type("[@")
    rest(reader)
    reader.press(KEY.Key_Escape)
    assert offered(desk) == []
    reader.type("zzz")
    rest(reader)
    assert offered(desk) == []
    reader.press(KEY.Key_Return)
    assert desk.editor.body() == "[@zzz\n"


def test_what_is_typed_before_the_list_follows_is_not_replaced(
    reader: Person, desk: ReviewDesk
) -> None:
    reader.type("[@doe")
    rest(reader)
    assert offered(desk) == ["doe2015  The Long Winter"]
    QTest.keyClicks(desk.editor, "x")
    QTest.keyClick(desk.editor, KEY.Key_Return)
    assert desk.editor.body() == "[@doex\n"


def test_a_bracket_that_is_there_is_not_doubled(reader: Person, desk: ReviewDesk) -> None:
    desk.editor.insert_words("[@doe2015, ] so")
    desk.editor.put_cursor(11)
    reader.type("3")
    rest(reader)
    reader.press(KEY.Key_Return)
    reader.type("!")
    assert desk.editor.body() == "[@doe2015, p. 39]! so"


def test_two_signs_still_open_the_picker(reader: Person, desk: ReviewDesk) -> None:
    reader.type("[")
    reader.type("@@")
    assert desk.inserting.picker.isVisible()
    assert offered(desk) == []


def test_moving_into_a_citation_offers_nothing(reader: Person, desk: ReviewDesk) -> None:
    desk.editor.insert_words("[@doe2015, p. 3] so")
    reader.settle()
    for _ in range(8):
        reader.press(KEY.Key_Left)
    assert offered(desk) == []
