"""The words of a passage, to choose from what is to be quoted."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QMouseEvent, QPixmap, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget

from readnotes.drafting.parts import take_part
from readnotes.gui import measures, theme
from readnotes.gui.dragged_quotes import DraggedQuotes, make_mime
from readnotes.gui.utf16 import to_points
from readnotes.gui.widgets.draft_edit import form_of
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.i18n import text

NOBODY = -1
ELIDED = Qt.TextElideMode.ElideRight


class PartEdit(GrowingEdit):
    """Shows a passage; words are chosen with the mouse or Shift and the arrows.

    Space, or Ctrl and the mouse, keeps what is chosen and goes on choosing. Enter inserts, with
    Shift as a block, with Alt the reference alone; so does a drag of what is chosen. Esc first
    forgets what was kept.

    Attributes:
        number: The library's number of the quote whose words these are.

    Signals:
        insert_requested(form): What is chosen, or all where nothing is, is to be inserted.
        left: Esc: the list is wanted again.
    """

    insert_requested = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, 7, parent)
        self._kept: list[tuple[int, int]] = []
        self._pressed: QPoint | None = None
        self.number = NOBODY
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

    def _is_chosen(self, place: QPoint) -> bool:
        """Whether chosen words stand at a place of the view."""
        unit = self.cursorForPosition(place).position()
        return any(start <= unit < end for start, end in (*self._kept, self._selection()))

    def _drag(self) -> None:
        """Lets what is chosen be carried into the draft."""
        drag = QDrag(self)
        words = self.chosen_words()
        drag.setMimeData(make_mime(DraggedQuotes((self.number,), words)))
        drag.setPixmap(self._picture_of(words))
        drag.exec(Qt.DropAction.CopyAction)

    def _picture_of(self, words: str) -> QPixmap:
        """The first of some words as they hang under the pointer."""
        label = QLabel(self.fontMetrics().elidedText(words, ELIDED, self.width() // 2))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("ground", "raised")
        label.setMargin(measures.STEP_1)
        return label.grab()

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
        place = event.position().toPoint()
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.button() == Qt.MouseButton.LeftButton and not held and self._is_chosen(place):
            self._pressed = place
            return
        if held:
            self._keep()
        elif self._kept:
            self._forget()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseReleaseEvent(event)
            return
        # It was a click after all; what is chosen is chosen no more.
        self._forget()
        self.setTextCursor(self.cursorForPosition(self._pressed))
        self._pressed = None
