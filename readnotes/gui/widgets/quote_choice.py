"""Which quotes of a list are shown and which of them are chosen."""

from array import array
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.widgets.quote_cards import Fetch
from readnotes.gui.widgets.quote_scroll import Pictures, QuoteScroll
from readnotes.gui.widgets.quote_selection import RowSelection
from readnotes.gui.widgets.reading_place import ListPosition
from readnotes.i18n import text
from readnotes.text.highlights import Highlight, no_highlight


class QuoteChoice(QuoteScroll):
    """Quotes of which one is current and several may be chosen; `QuoteList` adds keys and pointer.

    Signals:
        selection_changed: Other quotes are chosen, or another one is current.
    """

    selection_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = RowSelection(0)

    @property
    def current_row(self) -> int:
        """The row that the next key acts on; -1 for none."""
        return self._selection.current

    def set_quotes(
        self,
        numbers: Sequence[int],
        fetch: Fetch,
        *,
        grouped: bool = False,
        highlight: Highlight = no_highlight,
        pictures: Pictures | None = None,
        at_hand: Iterable[QuoteCard] = (),
    ) -> None:
        """Shows these quotes; what was being read and what was chosen stays where it can.

        Args:
            numbers: The library's numbers of all quotes, in order; a million is fine.
            fetch: Answers the cards of a few of them, at once; asked only for rows in view.
            grouped: Whether a book's title stands above its first quote.
            highlight: Answers what to mark in a field of a card.
            pictures: Answers a card's picture.
            at_hand: Cards that need not be fetched.
        """
        before = self.save_position()
        same = len(numbers) == self.count and numbers == self._rows.cards.numbers
        self._pictures = pictures
        self._fill(numbers, fetch, grouped, highlight, at_hand)
        if not same:
            self._selection = RowSelection(len(numbers))
        self.restore_position(before, choose=not same)

    def extend_quotes(self, numbers: "array[int]") -> bool:
        """Adds what comes after the quotes of the list, without a look at those that are there.

        Returns:
            False where the numbers do not begin with those of the list: nothing was done.
        """
        count = self.count
        if len(numbers) < count or numbers[:count] != self._rows.cards.numbers:
            return False
        self._rows.cards.numbers = numbers
        self._selection.grow(len(numbers))
        self._place.heights.grow(len(numbers))
        self._show_place()
        return True

    def save_position(self) -> ListPosition:
        """Where one is, to come back to."""
        return ListPosition(
            self.number_of(self._place.row), self._place.into, self.number_of(self.current_row)
        )

    def restore_position(self, position: ListPosition, *, choose: bool = True) -> None:
        """Goes back to where one was, as far as those quotes are still there.

        Args:
            position: From `save_position`.
            choose: Whether to choose the quote that was current, too.
        """
        row = self._rows.cards.row_of(position.number, self._place.row)
        gone = self._place.row if position.number >= 0 else 0
        self._begin(row if row >= 0 else gone, position.into if row >= 0 else 0)
        if choose:
            self._selection.choose(self._rows.cards.row_of(position.current))
        self._tell_selection()

    def selected_numbers(self) -> list[int]:
        """The chosen quotes, in order."""
        numbers = self._rows.cards.numbers
        return [numbers[row] for row in self._selection.rows()]

    def current_number(self) -> int:
        """The quote that the next key acts on; -1 for none."""
        return self.number_of(self._selection.current)

    def choose_quote(self, number: int) -> bool:
        """Chooses a quote and brings it into view; False if it is not in this list."""
        row = self.row_of(number)
        if row >= 0:
            self.choose_row(row)
        return row >= 0

    def choose_row(self, row: int, *, extend: bool = False) -> None:
        """Makes a row current and brings it into view; beyond the ends, the first or last.

        Args:
            row: Which.
            extend: Choose all rows from where the choice began, not this one alone.
        """
        if not self.count:
            return
        row = max(0, min(row, self.count - 1))
        if extend:
            self._selection.extend(row)
        else:
            self._selection.choose(row)
        self.scroll_to(row)
        self._tell_selection()

    def choose_all(self) -> None:
        """Chooses every quote of the list."""
        self._selection.choose_all()
        self._tell_selection()

    def open_editor(self, row: int, editor: QWidget) -> None:
        """Opens an editor in the place of a row, which becomes the current one."""
        self._selection.choose(row)
        super().open_editor(row, editor)
        self._tell_selection()

    def _tell_selection(self) -> None:
        card = self._rows.cards.card(self.current_row) if self.current_number() >= 0 else None
        spoken = (
            text("{page}: {passage}").format(page=card.locator_shown, passage=card.text)
            if card
            else ""
        )
        self.setAccessibleDescription(spoken)
        self.viewport().update()
        self.selection_changed.emit()
