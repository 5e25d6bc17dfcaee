"""The quotes beside a draft: all, unused, of a section; by page or by tag; found by words."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from readnotes.domain.locators import parse_page_query
from readnotes.gui import measures
from readnotes.gui.models.desk_quote_model import DeskRows, in_page_order, under_tags
from readnotes.gui.widgets.card_pane import CardPane
from readnotes.gui.widgets.desk_quote_list import DeskQuoteList
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.gui.widgets.quote_cards import Fetch, fetch_nothing
from readnotes.gui.widgets.quote_filters import QuoteFilters
from readnotes.i18n import text


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
    """Filters, the cards they leave, and the chosen one in full.

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
        self._uses: Mapping[int, int] = {}
        self._section: Sequence[int] = ()
        self._tags: Mapping[str, Sequence[int]] = {}
        self._fetch: Fetch = fetch_nothing
        self._titled = False
        self.filters = QuoteFilters()
        self.field, self.tag = self.filters.field, self.filters.tag
        self.list = DeskQuoteList()
        self.card = CardPane()
        self.empty = EmptyPlace()
        self.filters.changed.connect(self._show)
        self.filters.needle_typed.connect(self.needle_typed)
        self.filters.list_wanted.connect(self._enter_list)
        self.list.insert_requested.connect(self.insert_requested)
        self.list.current_changed.connect(self._on_current_changed)
        self.list.words_wanted.connect(self._enter_card)
        self.card.insert_requested.connect(self._on_part_requested)
        self.card.left.connect(self.list.setFocus)
        self._lay_out()
        self.setAutoFillBackground(True)
        self.setFocusProxy(self.list)

    @property
    def by_tag(self) -> bool:
        """Whether the quotes stand under their tags, and not in page order."""
        return self.filters.order.by_tag

    def turn_order(self) -> None:
        """From page order to that of the tags, or back."""
        self.filters.order.choose(by_tag=not self.by_tag)

    def begin(self) -> None:
        """Forgets which quote was chosen: those of another review come."""
        self.list.choose_none()
        self.card.clear()

    def set_quotes(self, numbers: Sequence[int], fetch: Fetch, *, titled: bool) -> None:
        """Takes the quotes of the review's sources, in page order, source by source."""
        self._numbers, self._fetch, self._titled = numbers, fetch, titled
        self._show()

    def set_uses(self, uses: Mapping[int, int]) -> None:
        """How often the draft uses each of them; those it does not use are left out."""
        before, self._uses = self._uses, dict(uses)
        self.list.set_uses(self._uses)
        self.card.set_uses(self._uses.get(self.card.number, 0))
        if self.filters.unused.isChecked() and before.keys() != self._uses.keys():
            self._show()
        self._count()

    def set_section(self, numbers: Sequence[int]) -> None:
        """Which quotes wait under the heading where the cursor is, none of them used yet."""
        before, self._section = list(self._section), list(numbers)
        if before == self._section:
            return
        if self.filters.section.isChecked():
            self._show()
        self._count()

    def set_tags(self, tags: Mapping[str, Sequence[int]]) -> None:
        """Which tags the quotes have, each with its quotes in page order."""
        self._tags = tags
        self.tag.set_tags(tags)
        if self.by_tag:
            self._show()

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
        rows = self._rows()
        self.list.set_rows(rows, self._fetch, titled=self._titled)
        self.list.set_uses(self._uses)
        if self.list.current_number() < 0 and row >= 0:
            self.list.choose_near(row)
        self._count()
        self._places.setCurrentWidget(self.list if rows.order else self.empty)
        if not rows.order:
            self.empty.show_wish(self._why_empty())

    def _rows(self) -> DeskRows:
        """What the filters leave, in the order that is chosen."""
        shown = self._section if self.filters.section.isChecked() else self._numbers
        if self._found is not None:
            shown = [number for number in shown if number in self._found]
        if self.tag.numbers is not None:
            shown = [number for number in shown if number in self.tag.numbers]
        if self.filters.unused.isChecked():
            shown = [number for number in shown if number not in self._uses]
        if not self.by_tag:
            return in_page_order(shown)
        only = {self.tag.chosen: self._tags[self.tag.chosen]} if self.tag.chosen else self._tags
        return under_tags(shown, only)

    def _why_empty(self) -> str:
        if self.filters.section.isChecked() and not self._section:
            return text("No quote waits here. Drag one onto a heading, or press Ctrl+Shift+O.")
        if not self._numbers:
            return text("The quotes of this review's sources stand here.")
        if self._found is not None:
            return text("No quote has these words.")
        if self.tag.numbers is not None:
            return text("No such quote has this tag.")
        return text("Every quote is used.")

    def _count(self) -> None:
        used = sum(number in self._uses for number in self._numbers)
        self.filters.show_counts(len(self._numbers), used, len(self._section))

    def _on_current_changed(self, number: int) -> None:
        if number >= 0:
            self._show_card(number)

    def _show_card(self, number: int) -> None:
        for card in self._fetch([number]):
            self.card.show_card(card, uses=self._uses.get(number, 0))

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
        self._places = QStackedLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, measures.STEP_2, 0, 0)
        column.setSpacing(measures.STEP_2)
        column.addWidget(self.filters)
        column.addLayout(self._places, 1)
        column.addWidget(self.card)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self.list)
        self._places.addWidget(self.empty)
