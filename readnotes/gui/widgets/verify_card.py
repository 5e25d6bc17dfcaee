"""One quote laid out to be compared with the paper: its page large, its words beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.locators import show_locator
from readnotes.domain.quotes import Quote
from readnotes.drafting.editorial_marks import find_marks
from readnotes.gui import measures, theme
from readnotes.gui.fonts import scaled
from readnotes.gui.kinds import kind_word
from readnotes.gui.widgets.growing_edit import GrowingEdit
from readnotes.gui.widgets.page_field import PageField, Understanding
from readnotes.gui.widgets.passage_view import PassageView
from readnotes.i18n import text

PAGE_SCALE = 1.35
READING_SCALE = 1.2


class VerifyCard(QWidget):
    """Shows the words as they should stand on the page, and lets words and page be mended.

    Signals:
        words_saved(text, printed): These words are right; `printed` is empty where it is the same.
        words_typed(text, printed): They are being typed.
        page_saved(locator): This page is right.
    """

    words_saved = Signal(str, str)
    words_typed = Signal(str, str)
    page_saved = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timed = False
        self._is_filling = False
        self.page = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.page_field = PageField()
        self._remark = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.words = PassageView(scale=READING_SCALE)
        self.quoted = PassageView("secondary")
        self._quoted_name = _caption(text("As you quote it"))
        self._about = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.text_edit = GrowingEdit(3, 9)
        self.printed_edit = GrowingEdit(2, 9)
        self.save = QPushButton(text("Save"))
        self._places = QStackedLayout()
        self._lay_out()
        self.page_field.accepted.connect(self.ask_to_save)
        self.page_field.understood.connect(self._on_page_understood)
        self.save.clicked.connect(self.ask_to_save)
        for edit in (self.text_edit, self.printed_edit):
            edit.textChanged.connect(self._on_words_typed)

    @property
    def is_editing(self) -> bool:
        """Whether words or page are being mended."""
        return self.is_editing_page or self._places.currentIndex() == 1

    @property
    def page_remark(self) -> str:
        """What is said of the page that is being mended."""
        return self._remark.text()

    @property
    def is_editing_page(self) -> bool:
        """Whether the page is being mended."""
        return not self.page_field.isHidden()

    def show_quote(self, quote: Quote, *, timed: bool) -> None:
        """Shows a quote; what was being mended is put away.

        Args:
            quote: The quote.
            timed: Whether places in its source are times.
        """
        self._timed = timed
        self.end_edit()
        self.page.setText(show_locator(quote.locator, timed))
        self.page.setProperty("role", "" if quote.locator.strip() else "warning")
        self.page.style().polish(self.page)
        printed = quote.as_printed or ""
        # Where the page's own words are not known, her marks are what it does not say.
        own = [] if printed else [(each.start, each.end) for each in find_marks(quote.text)]
        without_words = quote.gist or quote.comment or ""
        self.words.show_words(printed or quote.text or without_words, own)
        self.quoted.show_words(quote.text if printed else "")
        self.quoted.setVisible(bool(printed))
        self._quoted_name.setVisible(bool(printed))
        about = [kind_word(quote.kind)] if quote.kind != "quotation" else []
        if quote.speaker:
            about.append(text("said by {speaker}").format(speaker=quote.speaker))
        self._about.setText(" · ".join(about))
        self._about.setVisible(bool(about))

    def edit_words(self, quoted: str, printed: str) -> None:
        """Opens the words to be mended."""
        self.end_edit()
        self._is_filling = True
        self.text_edit.setPlainText(quoted)
        self.printed_edit.setPlainText(printed)
        self._is_filling = False
        self._places.setCurrentIndex(1)
        (self.printed_edit if printed else self.text_edit).setFocus()

    def edit_page(self, locator: str) -> None:
        """Opens the page to be mended."""
        self.end_edit()
        self.page.hide()
        self.page_field.set_last("", timed=self._timed)
        self.page_field.setText(locator)
        self.page_field.show()
        self._remark.show()
        self.page_field.selectAll()
        self.page_field.setFocus()

    def warn_of_page(self, sentence: str) -> None:
        """Says that a page is odd while it is typed; it can be saved all the same."""
        self._remark.setText(sentence)
        self._remark.setProperty("role", "warning")
        self._remark.style().polish(self._remark)

    def end_edit(self) -> None:
        """Shows the words and the page again."""
        self._places.setCurrentIndex(0)
        self.page_field.hide()
        self._remark.hide()
        self.page.show()

    def ask_to_save(self) -> None:
        """Says what is right now."""
        if self.is_editing_page:
            self.page_field.settle()
            self.page_saved.emit(self.page_field.understanding.locator)
        elif self.is_editing:
            self.words_saved.emit(self.text_edit.toPlainText(), self.printed_edit.toPlainText())

    def _on_words_typed(self) -> None:
        if self._is_filling:
            return
        self.words_typed.emit(self.text_edit.toPlainText(), self.printed_edit.toPlainText())

    def _on_page_understood(self, understanding: Understanding) -> None:
        self._remark.setText(understanding.sentence)
        self._remark.setProperty("role", understanding.role)
        self._remark.style().polish(self._remark)

    def _lay_out(self) -> None:
        fonts = theme.current().fonts
        self.page.setFont(scaled(fonts.title, PAGE_SCALE))
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self.page_field.setFont(fonts.title)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._remark.setFont(fonts.small)
        self._about.setProperty("role", "secondary")
        column = measures.column_of_locators(self.page.font())
        places = QVBoxLayout()
        places.setSpacing(measures.STEP_1)
        for widget in (self.page, self.page_field, self._remark):
            widget.setFixedWidth(column)
            places.addWidget(widget)
        places.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(measures.STEP_5, measures.STEP_5, measures.STEP_5, 0)
        grid.setHorizontalSpacing(measures.STEP_5)
        grid.addLayout(places, 0, 0)
        grid.addLayout(self._places, 0, 1)
        grid.setColumnStretch(1, 1)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self._make_reading())
        self._places.addWidget(self._make_editing())

    def _make_reading(self) -> QWidget:
        sheet = QFrame()
        sheet.setProperty("ground", "pane")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, measures.STEP_1, 0, measures.STEP_4)
        column.setSpacing(measures.STEP_2)
        for widget in (self.words, self._about, self._quoted_name, self.quoted):
            column.addWidget(widget)
        column.addStretch(1)
        # A passage may be longer than the window is high.
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(sheet)
        return scroll

    def _make_editing(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, measures.STEP_1, measures.STEP_4)
        column.setSpacing(measures.STEP_1)
        passage = theme.current().fonts.passage
        for name, edit in (
            (text("As you quote it"), self.text_edit),
            (text("As printed, where it differs"), self.printed_edit),
        ):
            edit.setFont(passage)
            edit.setMaximumWidth(measures.widest_passage(passage) + measures.STEP_6)
            edit.setAccessibleName(name)
            column.addWidget(_caption(name))
            column.addWidget(edit)
            column.addSpacing(measures.STEP_2)
        self.save.setProperty("role", "primary")
        self.save.setToolTip(text("Save (Ctrl+Enter)"))
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return sheet


def _caption(words: str) -> QLabel:
    label = QLabel(words, textFormat=Qt.TextFormat.PlainText)
    label.setProperty("role", "secondary")
    label.setFont(theme.current().fonts.small)
    return label
