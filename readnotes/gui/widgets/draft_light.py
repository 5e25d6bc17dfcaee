"""The one paragraph, or sentence, that stays bright while the rest of a draft is dimmed.

Nothing is formatted for it: a veil in the colour of the paper is painted over all the rest, and
when the cursor goes elsewhere, only what was bright and what becomes so is painted anew.
"""

from collections.abc import Iterator
from typing import Literal

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QTextBlock, QTextCursor, QTextLine
from PySide6.QtWidgets import QPlainTextEdit

from readnotes.drafting.sentences import sentence_around
from readnotes.gui import theme
from readnotes.gui.utf16 import to_points, to_units

Light = Literal["draft", "paragraph", "sentence"]
"""What stays bright; `draft` is all of it."""

VEIL = 0.55
"""How much of the paper covers the rest."""
MOST_LINES = 100
LONGEST_READ = 20_000
"""Of a longer paragraph no sentence is looked for."""


class DraftLight:
    """Knows what is bright in one editor, and veils the rest."""

    def __init__(self, editor: QPlainTextEdit) -> None:
        self._editor = editor
        self._light: Light = "draft"
        self._range = (0, 0)
        self._painted = QRegion()

    @property
    def light(self) -> Light:
        """What stays bright."""
        return self._light

    @property
    def bright(self) -> tuple[int, int]:
        """Where what is bright begins and ends, as Qt counts."""
        return self._range

    def choose(self, light: Light) -> None:
        """Has something else stay bright."""
        self._light = light
        self._range = self._find()
        self._editor.viewport().update()

    def follow(self) -> None:
        """The cursor is elsewhere, or the words around it are others."""
        if self._light == "draft":
            return
        before, self._range = self._range, self._find()
        if before != self._range:
            view = self._editor.viewport()
            view.update(self._painted)
            view.update(self._region())

    def veil(self, event: QPaintEvent) -> None:
        """Paints over all that is not bright; the draft has been painted just now."""
        if self._light == "draft":
            return
        self._painted = self._region()
        colour = QColor(theme.current().colours.pane)
        colour.setAlphaF(VEIL)
        painter = QPainter(self._editor.viewport())
        painter.setClipRegion(event.region().subtracted(self._painted))
        painter.fillRect(event.rect(), colour)
        painter.end()

    def _find(self) -> tuple[int, int]:
        cursor = self._editor.textCursor()
        document = self._editor.document()
        first = _edge(document.findBlock(cursor.selectionStart()), down=False)
        last = _edge(document.findBlock(cursor.selectionEnd()), down=True)
        start, end = first.position(), last.position() + last.length() - 1
        if self._light == "paragraph" or end - start > LONGEST_READ:
            return start, end
        paragraph = _text_between(first, last)
        places = [
            to_points(paragraph, unit - start)
            for unit in (cursor.selectionStart(), cursor.selectionEnd())
        ]
        from_here, _end = sentence_around(paragraph, places[0])
        _start, to_there = sentence_around(paragraph, places[1])
        return start + to_units(paragraph, from_here), start + to_units(paragraph, to_there)

    def _region(self) -> QRegion:
        """Where in the view the bright words stand."""
        region = QRegion()
        start, end = self._range
        view = self._editor.viewport().rect()
        for block, box in self._shown():
            if block.position() + block.length() <= start or block.position() > end:
                continue
            if self._light == "paragraph":
                region += QRect(view.left(), box.top(), view.width(), box.height())
                continue
            for line in _line_boxes(block, start - block.position(), end - block.position()):
                region += line.translated(box.topLeft())
        return region

    def _shown(self) -> Iterator[tuple[QTextBlock, QRect]]:
        """The paragraphs in view, each with where it stands."""
        block = self._editor.firstVisibleBlock()
        offset = self._editor.contentOffset()
        bottom = self._editor.viewport().height()
        while block.isValid():
            box = self._editor.blockBoundingGeometry(block).translated(offset)
            if box.top() > bottom:
                return
            yield block, box.toAlignedRect()
            block = block.next()


def _edge(block: QTextBlock, *, down: bool) -> QTextBlock:
    """The first or last line of the paragraph; a blank line is one by itself."""
    for _ in range(MOST_LINES):
        beside = block.next() if down else block.previous()
        if not block.text().strip() or not beside.isValid() or not beside.text().strip():
            break
        block = beside
    return block


def _text_between(first: QTextBlock, last: QTextBlock) -> str:
    cursor = QTextCursor(first)
    end = last.position() + last.length() - 1
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText().replace("\u2029", "\n")


def _line_boxes(block: QTextBlock, start: int, end: int) -> Iterator[QRect]:
    """Where some letters of a paragraph stand, line by line; as high as the lines lie apart."""
    layout = block.layout()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first = max(line.textStart(), start)
        last = min(line.textStart() + line.textLength(), end)
        if first > last or (first == last and start != end):
            continue
        sides = sorted((_x_of(line, first), _x_of(line, last)))
        above = 0.0
        if number:
            before = layout.lineAt(number - 1)
            above = (before.y() + before.height() + line.y()) / 2
        below = line.y() + line.height()
        if number + 1 < layout.lineCount():
            below = (below + layout.lineAt(number + 1).y()) / 2
        corner = QPoint(int(sides[0]) - 1, round(above))
        yield QRect(corner, QPoint(int(sides[1]) + 1, round(below) - 1))


def _x_of(line: QTextLine, unit: int) -> float:
    """How far to the right a letter stands; Qt answers that and the letter."""
    found = line.cursorToX(unit)
    assert isinstance(found, tuple)
    return float(found[0])
