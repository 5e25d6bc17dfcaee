"""Choices below each other, each with a few words of explanation at its right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
MOST_FOR_NOTE = 0.6


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to pick.

    Attributes:
        words: What it is.
        note: What stands at the right, in grey.
        value: What is told when it is picked.
        icon: The name of an icon, or empty.
        quiet: Whether it is set in grey.
    """

    words: str
    note: str = ""
    value: object = None
    icon: str = ""
    quiet: bool = False


class ChoiceView(QListView):
    """A list of choices that never takes the keys: whoever has them moves the choice.

    Signals:
        picked(Choice): A choice was clicked.
    """

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None, *, signs: bool = True) -> None:
        """Begins without choices.

        Args:
            name: What it is, for those who hear it.
            parent: Qt's owner.
            signs: Whether there is room for icons at the left.
        """
        super().__init__(parent, uniformItemSizes=True)
        self._model = ChoiceModel(self)
        self.setAccessibleName(name)
        self.setModel(self._model)
        self.setItemDelegate(ChoiceDelegate(self, signs=signs))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.picked.emit(self._model.choices[index.row()]))

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be picked now."""
        return self._model.choices

    @property
    def chosen(self) -> Choice | None:
        """The choice that Enter would take; None for none."""
        index = self.currentIndex()
        return self._model.choices[index.row()] if index.isValid() else None

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other choices; none of them is chosen."""
        self._model.set_choices(choices)

    def choose(self, row: int) -> None:
        """Chooses a row, if there is one."""
        if row < len(self.choices):
            self.setCurrentIndex(self._model.index(row))

    def move_choice(self, by: int) -> None:
        """Chooses the next row, or the one before; round the ends."""
        count = len(self.choices)
        if count:
            index = self.currentIndex()
            here = index.row() if index.isValid() else -1 if by > 0 else 0
            self.setCurrentIndex(self._model.index((here + by) % count))

    def fit(self, most: int) -> None:
        """Takes the height of its rows, of so many at most."""
        row = self.sizeHintForRow(0) if self.choices else 0
        self.setFixedHeight(row * min(len(self.choices), most))


class ChoiceModel(QAbstractListModel):
    """Choices for a list view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offers other choices."""
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.words} {choice.note}".strip()
        if role == Qt.ItemDataRole.UserRole:
            return choice
        return None


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: its icon, its words, its note at the right."""

    def __init__(self, parent: QObject, *, signs: bool = True) -> None:
        super().__init__(parent)
        self._signs = signs

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, option.fontMetrics.height() + measures.STEP_3)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        look = theme.current()
        box = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colours.wash)
            painter.drawRoundedRect(box, measures.STEP_1, measures.STEP_1)
        inner = box.adjusted(measures.STEP_2, 0, -measures.STEP_2, 0)
        if choice.icon:
            sign = inner.adjusted(0, (box.height() - measures.ICON) // 2, 0, 0)
            icon(choice.icon).paint(painter, sign.x(), sign.y(), measures.ICON, measures.ICON)
        if self._signs:
            inner.setLeft(inner.left() + measures.ICON + measures.STEP_2)
        metrics = option.fontMetrics
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colours.secondary)
        elide = Qt.TextElideMode.ElideRight
        note = metrics.elidedText(choice.note, elide, round(inner.width() * MOST_FOR_NOTE))
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, note)
        room = inner.width() - metrics.horizontalAdvance(note) - measures.STEP_4
        painter.setPen(look.colours.secondary if choice.quiet else look.colours.ink)
        words = metrics.elidedText(choice.words, elide, room)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
