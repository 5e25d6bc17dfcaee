"""The sidebar: the whole library by status, shelf, tag, review and search, with live counts."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QMenu,
    QTreeView,
    QWidget,
)

from readnotes.gui import measures
from readnotes.gui.delegates.side_delegate import SideDelegate
from readnotes.gui.icons import icon
from readnotes.gui.models.side_model import SideModel
from readnotes.gui.models.side_rows import RENAMED, SideRow
from readnotes.i18n import text

LEAST_WIDTH = 160


class Sidebar(QTreeView):
    """Chooses what the panes beside it show.

    Signals:
        row_chosen(row): A `SideRow` was chosen, by key or pointer.
        renamed(row, name): A shelf, tag or search is to have another name; a new shelf has none.
        deletion_requested(row): A shelf or search is not wanted any more.
        sources_dropped(shelf, keys): Books were dragged onto a shelf.
    """

    row_chosen = Signal(object)
    renamed = Signal(object, str)
    deletion_requested = Signal(object)
    sources_dropped = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = SideModel(self)
        self._model.renamed.connect(self.renamed)
        self._model.sources_dropped.connect(self.sources_dropped)
        self._telling = True
        self.setModel(self._model)
        self.setItemDelegate(SideDelegate(self))
        self.setAccessibleName(text("Library"))
        self.setProperty("ground", "window")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setContentsMargins(0, measures.STEP_2, 0, 0)
        self.customContextMenuRequested.connect(self._on_menu_requested)
        self.clicked.connect(self._on_clicked)

    @property
    def current_row(self) -> SideRow | None:
        """The row that is chosen."""
        return self._model.row_at(self.currentIndex())

    def set_rows(self, rows: Sequence[SideRow], *, read_only: bool = False) -> None:
        """Shows other rows; what was chosen and what was open stays."""
        if self.state() == QAbstractItemView.State.EditingState:
            return
        chosen = self.current_row
        closed = {
            row.identity
            for row in (self._model.row_at(index) for index in self._parents())
            if row is not None and row.kind == "reviews"
        } - self._open_identities()
        if self._model.set_rows(rows, read_only=read_only):
            self.expandAll()
            for identity in closed:
                self.collapse(self._model.find(*identity))
            if chosen is not None:
                self.choose(*chosen.identity)

    def choose(self, kind: str, name: str) -> None:
        """Shows which row is in front, without telling that it was chosen."""
        self._telling = False
        index = self._model.find(kind, name)
        if index.isValid():
            # Qt's own `setCurrentIndex` looks at the keys that are held, as in Ctrl+N.
            only = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, only)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._telling = True

    def begin_new_shelf(self) -> None:
        """Opens a row under *Shelves* to type a name in."""
        self.edit(self._model.add_new_shelf())

    def begin_rename(self) -> None:
        """Opens the name of the chosen row, where it has one that can be changed."""
        row = self.current_row
        if row is not None and row.kind in RENAMED:
            self.edit(self.currentIndex())

    def request_deletion(self) -> None:
        """Asks for the chosen shelf or search to be deleted."""
        row = self.current_row
        if row is not None and row.kind in ("shelf", "search"):
            self.deletion_requested.emit(row)

    def _parents(self) -> list[QModelIndex]:
        """The rows that have rows under them."""
        root = [self._model.index(number, 0) for number in range(self._model.rowCount())]
        under = [
            self._model.index(number, 0, parent)
            for parent in root
            for number in range(self._model.rowCount(parent))
        ]
        return [index for index in root + under if self._model.rowCount(index)]

    def _open_identities(self) -> set[tuple[str, str]]:
        rows = [self._model.row_at(each) for each in self._parents() if self.isExpanded(each)]
        return {row.identity for row in rows if row is not None}

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and row.kind in ("reviews", "heading"):
            self.setExpanded(index, not self.isExpanded(index))
        elif row is not None and row.kind in ("wish", "trash", "search", "review"):
            # These are asked for again by a click even where they are chosen already.
            self.row_chosen.emit(row)

    def _on_menu_requested(self, point: QPoint) -> None:
        row = self._model.row_at(self.indexAt(point))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(icon("plus"), text("New shelf"), self.begin_new_shelf)
        if row is not None and row.kind in RENAMED:
            menu.addAction(icon("edit"), text("Rename"), self.begin_rename)
        if row is not None and row.kind in ("shelf", "search"):
            words = text("Delete shelf") if row.kind == "shelf" else text("Forget this search")
            menu.addAction(icon("trash"), words, self.request_deletion)
        menu.popup(self.viewport().mapToGlobal(point))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        row = self.current_row
        if self._telling and row is not None and selected.indexes():
            if row.kind in ("reviews", "wish"):
                return
            self.row_chosen.emit(row)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self._model.drop_new_shelf()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current_row
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            if row.kind == "reviews":
                self.setExpanded(self.currentIndex(), not self.isExpanded(self.currentIndex()))
            else:
                self.row_chosen.emit(row)
            return
        super().keyPressEvent(event)
