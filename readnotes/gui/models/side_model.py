"""The sidebar's tree as Qt asks for it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel

from readnotes.gui.models.side_rows import RENAMED, SideRow
from readnotes.gui.models.source_model import SOURCES_MIME, keys_in

Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole
NEW_SHELF = SideRow("shelf", "", "", None, "shelf")


class SideModel(QStandardItemModel):
    """Rows of the sidebar; shelves, tags and searches can be renamed in place.

    Signals:
        renamed(row, name): A `SideRow` is to have another name; a row without a name is new.
        sources_dropped(shelf, keys): Books were dragged onto a shelf.
    """

    renamed = Signal(object, str)
    sources_dropped = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        self._places: dict[tuple[str, str], QStandardItem] = {}

    def set_rows(self, rows: Sequence[SideRow], *, read_only: bool = False) -> bool:
        """Shows other rows.

        Returns:
            Whether the tree was built anew: False where only counts and words differ.
        """
        old = list(self._items(self.invisibleRootItem()))
        new = list(_flat(rows))
        if read_only == self._read_only and [_row(item).identity for item in old] == [
            row.identity for row in new
        ]:
            for item, row in zip(old, new, strict=True):
                if _row(item) != row:
                    _fill(item, row)
            return False
        self._read_only = read_only
        self.clear()
        for row in rows:
            self.appendRow(self._make(row))
        self._note_places()
        return True

    def row_at(self, index: Index) -> SideRow | None:
        """The row at an index, None for none."""
        row = index.data(ROW)
        return row if isinstance(row, SideRow) else None

    def find(self, kind: str, name: str) -> QModelIndex:
        """Where the row of this identity stands; invalid if there is none."""
        # Asked for at every key of a search; there may be hundreds of rows.
        item = self._places.get((kind, name))
        return item.index() if item is not None else QModelIndex()

    def add_new_shelf(self) -> QModelIndex:
        """Adds a row under *Shelves* in which a name is typed."""
        heading = self.itemFromIndex(self.find("heading", "shelves"))
        item = self._make(NEW_SHELF)
        heading.appendRow(item)
        self._note_places()
        return item.index()

    def drop_new_shelf(self) -> None:
        """Takes that row away again."""
        index = self.find(*NEW_SHELF.identity)
        if index.isValid():
            self.removeRow(index.row(), index.parent())
            self._note_places()

    def _note_places(self) -> None:
        self._places = {}
        for item in self._items(self.invisibleRootItem()):
            self._places.setdefault(_row(item).identity, item)

    def _items(self, parent: QStandardItem) -> Iterator[QStandardItem]:
        for number in range(parent.rowCount()):
            item = parent.child(number)
            yield item
            yield from self._items(item)

    def _make(self, row: SideRow) -> QStandardItem:
        item = QStandardItem()
        _fill(item, row)
        item.setSelectable(row.kind != "heading")
        item.setEditable(row.kind in RENAMED and not self._read_only)
        item.setDropEnabled(row.kind == "shelf" and not self._read_only)
        for each in row.rows:
            item.appendRow(self._make(each))
        return item

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_at(index)
        if role != Qt.ItemDataRole.EditRole or row is None:
            return super().setData(index, value, role)
        name = " ".join(str(value).split())
        if name in ("", row.words):
            return False
        self.renamed.emit(row, name)
        return True

    def mimeTypes(self) -> list[str]:
        return [SOURCES_MIME]

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        row = self.row_at(parent)
        return row is not None and row.kind == "shelf" and data.hasFormat(SOURCES_MIME)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        shelf = self.row_at(parent)
        if shelf is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.sources_dropped.emit(shelf.name, keys_in(data))
        # The books stay where they were: a book stands on several shelves.
        return False


def _fill(item: QStandardItem, row: SideRow) -> None:
    spoken = row.words if row.count is None else f"{row.words}, {row.shown_count}"
    item.setData(row, ROW)
    item.setText(row.words)
    item.setToolTip(row.hint or row.words)
    item.setAccessibleText(spoken)


def _row(item: QStandardItem) -> SideRow:
    row = item.data(ROW)
    assert isinstance(row, SideRow)
    return row


def _flat(rows: Sequence[SideRow]) -> Iterator[SideRow]:
    for row in rows:
        yield row
        yield from _flat(row.rows)
