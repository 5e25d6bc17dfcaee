"""The rows of a list of quotes, set when they come into view and kept for a while."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import measures, theme
from readnotes.gui.widgets.quote_cards import Fetch, QuoteCards, fetch_nothing
from readnotes.gui.widgets.quote_columns import Columns, columns_for
from readnotes.gui.widgets.quote_layout import PASSAGE_LINES, Manner, SetQuote, set_quote
from readnotes.text.highlights import Highlight, no_highlight

ROWS_KEPT = 128
TIMES_MORE = 16
USUAL_LINES = 4


class QuoteRows:
    """What stands in each row, set for the present width and theme.

    Attributes:
        cards: The quotes, in order.
        columns: The columns they are set in.
    """

    def __init__(self) -> None:
        self.cards = QuoteCards((), fetch_nothing)
        self.columns: Columns = columns_for(0, theme.current().fonts)
        self._grouped = False
        self._highlight: Highlight = no_highlight
        self._lines: dict[int, int] = {}
        self._kept: OrderedDict[int, SetQuote | None] = OrderedDict()

    @property
    def usual_height(self) -> int:
        """A guess at the height of a row that was never set."""
        leading = measures.leading_of_passages(theme.current().fonts.passage)
        return USUAL_LINES * leading + 2 * measures.STEP_3

    def fill(
        self,
        numbers: Sequence[int],
        fetch: Fetch,
        grouped: bool,
        highlight: Highlight,
        at_hand: Iterable[QuoteCard] = (),
    ) -> None:
        """Takes other quotes; what was opened by “more” stays open."""
        self.cards = QuoteCards(numbers, fetch, at_hand)
        self._grouped = grouped
        self._highlight = highlight
        self._kept.clear()

    def set_width(self, width: int) -> None:
        """Sets all rows anew, for another width or another theme."""
        self.columns = columns_for(width, theme.current().fonts)
        self._kept.clear()

    def prepare(self, first: int, last: int) -> None:
        """Has the cards of rows `first` to `last - 1` at hand, asked for at once."""
        self.cards.prepare(first - 1 if self._grouped else first, last)

    def row(self, row: int) -> SetQuote | None:
        """A row as it is set; None where the quote is gone."""
        if row in self._kept:
            self._kept.move_to_end(row)
            return self._kept[row]
        card = self.cards.card(row)
        done = None if card is None else self._set(row, card)
        self._kept[row] = done
        if len(self._kept) > ROWS_KEPT:
            self._kept.popitem(last=False)
        return done

    def heading(self, row: int) -> str:
        """The book's title, where this row is the first of its book in a list of several."""
        card = self.cards.card(row)
        if not self._grouped or card is None:
            return ""
        before = self.cards.card(row - 1) if row > 0 else None
        same = before is not None and before.source == card.source
        return "" if same else card.source_title

    def book(self, row: int) -> str:
        """The title of the book of a row in a list of several; empty where there is but one."""
        card = self.cards.card(row) if self._grouped else None
        return card.source_title if card is not None else ""

    @property
    def grouped(self) -> bool:
        """Whether a book's title stands above its first quote."""
        return self._grouped

    def open_further(self, row: int) -> None:
        """Shows more lines of a long passage, sixteen times as many each time."""
        number = self.cards.numbers[row]
        self._lines[number] = self._lines.get(number, PASSAGE_LINES) * TIMES_MORE
        self._kept.pop(row, None)

    def is_open_further(self, row: int) -> bool:
        """Whether more lines of the passage are shown than usual."""
        return self.cards.numbers[row] in self._lines

    def close_again(self, row: int) -> None:
        """Shows no more lines of a passage than usual."""
        self._lines.pop(self.cards.numbers[row], None)
        self._kept.pop(row, None)

    def _set(self, row: int, card: QuoteCard) -> SetQuote:
        lines = self._lines.get(card.number, PASSAGE_LINES)
        manner = Manner(self.heading(row), lines, self._highlight)
        return set_quote(card, self.columns, theme.current(), manner)
