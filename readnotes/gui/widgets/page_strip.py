"""The page strip: a whole book as a narrow bar, dark where quotes are thick."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.widgets.strip_scale import StripPage, parse_page, scale_for
from readnotes.i18n import ntext, text

BAR_HEIGHT = measures.STEP_3
MARK_WIDTH = measures.STEP_1 - 1
PALEST = 0.3


class PageStrip(QWidget):
    """Shows where in a book quotes stand, and leads to a page.

    Signals:
        page_requested(label): A page was clicked or gone to by key; `94` or `xii`.
    """

    page_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = scale_for((), (), None)
        self._current: StripPage | None = None
        self._hovered: StripPage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(text("Pages of the book"))

    def set_marks(
        self,
        front: Sequence[tuple[int, int]],
        body: Sequence[tuple[int, int]],
        pages: int | None,
    ) -> None:
        """Shows a book.

        Args:
            front: Pages of the front matter with how many quotes they have.
            body: Pages from 1 on, likewise.
            pages: How many pages the book has; None lets the last quote's page stand in.
        """
        self._scale = scale_for(front, body, pages)
        self.update()

    def set_current(self, label: str) -> None:
        """Marks the page that is being read; a label that is no page takes the mark away."""
        self._current = parse_page(label)
        self.setAccessibleDescription(self._spoken(self._current))
        self.update()

    def page_at(self, x: int) -> StripPage:
        """The page at that many pixels from the left edge."""
        bar = self._bar()
        return self._scale.page_at((x - bar.left()) / max(bar.width(), 1))

    def x_of(self, page: StripPage) -> int:
        """Where a page begins, in pixels from the left edge."""
        bar = self._bar()
        return bar.left() + round(self._scale.place(page) * (bar.width() - MARK_WIDTH))

    def _go(self, page: StripPage | None) -> None:
        if page is not None:
            self.set_current(page.label)
            self.page_requested.emit(page.label)

    def _spoken(self, page: StripPage | None) -> str:
        if page is None:
            return ""
        count = self._scale.counts.get(page, 0)
        words = ntext("p. {page}, {n} quote", "p. {page}, {n} quotes", count)
        return words.format(page=page.label, n=count)

    def _bar(self) -> QRect:
        return QRect(0, measures.STEP_1, self.width(), BAR_HEIGHT)

    def _paint_marks(self, painter: QPainter) -> None:
        thick: Counter[int] = Counter()
        for page, count in self._scale.counts.items():
            x = self.x_of(page)
            thick[x - x % MARK_WIDTH] += count
        most = max(thick.values(), default=1)
        bar = self._bar()
        for x, count in thick.items():
            colour = QColor(theme.current().colours.accent)
            colour.setAlphaF(PALEST + (1 - PALEST) * count / most)
            painter.fillRect(QRect(x, bar.top(), MARK_WIDTH, bar.height()), colour)

    def _paint_ground(self, painter: QPainter) -> None:
        bar = self._bar()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colours.hairline)
        border = round(self._scale.border * bar.width())
        if border:
            painter.drawRect(bar.adjusted(0, 0, border - bar.width() - measures.HALF, 0))
        painter.drawRect(bar.adjusted(border, 0, 0, 0))

    def _paint_labels(self, painter: QPainter) -> None:
        font = theme.current().fonts.small
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(theme.current().colours.secondary)
        base = self._bar().bottom() + measures.STEP_1 + metrics.ascent()
        last = StripPage(True, self._scale.body).label
        end = self.width() - metrics.horizontalAdvance(last)
        painter.drawText(end, base, last)
        start = round(self._scale.border * self.width())
        first = StripPage(True, 1).label
        if start + metrics.horizontalAdvance(first) + measures.STEP_2 < end:
            painter.drawText(start, base, first)
        if self._scale.front:
            words = StripPage(False, 1).label
            if metrics.horizontalAdvance(words) + measures.STEP_1 < start:
                painter.drawText(0, base, words)

    def _paint_pointer(self, painter: QPainter, page: StripPage | None, colour: QColor) -> None:
        if page is not None:
            top, height = self._bar().top() - measures.HALF, BAR_HEIGHT + 2 * measures.HALF
            painter.fillRect(QRect(self.x_of(page), top, measures.HALF, height), colour)

    def sizeHint(self) -> QSize:
        line = QFontMetrics(theme.current().fonts.small).height()
        return QSize(measures.STEP_6 * measures.STEP_2, BAR_HEIGHT + 3 * measures.STEP_1 + line)

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.STEP_6 * 3, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current().colours
        painter = QPainter(self)
        self._paint_ground(painter)
        self._paint_marks(painter)
        self._paint_labels(painter)
        self._paint_pointer(painter, self._hovered, colours.secondary)
        self._paint_pointer(painter, self._current, colours.ink)
        if self.hasFocus():
            bar = self._bar()
            painter.fillRect(
                QRect(bar.left(), bar.bottom() + 1, bar.width(), measures.HALF), colours.accent
            )
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(self.page_at(event.position().toPoint().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self.page_at(event.position().toPoint().x())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        match event.key():
            case key.Key_Left | key.Key_Up:
                self._go(self._scale.neighbour(self._current, -1))
            case key.Key_Right | key.Key_Down:
                self._go(self._scale.neighbour(self._current, 1))
            case key.Key_Home:
                self._go(self._scale.neighbour(None, 1))
            case key.Key_End:
                self._go(self._scale.neighbour(None, -1))
            case key.Key_Return | key.Key_Enter | key.Key_Space:
                self._go(self._current)
            case _:
                super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            page = self.page_at(event.pos().x())
            QToolTip.showText(event.globalPos() + QPoint(0, BAR_HEIGHT), self._spoken(page), self)
            return True
        return super().event(event)
