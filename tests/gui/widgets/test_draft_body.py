"""What an editor holds, whoever asks, whenever."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.draft_body import DraftBody


def type_two(editor: QPlainTextEdit) -> None:
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.insertText("one")
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    cursor.deleteChar()
    cursor.insertText("s")
    cursor.endEditBlock()


CHANGES: tuple[Callable[[QPlainTextEdit], object], ...] = (
    lambda editor: editor.setPlainText("one\ntwo"),
    lambda editor: editor.setPlainText("two\none"),
    lambda editor: editor.insertPlainText("three"),
    type_two,
    QPlainTextEdit.undo,
    QPlainTextEdit.redo,
    QPlainTextEdit.clear,
)


@pytest.mark.parametrize("first", range(len(CHANGES)))
@pytest.mark.parametrize("second", range(len(CHANGES)))
def test_after_any_change_it_is_what_the_editor_shows(
    qtbot: QtBot, first: int, second: int
) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    body = DraftBody(editor.document())
    seen: list[tuple[str, str]] = []
    editor.textChanged.connect(lambda: seen.append((body.text(), editor.toPlainText())))
    for change in (CHANGES[0], CHANGES[first], CHANGES[second]):
        change(editor)
        assert body.text() == editor.toPlainText()
    assert all(told == shown for told, shown in seen)


def test_the_same_words_are_the_same_object(qtbot: QtBot) -> None:
    editor = QPlainTextEdit("one")
    qtbot.addWidget(editor)
    body = DraftBody(editor.document())
    before = body.text()
    editor.insertPlainText("x")
    editor.undo()
    assert body.text() == before
    assert body.text() is body.text()


def test_who_asks_in_the_middle_of_a_change_is_told_the_end_of_it_later(qtbot: QtBot) -> None:
    editor = QPlainTextEdit()
    qtbot.addWidget(editor)
    body = DraftBody(editor.document())
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.insertText("a")
    assert body.text() == "a"
    cursor.deletePreviousChar()
    cursor.insertText("b")
    cursor.endEditBlock()
    assert body.text() == "b"
