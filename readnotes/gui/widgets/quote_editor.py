"""A quote opened in its place in the list, all fields in the order of work."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QToolButton, QWidget

from readnotes.gui import icons
from readnotes.gui.widgets.quote_fields import QuoteFields
from readnotes.gui.widgets.quote_values import QuoteValues
from readnotes.i18n import text


class QuoteEditor(QuoteFields):
    """Edits one quote; Esc closes and asks nothing, for what was typed is kept by `row_changed`."""

    def __init__(self, values: QuoteValues, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._opened = values
        close = QToolButton()
        close.setIcon(icons.icon("close"))
        close.setAccessibleName(text("Close"))
        close.setToolTip(text("Close (Esc)"))
        close.clicked.connect(self.close_requested)
        save = QPushButton(text("Save"))
        save.setProperty("role", "primary")
        save.setToolTip(text("Save (Ctrl+Enter)"))
        save.clicked.connect(self.ask_to_save)
        self.footer.addStretch(1)
        self.footer.addWidget(close)
        self.footer.addWidget(save)
        self.setAutoFillBackground(True)
        self.setAccessibleName(text("Quote"))
        self.set_values(values)

    def begin(self, field: str = "text") -> None:
        """Puts the cursor into a field, by its name in `Quote`, opening what hides it."""
        wanted = self._field(field)
        if self.details.isAncestorOf(wanted):
            self.show_details(True)
        wanted.setFocus()

    def write(self, field: str, words: str) -> None:
        """Writes words into a field in place of its own, in one step that Ctrl+Z takes back."""
        wanted = self._field(field)
        self.begin(field)
        if isinstance(wanted, QLineEdit):
            wanted.selectAll()
            wanted.insert(words)
        elif isinstance(wanted, QPlainTextEdit):
            cursor = wanted.textCursor()
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(words)

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something else than when it was opened."""
        return self.get_values() != self._opened
