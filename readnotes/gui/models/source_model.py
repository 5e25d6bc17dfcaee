"""The books of a scope as Qt asks for them; the first row stands for all of them."""

import json
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from readnotes.domain.sources import SourceCard
from readnotes.i18n import ntext, text

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
SOURCES_MIME = "application/x-readnotes-sources"


class SourceModel(QAbstractListModel):
    """Cards of books. Row 0 is *All quotes* wherever there is at least one book."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[SourceCard] = ()
        self._rows: dict[str, int] = {}
        self._quotes = 0

    @property
    def cards(self) -> Sequence[SourceCard]:
        """The books, in order."""
        return self._cards

    @property
    def quotes(self) -> int:
        """How many quotes the row of all stands for."""
        return self._quotes

    def set_cards(self, cards: Sequence[SourceCard], quotes: int) -> None:
        """Shows other books.

        Args:
            cards: The books, in order.
            quotes: How many quotes the row of all stands for.
        """
        self._quotes = quotes
        if len(cards) == len(self._cards) and [c.key for c in cards] == list(self._rows):
            self._cards = cards
            if cards:
                self.dataChanged.emit(self.index(0), self.index(len(cards)))
            return
        self.beginResetModel()
        self._cards = cards
        self._rows = {card.key: row for row, card in enumerate(cards, 1)}
        self.endResetModel()

    def card_at(self, index: Index) -> SourceCard | None:
        """The book of a row; None for the row of all."""
        row = index.row() - 1
        return self._cards[row] if 0 <= row < len(self._cards) else None

    def row_of(self, key: str) -> int:
        """The row of a book; 0, the row of all, where it is not here."""
        return self._rows.get(key, 0)

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or not self._cards else len(self._cards) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        card = self.card_at(index)
        if role == Qt.ItemDataRole.UserRole:
            return card
        if role == Qt.ItemDataRole.DisplayRole:
            return text("All quotes") if card is None else card.title
        if role == Qt.ItemDataRole.ToolTipRole and card is not None:
            return card.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(card)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self.card_at(index) else flags

    def mimeTypes(self) -> list[str]:
        return [SOURCES_MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        keys = [card.key for index in indexes if (card := self.card_at(index)) is not None]
        data = QMimeData()
        data.setData(SOURCES_MIME, json.dumps(keys).encode())
        return data

    def _spoken(self, card: SourceCard | None) -> str:
        count = self.quotes if card is None else card.quotes
        quotes = ntext("{n} quote", "{n} quotes", count).format(n=count)
        if card is None:
            return f"{text('All quotes')}, {quotes}"
        return ", ".join(part for part in (card.title, card.authors, card.year, quotes) if part)


def keys_in(data: QMimeData) -> list[str]:
    """The citation keys of books that are being dragged."""
    raw = bytes(data.data(SOURCES_MIME).data())
    return [str(key) for key in json.loads(raw)] if raw else []
