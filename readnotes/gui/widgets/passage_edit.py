"""The field for the passage itself: a serif, and a clipboard that is looked at first."""

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QWidget

from readnotes.gui import theme
from readnotes.gui.utf16 import to_units
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.i18n import text

LARGEST_UNASKED = 1_000_000
"""Characters beyond which a paste is asked about first: Qt needs seconds for a line so long."""


class PassageEdit(GrowingEdit):
    """Where the passage is typed or pasted; 2 to 8 lines high.

    Signals:
        picture_pasted(image): A picture came from the clipboard; the text is unchanged.
        text_pasted(raw): The raw text of a paste or drop, not yet inserted.
        large_paste_met(raw): The same, of more than a million characters.
        cleaning_undone: Ctrl+Z right after a cleaned paste; the raw paste is wanted back.
    """

    picture_pasted = Signal(QImage)
    text_pasted = Signal(str)
    large_paste_met = Signal(str)
    cleaning_undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, 8, parent)
        self._cleaned_revision = -1
        self.setFont(theme.current().fonts.passage)
        self.setPlaceholderText(text("Passage"))
        self.setAccessibleName(text("Passage"))

    def insert_cleaned(self, raw: str, cleaned: str) -> None:
        """Puts a cleaned paste at the cursor, as two steps: undoing the last gives the raw one."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        # Qt joins a step to the one before, unless the document counts as unmodified.
        self.document().setModified(False)
        cursor.insertText(raw)
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        if cleaned != raw:
            cursor.insertText(cleaned)
        cursor.clearSelection()
        end = start + to_units(cleaned, len(cleaned))
        cursor.setPosition(min(end, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.document().setModified(False)
        self._cleaned_revision = self.document().revision()
        self.ensureCursorVisible()

    def undo_cleaning(self) -> None:
        """Brings the raw paste back, if nothing was typed since."""
        if self.document().revision() == self._cleaned_revision:
            self._cleaned_revision = -1
            self.undo()

    def paste_raw(self) -> None:
        """Pastes the clipboard's text just as it is."""
        self.insertPlainText(QGuiApplication.clipboard().text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and source.text():
            raw = source.text()
            wish = self.large_paste_met if len(raw) > LARGEST_UNASKED else self.text_pasted
            wish.emit(raw)
        elif source.hasImage():
            image = source.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self.picture_pasted.emit(image)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        fresh = self.document().revision() == self._cleaned_revision
        if fresh and event.matches(QKeySequence.StandardKey.Undo):
            self.cleaning_undone.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            passage = theme.current().fonts.passage
            if self.font() != passage:
                self.setFont(passage)
