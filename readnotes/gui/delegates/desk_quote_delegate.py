"""How a quote beside a draft is painted, and the heading of those that share a tag."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import icons, measures, theme
from readnotes.gui.models.desk_quote_model import CARD_ROLE, HEADING_ROLE, USES_ROLE, TagHeading
from readnotes.gui.widgets.text_setting import TextManner, set_text
from readnotes.i18n import text

Index = QModelIndex | QPersistentModelIndex

PASSAGE_LINES = 3


class DeskQuoteDelegate(QStyledItemDelegate):
    """Paints a card: ✓ and page, how often it is used, what kind it is, three lines of it.

    Attributes:
        titled: Whether each card says its source.
        headings: The rows that are headings; a long list asks for the height of each row.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.titled = False
        self.headings: Collection[int] = frozenset()
        self._card_size = self._heading_size = QSize()
        self.take_theme()

    def take_theme(self) -> None:
        """Takes the fonts of the present theme."""
        fonts = theme.current().fonts
        head = QFontMetrics(fonts.locator).height()
        passage = PASSAGE_LINES * _leading()
        self._card_size = QSize(0, head + passage + 2 * measures.STEP_2 + measures.STEP_1)
        self._heading_size = QSize(0, QFontMetrics(fonts.strong).height() + measures.STEP_3)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._heading_size if index.row() in self.headings else self._card_size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        heading: TagHeading | None = index.data(HEADING_ROLE)
        card: QuoteCard | None = index.data(CARD_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        if heading is not None:
            _paint_heading(painter, box, heading)
        elif card is not None:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.current().colours.wash)
                painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
            inner = box.adjusted(measures.STEP_2, measures.STEP_2, -measures.STEP_2, 0)
            left = _paint_place(painter, inner, card, index.data(USES_ROLE))
            self._paint_kind(painter, inner, card, left)
            _paint_passage(painter, inner, card)
        painter.restore()

    def _paint_kind(self, painter: QPainter, inner: QRect, card: QuoteCard, left: int) -> None:
        """At the right of the page: the source's title where there are several, its kind."""
        right = inner.right() + 1
        if card.kind != "quotation":
            right -= measures.ICON
            scale = painter.device().devicePixelRatioF()
            sign = icons.pixmap(card.kind, card.kind, measures.ICON, scale)
            painter.drawPixmap(right, inner.top(), sign)
        if self.titled:
            painter.setFont(theme.current().fonts.small)
            metrics = painter.fontMetrics()
            room = right - left - measures.STEP_4
            words = metrics.elidedText(card.source_title, Qt.TextElideMode.ElideRight, room)
            right -= measures.STEP_1 + metrics.horizontalAdvance(words)
            painter.drawText(right, inner.top() + metrics.ascent(), words)


def _paint_heading(painter: QPainter, box: QRect, heading: TagHeading) -> None:
    """The tag at the left, how many quotes have it at the right, on the lower edge."""
    look = theme.current()
    inner = box.adjusted(measures.STEP_2, measures.STEP_1, -measures.STEP_2, 0)
    count = f"{heading.count:,}"
    painter.setFont(look.fonts.locator)
    painter.setPen(look.colours.secondary)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
    room = inner.width() - painter.fontMetrics().horizontalAdvance(count) - measures.STEP_3
    painter.setFont(look.fonts.strong if heading.tag else look.fonts.interface)
    words = heading.tag or text("No tag")
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _paint_place(painter: QPainter, inner: QRect, card: QuoteCard, uses: int) -> int:
    """Whether and how often it is used, and its page; where that ends."""
    look = theme.current()
    left, top, sign = inner.left(), inner.top(), measures.ICON
    if uses:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(left, top, icons.pixmap("check", "ok", sign, scale))
    else:
        painter.setPen(look.colours.faint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dot = sign // 2
        painter.drawEllipse(left + dot // 2, top + dot // 2, dot, dot)
    painter.setFont(look.fonts.locator)
    painter.setPen(look.colours.secondary)
    metrics = painter.fontMetrics()
    left += sign + measures.STEP_1
    if uses > 1:
        times = text("{n}×").format(n=uses)
        painter.setPen(look.colours.ok)
        painter.drawText(left, top + metrics.ascent(), times)
        painter.setPen(look.colours.secondary)
        left += metrics.horizontalAdvance(times) + measures.STEP_2
    painter.drawText(left, top + metrics.ascent(), card.locator_shown)
    return left + metrics.horizontalAdvance(card.locator_shown)


def _paint_passage(painter: QPainter, inner: QRect, card: QuoteCard) -> None:
    look = theme.current()
    top = inner.top() + QFontMetrics(look.fonts.locator).height() + measures.HALF
    words = " ".join((card.gist or card.text or card.comment or "").split())
    manner = TextManner(look.fonts.interface, "ink", inner.width(), _leading(), PASSAGE_LINES)
    done = set_text(words, inner.left(), top, manner)
    painter.setPen(look.colours.ink)
    painter.setFont(look.fonts.interface)
    for paragraph in done.paragraphs:
        paragraph.layout.draw(painter, paragraph.at, [])
        line = paragraph.layout.lineAt(paragraph.layout.lineCount() - 1)
        if done.cut:
            end = line.naturalTextRect().translated(paragraph.at)
            more = painter.fontMetrics().horizontalAdvance("…")
            x = end.left() - more if paragraph.right_to_left else end.right()
            painter.drawText(QPointF(x, paragraph.at.y() + line.y() + line.ascent()), "…")


def _leading() -> int:
    return QFontMetrics(theme.current().fonts.interface).lineSpacing() + measures.HALF
