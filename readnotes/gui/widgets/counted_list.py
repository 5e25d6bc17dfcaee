"""A list of things with a number at the right of each: headings with their words, facets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from readnotes.gui import measures, theme

Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One line of the list.

    Attributes:
        words: What stands at the left.
        count: What stands at the right, or None.
        more: Whether it is so many at least.
        spoken: The whole line for those who hear it.
        heading: Whether it names those below it and cannot be chosen.
        indent: How deep it stands, from 0.
        strong, quiet: Whether it is set bold, or in grey.
        badge: What else is counted, in a badge before the number; 0 shows none.
        value: What is told when it is chosen.
    """

    words: str
    count: int | None
    spoken: str
    heading: bool = False
    indent: int = 0
    strong: bool = False
    quiet: bool = False
    badge: int = 0
    value: object = None
    more: bool = False

    @property
    def shown_count(self) -> str:
        """What stands at the right, as it is written."""
        return "" if self.count is None else f"{self.count:,}{'+' if self.more else ''}"


class CountedList(QListWidget):
    """Lines with numbers; a click or Enter chooses one.

    Signals:
        line_chosen(CountedLine): This one.
    """

    line_chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[CountedLine] = []
        self.setAccessibleName(name)
        self.setProperty("ground", "window")
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, measures.STEP_2, 0, 0)
        self.itemClicked.connect(self._choose)

    def lines(self) -> list[CountedLine]:
        """What it shows."""
        return list(self._lines)

    def line(self, row: int) -> CountedLine:
        """What it shows in a row."""
        return self._lines[row]

    def set_lines(self, lines: Sequence[CountedLine]) -> None:
        """Shows other lines; the chosen row stays where it was."""
        before, self._lines = self._lines, list(lines)
        if len(lines) == len(before):
            for row, (was, line) in enumerate(zip(before, lines, strict=True)):
                # What is told moves with every key of a draft; what is seen is painted again.
                if was != line and replace(was, value=line.value) != line:
                    _fill(self.item(row), line)
            return
        row = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            _fill(item, line)
            self.addItem(item)
        if row >= 0:
            self.setCurrentRow(min(row, self.count() - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0:
            able = (row for row, line in enumerate(self.lines()) if not line.heading)
            self.setCurrentRow(next(able, -1))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.line_chosen.emit(self._lines[self.row(item)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: CountedLine = index.data(LINE_ROLE)
        above = measures.STEP_3 if line.heading and index.row() else 0
        return QSize(0, option.fontMetrics.height() + measures.STEP_2 + above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: CountedLine = index.data(LINE_ROLE)
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        state = QStyle.StateFlag
        hovered = bool(option.state & state.State_MouseOver) and not line.heading
        if option.state & state.State_Selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colours.hairline if hovered else look.colours.wash)
            painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
        if option.state & state.State_Selected and option.state & state.State_HasFocus:
            focus = box.adjusted(0, measures.RADIUS, 0, -measures.RADIUS)
            focus.setWidth(measures.HALF)
            painter.fillRect(focus, look.colours.accent)
        inner = box.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        upright = Qt.AlignmentFlag.AlignVCenter
        if line.heading:
            inner.setTop(inner.bottom() - option.fontMetrics.height() - measures.STEP_1)
        elif line.count is not None:
            count = line.shown_count
            painter.setFont(look.fonts.locator)
            painter.setPen(look.colours.secondary)
            painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, count)
            room = option.fontMetrics.horizontalAdvance(count) + measures.STEP_3
            inner.adjust(0, 0, -room, 0)
            inner.adjust(0, 0, -_paint_badge(painter, inner, line.badge), 0)
        inner.adjust(measures.STEP_3 * line.indent, 0, 0, 0)
        painter.setFont(look.fonts.strong if line.strong else look.fonts.interface)
        quiet = line.quiet or line.heading
        painter.setPen(look.colours.secondary if quiet else look.colours.ink)
        words = painter.fontMetrics().elidedText(
            line.words, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


def _fill(item: QListWidgetItem, line: CountedLine) -> None:
    item.setText(line.words)
    item.setData(LINE_ROLE, line)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, line.spoken)
    able = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
    drop = Qt.ItemFlag.ItemIsDropEnabled
    item.setFlags(Qt.ItemFlag.NoItemFlags if line.heading else able | drop)


def _paint_badge(painter: QPainter, inner: QRect, count: int) -> int:
    """Paints a badge at the right of what is left of a line; how wide it is with its gap."""
    if not count:
        return 0
    look = theme.current()
    words = f"{count:,}"
    painter.setFont(look.fonts.small)
    metrics = painter.fontMetrics()
    height = metrics.height() + measures.HALF
    width = max(metrics.horizontalAdvance(words) + measures.STEP_2, height)
    box = QRect(0, 0, width, height)
    box.moveCenter(inner.center())
    box.moveRight(inner.right())
    painter.setPen(look.colours.accent)
    painter.setBrush(look.colours.raised)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return width + measures.STEP_2
