"""One line under the draft: what the check says of the words at the cursor, or of all of them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from readnotes.gui import measures


class FindingLine(QWidget):
    """It is always as high, so that the draft stands still whatever it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = ""
        self._label = _ElidedLabel()
        self._label.setProperty("role", "secondary")
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.link = QPushButton()
        self.link.setProperty("role", "link")
        self.link.setCursor(Qt.CursorShape.PointingHandCursor)
        # Tab leads from the draft to the panes; the panel offers the same for the keys.
        self.link.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.link.clicked.connect(lambda _checked=False: self._act())
        self._act: Callable[[], None] = lambda: None
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.STEP_4, measures.STEP_1, measures.STEP_4, measures.STEP_1)
        line.addWidget(self._label, 1)
        line.addWidget(self.link)
        self.setFixedHeight(self.link.sizeHint().height() + 2 * measures.STEP_1)
        self.link.hide()

    def say(self, sentence: str, title: str = "", act: Callable[[], None] | None = None) -> None:
        """Says a sentence, and perhaps what can be done about it."""
        if act is not None:
            self._act = act
        self.link.setText(title.replace("&", "&&"))
        self.link.setVisible(act is not None)
        self.sentence = sentence
        self._label.set_words(sentence)


class _ElidedLabel(QLabel):
    """As much of a sentence as there is room for."""

    def __init__(self) -> None:
        super().__init__(textFormat=Qt.TextFormat.PlainText)
        self._words = ""

    def set_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self._fit()

    def _fit(self) -> None:
        elided = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._words, elided, self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
