"""The words of a passage, to choose from what is to be quoted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from readnotes.drafting.parts import take_part
from readnotes.gui import theme
from readnotes.gui.utf16 import to_points
from readnotes.gui.widgets.draft_edit import form_of
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.i18n import text


class PartEdit(GrowingEdit):
    """Shows a passage; words are chosen with the mouse or Shift and the arrows.

    Space, or Ctrl and the mouse, keeps what is chosen and goes on choosing. Enter inserts, with
    Shift as a block, with Alt the reference alone. Esc first forgets what was kept.

    Signals:
        insert_requested(form): What is chosen, or all where nothing is, is to be inserted.
        left: Esc: the list is wanted again.
    """

    insert_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 7, parent)
        self._kept: list[tuple[int, int]] = []
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setProperty("role", "quiet")
        self.setAccessibleName(text("Words of the quote"))

    def show_passage(self, passage: str) -> None:
        """Shows another passage, nothing of it chosen."""
        if passage != self.toPlainText():
            self.setPlainText(passage)
        self._forget()

    def chosen_words(self) -> str:
        """What is chosen, as it may be quoted; empty where nothing is."""
        passage = self.toPlainText()
        ranges = [*self._kept, self._selection()]
        return take_part(
            passage, [(to_points(passage, a), to_points(passage, b)) for a, b in ranges]
        )

    def _selection(self) -> tuple[int, int]:
        cursor = self.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _keep(self) -> None:
        """Keeps what is chosen, so that more can be."""
        start, end = self._selection()
        if start == end:
            return
        self._kept.append((start, end))
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self._show_kept()

    def _forget(self) -> None:
        self._kept = []
        cursor = self.textCursor()
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self._show_kept()

    def _show_kept(self) -> None:
        marks = []
        for start, end in self._kept:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format.setBackground(theme.current().colours.mark)
            marks.append(mark)
        self.setExtraSelections(marks)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not held:
                self.insert_requested.emit(form_of(event.modifiers()))
            case Qt.Key.Key_Space:
                self._keep()
            case Qt.Key.Key_Escape if self._kept or self.textCursor().hasSelection():
                self._forget()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._keep()
        elif self._kept:
            self._forget()
        super().mousePressEvent(event)
