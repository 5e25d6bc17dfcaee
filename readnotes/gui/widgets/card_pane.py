"""One quote in full beside the draft: where it is from, its words to choose from, its use."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.drafting.insertion import Form
from readnotes.gui import measures, theme
from readnotes.gui.widgets.part_edit import NOBODY, PartEdit
from readnotes.i18n import text


class CardPane(QFrame):
    """Shows the current quote of the list, or what the citation at the cursor cites.

    Signals:
        insert_requested(number, words, form): The quote is to be inserted; of it only the words,
            or all where they are empty.
        place_requested(number): The place of the draft is wanted where it is cited.
        left: The list is wanted again.
    """

    insert_requested = Signal(object, str, str)
    place_requested = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = NOBODY
        self._whence = ""
        self.page = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.source = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.passage = PartEdit()
        self.place = QPushButton(text("Where cited"))
        self.place.setProperty("role", "link")
        self.place.setToolTip(text("Go to where it is cited (Ctrl+J)"))
        self._hint = QLabel(
            text("Enter or a drag inserts the chosen words. Space keeps them to choose more.")
        )
        self._lay_out()
        self.place.clicked.connect(lambda _on=False: self.place_requested.emit(self.number))
        self.passage.insert_requested.connect(self._on_insert_requested)
        self.passage.selectionChanged.connect(self._on_selection_changed)
        self.passage.left.connect(self.left)
        self.hide()

    def show_card(self, card: QuoteCard, *, uses: int) -> None:
        """Shows a quote.

        Args:
            card: The quote.
            uses: How often the draft uses it; then there is a place to go to.
        """
        if self.number != card.number or self.passage.toPlainText() != card.text:
            self.passage.show_passage(card.text)
        self.number = card.number
        self.page.setText(card.locator_shown)
        self.page.show()
        self._name(card.source_title)
        said = [card.gist or "", card.comment or ""] if not card.text.strip() else []
        if card.speaker:
            said.append(text("said by {speaker}").format(speaker=card.speaker))
        self._say(" · ".join(filter(None, said)))
        self.passage.setVisible(bool(card.text.strip()))
        self.passage.number = card.number
        self.set_uses(uses)
        self._on_selection_changed()
        self.show()

    def show_source(self, title: str, sentence: str) -> None:
        """Shows what a citation cites where no recorded quote goes with it."""
        self.number = NOBODY
        self.page.hide()
        self.passage.hide()
        self.place.hide()
        self._hint.hide()
        self._name(title)
        self._say(sentence)
        self.show()

    def set_uses(self, uses: int) -> None:
        """Says how often the draft uses the quote."""
        words = text("Where cited") if uses < 2 else text("Where cited ({n})").format(n=uses)
        self.place.setText(words)
        self.place.setVisible(uses > 0 and self.number != NOBODY)

    def clear(self) -> None:
        """Shows nothing."""
        self.number = NOBODY
        self.hide()

    def _name(self, title: str) -> None:
        self._whence = title
        self.source.setToolTip(title)
        self._elide()

    def _say(self, sentence: str) -> None:
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))

    def _elide(self) -> None:
        metrics = QFontMetrics(self.source.font())
        room = max(self.source.width(), 1)
        self.source.setText(metrics.elidedText(self._whence, Qt.TextElideMode.ElideRight, room))

    def _on_insert_requested(self, form: Form) -> None:
        if self.number != NOBODY:
            self.insert_requested.emit(self.number, self.passage.chosen_words(), form)

    def _on_selection_changed(self) -> None:
        self._hint.setVisible(self.passage.isVisibleTo(self) and bool(self.passage.chosen_words()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _lay_out(self) -> None:
        fonts = theme.current().fonts
        self.page.setFont(fonts.locator)
        for label in (self.source, self.remark, self._hint):
            label.setProperty("role", "secondary")
            label.setFont(fonts.small)
        for label in (self.remark, self._hint):
            label.setContentsMargins(measures.STEP_2, 0, measures.STEP_2, 0)
        self._hint.setWordWrap(True)
        # As wide as there is room; a long title must not widen the pane.
        self.source.setMinimumWidth(1)
        head = QHBoxLayout()
        head.setContentsMargins(measures.STEP_2, 0, 0, 0)
        head.setSpacing(measures.STEP_2)
        head.addWidget(self.page)
        head.addWidget(self.source, 1)
        head.addWidget(self.place)
        line = QFrame()
        line.setProperty("role", "hairline")
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.STEP_2, 0, measures.STEP_2, measures.STEP_2)
        column.setSpacing(measures.STEP_1)
        column.addWidget(line)
        column.addLayout(head)
        for widget in (self.passage, self.remark, self._hint):
            column.addWidget(widget)
