"""A quote opened in its place in the list, all fields in the order of work."""

from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

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

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something else than when it was opened."""
        return self.get_values() != self._opened
