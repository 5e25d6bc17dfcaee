"""Dimming costs a key nothing: only what was bright, and what becomes so, is painted anew."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.draft_edit import DraftEdit

BODY = "First.\n\n" + "Second one. " * 20 + "\n\nThird."


class NotingEdit(DraftEdit):
    """Notes what of it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted += event.region()


@pytest.fixture
def editor(qtbot: QtBot) -> NotingEdit:
    made = NotingEdit()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.set_body(BODY)
    made.set_light("paragraph")
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    made.put_cursor(BODY.index("Second") + 3)
    QApplication.processEvents()
    made.painted = QRegion()
    return made


def box_of(editor: NotingEdit, number: int) -> QRect:
    block = editor.document().findBlockByNumber(number)
    return editor.blockBoundingGeometry(block).translated(editor.contentOffset()).toRect()


def test_a_key_inside_the_paragraph_paints_it_alone(editor: NotingEdit) -> None:
    QTest.keyClicks(editor, "x")
    QApplication.processEvents()
    assert not editor.painted.isEmpty()
    assert not editor.painted.intersects(box_of(editor, 0))


def test_a_step_into_another_paragraph_paints_the_two(editor: NotingEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not editor.painted.intersects(box_of(editor, 0))
    for number in (2, 4):
        seen = box_of(editor, number).intersected(editor.viewport().rect())
        assert QRegion(seen).subtracted(editor.painted).isEmpty()
    assert editor.light.bright == (BODY.index("Third"), len(BODY))


def test_without_dimming_nothing_follows_the_cursor(editor: NotingEdit) -> None:
    editor.set_light("draft")
    before = editor.light.bright
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert editor.light.bright == before
