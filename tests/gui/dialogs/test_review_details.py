"""The language of a review, where it came out and when, typed into a small dialog."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.domain.reviews import Publication
from readnotes.gui.dialogs.review_details import ReviewDetails
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import BODY, Writer


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def shown() -> ReviewDetails:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReviewDetails)
    return dialog


def test_language_address_and_date_are_kept(writer: Writer) -> None:
    writer.desk.commands()["review-details"]()
    dialog = shown()
    dialog.language.setFocus()
    QTest.keyClicks(dialog.language, "de-AT")
    QTest.keyClicks(dialog.url, "https://example.org/winter")
    QTest.keyClicks(dialog.date, "2026-11")
    QTest.keyClick(dialog.date, Qt.Key.Key_Return)
    writer.settle()
    stored = writer.stored()
    assert stored.language == "de-AT"
    assert stored.published == Publication("https://example.org/winter", "2026-11")
    assert writer.desk.inserting.language == "de-AT"


def test_a_date_that_is_none_is_said_to_be_none(writer: Writer) -> None:
    writer.desk.commands()["review-details"]()
    dialog = shown()
    QTest.keyClicks(dialog.date, "soon")
    QTest.keyClick(dialog.date, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "soon" in dialog.notice.sentence
    dialog.reject()
    assert writer.stored().published == Publication()


def test_who_says_that_it_is_published_is_asked_where_and_today_is_proposed(
    writer: Writer,
) -> None:
    status = writer.desk.header.status
    status.setFocus()
    QTest.keyClick(status, Qt.Key.Key_End)
    status.activated.emit(status.currentIndex())
    writer.settle()
    dialog = shown()
    assert dialog.date.text() == QDate.currentDate().toString(Qt.DateFormat.ISODate)
    QTest.keyClick(dialog.url, Qt.Key.Key_Return)
    writer.settle()
    stored = writer.stored()
    assert stored.status == "published"
    assert stored.published.date


def test_a_change_of_the_details_leaves_what_is_being_typed(writer: Writer) -> None:
    QTest.keyClicks(writer.desk.editor, "Typed. ")
    writer.desk.commands()["review-details"]()
    dialog = shown()
    QTest.keyClicks(dialog.url, "https://example.org")
    QTest.keyClick(dialog.url, Qt.Key.Key_Return)
    writer.settle()
    assert writer.body.startswith("Typed. ")
