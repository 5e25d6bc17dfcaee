"""One quiet line that says something, with what can be done about it as links."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from readnotes.gui import measures

Action = tuple[str, Callable[[], None]]


class NoticeLine(QWidget):
    """A sentence in the small font, and links behind it; hidden while it has nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._links: list[QPushButton] = []
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(measures.STEP_1)
        self._line.addWidget(self._label, 1)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says; empty while hidden."""
        return self._label.text() if not self.isHidden() else ""

    @property
    def links(self) -> list[QPushButton]:
        """The links, in order."""
        return list(self._links)

    def show_notice(
        self, sentence: str, role: str = "secondary", actions: Sequence[Action] = ()
    ) -> None:
        """Says a sentence.

        Args:
            sentence: Plain text.
            role: The role of its colour: `secondary`, `warning`, `error` or `ok`.
            actions: What can be done: words, and what a click does.
        """
        self.clear()
        self._label.setText(sentence)
        self._label.setProperty("role", role)
        self._label.style().polish(self._label)
        for words, act in actions:
            link = QPushButton(words)
            link.setProperty("role", "link")
            link.setCursor(Qt.CursorShape.PointingHandCursor)
            link.clicked.connect(lambda _checked=False, act=act: act())
            self._line.addWidget(link)
            self._links.append(link)
        self.show()

    def clear(self) -> None:
        """Falls silent."""
        for link in self._links:
            self._line.removeWidget(link)
            link.hide()
            link.deleteLater()
        self._links.clear()
        self._label.clear()
        self.hide()
