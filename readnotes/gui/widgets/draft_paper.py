"""A plain-text editor set like a page: its measure, leading, letters, colours, and its light."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.widgets.draft_body import DraftBody
from readnotes.gui.widgets.draft_highlighter import DraftHighlighter
from readnotes.gui.widgets.draft_layout import DraftLayout
from readnotes.gui.widgets.draft_light import DraftLight, Light


class DraftPaper(QPlainTextEdit):
    """How a draft looks; what is written on it is the affair of `DraftEdit`.

    Attributes:
        light: What stays bright of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typewriter = False
        self.setProperty("role", "draft")
        self.setCenterOnScroll(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Held for good: with its wrapper would go what Python has made for the document.
        self._document = document = self.document()
        self._written = DraftBody(document)
        document.setDocumentMargin(measures.STEP_2)
        self._layout = DraftLayout(
            document,
            lambda: self.viewport().width(),
            lambda: measures.leading_of_passages(self.font()),
        )
        document.setDocumentLayout(self._layout)
        self._highlighter = DraftHighlighter(document)
        self._is_highlighted = True
        self.light = DraftLight(self)
        self.take_theme()
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    def set_unknown_keys(self, keys: Sequence[str]) -> None:
        """Which of the keys it cites no source has."""
        self._highlighter.set_unknown_keys(keys)

    def set_misspelt(self, words: Collection[str]) -> None:
        """Which of its words are misspelt; they are underlined."""
        self._highlighter.set_misspelt(words)

    def set_typewriter(self, on: bool) -> None:
        """Whether the line of the cursor stays at the middle of the view."""
        self._typewriter = on
        self._on_cursor_moved()

    def set_light(self, light: Light) -> None:
        """What stays bright: the paragraph of the cursor, its sentence, or the whole draft."""
        self.light.choose(light)

    def take_theme(self) -> None:
        """Takes the letters and colours of the present theme."""
        font = theme.current().fonts.passage
        if self.font() != font:
            self.setFont(font)
        self._highlighter.take_theme()
        self._fit_measure()

    def _on_cursor_moved(self) -> None:
        if self._typewriter and not self.textCursor().hasSelection():
            self.centerCursor()
        self.light.follow()

    def _highlight(self, wanted: bool) -> None:
        # Noted before: taking the colours away is a change of the text in Qt's eyes.
        before, self._is_highlighted = self._is_highlighted, wanted
        if wanted != before:
            self._highlighter.setDocument(self.document() if wanted else None)

    def _fit_measure(self) -> None:
        inside = 2 * measures.STEP_2
        widest = measures.widest_passage(self.font()) + inside
        bar = self.verticalScrollBar().sizeHint().width()
        side = max((self.width() - widest) // 2 - bar // 2, measures.STEP_3)
        self.setViewportMargins(side, 0, side - bar if side > 2 * bar else measures.STEP_1, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.take_theme()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.light.veil(event)
