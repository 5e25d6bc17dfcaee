"""A line to type in with the choices below it: the command palette and *go to page* are of it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from readnotes.gui import measures
from readnotes.gui.widgets.choice_view import Choice, ChoiceView

__all__ = ["Choice", "PickList"]

WIDTH = 560
ROWS_SHOWN = 11


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
        self.view = ChoiceView(name)
        self.view.picked.connect(self._pick)
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
        return self.view.choices

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
        self.view.set_choices(choices)
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))
        self.view.setVisible(bool(choices))
        self.view.choose(0)
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
        self.view.fit(ROWS_SHOWN)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((parent.width() - width) // 2, top)

    def _pick(self, choice: Choice | None) -> None:
        if choice is not None:
            self.close_list()
            self.picked.emit(choice.value)

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
                self.view.move_choice(1)
            case Qt.Key.Key_Up | Qt.Key.Key_Backtab:
                self.view.move_choice(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._pick(self.view.chosen)
            case Qt.Key.Key_Escape:
                self.close_list()
            case _:
                return False
        return True
