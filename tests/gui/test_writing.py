"""Writing in the whole window: every key of the desk reaches the draft."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from readnotes.gui.context import Place
from readnotes.gui.dialogs.versions import VersionsDialog
from readnotes.gui.preview_worker import ReadDraft
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import reading, waiting
from readnotes.settings.schema import TYPEWRITER
from tests.gui.window import CONTROL, SHIFT, Person

BOTH = CONTROL | SHIFT


@pytest.fixture
def desk(reader: Person) -> ReviewDesk:
    """The desk of the evening's review, the cursor at the end of its draft."""
    [review] = reading.list_reviews(reader.room.context.library)
    reader.room.go(Place(view="review", name=review.id))
    reader.settle()
    page = reader.sitting.window.front
    assert isinstance(page, ReviewDesk)
    page.editor.put_cursor(len(page.editor.body()))
    reader.until(page.editor.hasFocus)
    return page


def test_a_paragraph_is_typed_set_aside_and_brought_back(reader: Person, desk: ReviewDesk) -> None:
    reader.press(Qt.Key.Key_Return)
    reader.type("They work by night.")
    reader.press(Qt.Key.Key_D, BOTH)
    assert "<!-- set aside\nThey work by night.\n-->" in desk.editor.body()
    reader.press(Qt.Key.Key_D, BOTH)
    assert desk.editor.body() == "# The bakers\n\nThey work by night."
    reader.press(Qt.Key.Key_Z, CONTROL)
    assert "<!-- set aside" in desk.editor.body()


def test_a_note_is_made_and_found_by_keys(reader: Person, desk: ReviewDesk) -> None:
    reader.press(Qt.Key.Key_Return)
    reader.type("In May")
    reader.press(Qt.Key.Key_M, BOTH)
    reader.type("June?")
    assert desk.editor.body().endswith("In May <!-- to verify: June? -->")
    reader.press(Qt.Key.Key_Home, CONTROL)
    reader.press(Qt.Key.Key_J, BOTH)
    start, end = desk.editor.selection()
    assert desk.editor.body()[start:end] == "<!-- to verify: June? -->"


@pytest.mark.parametrize(("key", "held"), [(Qt.Key.Key_H, BOTH), (Qt.Key.Key_H, CONTROL)])
def test_the_versions_open_by_their_key_and_by_that_of_history(
    reader: Person, desk: ReviewDesk, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    reader.type("More.")
    reader.press(key, held)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    assert dialog.sentence() == "1 paragraph differs."
    reader.close_dialog(dialog)
    assert desk.editor.body().endswith("More.")


def test_words_are_replaced_by_keys_alone(reader: Person, desk: ReviewDesk) -> None:
    reader.press(Qt.Key.Key_R, BOTH)
    reader.type("bakers")
    reader.press(Qt.Key.Key_Return)
    desk.find_bar.other.setFocus()
    reader.type("millers")
    reader.press(Qt.Key.Key_Return)
    assert desk.editor.body() == "# The millers\n"


def test_a_quote_waits_under_the_heading_of_the_cursor(reader: Person, desk: ReviewDesk) -> None:
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(1)
    reader.press(Qt.Key.Key_O, BOTH)
    found = waiting.list_waiting(reader.room.context.library, desk.review_id)
    assert [each.heading for each in found] == ["The bakers"]
    assert [line.badge for line in desk.outline.lines()] == [1]


def test_the_typewriter_is_turned_on_and_off(reader: Person, desk: ReviewDesk) -> None:
    assert desk.editor.hasFocus()
    reader.press(Qt.Key.Key_T, BOTH)
    assert reader.settings.get(TYPEWRITER)
    reader.press(Qt.Key.Key_T, BOTH)
    assert not reader.settings.get(TYPEWRITER)


def test_where_no_word_is_misspelt_f7_says_so(reader: Person, desk: ReviewDesk) -> None:
    desk.worker.close()
    desk.spelling.take(ReadDraft((), (), 0, (), ()))
    reader.press(Qt.Key.Key_F7)
    assert "No word is misspelt" in reader.said()
