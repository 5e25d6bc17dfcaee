"""A line to type in, with what is wrong with it, or how it was understood, below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from readnotes.gui import measures, theme


class CheckedLine(QWidget):
    """A line and a remark; the remark is hidden while there is nothing to say."""

    def __init__(self, name: str, line: QLineEdit | None = None) -> None:
        """Is empty.

        Args:
            name: What the field is called.
            line: The line to use, if it is a special one.
        """
        super().__init__()
        self.line = line or QLineEdit()
        self.line.setAccessibleName(name)
        self._remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._remark.setFont(theme.current().fonts.small)
        self._remark.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(measures.HALF)
        column.addWidget(self.line)
        column.addWidget(self._remark)
        self.setFocusProxy(self.line)

    @property
    def remark(self) -> str:
        """What is said of it."""
        return self._remark.text()

    @property
    def is_wrong(self) -> bool:
        """Whether it cannot be saved as it is."""
        return bool(self.line.property("trouble") == "error")

    def say(self, sentence: str, role: str = "secondary") -> None:
        """Says something of the field.

        Args:
            sentence: Plain text; empty takes back what was said.
            role: `secondary`, `warning`, or `error` where it cannot be saved so.
        """
        self._remark.setText(sentence)
        self._remark.setVisible(bool(sentence))
        self._remark.setProperty("role", role)
        self._remark.style().polish(self._remark)
        trouble = role if role in ("warning", "error") and sentence else ""
        self.line.setProperty("trouble", trouble)
        self.line.style().polish(self.line)
