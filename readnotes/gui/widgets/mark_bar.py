"""A few small buttons over chosen words: what can be done to them where they are quoted."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from readnotes.gui import measures


@dataclass(frozen=True, slots=True)
class MarkOffer:
    """One button.

    Attributes:
        name: What is told when it is pressed.
        words: What it says.
        meaning: What it does, for its tooltip and for those who hear it.
    """

    name: str
    words: str
    meaning: str


class MarkBar(QFrame):
    """Lies over its parent, beside the words it is about; the keys stay where they are.

    Signals:
        mark_chosen(name): A button was pressed.
    """

    mark_chosen = Signal(str)

    def __init__(self, offers: Sequence[MarkOffer], parent: QWidget) -> None:
        super().__init__(parent)
        # The frame of the lists that lie over the window.
        self.setObjectName("pick-list")
        self.setProperty("ground", "raised")
        line = QHBoxLayout(self)
        line.setContentsMargins(*[measures.HALF] * 4)
        line.setSpacing(measures.HALF)
        self.buttons: dict[str, QToolButton] = {}
        for offer in offers:
            button = QToolButton()
            button.setText(offer.words)
            button.setToolTip(offer.meaning)
            button.setAccessibleName(offer.meaning)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, name=offer.name: self.mark_chosen.emit(name))
            line.addWidget(button)
            self.buttons[offer.name] = button
        self.hide()

    def show_beside(self, words: QRect) -> None:
        """Shows itself above the words, below them where there is no room.

        Args:
            words: Where they stand, in the parent's pixels.
        """
        parent = self.parentWidget()
        assert parent is not None
        self.adjustSize()
        top = words.top() - self.height() - measures.STEP_1
        if top < 0:
            top = words.bottom() + measures.STEP_1
        left = min(max(words.left(), 0), max(parent.width() - self.width(), 0))
        self.move(left, top)
        self.show()
        self.raise_()
