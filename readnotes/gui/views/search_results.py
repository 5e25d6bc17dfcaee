"""The results of a search: passages grouped by book, hits marked, counts that narrow them."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from readnotes.domain.changes import ChangeSet
from readnotes.domain.quotes import QuoteCard
from readnotes.gui.context import Context, Place
from readnotes.gui.presenters.thumbnails import Thumbnails
from readnotes.gui.views.quote_menu import give_menu
from readnotes.gui.views.search_answers import Asked, SearchAnswers
from readnotes.gui.views.search_deeds import SearchDeeds
from readnotes.gui.views.search_layout import SearchLayout
from readnotes.i18n import ntext, text
from readnotes.services import find, reading
from readnotes.services.find import First, Hit, Nearest, Sort
from readnotes.text.highlights import Highlight, no_highlight

PICTURE_SIZE = QSize(640, 192)
HELP = "?"
"""The query that asks how to search; by itself it could find nothing."""

ORDERS: Mapping[str, Sort] = {
    "order-page": "page",
    "order-relevance": "relevance",
    "order-newest": "newest",
}
"""The actions that sort the hits."""


class SearchResults(QFrame):
    """Shows what a query finds; the query itself is typed elsewhere.

    Signals:
        close_requested: Esc: back to where one was.
        query_changed(query): A facet narrowed it, or another one was offered and taken.
        insert_requested(numbers): These quotes are to go into the open review.
        quote_requested(key, page): A new quote of that book is to be begun, on that page.
    """

    close_requested = Signal()
    query_changed = Signal(str)
    insert_requested = Signal(object)
    quote_requested = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Shows nothing yet.

        Args:
            context: The library and the window around it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._shown = Asked()
        self._found: find.Found | None = None
        self._highlight: Highlight = no_highlight
        self._sort_before: Sort = "page"
        self._is_stale = False
        self._pictures = Thumbnails(context, PICTURE_SIZE, self)
        self._answers = SearchAnswers(context, self)
        self.parts = SearchLayout(self)
        self.quotes = self.parts.quotes
        self.deeds = SearchDeeds(context, self, self.quotes)
        self.setFocusProxy(self.quotes)
        self._connect()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._answers.asked.query

    @property
    def is_resting(self) -> bool:
        """Whether more is to be asked for in a moment, when typing pauses."""
        return self._answers.is_resting

    @property
    def summary(self) -> str:
        """What is said of the results."""
        return self.parts.summary.text()

    def set_query(self, query: str, *, typing: bool = True, like: int = -1) -> None:
        """Searches for something else.

        Args:
            query: As typed.
            typing: Whether its last word is still being typed.
            like: The number of the passage that others are to be like, which is left out; or -1.
        """
        before = self._answers.asked
        same = (query, typing, like) == (before.query, before.typing, before.like)
        if same and not self._is_stale:
            return
        self._is_stale = False
        if (like >= 0) != (before.like >= 0):
            # Whether passages are alike is a matter of degree; what was chosen before comes back.
            self._sort_before, chosen = self._sort(), self._sort_before
            self.parts.sort.choose("relevance" if like >= 0 else chosen)
        self._ask(Asked(query, typing, self._sort(), like))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here now, by the ids of the actions."""
        offered = self.deeds.commands(self.query)
        for action, sort in ORDERS.items():
            offered[action] = partial(self._sort_by, sort)
        numbers = self.quotes.selected_numbers()
        if numbers:
            offered["insert-from-list"] = lambda: self.insert_requested.emit(numbers)
        return offered

    def panes(self) -> Sequence[QWidget]:
        """Found books and reviews, the passages, other queries, the counts."""
        parts = self.parts
        return [parts.records, self.quotes, parts.offers, parts.facets, parts.help]

    def leave(self) -> None:
        """What is still being looked for is given up, until one comes back."""
        self._is_stale = self._answers.is_unfinished
        self._answers.give_up()

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if not (changes.quotes or changes.sources or changes.everything):
            return
        if self.isVisible():
            self._ask(self._answers.asked)
        else:
            self._is_stale = True

    def _on_clause_chosen(self, clause: str) -> None:
        self._take_query(find.narrow(self.query, clause))

    def _on_record_chosen(self, hit: Hit) -> None:
        if hit.record == "review":
            self._context.host.go(Place(view="review", name=hit.id))
        else:
            self._context.host.go(Place(source=hit.id))

    def _ask(self, asked: Asked) -> None:
        self._answers.ask(asked)
        if asked.query.strip() == HELP:
            self._answers.give_up()
            self._show_nothing(help_wanted=True)
        elif not asked.query.strip():
            self._show_nothing()

    def _show_nothing(self, *, help_wanted: bool = False) -> None:
        self._shown, self._found = Asked(), None
        if help_wanted:
            self.parts.help.fill()
            self.parts.show_help()
        else:
            self.parts.show_nothing_asked()
        self._fill(array("q"))

    def _show_first(self, first: First) -> None:
        """Shows the first hits; where the same was asked again, the list waits for all of them."""
        asked, found = self._answers.asked, first.found
        again = asked == self._shown
        self._shown, self._found = asked, found
        self._highlight = first.highlight
        if not again:
            # Another query is read from its beginning, and others are offered for it.
            self._fill(array("q"))
            self.parts.offers.clear_offers()
        if not again or first.complete:
            self._fill(first.numbers, first.cards)
        if found.total >= 5:
            self.parts.offers.clear_offers()
        self.parts.show_trouble(found.trouble, found.query)
        self.parts.show_records(found.hits)
        self.parts.show_ranked(found.ranked)
        self.parts.facets.set_narrowings(first.narrowings)
        self._tell_total(found.total, found.total_exact)
        if found.total:
            self.parts.show_results(quotes=bool(first.numbers))
        else:
            self.parts.facets.set_facets(find.Facets((), (), (), (), (), 0, True))
            if found.understood:
                self.parts.show_none(_nothing(found.understood))
            else:
                self.parts.show_what_to_ask()

    def _tell_total(self, total: int, exact: bool) -> None:
        number = f"{total:,}" if exact else f"{total:,}+"
        if self._answers.asked.like >= 0:
            words = ntext("{n} passage like it", "{n} passages like it", total)
        else:
            words = ntext("{n} found", "{n} found", total)
        self.parts.summary.setText(words.format(n=number))

    def _show_numbers(self, numbers: "array[int]") -> None:
        if not self.quotes.extend_quotes(numbers):
            self._fill(numbers)

    def _show_near(self, nearest: Nearest) -> None:
        self.parts.offers.set_near(nearest.queries)
        if nearest.hitless and self._found is not None:
            self.parts.show_none(_hitless(nearest.hitless))

    def _fill(self, numbers: "array[int]", at_hand: Sequence[QuoteCard] = ()) -> None:
        self.quotes.set_quotes(
            numbers,
            self._fetch,
            grouped=True,
            highlight=lambda field, words: self._highlight(field, words),
            pictures=self._pictures.find,
            at_hand=at_hand,
        )

    def _fetch(self, numbers: Sequence[int]) -> list[QuoteCard]:
        return reading.quote_cards(self._context.library, numbers)

    def _sort(self) -> Sort:
        sort: Sort = self.parts.sort.currentData()
        return sort

    def _sort_by(self, sort: Sort) -> None:
        self.parts.sort.choose(sort)
        self._on_order_chosen()

    def _on_order_chosen(self) -> None:
        before = self._answers.asked
        self._ask(Asked(before.query, before.typing, self._sort(), before.like))

    def _take_query(self, query: str) -> None:
        self.set_query(query, typing=False)
        self.query_changed.emit(query)

    def _try_example(self, query: str) -> None:
        focused: QWidget | None = self.focusWidget()
        by_keys = focused is not None and self.parts.help.isAncestorOf(focused)
        self._take_query(query)
        if by_keys:
            # The page that has the keys goes; they are wanted where the example now stands.
            self._context.host.perform("search")

    def _connect(self) -> None:
        self._context.hub.changed.connect(self._on_hub_changed)
        self._pictures.arrived.connect(self.quotes.viewport().update)
        answers, parts = self._answers, self.parts
        answers.found.connect(self._show_first)
        answers.counted.connect(self._tell_total)
        answers.listed.connect(self._show_numbers)
        answers.faceted.connect(parts.facets.set_facets)
        answers.respelt.connect(parts.offers.set_suggestions)
        answers.widened.connect(self._show_near)
        parts.sort.activated.connect(lambda _row: self._on_order_chosen())
        parts.facets.clause_chosen.connect(self._on_clause_chosen)
        parts.facets.query_chosen.connect(self._take_query)
        parts.offers.line_chosen.connect(lambda line: self._take_query(line.value))
        parts.help.example_chosen.connect(self._try_example)
        parts.record_chosen.connect(self._on_record_chosen)
        self.deeds.quote_requested.connect(self.quote_requested)
        give_menu(self.quotes, self._context.host, self.commands)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def make_search_results(context: Context) -> SearchResults:
    """The results page, for the window that shows it."""
    return SearchResults(context)


def _nothing(understood: str) -> str:
    return text("Nothing has all of this: {query}").format(query=understood)


def _hitless(parts: Sequence[str]) -> str:
    named = ", ".join(f"“{part}”" for part in parts)
    return text("Nothing in the library has {parts}.").format(parts=named)
