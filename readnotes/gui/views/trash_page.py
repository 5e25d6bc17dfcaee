"""The trash: what was put away, until it is brought back or deleted for good."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.i18n import text

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class TrashRow:
    """One record in the trash.

    Attributes:
        name: Its key or id.
        icon: The name of its icon.
        words: What it says, in one line.
        where: Where it was: a book and a page.
        when: When it went to the trash, as shown.
    """

    name: str
    icon: str
    words: str
    where: str
    when: str


class TrashPage(QFrame):
    """A table of what is in the trash.

    Signals:
        restore_requested(names): These records are wanted back.
        emptying_requested: Everything is to be deleted for good.
        close_requested: Esc.
    """

    restore_requested = Signal(object)
    emptying_requested = Signal()
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self._model = _TrashModel(self)
        self._read_only = False
        self.table = self._make_table()
        self.restore = QPushButton(icon("undo"), text("Restore"))
        self.restore.setToolTip(text("Bring back what is chosen (Ctrl+R)"))
        self.restore.clicked.connect(self._request_restore)
        self.emptying = QPushButton(icon("trash"), text("Empty the trash…"))
        self.emptying.clicked.connect(self.emptying_requested)
        self.empty = EmptyPlace()
        self.empty.show_wish(text("Nothing is in the trash."), text("Back"), "Esc")
        self.empty.action_requested.connect(self.close_requested)
        title = QLabel(text("Trash"))
        title.setFont(theme.current().fonts.title)
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_5, measures.STEP_4, measures.STEP_4, measures.STEP_3)
        head.setSpacing(measures.STEP_2)
        head.addWidget(title, 1)
        head.addWidget(self.restore)
        head.addWidget(self.emptying)
        self._places = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setContentsMargins(measures.STEP_4, 0, measures.STEP_4, 0)
        body.addLayout(self._places)
        column.addLayout(body, 1)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self.table)
        self._places.addWidget(self.empty)
        self.setFocusProxy(self.table)

    @property
    def rows(self) -> Sequence[TrashRow]:
        """What is in the trash."""
        return self._model.rows

    def set_rows(self, rows: Sequence[TrashRow], *, read_only: bool = False) -> None:
        """Shows what is in the trash."""
        self._read_only = read_only
        self._model.set_rows(rows)
        self._places.setCurrentWidget(self.table if rows else self.empty)
        for button in (self.restore, self.emptying):
            button.setVisible(bool(rows) and not read_only)
        if rows:
            self.table.setCurrentIndex(self._model.index(0, 0))
        focused = QApplication.focusWidget()
        if self.isVisible() and (focused is None or self.isAncestorOf(focused)):
            (self.table if rows else self.empty.button).setFocus()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here now."""
        if not self.rows or self._read_only:
            return {}
        return {
            "restore": self._request_restore,
            "empty-trash": self.emptying_requested.emit,
        }

    def panes(self) -> Sequence[QWidget]:
        """The table."""
        return [self.table]

    def leave(self) -> None:
        """Nothing is typed here."""

    def _request_restore(self) -> None:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        if chosen:
            self.restore_requested.emit([self.rows[row].name for row in chosen])

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(text("Trash"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + measures.STEP_4)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMaximumSectionSize(measures.STEP_6 * 20)
        return table

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


class _TrashModel(QAbstractTableModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[TrashRow] = ()

    def set_rows(self, rows: Sequence[TrashRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.words, row.where, row.when)[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icon(row.icon)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() > 0:
            return theme.current().colours.secondary
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (text("What"), text("Where it was"), text("Put away"))[section]
        return None
