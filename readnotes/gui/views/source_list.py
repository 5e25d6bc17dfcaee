"""The list of books of a scope: sorted, filtered, dragged onto shelves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.sources import SourceCard
from readnotes.gui import measures
from readnotes.gui.delegates.source_delegate import Covers, SourceDelegate
from readnotes.gui.icons import icon
from readnotes.gui.models.source_model import SourceModel
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.i18n import text

ORDERS: Mapping[str, str] = {
    "author": text("By author"),
    "title": text("By title"),
    "year": text("By year"),
    "modified": text("Changed last"),
    "quotes": text("Most quotes"),
}
LEAST_WIDTH = 180
ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect


class SourceList(QFrame):
    """Books with a filter above them.

    Signals:
        source_chosen(key): A book was chosen; empty for all quotes of the scope.
        source_activated(key): Enter or a double click.
        order_chosen(order): A key of `ORDERS`.
        filter_changed(words): Other words are to be looked for in titles and names.
        menu_requested(key, point): The right button, at a point of the screen.
        empty_action_requested: The action of the empty place.
    """

    source_chosen = Signal(str)
    source_activated = Signal(str)
    order_chosen = Signal(str)
    filter_changed = Signal(str)
    menu_requested = Signal(str, QPoint)
    empty_action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.setMinimumWidth(LEAST_WIDTH)
        self._telling = True
        self._model = SourceModel(self)
        self.view = _Books()
        self.view.setModel(self._model)
        self._delegate = SourceDelegate(self.view)
        self.view.setItemDelegate(self._delegate)
        self.field = QLineEdit(placeholderText=text("Filter books"))
        self.field.setAccessibleName(text("Filter books"))
        self.field.setProperty("role", "quiet")
        self.field.setClearButtonEnabled(True)
        self.empty = EmptyPlace()
        self._orders = self._make_orders()
        self._places = QStackedLayout()
        self._lay_out()
        self._connect()

    @property
    def current_key(self) -> str:
        """The citation key of the chosen book; empty for all quotes."""
        card = self._model.card_at(self.view.currentIndex())
        return card.key if card else ""

    @property
    def cards(self) -> Sequence[SourceCard]:
        """The books shown, in order."""
        return self._model.cards

    def selected_keys(self) -> list[str]:
        """The citation keys of all chosen books, in order."""
        indexes = sorted(self.view.selectedIndexes(), key=lambda index: index.row())
        return [card.key for index in indexes if (card := self._model.card_at(index))]

    def set_cards(self, cards: Sequence[SourceCard], chosen: str, quotes: int) -> None:
        """Shows books, with one chosen where it is among them.

        Args:
            cards: The books, in order.
            chosen: The citation key of the chosen one; empty for all quotes.
            quotes: How many quotes of theirs there are in the scope.
        """
        self._telling = False
        self._model.set_cards(cards, quotes)
        self._delegate.quotes = self._model.quotes
        self._places.setCurrentWidget(self.view if cards else self.empty)
        self.choose(chosen)
        self._telling = True

    def choose(self, key: str) -> None:
        """Shows which book is in front, without telling that it was chosen."""
        before, self._telling = self._telling, False
        row = self._model.row_of(key)
        if row != self.view.currentIndex().row() or not self.view.selectedIndexes():
            # Qt's own `setCurrentIndex` adds to the choice while Ctrl is held, as in Ctrl+N.
            self.view.selectionModel().setCurrentIndex(self._model.index(row), ALONE)
        self._telling = before

    def set_covers(self, covers: Covers) -> None:
        """Where covers come from."""
        self._delegate.covers = covers

    def set_order(self, order: str) -> None:
        """Shows which order the books are in."""
        self._orders[order].setChecked(True)

    def begin_filter(self) -> None:
        """Puts the cursor into the filter."""
        self.field.setFocus()
        self.field.selectAll()

    def _make_orders(self) -> dict[str, QAction]:
        group = QActionGroup(self)
        orders = {}
        for name, words in ORDERS.items():
            action = QAction(words, group, checkable=True)
            action.triggered.connect(lambda _checked=False, name=name: self.order_chosen.emit(name))
            orders[name] = action
        orders["author"].setChecked(True)
        return orders

    def _lay_out(self) -> None:
        sort = QToolButton()
        sort.setIcon(icon("sort"))
        sort.setToolTip(text("Order of the books"))
        sort.setAccessibleName(text("Order of the books"))
        sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(sort)
        menu.addActions(list(self._orders.values()))
        sort.setMenu(menu)
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_2, measures.STEP_2, measures.STEP_2, measures.STEP_1)
        head.setSpacing(measures.STEP_1)
        head.addWidget(self.field, 1)
        head.addWidget(sort)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._places, 1)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self.view)
        self._places.addWidget(self.empty)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.filter_changed)
        self.field.returnPressed.connect(self.view.setFocus)
        self.empty.action_requested.connect(self.empty_action_requested)
        self.view.selection_told.connect(self._on_selection_changed)
        self.view.activated.connect(lambda _index: self.source_activated.emit(self.current_key))
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._on_menu_requested)
        self.setFocusProxy(self.view)

    def _on_selection_changed(self) -> None:
        if self._telling:
            self.source_chosen.emit(self.current_key)

    def _on_menu_requested(self, point: QPoint) -> None:
        card = self._model.card_at(self.view.indexAt(point))
        if card is not None:
            self.menu_requested.emit(card.key, self.view.viewport().mapToGlobal(point))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.clear()
            self.view.setFocus()
        elif event.key() == Qt.Key.Key_Escape and self.current_key:
            self.view.setCurrentIndex(self._model.index(0))
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.view.setFocus()
        else:
            super().keyPressEvent(event)


class _Books(QListView):
    """The list itself."""

    selection_told = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(text("Books"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.selection_told.emit()
