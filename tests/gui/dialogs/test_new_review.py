"""Beginning a review."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.gui.dialogs.new_review import NewReviewDialog
from readnotes.services import reading
from tests.gui.reading_room import ReadingRoom


def open_dialog(room: ReadingRoom, *chosen: str) -> NewReviewDialog:
    dialog = NewReviewDialog(room.context, chosen)
    room.qtbot.addWidget(dialog)
    dialog.open()
    room.settle()
    return dialog


def test_a_review_begins_about_the_ticked_books(room: ReadingRoom) -> None:
    dialog = open_dialog(room, "doe2015")
    assert dialog.title.text() == "The Long Winter"
    dialog.sources.item(1).setCheckState(Qt.CheckState.Checked)
    dialog.title.selectAll()
    QTest.keyClicks(dialog.title, "Two seasons")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    room.settle()
    [review] = reading.list_reviews(room.library)
    assert (review.title, review.about) == ("Two seasons", ("doe2015", "roe1999"))
    assert room.host.places[-1].name == review.id


def test_a_review_needs_a_title(room: ReadingRoom) -> None:
    dialog = open_dialog(room)
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "needs a title" in dialog.notice.sentence


def test_a_few_letters_find_a_book(room: ReadingRoom) -> None:
    dialog = open_dialog(room)
    QTest.keyClicks(dialog.filter, "summ")
    hidden = [dialog.sources.item(row).isHidden() for row in range(dialog.sources.count())]
    assert hidden == [True, False]


def test_a_review_begins_with_a_template(room: ReadingRoom) -> None:
    dialog = open_dialog(room, "doe2015")
    dialog.template.setFocus()
    QTest.keyClicks(dialog.template, "Short")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    room.settle()
    [review] = reading.list_reviews(room.library)
    assert review.body.startswith("**The Long Winter**, by Anna Doe.")
