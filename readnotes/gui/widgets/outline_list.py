"""The outline of a draft: its headings, the words under each, and the quotes that wait there."""

import json
import os
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem, QWidget

from readnotes.drafting.sections import section_end
from readnotes.gui import measures, theme
from readnotes.gui.dragged_quotes import read_mime
from readnotes.gui.preview_worker import SectionLine
from readnotes.gui.widgets.counted_list import CountedLine, CountedList
from readnotes.i18n import ntext, text

DEEPEST_INDENT = 4
SECTION_MIME = "application/x-readnotes-section"
"""A dragged heading: whose process, which row, which words."""

NOWHERE = -1


class OutlineList(CountedList):
    """Headings; a click or Enter jumps to one, a drag or Alt+Up and Alt+Down move it.

    Signals:
        section_chosen(place): In code points of the draft.
        quotes_dropped(row, numbers): Quotes are to wait under the heading in this row.
        section_moved(at, to): The section in row `at` is to stand before that in row `to`; as
            many as there are rows for the end.
    """

    section_chosen = Signal(int)
    quotes_dropped = Signal(int, object)
    section_moved = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(text("Outline"), parent)
        self._levels: list[int] = []
        self._target = NOWHERE
        self._between = False
        self.movable = True
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.line_chosen.connect(lambda line: self.section_chosen.emit(line.value))

    def set_sections(
        self, sections: Sequence[SectionLine], waiting: Mapping[int, int] | None = None
    ) -> None:
        """Shows these headings.

        Args:
            sections: The headings of the draft.
            waiting: How many quotes wait under each, by its number.
        """
        self._levels = [section.level for section in sections]
        counts = waiting or {}
        self.set_lines([_as_line(each, counts.get(n, 0)) for n, each in enumerate(sections)])

    def show_place(self, place: int) -> None:
        """Marks the heading under which the cursor stands."""
        starts = [line.value for line in self.lines()]
        row = sum(isinstance(start, int) and start <= place for start in starts) - 1
        if row != self.currentRow():
            self.setCurrentRow(row)

    def _move_by_key(self, *, down: bool) -> None:
        """Past the next section of its own depth, or before the one before."""
        row = self.currentRow()
        if not 0 <= row < len(self._levels) or not self._levels[row]:
            return
        if down:
            last = section_end(self._levels, row)
            if last < len(self._levels):
                self.section_moved.emit(row, section_end(self._levels, last))
            return
        before = row - 1
        while before > 0 and self._levels[before] > self._levels[row]:
            before -= 1
        if before >= 0 and self._levels[before]:
            self.section_moved.emit(row, before)

    def _dragged_row(self, data: QMimeData) -> int:
        """The row of a dragged heading; nowhere for anything else, and for one that is gone."""
        if not data.hasFormat(SECTION_MIME):
            return NOWHERE
        process, row, words = json.loads(bytes(data.data(SECTION_MIME).data()))
        # The draft is read while one drags; another heading may stand in the row by now.
        same = process == os.getpid() and row < self.count() and self.line(row).words == words
        return int(row) if same else NOWHERE

    def _aim(self, event: QDropEvent) -> bool:
        """Notes where a drag would fall; False where it would fall nowhere."""
        place = event.position().toPoint()
        data = event.mimeData()
        item = self.itemAt(place)
        row = self.row(item) if item is not None else self.count()
        self._between = self._dragged_row(data) != NOWHERE
        if self._between and item is not None:
            row += place.y() > self.visualItemRect(item).center().y()
        fits = self._between or (item is not None and read_mime(data) is not None)
        self._target = row if fits and self.movable else NOWHERE
        self.viewport().update()
        if self._target == NOWHERE:
            event.ignore()
            return False
        event.setDropAction(Qt.DropAction.MoveAction if self._between else Qt.DropAction.CopyAction)
        event.accept()
        return True

    def _aim_nowhere(self) -> None:
        self._target = NOWHERE
        self.viewport().update()

    def mimeTypes(self) -> list[str]:
        return [SECTION_MIME]

    def mimeData(self, items: Sequence[QListWidgetItem], /) -> QMimeData:
        data = QMimeData()
        if items and self.movable and self._levels[self.row(items[0])]:
            row = self.row(items[0])
            value = (os.getpid(), row, self.line(row).words)
            data.setData(SECTION_MIME, json.dumps(value).encode("ascii"))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if moves and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if self.movable:
                self._move_by_key(down=event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._aim(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        # Qt notes the place, and scrolls a long outline while the hand is at its edge.
        super().dragMoveEvent(event)
        self._aim(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_nowhere()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if not self._aim(event):
            return
        target, between = self._target, self._between
        self.stopAutoScroll()
        self._aim_nowhere()
        if between:
            self.section_moved.emit(self._dragged_row(event.mimeData()), target)
        elif (dragged := read_mime(event.mimeData())) is not None:
            self.quotes_dropped.emit(target, dragged.numbers)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count():
            self._paint_wish()
        if self._target == NOWHERE or not self.count():
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().colours.accent, measures.HALF))
        last = self.visualItemRect(self.item(min(self._target, self.count() - 1)))
        box = last.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        if self._between:
            y = box.bottom() if self._target >= self.count() else box.top()
            painter.drawLine(box.left(), max(y, 1), box.right(), max(y, 1))
        else:
            painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)

    def _paint_wish(self) -> None:
        painter = QPainter(self.viewport())
        painter.setPen(theme.current().colours.secondary)
        room = self.viewport().rect().adjusted(measures.STEP_5, 0, -measures.STEP_5, 0)
        how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(how), text("Headings stand here: lines that begin with #."))


def _as_line(section: SectionLine, waiting: int) -> CountedLine:
    title = section.title or text("Beginning")
    spoken = [title, ntext("{n} word", "{n} words", section.words).format(n=section.words)]
    if waiting:
        spoken.append(ntext("{n} quote waits", "{n} quotes wait", waiting).format(n=waiting))
    return CountedLine(
        title,
        section.words,
        ", ".join(spoken),
        indent=min(max(section.level - 1, 0), DEEPEST_INDENT),
        strong=section.level == 1,
        quiet=not section.level,
        badge=waiting,
        value=section.start,
    )
