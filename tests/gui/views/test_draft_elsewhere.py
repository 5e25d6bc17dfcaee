"""A draft that was edited elsewhere comes back with its differences."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.gui.dialogs.versions import VersionsDialog
from readnotes.gui.messages import Notice
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose, undo
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import BODY, Writer

THEIRS = BODY.replace("Three words", "Four words")


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def said(writer: Writer) -> Notice:
    return writer.room.messages.shown[-1]


def answer(writer: Writer, label: str) -> None:
    next(each for each in said(writer).answers if each.label == label).act()
    writer.settle()


def replace_elsewhere(writer: Writer, body: str) -> None:
    room = writer.room
    room.hub.write(compose.set_body(room.library, writer.review.id, body))
    writer.settle()


def versions_shown() -> VersionsDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, VersionsDialog)
    return dialog


def test_what_came_from_elsewhere_is_one_step_to_undo_and_shows_its_differences(
    writer: Writer,
) -> None:
    replace_elsewhere(writer, THEIRS)
    assert writer.body == THEIRS
    answer(writer, "Show the differences")
    dialog = versions_shown()
    assert dialog.sentence() == "1 paragraph differs."
    assert "ThreeFour words here." in dialog.page.toPlainText()
    dialog.close()
    writer.desk.editor.undo()
    assert writer.body == BODY


def test_what_is_typed_stands_until_she_takes_theirs(writer: Writer) -> None:
    QTest.keyClicks(writer.desk.editor, "Mine. ")
    replace_elsewhere(writer, THEIRS)
    assert writer.body == "Mine. " + BODY
    assert "What you wrote stands" in said(writer).text
    answer(writer, "Take theirs")
    assert writer.body == THEIRS
    writer.desk.editor.undo()
    assert writer.body == "Mine. " + BODY


def test_saving_and_changing_the_title_while_typing_is_no_change_elsewhere(
    writer: Writer,
) -> None:
    for n in range(4):
        QTest.keyClicks(writer.desk.editor, f"word{n} ")
        writer.desk.commands()["save"]()
        writer.desk.header.title_changed.emit(f"Title {n}")
        QTest.keyClicks(writer.desk.editor, "more ")
    writer.settle()
    assert writer.body.startswith("word0 more word1 more word2 more word3 more ")
    assert all("elsewhere" not in notice.text for notice in writer.room.messages.shown)


def test_an_undo_of_the_library_is_shown_in_the_draft(writer: Writer) -> None:
    QTest.keyClicks(writer.desk.editor, "Mine. ")
    writer.desk.keeper.settle()
    writer.settle()
    writer.room.hub.write(undo.undo(writer.room.library))
    writer.settle()
    assert writer.body == BODY


def test_a_draft_replaced_while_no_desk_was_open_says_so_when_it_is_opened(
    room: ReadingRoom,
) -> None:
    review = room.add_review("The winter", ["doe2015"], BODY)
    compose.set_body(room.library, review.id, THEIRS).result()
    desk = ReviewDesk(room.context)
    room.qtbot.addWidget(desk)
    desk.open_review(review.id)
    room.settle()
    assert room.messages.shown[-1].text.startswith("This draft was replaced elsewhere")
    room.messages.shown[-1].answers[0].act()
    room.settle()
    assert versions_shown().sentence() == "1 paragraph differs."
    versions_shown().close()
    desk.close()
    room.settle()


def test_another_program_edits_the_draft_in_a_file(writer: Writer) -> None:
    opened: list[QUrl] = []
    writer.desk.elsewhere.open_file = opened.append
    writer.desk.commands()["edit-elsewhere"]()
    path = writer.desk.elsewhere.path
    assert path is not None
    assert opened == [QUrl.fromLocalFile(str(path))]
    assert path.read_text(encoding="utf-8") == BODY
    path.write_text(THEIRS, encoding="utf-8")
    writer.until(lambda: writer.body == THEIRS)
    other = path.with_suffix(".tmp")
    other.write_text(THEIRS + " More.", encoding="utf-8")
    other.replace(path)
    writer.until(lambda: writer.body == THEIRS + " More.")
    QTest.keyClicks(writer.desk.editor, "Mine. ")
    path.write_text("Nothing left", encoding="utf-8")
    writer.until(lambda: "What you wrote stands" in said(writer).text)
    assert "Mine. " in writer.body
    writer.desk.leave()
    assert not path.exists()
