"""Ways to go on with what is being typed, below the cursor; the keys stay in the editor."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from readnotes.gui import measures
from readnotes.gui.widgets.choice_view import Choice, ChoiceDelegate, ChoiceModel
from readnotes.i18n import text

WIDTH = 420
ROWS_SHOWN = 6


class CompletionList(QFrame):
    """Lies over its parent; whoever types moves through it from there.

    Signals:
        picked(value): The value of a choice.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        # The frame of the lists that lie over the window.
        self.setObjectName("pick-list")
        self.setProperty("ground", "raised")
        self._model = ChoiceModel(self)
        self.view = QListView(uniformItemSizes=True)
        self.view.setAccessibleName(text("Completions"))
        self.view.setModel(self._model)
        self.view.setItemDelegate(ChoiceDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_1] * 4)
        column.addWidget(self.view)
        self.hide()

    @property
    def choices(self) -> Sequence[Choice]:
        """What can be picked now; nothing while it is hidden."""
        return () if self.isHidden() else self._model.choices

    def show_below(self, line: QRect, choices: Sequence[Choice]) -> None:
        """Offers choices, the first current; below a line, above it where there is no room.

        Args:
            line: Where the cursor stands, in the parent's pixels.
            choices: The best first; without any it hides.
        """
        self._model.set_choices(choices)
        if not choices:
            self.hide()
            return
        parent = self.parentWidget()
        assert parent is not None
        self.view.setCurrentIndex(self._model.index(0))
        self.view.scrollToTop()
        rows = min(len(choices), ROWS_SHOWN)
        self.view.setFixedHeight(self.view.sizeHintForRow(0) * rows)
        self.setFixedWidth(min(WIDTH, parent.width()))
        self.adjustSize()
        top = line.bottom() + measures.STEP_1
        if top + self.height() > parent.height():
            top = max(line.top() - measures.STEP_1 - self.height(), 0)
        left = max(min(line.left(), parent.width() - self.width()), 0)
        self.move(left, top)
        self.show()
        self.raise_()

    def move_by(self, rows: int) -> None:
        """Goes to another choice, round the ends."""
        row = (self.view.currentIndex().row() + rows) % max(len(self._model.choices), 1)
        self.view.setCurrentIndex(self._model.index(row))

    def pick_current(self) -> None:
        """Picks the current choice."""
        self._pick(self.view.currentIndex())

    def _pick(self, index: QModelIndex) -> None:
        if index.isValid():
            value = self._model.choices[index.row()].value
            self.hide()
            self.picked.emit(value)
