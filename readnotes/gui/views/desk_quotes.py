"""The quotes beside a draft: all, unused, of a section; found by words, page or tag."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.locators import parse_page_query
from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.gui.widgets.card_pane import CardPane
from readnotes.gui.widgets.desk_quote_list import DeskQuoteList
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.gui.widgets.quote_cards import Fetch, fetch_nothing
from readnotes.gui.widgets.tag_choice import TagChoice
from readnotes.i18n import text

FRAME_MS = 30


def query_of(needle: str) -> str:
    """What to search for when this was typed: a page where it is one, else words being typed.

    >>> query_of("39-40"), query_of("ransom ital"), query_of('"so it')
    ('page:39-40', 'ransom ital*', '"so it')
    """
    words = needle.strip()
    if parse_page_query(words) is not None:
        return f"page:{words}".replace(" ", "")
    return f"{words}*" if words[-1:].isalnum() and '"' not in words else words


class DeskQuotes(QWidget):
    """A filter and the cards below it.

    Signals:
        insert_requested(numbers, form): Quotes are to be inserted.
        part_requested(number, words, form): Some words of a quote are.
        needle_typed(needle): Something else is looked for; empty for nothing.
    """

    insert_requested = Signal(object, str)
    part_requested = Signal(object, str, str)
    needle_typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: Sequence[int] = ()
        self._found: frozenset[int] | None = None
        self._used: frozenset[int] = frozenset()
        self._section: Sequence[int] = ()
        self._fetch: Fetch = fetch_nothing
        self._titled = False
        self.field = _FilterField()
        self.all = _choice(text("All"))
        self.unused = _choice(text("Unused"))
        self.section = _choice(text("This section"))
        self.section.setToolTip(
            text("Quotes that wait under the heading where the cursor is (Ctrl+Shift+O)")
        )
        self.tag = TagChoice()
        self.list = DeskQuoteList()
        self.card = CardPane()
        self.empty = EmptyPlace()
        self.all.setChecked(True)
        self._frame = QTimer(self, interval=FRAME_MS, singleShot=True)
        self._frame.timeout.connect(lambda: self.needle_typed.emit(self.field.text().strip()))
        self.field.textChanged.connect(lambda _text: self._frame.start())
        self.field.list_wanted.connect(self._enter_list)
        self.list.insert_requested.connect(self.insert_requested)
        self.list.current_changed.connect(self._on_current_changed)
        self.list.words_wanted.connect(self._enter_card)
        self.card.insert_requested.connect(self._on_part_requested)
        self.tag.tag_chosen.connect(lambda _tag: self._show())
        self.card.left.connect(self.list.setFocus)
        for button in (self.all, self.unused, self.section):
            button.toggled.connect(lambda on: self._show() if on else None)
        self._lay_out()
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)

    def set_quotes(self, numbers: Sequence[int], fetch: Fetch, *, titled: bool) -> None:
        """Takes the quotes of the review's sources, in page order, source by source."""
        self._numbers, self._fetch, self._titled = numbers, fetch, titled
        self._show()

    def set_used(self, used: Collection[int]) -> None:
        """Which of them the draft uses already."""
        before, self._used = self._used, frozenset(used)
        self.list.set_used(self._used)
        self.card.set_used(self.card.number in self._used)
        if self.unused.isChecked() and before != self._used:
            self._show()
        self._count()

    def set_section(self, numbers: Sequence[int]) -> None:
        """Which quotes wait under the heading where the cursor is, none of them used yet."""
        before, self._section = list(self._section), list(numbers)
        if self.section.isChecked() and before != self._section:
            self._show()
        self._count_section()

    def set_tags(self, tags: Mapping[str, Sequence[int]]) -> None:
        """Which tags the quotes have, each with its quotes."""
        self.tag.set_tags(tags)

    def show_number(self, number: int) -> None:
        """Shows a quote in full, and in the list where it stands there."""
        self.list.choose_number(number)
        if self.card.number != number:
            self._show_card(number)

    def show_found(self, found: Collection[int] | None) -> None:
        """Shows only what was found; None shows all again."""
        self._found = None if found is None else frozenset(found)
        self._show()

    def _show(self) -> None:
        row = self.list.currentIndex().row()
        shown = self._section if self.section.isChecked() else self._numbers
        if self._found is not None:
            shown = [number for number in shown if number in self._found]
        if self.tag.numbers is not None:
            shown = [number for number in shown if number in self.tag.numbers]
        if self.unused.isChecked():
            shown = [number for number in shown if number not in self._used]
        if list(shown) != list(self.list.numbers) or not shown:
            self.list.set_quotes(shown, self._fetch, titled=self._titled)
            self.list.set_used(self._used)
            if self.list.current_number() < 0 and row >= 0:
                self.list.choose_row(min(row, len(shown) - 1))
        else:
            self.list.set_quotes(shown, self._fetch, titled=self._titled)
        self._count()
        self._places.setCurrentWidget(self.list if shown else self.empty)
        if not shown:
            self.empty.show_wish(self._why_empty())

    def _why_empty(self) -> str:
        if self.section.isChecked() and not self._section:
            return text("No quote waits here. Drag one onto a heading, or press Ctrl+Shift+O.")
        if not self._numbers:
            return text("The quotes of this review's sources stand here.")
        if self._found is not None:
            return text("No quote has these words.")
        if self.tag.numbers is not None:
            return text("No such quote has this tag.")
        return text("Every quote is used.")

    def _count(self) -> None:
        unused = sum(number not in self._used for number in self._numbers)
        self.all.setText(text("All {count}").format(count=len(self._numbers)))
        self.unused.setText(text("Unused {count}").format(count=unused))
        self._count_section()

    def _count_section(self) -> None:
        self.section.setText(text("Section {count}").format(count=len(self._section)))

    def _on_current_changed(self, number: int) -> None:
        if number >= 0:
            self._show_card(number)

    def _show_card(self, number: int) -> None:
        for card in self._fetch([number]):
            self.card.show_card(card, used=number in self._used)

    def _enter_card(self) -> None:
        if self.card.passage.isVisible():
            self.card.passage.setFocus()

    def _on_part_requested(self, number: int, words: str, form: str) -> None:
        if words:
            self.part_requested.emit(number, words, form)
        else:
            self.insert_requested.emit([number], form)

    def _enter_list(self) -> None:
        if self.list.current_number() < 0:
            self.list.choose_row(0)
        self.list.setFocus()

    def _lay_out(self) -> None:
        filters = QHBoxLayout()
        filters.setContentsMargins(measures.STEP_2, 0, measures.STEP_2, 0)
        filters.setSpacing(measures.STEP_1)
        filters.addWidget(self.all)
        filters.addWidget(self.unused)
        filters.addWidget(self.section)
        filters.addStretch(1)
        filters.addWidget(self.tag)
        field = QHBoxLayout()
        field.setContentsMargins(measures.STEP_2, 0, measures.STEP_2, 0)
        field.addWidget(self.field)
        self._places = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, measures.STEP_2, 0, 0)
        column.setSpacing(measures.STEP_2)
        column.addLayout(field)
        column.addLayout(filters)
        column.addLayout(self._places, 1)
        column.addWidget(self.card)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self.list)
        self._places.addWidget(self.empty)


class _FilterField(QLineEdit):
    """Esc empties it, Down and Enter lead to the list."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("Find a quote: words or a page"))
        self.setAccessibleName(text("Find a quote"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)


def _choice(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setAutoExclusive(True)
    return button
