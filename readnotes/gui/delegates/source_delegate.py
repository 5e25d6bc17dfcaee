"""How a book is painted in the list: its cover, its title, who wrote it, how much is noted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from readnotes.domain.sources import SourceCard
from readnotes.gui import measures, theme
from readnotes.gui.direction import isolate
from readnotes.gui.icons import icon
from readnotes.i18n import ntext, text

Index = QModelIndex | QPersistentModelIndex
Covers = Callable[[str], QPixmap | None]
"""Answers a cover by its SHA-256, or None while it is not at hand."""

COVER_WIDTH = 30
COVER_HEIGHT = 42


class SourceDelegate(QStyledItemDelegate):
    """Two lines a book, with room to breathe."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.covers: Covers | None = None
        self.quotes = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 * option.fontMetrics.height() + measures.HALF
        if index.row() == 0:
            return QSize(0, option.fontMetrics.height() + measures.STEP_4 + measures.HALF)
        return QSize(0, max(lines, COVER_HEIGHT) + 2 * measures.STEP_2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: SourceCard | None = index.data(Qt.ItemDataRole.UserRole)
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, option)
        inner = option.rect.adjusted(measures.STEP_4, 0, -measures.STEP_4, 0)
        if card is None:
            self._paint_all(painter, inner, option)
        else:
            cover = QRect(inner.left(), 0, COVER_WIDTH, COVER_HEIGHT)
            cover.moveTop(inner.center().y() - COVER_HEIGHT // 2 + 1)
            self._paint_cover(painter, cover, card)
            inner.setLeft(cover.right() + measures.STEP_3)
            self._paint_words(painter, inner, option, card)
        line = QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
        painter.fillRect(line, look.colours.hairline)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        state = QStyle.StateFlag
        if option.state & state.State_Selected:
            painter.fillRect(option.rect, look.colours.wash)
            if option.state & state.State_HasFocus:
                line = QRect(option.rect.topLeft(), QSize(measures.HALF, option.rect.height()))
                painter.fillRect(line, look.colours.accent)
        elif option.state & state.State_MouseOver:
            painter.fillRect(option.rect, look.colours.window)

    def _paint_all(self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem) -> None:
        look = theme.current()
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colours.ink)
        painter.drawText(inner, upright, text("All quotes"))
        painter.setPen(look.colours.secondary)
        painter.setFont(look.fonts.locator)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, f"{self.quotes:,}")

    def _paint_cover(self, painter: QPainter, box: QRect, card: SourceCard) -> None:
        look = theme.current()
        picture = self.covers(card.cover) if self.covers and card.cover else None
        if picture is not None and not picture.isNull():
            size = picture.deviceIndependentSize().toSize()
            size.scale(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            fitted = QRect(box.topLeft(), size)
            fitted.moveCenter(box.center())
            painter.drawPixmap(fitted, picture)
            return
        painter.setPen(look.colours.hairline)
        painter.setBrush(look.colours.raised)
        painter.drawRoundedRect(box, measures.HALF, measures.HALF)
        corner = box.center()
        icon("book" if card.kind in ("book", "chapter") else "note", "faint").paint(
            painter,
            corner.x() - measures.ICON // 2 + 1,
            corner.y() - measures.ICON // 2 + 1,
            measures.ICON,
            measures.ICON,
        )

    def _paint_words(
        self, painter: QPainter, inner: QRect, option: QStyleOptionViewItem, card: SourceCard
    ) -> None:
        look = theme.current()
        metrics = option.fontMetrics
        lines = 2 * metrics.height() + measures.HALF
        first = QRect(inner)
        first.setTop(inner.center().y() - lines // 2)
        first.setHeight(metrics.height())
        second = first.translated(0, metrics.height() + measures.HALF)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        left = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignLeft
        left |= Qt.AlignmentFlag.AlignVCenter
        count = f"{card.quotes:,}" if card.quotes else ""
        painter.setFont(look.fonts.locator)
        painter.setPen(look.colours.secondary)
        painter.drawText(second, right, count)
        room = second.width() - metrics.horizontalAdvance(count) - measures.STEP_2
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(option.font)
        by = joined(card.authors, card.year) or card.key
        painter.drawText(second, left, metrics.elidedText(by, elide, room))
        painter.setPen(look.colours.ink)
        painter.drawText(first, left, metrics.elidedText(card.title, elide, first.width()))


def joined(*parts: str) -> str:
    """Words side by side with a point between; each keeps its own direction.

    >>> joined("Doe", "", "2015") == f"{isolate('Doe')} · {isolate('2015')}"
    True
    """
    return " · ".join(isolate(part) for part in parts if part)


def count_of_quotes(count: int) -> str:
    """So many quotes, in words."""
    return ntext("{n} quote", "{n} quotes", count).format(n=f"{count:,}")
