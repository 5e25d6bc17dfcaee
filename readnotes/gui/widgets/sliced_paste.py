"""Puts a very long text into an editor slice by slice, so that the window goes on answering."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

MOST_LINES = 1_000
MOST_LETTERS = 60_000
"""Of one slice; Qt makes a paragraph of each line, which takes its time."""


def slice_lines(words: str) -> Iterator[str]:
    """A text in parts that are inserted in a moment each; a part ends with a line.

    >>> ["".join(slice_lines(text)) == text for text in ("", "a", "a\\n\\nb\\n")]
    [True, True, True]
    """
    start = 0
    while start < len(words):
        end = start
        for _ in range(MOST_LINES):
            end = words.find("\n", end) + 1
            if not end or end - start >= MOST_LETTERS:
                break
        end = end or len(words)
        yield words[start:end]
        start = end


class SlicedPaste(QObject):
    """One paste under way; it is one step to undo.

    Signals:
        finished: All of it is there, and the cursor behind it.
    """

    finished = Signal()

    def __init__(self, editor: QPlainTextEdit, words: str) -> None:
        """Begins at once: the first slice takes the place of what is chosen."""
        super().__init__(editor)
        self._editor = editor
        self._slices = slice_lines(words)
        # The editor's own cursor waits at the beginning: it would be brought into view each time.
        waiting = editor.textCursor()
        self._cursor = QTextCursor(waiting)
        self._cursor.beginEditBlock()
        self._cursor.removeSelectedText()
        waiting.setPosition(self._cursor.position())
        waiting.setKeepPositionOnInsert(True)
        editor.setTextCursor(waiting)
        self._cursor.insertText(next(self._slices, ""))
        self._cursor.endEditBlock()
        self._next = QTimer(self, interval=0)
        self._next.timeout.connect(self._insert_next)
        self._next.start()

    def finish(self) -> None:
        """Inserts all that is left, however long that takes."""
        while self._next.isActive():
            self._insert_next()

    def drop(self) -> None:
        """Inserts no more; another draft is shown."""
        self._next.stop()
        self.deleteLater()

    def _insert_next(self) -> None:
        part = next(self._slices, None)
        if part is not None:
            self._cursor.joinPreviousEditBlock()
            self._cursor.insertText(part)
            self._cursor.endEditBlock()
            return
        self._next.stop()
        behind = QTextCursor(self._cursor)
        behind.setKeepPositionOnInsert(False)
        self._editor.setTextCursor(behind)
        self._editor.ensureCursorVisible()
        self.finished.emit()
        self.deleteLater()
