"""Finds words in the draft, one place after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPlainTextEdit, QToolButton

from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.i18n import text


class FindBar(QFrame):
    """A line under the draft, shown while something is looked for."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__()
        self._editor = editor
        self.field = _FindField()
        self._remark = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._remark.setProperty("role", "secondary")
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.STEP_3, measures.STEP_1, measures.STEP_3, measures.STEP_1)
        line.setSpacing(measures.STEP_1)
        line.addWidget(self.field, 1)
        line.addWidget(self._remark)
        for name, words, forward in (
            ("chevron-up", text("The one before (Shift+Enter)"), False),
            ("chevron-down", text("The next (Enter)"), True),
        ):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(
                lambda _on=False, forward=forward: self.find_next(forward=forward)
            )
            line.addWidget(button)
        self.field.textEdited.connect(lambda _text: self._find_from_here())
        self.field.next_wanted.connect(lambda: self.find_next(forward=True))
        self.field.previous_wanted.connect(lambda: self.find_next(forward=False))
        self.field.left.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Shows itself; what is chosen in the draft is looked for first."""
        chosen = self._editor.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.field.setText(chosen)
        self.field.selectAll()
        self._remark.clear()
        self.show()
        self.field.setFocus()

    def close_bar(self) -> None:
        """Goes away; the cursor is where the words were found."""
        self.hide()
        self._editor.setFocus()

    def find_next(self, *, forward: bool) -> bool:
        """Goes to the next place, or the one before, and on from the other end."""
        words = self.field.text()
        if not words:
            self._remark.clear()
            return False
        flags = QTextDocument.FindFlag(0)
        if not forward:
            flags |= QTextDocument.FindFlag.FindBackward
        if self._editor.find(words, flags):
            self._remark.clear()
            return True
        before = self._editor.textCursor()
        ends = QTextCursor.MoveOperation
        self._editor.moveCursor(ends.Start if forward else ends.End)
        if self._editor.find(words, flags):
            self._remark.setText(text("from the other end"))
            return True
        self._editor.setTextCursor(before)
        self._remark.setText(text("not in this draft"))
        return False

    def _find_from_here(self) -> None:
        cursor = self._editor.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._editor.setTextCursor(cursor)
        self.find_next(forward=True)


class _FindField(QLineEdit):
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("Find in this draft"))
        self.setAccessibleName(text("Find in this draft"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.previous_wanted if back else self.next_wanted).emit()
            case _:
                super().keyPressEvent(event)
