"""A line to type in with the choices below it: the command palette and *go to page* are of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()
WIDTH = 560
ROWS_SHOWN = 11


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


class PickList(QFrame):
    """Shows over the window until something is picked, Esc is pressed or the focus goes away.

    Signals:
        typed(text): The line was changed; whoever shows the list gives it other choices.
        picked(value): A choice was taken.
        closed: It went away, whether or not something was picked.
    """

    typed = Signal(str)
    picked = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget, name: str, hint: str) -> None:
        super().__init__(parent)
        self.setObjectName("pick-list")
        self.setProperty("ground", "raised")
        self.setAccessibleName(name)
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(name)
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self._model = ChoiceModel(self)
        self.view = QListView(uniformItemSizes=True)
        self.view.setAccessibleName(name)
        self.view.setModel(self._model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._pick)
        self._foot = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._foot.setProperty("role", "secondary")
        self._foot.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_2] * 4)
        column.setSpacing(measures.STEP_2)
        column.addWidget(self.field)
        column.addWidget(self.view)
        column.addWidget(self._foot)
        self.hide()

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be picked now."""
        return self._model.choices

    def open_over(self, top: int, written: str = "") -> None:
        """Shows itself in the middle of its parent, so many pixels from the top."""
        self.field.setText(written)
        self.field.selectAll()
        self.typed.emit(written)
        self._fit(top)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def set_choices(self, choices: Sequence[Choice], foot: str = "") -> None:
        """Offers other choices; the first is current. `foot` is said below them."""
        self._model.set_choices(choices)
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        self.view.setVisible(bool(choices))
        if choices:
            self.view.setCurrentIndex(self._model.index(0))
            self.view.scrollToTop()
        self._fit(self.y())

    def close_list(self) -> None:
        """Goes away."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _fit(self, top: int) -> None:
        parent = self.parentWidget()
        assert parent is not None
        width = min(WIDTH, parent.width() - 2 * measures.STEP_4)
        row = self.view.sizeHintForRow(0) if self._model.choices else 0
        self.view.setFixedHeight(row * min(len(self._model.choices), ROWS_SHOWN))
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, top)

    def _move(self, by: int) -> None:
        count = len(self._model.choices)
        if count:
            row = (self.view.currentIndex().row() + by) % count
            self.view.setCurrentIndex(self._model.index(row))

    def _pick(self, index: Index) -> None:
        if index.isValid():
            value = self._model.choices[index.row()].value
            self.close_list()
            self.picked.emit(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field:
            if event.type() == QEvent.Type.FocusOut and not self.isActiveWindow():
                return False
            if event.type() == QEvent.Type.FocusOut:
                self.close_list()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._answer_key(event)
        return super().eventFilter(watched, event)

    def _answer_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Tab:
                self._move(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self._move(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick(self.view.currentIndex())
            case Qt.Key.Key_Escape:
                self.close_list()
            case _:
                return False
        return True


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
        inner.setLeft(inner.left() + measures.ICON + measures.STEP_2)
        metrics = option.fontMetrics
        upright = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(look.colours.secondary)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignRight, choice.note)
        room = inner.width() - metrics.horizontalAdvance(choice.note) - measures.STEP_4
        painter.setPen(look.colours.secondary if choice.quiet else look.colours.ink)
        words = metrics.elidedText(choice.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, upright | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
