"""The lines of a draft: with air between them, and each paragraph at the side it begins.

Qt's plain editor sets lines close and knows one side for all paragraphs; but it asks its layout
how high a paragraph is before it paints it, and there the lines are set anew. Only paragraphs
that come into view are ever set.
"""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextOption
from PySide6.QtWidgets import QPlainTextDocumentLayout

from readnotes.gui.direction import is_right_to_left

LEAST_AIR = 0.5
"""Above the first line, in pixels: by it our own lines are told from Qt's."""


class DraftLayout(QPlainTextDocumentLayout):
    """Sets each paragraph with the leading it is given."""

    def __init__(
        self, document: QTextDocument, width: Callable[[], int], leading: Callable[[], int]
    ) -> None:
        """Sets nothing yet.

        Args:
            document: Whose paragraphs these are.
            width: Answers how wide the view is, in pixels.
            leading: Answers the distance from one line to the next, in pixels.
        """
        super().__init__(document)
        self._width = width
        self._leading = leading

    def _set_lines(self, block: QTextBlock, layout: QTextLayout) -> None:
        margin = self.document().documentMargin()
        option = QTextOption(self.document().defaultTextOption())
        right = is_right_to_left(block.text())
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        leading = self._leading()
        top = 0.0
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(self._width() - 2 * margin, 1))
            height = line.height()
            room = max(leading, height + 2 * LEAST_AIR)
            line.setPosition(QPointF(margin, top + (room - height) / 2))
            top += room
        layout.endLayout()
        if block.lineCount() != layout.lineCount():
            block.setLineCount(layout.lineCount())
            self.documentSizeChanged.emit(self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        layout = block.layout()
        if not block.isValid() or not block.isVisible():
            return super().blockBoundingRect(block)
        count = layout.lineCount()
        first = layout.lineAt(0).y() if count else 0.0
        if first < LEAST_AIR:
            # Before Qt sets them, too: it would be for nothing.
            self._set_lines(block, layout)
            count = layout.lineCount()
            first = layout.lineAt(0).y()
        last = layout.lineAt(count - 1)
        height = last.y() + last.height() + first
        if not block.next().isValid():
            height += self.document().documentMargin()
        return QRectF(0, 0, self._width(), height)
