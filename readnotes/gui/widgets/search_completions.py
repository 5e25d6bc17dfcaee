"""What may be about to be typed, below the field in which it is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from readnotes.gui import measures
from readnotes.gui.widgets.choice_view import Choice, ChoiceView
from readnotes.i18n import text

WIDTH = 440
ROWS_SHOWN = 8


class CompletionList(QFrame):
    """Hangs under a field without taking the keys from it; the field moves the choice.

    Signals:
        taken(Choice): A choice was clicked.
    """

    taken = Signal(object)

    def __init__(self, field: QLineEdit, over: QWidget) -> None:
        """Begins hidden.

        Args:
            field: The field.
            over: The window it hangs in.
        """
        super().__init__(over)
        self._field = field
        self.setObjectName("pick-list")
        self.setProperty("ground", "raised")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.view = ChoiceView(text("What may be meant"), signs=False)
        self.view.picked.connect(self.taken)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_1] * 4)
        column.addWidget(self.view)
        self.hide()

    def show_choices(self, choices: Sequence[Choice], place: int) -> None:
        """Offers choices; without any it goes away.

        Args:
            choices: The likeliest first; none of them is chosen.
            place: How far from the left edge of the field what they replace begins, in pixels.
        """
        self.view.set_choices(choices)
        if not choices:
            self.hide()
            return
        over = self.parentWidget()
        assert over is not None
        width = min(WIDTH, over.width() - 2 * measures.STEP_2)
        self.view.fit(ROWS_SHOWN)
        self.setFixedWidth(width)
        self.adjustSize()
        below = QPoint(place, self._field.height() + measures.HALF)
        at = self._field.mapTo(over, below)
        self.move(min(at.x(), over.width() - width - measures.STEP_2), at.y())
        self.show()
        self.raise_()
