"""The fields of a quote that are seldom needed, two to a line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QLineEdit, QWidget

from readnotes.gui import measures
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.i18n import text

LINES = ("gist", "speaker", "language", "carrier", "checked")
PASSAGES = ("as_printed", "translation")


class QuoteDetails(QWidget):
    """Gist, speaker, as printed, translation, language, carrier, checked, essential.

    Attributes:
        lines: The fields of one line, by the names of `Quote`.
        passages: The fields of several.
        essential: Whether the quote must not be missing from the review.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {name: QLineEdit() for name in LINES}
        self.passages = {name: GrowingEdit(1, 4) for name in PASSAGES}
        self.essential = QCheckBox(text("Must not be missing from the review"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(measures.STEP_2)
        self._grid.setVerticalSpacing(measures.STEP_1)
        self._place(0, 0, text("Gist"), self.lines["gist"], wide=True)
        self._place(1, 0, text("Speaker"), self.lines["speaker"])
        self._place(1, 2, text("Language"), self.lines["language"])
        self._place(2, 0, text("As printed"), self.passages["as_printed"], wide=True)
        self._place(3, 0, text("Translation"), self.passages["translation"], wide=True)
        self._place(4, 0, text("Quoted in"), self.lines["carrier"])
        self._place(4, 2, text("Checked"), self.lines["checked"])
        self._grid.addWidget(self.essential, 5, 1, 1, 3)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._explain()

    def _explain(self) -> None:
        hints = {
            "gist": text("Its point in one line"),
            "speaker": text("Who says it inside the source"),
            "language": text("en, ar …"),
            "carrier": text("Key of a source"),
            "checked": text("as 2026-11-22"),
        }
        for name, hint in hints.items():
            self.lines[name].setPlaceholderText(hint)
        self.passages["as_printed"].setPlaceholderText(text("The page’s own words, if different"))

    def _place(
        self, row: int, column: int, words: str, field: QWidget, *, wide: bool = False
    ) -> None:
        label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", "secondary")
        label.setBuddy(field)
        field.setAccessibleName(words)
        top = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, column, top)
        self._grid.addWidget(field, row, column + 1, 1, 3 if wide else 1)
