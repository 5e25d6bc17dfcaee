"""The rows of the list beside a draft: quotes in page order, or under a heading for each tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from readnotes.gui.dragged_quotes import QUOTES_MIME, DraggedQuotes, make_mime
from readnotes.gui.widgets.quote_cards import Fetch, QuoteCards, fetch_nothing
from readnotes.i18n import ntext, text

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()

CARD_ROLE = Qt.ItemDataRole.UserRole
USES_ROLE = Qt.ItemDataRole.UserRole + 1
"""How often the draft uses the quote."""
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
"""The `TagHeading` of a row that is one, else None."""

NO_QUOTE = -1
"""Stands among the numbers where a row is a heading."""

AHEAD = 24


@dataclass(frozen=True, slots=True)
class TagHeading:
    """A row that names a tag, and says how many quotes stand under it; empty for no tag."""

    tag: str
    count: int


@dataclass(frozen=True, slots=True)
class DeskRows:
    """What the list shows, from the top.

    Attributes:
        order: The quotes in page order, each once.
        numbers: The quote of each row; a quote with two tags has two. `NO_QUOTE` in a heading.
        headings: The headings, by their rows.
    """

    order: Sequence[int] = ()
    numbers: Sequence[int] = ()
    headings: Mapping[int, TagHeading] = field(default_factory=dict)


def in_page_order(numbers: Sequence[int]) -> DeskRows:
    """One row for each quote.

    >>> in_page_order([4, 2]).numbers
    [4, 2]
    """
    return DeskRows(list(numbers), list(numbers))


def under_tags(numbers: Sequence[int], tags: Mapping[str, Sequence[int]]) -> DeskRows:
    """Quotes under their tags, those without one last; without headings where none has a tag.

    Args:
        numbers: Some quotes, in page order.
        tags: The tags in the order in which they shall stand, each with its quotes in page
            order; they may have quotes that are not among `numbers`.

    >>> rows = under_tags([1, 2, 3], {"bread": [1, 3], "snow": [3, 4]})
    >>> rows.numbers
    [-1, 1, 3, -1, 3, -1, 2]
    >>> [(row, each.tag, each.count) for row, each in rows.headings.items()]
    [(0, 'bread', 2), (3, 'snow', 1), (5, '', 1)]
    """
    shown = set(numbers)
    groups = {tag: [each for each in found if each in shown] for tag, found in tags.items()}
    tagged = {each for group in groups.values() for each in group}
    if not tagged:
        return in_page_order(numbers)
    groups[""] = [each for each in numbers if each not in tagged]
    rows: list[int] = []
    headings: dict[int, TagHeading] = {}
    for tag, group in groups.items():
        if group:
            headings[len(rows)] = TagHeading(tag, len(group))
            rows += [NO_QUOTE, *group]
    return DeskRows(list(numbers), rows, headings)


class DeskQuoteModel(QAbstractListModel):
    """The rows, the cards of those in view, and what a drag of some takes along.

    Attributes:
        rows: What is shown.
        uses: How often the draft uses each quote; those it does not use are left out.
        titled: Whether each card says its source.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows = DeskRows()
        self.cards = QuoteCards((), fetch_nothing)
        self.uses: Mapping[int, int] = {}
        self.titled = False

    def fill(self, rows: DeskRows, fetch: Fetch, titled: bool) -> None:
        """Shows other rows."""
        self.beginResetModel()
        self.rows = rows
        self.cards = QuoteCards(rows.numbers, fetch)
        self.titled = titled
        self.endResetModel()

    def numbers_in(self, rows: Sequence[int]) -> list[int]:
        """The quotes of some rows, each once, in page order."""
        chosen = {self.rows.numbers[row] for row in rows} - {NO_QUOTE}
        if len(chosen) < 2:
            return list(chosen)
        return [number for number in self.rows.order if number in chosen]

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows.numbers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() in self.rows.headings:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        heading = self.rows.headings.get(index.row())
        if role == HEADING_ROLE:
            return heading
        if heading is not None:
            spoken = role == Qt.ItemDataRole.AccessibleTextRole
            return _spoken_heading(heading) if spoken else None
        uses = self.uses.get(self.rows.numbers[index.row()], 0)
        if role == USES_ROLE:
            return uses
        if role == Qt.ItemDataRole.ToolTipRole:
            return said_of_uses(uses) if uses else None
        if role not in (CARD_ROLE, Qt.ItemDataRole.AccessibleTextRole):
            return None
        self.cards.prepare(index.row(), index.row() + AHEAD)
        card = self.cards.card(index.row())
        if role == CARD_ROLE or card is None:
            return card
        state = said_of_uses(uses) if uses else text("unused")
        return f"{card.locator_shown}, {state}: {card.text}"

    def mimeTypes(self) -> list[str]:
        return [QUOTES_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        numbers = self.numbers_in([index.row() for index in indexes])
        return make_mime(DraggedQuotes(tuple(numbers)))


def said_of_uses(uses: int) -> str:
    """How often a draft uses a quote, in words."""
    if uses == 1:
        return text("used in this draft")
    return ntext("used {n} time in this draft", "used {n} times in this draft", uses).format(n=uses)


def _spoken_heading(heading: TagHeading) -> str:
    count = ntext("{n} quote", "{n} quotes", heading.count).format(n=heading.count)
    return f"{heading.tag or text('No tag')}, {count}"
