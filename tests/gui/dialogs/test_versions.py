"""The versions of a draft, compared and brought back with keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QWidget

from readnotes.gui.dialogs.versions import BEFORE, VersionsDialog
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose, reading
from tests.gui.reading_room import LONGEST_WAIT, ReadingRoom

FIRST = "# Bread\n\nSnow fell for a week.\n\nThe bakers sang."
SECOND = "# Bread\n\nSnow fell for <b>ten</b> days.\n\nThe bakers sang.\n\nAnd then it was over."


class Writer:
    """Someone at the desk with a draft that was written twice."""

    def __init__(self, room: ReadingRoom) -> None:
        self.room = room
        room.add_review("Bread", ["doe2015"], FIRST)
        [review] = reading.list_reviews(room.library)
        self.id = review.id
        compose.settle(room.library, review.id, "as begun").result()
        compose.set_body(room.library, review.id, SECOND).result()
        self.desk = ReviewDesk(room.context)
        room.qtbot.addWidget(self.desk)
        self.desk.show()
        self.desk.open_review(review.id)
        room.settle()

    def open(self) -> VersionsDialog:
        self.desk.commands()["versions"]()
        self.room.settle()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        return dialog

    def body(self) -> str:
        return self.desk.editor.body()


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room)
    yield someone
    someone.desk.close()
    room.settle()


def names(dialog: VersionsDialog) -> list[str]:
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    return [row.partition("\n")[0] for row in rows if "\n" in row]


def page(dialog: VersionsDialog) -> str:
    return dialog.page.toPlainText()


def follow_link(dialog: VersionsDialog, times: int = 1) -> None:
    dialog.page.setFocus()
    for _ in range(times):
        QTest.keyClick(dialog.page, Qt.Key.Key_Tab)
    QTest.keyClick(dialog.page, Qt.Key.Key_Return)


def test_versions_stand_by_name_and_time_and_show_what_changed_since(writer: Writer) -> None:
    dialog = writer.open()
    assert names(dialog) == ["as begun"]
    assert dialog.sentence() == "2 paragraphs differ."
    assert "Snow fell for a week<b>ten</b> days." in page(dialog)
    assert "text-decoration: line-through" in dialog.page.toHtml()
    dialog.close()


def test_enter_restores_a_version_and_undo_takes_it_back(writer: Writer) -> None:
    dialog = writer.open()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert writer.body() == FIRST
    assert not dialog.isVisible()
    writer.desk.editor.undo()
    assert writer.body() == SECOND


def test_one_paragraph_is_brought_back_by_its_link(writer: Writer) -> None:
    dialog = writer.open()
    follow_link(dialog)
    writer.room.settle()
    assert writer.body() == SECOND.replace("<b>ten</b> days", "a week")
    assert dialog.sentence() == "1 paragraph differs."
    follow_link(dialog)
    writer.room.settle()
    assert writer.body() == FIRST
    assert dialog.sentence() == "There is no difference."
    dialog.close()


def test_any_two_versions_can_be_compared_but_only_with_the_draft_restored(writer: Writer) -> None:
    compose.set_body(writer.room.library, writer.id, "Other words.").result()
    dialog = writer.open()
    dialog.against.setCurrentIndex(dialog.against.findData(BEFORE))
    writer.room.settle()
    assert "ten" in page(dialog)
    assert "Bring back" not in page(dialog)
    assert not dialog.restore.isEnabled()
    dialog.against.setCurrentIndex(dialog.against.findData(dialog.list.count() - 1))
    writer.room.settle()
    assert "2 paragraphs differ." in dialog.sentence()
    dialog.close()


def test_long_stretches_that_did_not_change_are_folded_until_wanted(writer: Writer) -> None:
    long = "\n\n".join(f"Paragraph {n}." for n in range(9))
    for body in (long, long + "\n\nOne more."):
        writer.room.hub.write(compose.set_body(writer.room.library, writer.id, body))
        writer.room.settle()
    dialog = writer.open()
    assert "9 paragraphs as they were" in page(dialog)
    QTest.keyClick(dialog.whole, Qt.Key.Key_Space)
    assert "Paragraph 4." in page(dialog)
    dialog.close()


def test_a_version_gets_a_name_with_keys(writer: Writer) -> None:
    QTest.keyClicks(writer.desk.editor, "So. ")
    writer.desk.commands()["name-version"]()
    asking = writer.desk.findChild(QInputDialog)
    assert asking is not None
    field: QWidget | None = asking.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "before the cuts")
    QTest.keyClick(asking, Qt.Key.Key_Return)
    writer.room.settle()
    newest = compose.list_versions(writer.room.library, writer.id)[-1]
    assert (newest.name, newest.body) == ("before the cuts", writer.body())


def test_the_words_before_a_restoring_are_a_version_as_well(writer: Writer) -> None:
    writer.desk.editor.put_cursor(len(SECOND))
    QTest.keyClicks(writer.desk.editor, " Typed just now.")
    dialog = writer.open()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    writer.room.settle()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    writer.desk.leave()
    writer.room.settle()
    bodies = [each.body for each in compose.list_versions(writer.room.library, writer.id)]
    assert SECOND + " Typed just now." in bodies
    assert reading.get_review(writer.room.library, writer.id).body == FIRST


def test_a_review_without_versions_says_when_there_will_be_one(room: ReadingRoom) -> None:
    review = room.add_review("New", ["doe2015"])
    desk = ReviewDesk(room.context)
    room.qtbot.addWidget(desk)
    desk.open_review(review.id)
    room.settle()
    dialog = VersionsDialog(room.context, review.id, desk.versions)
    room.qtbot.addWidget(dialog)
    dialog.open()
    room.settle()
    assert dialog.sentence().startswith("There is no version yet")
    dialog.close()
    desk.close()
    room.qtbot.waitUntil(lambda: room.hub.waiting == 0, timeout=LONGEST_WAIT)
