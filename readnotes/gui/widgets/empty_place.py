"""What stands in an empty place: one sentence, the one action that fills it, its shortcut."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from readnotes.gui import measures


class EmptyPlace(QWidget):
    """A sentence, a button, a key.

    Signals:
        action_requested: The button was pressed.
    """

    action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._sentence.setProperty("role", "secondary")
        self._button = QPushButton()
        self._button.clicked.connect(self.action_requested)
        self._keys = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._keys.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._keys.setProperty("role", "secondary")
        # It stands in the place of a list, and must not make that place higher than the list.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            measures.STEP_5, measures.STEP_6, measures.STEP_5, measures.STEP_6
        )
        column.setSpacing(measures.STEP_3)
        column.addStretch(2)
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._keys)
        column.addStretch(3)

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._sentence.text()

    @property
    def button(self) -> QPushButton:
        """The action that fills the place."""
        return self._button

    def show_wish(self, sentence: str, action: str = "", keys: str = "") -> None:
        """Says what belongs here.

        Args:
            sentence: One sentence.
            action: What the button says; empty for no button.
            keys: The action's shortcut as the system writes it.
        """
        self._sentence.setText(sentence)
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
