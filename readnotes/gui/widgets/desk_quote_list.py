"""The quotes a review can use, as small cards beside the draft."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from readnotes.drafting.insertion import Form
from readnotes.gui import measures
from readnotes.gui.delegates.desk_quote_delegate import DeskQuoteDelegate
from readnotes.gui.models.desk_quote_model import NO_QUOTE, DeskQuoteModel, DeskRows
from readnotes.gui.widgets.choice_view import ROOT
from readnotes.gui.widgets.draft_edit import form_of
from readnotes.gui.widgets.quote_cards import Fetch
from readnotes.i18n import text

BATCH = 1_000
"""Rows; Qt finds the places of so many at a time."""


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
        self._model = DeskQuoteModel(self)
        self._delegate = DeskQuoteDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(text("Quotes of the review's sources"))
        self.setProperty("ground", "window")
        self.setUniformItemSizes(True)
        self.setBatchSize(BATCH)
        self._comes_in_batches = False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(measures.STEP_6)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self.selectionModel().currentChanged.connect(
            lambda *_indexes: self.current_changed.emit(self.current_number())
        )

    @property
    def rows(self) -> DeskRows:
        """All that is shown, headings too."""
        return self._model.rows

    @property
    def numbers(self) -> Sequence[int]:
        """All quotes shown, each once, in page order."""
        return self._model.rows.order

    def set_rows(self, rows: DeskRows, fetch: Fetch, *, titled: bool) -> None:
        """Shows these quotes; what was current stays so where it is still here.

        Args:
            rows: The quotes and headings.
            fetch: Answers their cards, at once.
            titled: Whether each card says its source.
        """
        current, row = self.current_number(), self.currentIndex().row()
        # Rows of one height are counted; those of several are asked for one by one, in batches.
        self.setUniformItemSizes(not rows.headings)
        modes = QListView.LayoutMode
        self._comes_in_batches = bool(rows.headings) and len(rows.numbers) > BATCH
        self.setLayoutMode(modes.Batched if self._comes_in_batches else modes.SinglePass)
        self._delegate.titled, self._delegate.headings = titled, frozenset(rows.headings)
        self._model.fill(rows, fetch, titled)
        self.choose_row(self._model.cards.row_of(current, row))

    def set_uses(self, uses: Mapping[int, int]) -> None:
        """How often the draft uses each quote; those it does not use are left out."""
        self._model.uses = uses
        self.viewport().update()

    def current_number(self) -> int:
        """The quote the next key acts on; -1 for none."""
        row, numbers = self.currentIndex().row(), self._model.rows.numbers
        return numbers[row] if 0 <= row < len(numbers) else NO_QUOTE

    def choose_row(self, row: int) -> None:
        """Makes a row the only chosen one, if there is one; for a heading, the first under it."""
        rows = self._model.rows
        row += row in rows.headings
        if 0 <= row < len(rows.numbers):
            # Qt's own `setCurrentIndex` adds to the choice while Ctrl is held.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self._model.index(row), only)

    def choose_none(self) -> None:
        """Chooses nothing, and stands at the beginning."""
        self.clearSelection()
        self.setCurrentIndex(ROOT)
        self.scrollToTop()

    def choose_near(self, row: int) -> None:
        """Makes a row the only chosen one, or the last where there are not so many."""
        self.choose_row(min(row, len(self._model.rows.numbers) - 1))

    def choose_number(self, number: int) -> None:
        """Makes a quote the only chosen one, if it is shown."""
        if number != self.current_number():
            self.choose_row(self._model.cards.row_of(number))

    def selected_numbers(self) -> list[int]:
        """The chosen quotes, each once, in page order."""
        return self._model.numbers_in([index.row() for index in self.selectedIndexes()])

    def _on_range_changed(self, *_range: int) -> None:
        """A further batch has its place; what is current may be among it."""
        index = self.currentIndex()
        if self._comes_in_batches and self.visualRect(index).isValid():
            self._comes_in_batches = False
            self.scrollTo(index)

    def _request(self, form: Form) -> None:
        numbers = self.selected_numbers()
        if numbers:
            self.insert_requested.emit(numbers, form)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._delegate.take_theme()
            self.scheduleDelayedItemsLayout()

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
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.flags() & Qt.ItemFlag.ItemIsEnabled:
            self._request(form_of(event.modifiers()))
