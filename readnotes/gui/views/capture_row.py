"""The capture row: where a passage goes from the page into the library, always at hand."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from readnotes.gui.widgets.pasted_picture import PastedPicture
from readnotes.gui.widgets.quote_fields import QuoteFields
from readnotes.gui.widgets.quote_values import QuoteValues
from readnotes.i18n import text


class CaptureRow(QuoteFields):
    """A quote on its way into the library.

    The window answers `save_requested` by saving and then calling `begin_next` and, once it is
    committed, `show_saved`; where it fails, `set_values` brings the row back and `show_trouble`
    says why.

    Signals:
        picture_removed: The picture that was pasted is not wanted after all.
    """

    picture_removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved = QLabel()
        self._saved.setProperty("role", "secondary")
        self._save = QPushButton(text("Save"))
        self._save.setProperty("role", "primary")
        self._save.setToolTip(text("Save and go on to the next (Ctrl+Enter)"))
        self._save.clicked.connect(self.ask_to_save)
        self._picture = PastedPicture()
        self._picture.removed.connect(self.picture_removed)
        self.footer.addWidget(self._picture)
        self.footer.addStretch(1)
        self.footer.addWidget(self._saved)
        self.footer.addWidget(self._save)
        self.setAccessibleName(text("New quote"))

    def begin_next(self, last: str) -> None:
        """Empties the row for the next quote, with the cursor in the page.

        Args:
            last: The locator just saved, as typed; it stands there in grey.
        """
        kind = self.kind.kind
        self.set_values(QuoteValues(kind=kind))
        self._picture.clear()
        self.page.set_last(last, timed=self.page.timed)
        self.show_details(False)
        self.page.setFocus()

    def start(self) -> None:
        """Puts the cursor in the page, ready to type over it."""
        self.page.setFocus()
        self.page.selectAll()

    def show_saved(self, at: time) -> None:
        """Says when the last quote was committed; never called before it was."""
        self._saved.setText(text("Saved {time}").format(time=at.strftime("%H:%M")))

    def show_picture(self, picture: QPixmap) -> None:
        """Shows the picture that will be kept with the quote."""
        self._picture.show_picture(picture)

    def hide_picture(self) -> None:
        """Shows that no picture will be kept."""
        self._picture.clear()
