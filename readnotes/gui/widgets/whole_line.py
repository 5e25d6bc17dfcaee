"""The foot of the panel of checks: how the look through the whole library stands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from readnotes.gui import measures
from readnotes.i18n import text


class WholeLine(QWidget):
    """A sentence, empty at first, and one link: to begin, to stop, or to look again.

    Signals:
        requested: The link was pressed.
    """

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._label.setProperty("role", "secondary")
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.link = QPushButton()
        self.link.setProperty("role", "link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        self.link.clicked.connect(lambda _checked=False: self.requested.emit())
        line = QHBoxLayout(self)
        # The link's words stand where those of a sentence would.
        self._label.setContentsMargins(measures.LINK_PADDING, 0, 0, 0)
        left = measures.STEP_4 - measures.LINK_PADDING
        line.setContentsMargins(left, measures.STEP_1, measures.STEP_4, measures.STEP_2)
        line.setSpacing(measures.STEP_1)
        line.addWidget(self._label, 1)
        line.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        # While there is nothing to say, the link stands where sentences begin.
        line.addStretch(0)
        self.say("", text("Check against the whole library"))

    @property
    def sentence(self) -> str:
        """What it says."""
        return self._label.text()

    def say(self, sentence: str, link: str) -> None:
        """Says how it stands, and what the link does."""
        self._label.setText(sentence)
        self._label.setVisible(bool(sentence))
        self.link.setText(link)
