"""The quotes a review can use, as small cards of one height beside the draft."""

import json
from collections.abc import Collection, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from readnotes.domain.quotes import QuoteCard
from readnotes.drafting.insertion import Form
from readnotes.gui import icons, measures, theme
from readnotes.gui.widgets.draft_edit import QUOTES_MIME, form_of
from readnotes.gui.widgets.quote_cards import Fetch, QuoteCards, fetch_nothing
from readnotes.gui.widgets.text_setting import TextManner, set_text
from readnotes.i18n import text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

CARD_ROLE = Qt.ItemDataRole.UserRole
USED_ROLE = Qt.ItemDataRole.UserRole + 1
PASSAGE_LINES = 3
AHEAD = 24


class DeskQuoteList(QListView):
    """Cards of quotes: Enter or a double click inserts, a drag takes them along.

    Signals:
        insert_requested(numbers, form): The chosen quotes, in order, and the form the keys say.
        current_changed(number): Another quote is current; -1 for none.
        words_wanted: Right: the words of the current quote are to be chosen from.
    """

    insert_requested = Signal(object, str)
    current_changed = Signal(object)
    words_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _CardModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_CardDelegate(self))
        self.setAccessibleName(text("Quotes of the review's sources"))
        self.setProperty("ground", "window")
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(measures.STEP_6)
        self.selectionModel().currentChanged.connect(
            lambda *_indexes: self.current_changed.emit(self.current_number())
        )

    @property
    def numbers(self) -> Sequence[int]:
        """All quotes shown, in order."""
        return self._model.cards.numbers

    def set_quotes(self, numbers: Sequence[int], fetch: Fetch, *, titled: bool) -> None:
        """Shows these quotes; what was current stays so where it is still here.

        Args:
            numbers: The library's numbers, in page order, source by source.
            fetch: Answers their cards, at once.
            titled: Whether each card says its source.
        """
        current = self.current_number()
        self._model.fill(numbers, fetch, titled)
        self.choose_row(self._model.cards.row_of(current))

    def set_used(self, used: Collection[int]) -> None:
        """Which quotes the draft uses already."""
        self._model.used = frozenset(used)
        self.viewport().update()

    def current_number(self) -> int:
        """The quote the next key acts on; -1 for none."""
        row = self.currentIndex().row()
        return self.numbers[row] if 0 <= row < len(self.numbers) else -1

    def choose_row(self, row: int) -> None:
        """Makes a row the only chosen one, if there is one."""
        if 0 <= row < len(self.numbers):
            # Qt's own `setCurrentIndex` adds to the choice while Ctrl is held.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(row), only)

    def choose_number(self, number: int) -> None:
        """Makes a quote the only chosen one, if it is shown."""
        self.choose_row(self._model.cards.row_of(number))

    def selected_numbers(self) -> list[int]:
        """The chosen quotes, in order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.numbers[row] for row in rows]

    def _request(self, form: Form) -> None:
        numbers = self.selected_numbers()
        if numbers:
            self.insert_requested.emit(numbers, form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The card below grows with its words; what it is about stays in view.
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self._request(form_of(event.modifiers()))
        elif event.key() == Qt.Key.Key_Right and not event.modifiers():
            self.words_wanted.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self._request(form_of(event.modifiers()))


class _CardModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards = QuoteCards((), fetch_nothing)
        self.used: frozenset[int] = frozenset()
        self.titled = False

    def fill(self, numbers: Sequence[int], fetch: Fetch, titled: bool) -> None:
        self.beginResetModel()
        self.cards = QuoteCards(numbers, fetch)
        self.titled = titled
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.cards.numbers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        wanted = (CARD_ROLE, Qt.ItemDataRole.AccessibleTextRole)
        if role == USED_ROLE:
            return self.cards.numbers[index.row()] in self.used
        if role not in wanted:
            return None
        self.cards.prepare(index.row(), index.row() + AHEAD)
        card = self.cards.card(index.row())
        if role == CARD_ROLE or card is None:
            return card
        state = text("used") if card.number in self.used else text("unused")
        return f"{card.locator_shown}, {state}: {card.text}"

    def mimeTypes(self) -> list[str]:
        return [QUOTES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        rows = sorted(index.row() for index in indexes)
        data = QMimeData()
        numbers = [self.cards.numbers[row] for row in rows]
        data.setData(QUOTES_MIME, json.dumps(numbers).encode("ascii"))
        return data


class _CardDelegate(QStyledItemDelegate):
    """Paints a card: ✓ and page, what kind it is, three lines of the passage."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        fonts = theme.current().fonts
        head = QFontMetrics(fonts.locator).height()
        passage = PASSAGE_LINES * _leading()
        return QSize(0, head + passage + 2 * measures.STEP_2 + measures.STEP_1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: QuoteCard | None = index.data(CARD_ROLE)
        if card is None:
            return
        look = theme.current()
        used = bool(index.data(USED_ROLE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colours.wash)
            painter.drawRoundedRect(box, measures.RADIUS, measures.RADIUS)
        inner = box.adjusted(measures.STEP_2, measures.STEP_2, -measures.STEP_2, 0)
        top = inner.top()
        left = inner.left()
        sign = measures.ICON
        if used:
            scale = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, top, icons.pixmap("check", "ok", sign, scale))
        else:
            painter.setPen(look.colours.faint)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            dot = sign // 2
            painter.drawEllipse(left + dot // 2, top + dot // 2, dot, dot)
        painter.setFont(look.fonts.locator)
        metrics = painter.fontMetrics()
        painter.setPen(look.colours.secondary)
        left += sign + measures.STEP_1
        painter.drawText(left, top + metrics.ascent(), card.locator_shown)
        self._paint_kind(painter, card, left + metrics.horizontalAdvance(card.locator_shown), index)
        self._paint_passage(painter, card, inner.left(), inner.width(), top + metrics.height())
        painter.restore()

    def _paint_kind(self, painter: QPainter, card: QuoteCard, left: int, index: Index) -> None:
        """At the right of the page: the source's title where there are several, its kind."""
        look = theme.current()
        view = self.parent()
        assert isinstance(view, DeskQuoteList)
        model = view.model()
        assert isinstance(model, _CardModel)
        right = view.viewport().width() - 2 * measures.STEP_2
        top = view.visualRect(model.index(index.row())).top()
        if card.kind != "quotation":
            right -= measures.ICON
            scale = painter.device().devicePixelRatioF()
            sign = icons.pixmap(card.kind, card.kind, measures.ICON, scale)
            painter.drawPixmap(right, top + measures.STEP_2, sign)
        if model.titled:
            painter.setFont(look.fonts.small)
            metrics = painter.fontMetrics()
            room = right - left - measures.STEP_4
            words = metrics.elidedText(card.source_title, Qt.TextElideMode.ElideRight, room)
            right -= measures.STEP_1 + metrics.horizontalAdvance(words)
            painter.drawText(right, top + measures.STEP_2 + metrics.ascent(), words)

    def _paint_passage(
        self, painter: QPainter, card: QuoteCard, left: int, width: int, top: int
    ) -> None:
        look = theme.current()
        words = " ".join((card.gist or card.text or card.comment or "").split())
        manner = TextManner(look.fonts.interface, "ink", width, _leading(), PASSAGE_LINES)
        done = set_text(words, left, top + measures.HALF, manner)
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
