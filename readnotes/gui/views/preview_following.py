"""Keeps the preview at the place that is being written."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from readnotes.gui.utf16 import to_points, to_units
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.preview_browser import PreviewBrowser
from readnotes.text.same_place import find_same_place

FRAME_MS = 60
MOST_FOLLOWED = 1_000_000
"""UTF-16 units; the preview of a longer draft stays where it is."""


class PreviewFollowing(QObject):
    """Scrolls the preview so that a line stands there as high as in the editor."""

    def __init__(self, editor: DraftEdit, browser: PreviewBrowser, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._browser = browser
        self._frame = QTimer(self, interval=FRAME_MS, singleShot=True)
        self._frame.timeout.connect(self.follow)
        editor.cursorPositionChanged.connect(self._frame.start)
        editor.verticalScrollBar().valueChanged.connect(self._frame.start)

    def follow_soon(self) -> None:
        """Scrolls the preview once the window has had time for its keys."""
        self._frame.start()

    def follow(self) -> None:
        """Scrolls the preview now: after the cursor, or after the view where it has left that."""
        if not self._browser.isVisible() or self._browser.hasFocus():
            return
        if self._editor.document().characterCount() > MOST_FOLLOWED:
            return
        cursor, line = self._line_in_view()
        body, shown = self._editor.body(), self._browser.toPlainText()
        if not shown:
            return
        place = find_same_place(body, to_points(body, cursor.position()), shown)
        there = QTextCursor(self._browser.document())
        there.setPosition(to_units(shown, place))
        top = self._browser.cursorRect(there).top()
        bar = self._browser.verticalScrollBar()
        bar.setValue(bar.value() + top - line)

    def _line_in_view(self) -> tuple[QTextCursor, int]:
        """The cursor where it is seen, else the line at the top; and how high it stands."""
        cursor = self._editor.textCursor()
        view = self._editor.viewport().rect()
        rect = self._editor.cursorRect(cursor)
        if view.contains(rect.center()):
            # Where its paragraph begins: that is what is found in the preview.
            block = QTextCursor(cursor.block())
            return cursor, max(self._editor.cursorRect(block).top(), 0)
        top = self._editor.cursorForPosition(view.topLeft())
        return top, self._editor.cursorRect(top).top()
