"""Fills the list of quotes beside a draft: which there are, which are found, which are used."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.context import Context
from readnotes.gui.views.desk_quotes import DeskQuotes, query_of
from readnotes.services import compose, find, reading


class QuotesBeside(QObject):
    """Asks the library for what the list shows.

    Attributes:
        uses: How often the draft uses each of its quotes, by number, as far as it is kept.

    Signals:
        used_found(numbers): The draft uses these.
    """

    used_found = Signal(object)

    def __init__(self, context: Context, quotes: DeskQuotes, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._quotes = quotes
        self._review_id = ""
        self.uses: dict[int, int] = {}
        quotes.needle_typed.connect(self._on_needle_typed)

    @property
    def used(self) -> frozenset[int]:
        """The numbers of the quotes that the draft uses, as far as it is kept."""
        return frozenset(self.uses)

    def fill(self, review_id: str, numbers: Sequence[int], *, titled: bool) -> None:
        """Shows the quotes of a review's sources.

        Args:
            review_id: The review.
            numbers: The quotes, in page order, source by source.
            titled: Whether each says its source.
        """
        if review_id != self._review_id:
            self._review_id, self.uses = review_id, {}
        self._quotes.set_quotes(numbers, self._fetch, titled=titled)
        self.ask_for_uses()
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(compose.numbers_by_tag, library, list(numbers)),
            self._quotes.set_tags,
            topic=(self, "tags"),
        )

    def ask_for_uses(self) -> None:
        """Has it looked up how often the draft uses its quotes, as it was kept last."""
        library, review_id = self._context.library, self._review_id
        self._context.hub.ask(
            library,
            partial(compose.count_uses, library, review_id),
            self._take_uses,
            topic=(self, "uses"),
        )

    def note_inserted(self, numbers: Sequence[int]) -> None:
        """These were inserted just now; the library will say so once the draft is kept."""
        more = {number: self.uses.get(number, 0) + 1 for number in numbers}
        self._take_uses({**self.uses, **more})

    def _on_needle_typed(self, needle: str) -> None:
        if not needle:
            self._quotes.show_found(None)
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            lambda: find.find_quotes(library, query_of(needle)),
            self._take_found,
            topic=(self, "needle"),
        )

    def _take_found(self, numbers: Sequence[int]) -> None:
        self._quotes.show_found(numbers)

    def _take_uses(self, uses: dict[int, int]) -> None:
        self.uses = uses
        self._quotes.set_uses(uses)
        self.used_found.emit(self.used)

    def _fetch(self, numbers: Sequence[int]) -> list[QuoteCard]:
        return reading.quote_cards(self._context.library, numbers)
