"""The results of a search: passages grouped by book, hits marked, counts that narrow them."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QInputDialog, QWidget

from readnotes.domain.changes import ChangeSet
from readnotes.domain.quotes import QuoteCard
from readnotes.gui.context import Context, Place
from readnotes.gui.copying import quotes_as_text
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.dialogs.export_subjects import quotes_subject
from readnotes.gui.dialogs.history import open_history
from readnotes.gui.presenters.thumbnails import Thumbnails
from readnotes.gui.trashing import trash_quotes
from readnotes.gui.views.search_answers import Answer, Highlight, Rest, find_answer, find_rest
from readnotes.gui.views.search_layout import SearchLayout
from readnotes.i18n import ntext, text
from readnotes.services import arranging, compose, find, reading
from readnotes.services.find import Found, Hit, NearQuery, SearchOptions, Sort
from readnotes.settings.schema import CITATION_STYLE

FIRST_HITS = 60
PICTURE_SIZE = QSize(640, 192)


class SearchResults(QFrame):
    """Shows what a query finds; the query itself is typed elsewhere.

    Signals:
        close_requested: Esc: back to where one was.
        query_changed(query): A facet narrowed it, or another one was offered and taken.
        insert_requested(numbers): These quotes are to go into the open review.
    """

    close_requested = Signal()
    query_changed = Signal(str)
    insert_requested = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Shows nothing yet.

        Args:
            context: The library and the window around it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._query = ""
        self._typing = False
        self._shown_query = ""
        self._highlight: Highlight = lambda _passage: []
        self._near: list[NearQuery] = []
        self._pictures = Thumbnails(context, PICTURE_SIZE, self)
        self.parts = SearchLayout(self)
        self.quotes = self.parts.quotes
        self.setFocusProxy(self.quotes)
        self._connect()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self._query

    @property
    def summary(self) -> str:
        """What is said of the results."""
        return self.parts.summary.text()

    def set_query(self, query: str, *, typing: bool = True) -> None:
        """Searches for something else.

        Args:
            query: As typed.
            typing: Whether its last word is still being typed.
        """
        if query == self._query and typing:
            return
        self._query, self._typing = query, typing
        self._ask()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here now, by the ids of the actions."""
        offered: dict[str, Callable[[], None]] = {}
        read_only = self._context.library.read_only
        if self._query.strip() and not read_only:
            offered["save-search"] = self._save_search
        if self.quotes.count:
            offered["export"] = self._export
        numbers = self.quotes.selected_numbers()
        if numbers:
            offered["copy-quote"] = partial(self._copy, numbers)
            offered["copy-words"] = partial(self._copy_words, numbers)
            current = self.quotes.current_number()
            offered["edit"] = partial(self._open, current)
            offered["history"] = partial(open_history, self._context, "quote", current)
            offered["insert-from-list"] = lambda: self.insert_requested.emit(numbers)
            if not read_only:
                offered["trash"] = partial(self._trash, numbers)
        return offered

    def panes(self) -> Sequence[QWidget]:
        """The results, the counts."""
        return [self.parts.records, self.quotes, self.parts.facets]

    def leave(self) -> None:
        """Nothing is typed here."""

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if self.isVisible() and (changes.quotes or changes.sources or changes.everything):
            self._ask()

    def _on_clause_chosen(self, clause: str) -> None:
        self._take_query(find.narrow(self._query, clause))

    def _on_record_chosen(self, hit: Hit) -> None:
        if hit.record == "review":
            self._context.host.go(Place(view="review", name=hit.id))
        else:
            self._context.host.go(Place(source=hit.id))

    def _ask(self) -> None:
        """Has the query answered on another thread; an answer to an older one is thrown away."""
        library, query = self._context.library, self._query
        options = SearchOptions(FIRST_HITS, self._sort(), typing=self._typing)
        if not query.strip():
            self._show_nothing_asked()
        self._context.hub.ask(
            library,
            partial(find_answer, library, query, options),
            self._show,
            topic=(self, "found"),
        )

    def _ask_for_rest(self) -> None:
        library, query = self._context.library, self._query
        options = SearchOptions(FIRST_HITS, self._sort(), typing=self._typing)
        self._context.hub.ask(
            library,
            partial(find_rest, library, query, options),
            self._show_rest,
            topic=(self, "rest"),
        )

    def _show(self, answer: Answer) -> None:
        found = answer.found
        if not found.query.strip():
            self._show_nothing_asked()
            return
        if found.query != self._shown_query:
            # Another query is read from its beginning.
            self._shown_query = found.query
            self._fill(array("q"))
        self._near = answer.near
        self._highlight = answer.highlight
        self.parts.show_trouble(found.trouble, found.query)
        self.parts.show_records(answer.records)
        self.parts.summary.setText(_summary(found))
        self.parts.show_ranked(found.ranked)
        self._fill(answer.numbers)
        if found.total:
            self.parts.show_results(quotes=bool(answer.numbers))
        else:
            self.parts.show_none(found.understood, [_offer(near) for near in answer.near])
        self._ask_for_rest()

    def _show_rest(self, rest: Rest) -> None:
        self._fill(rest.numbers)
        self.parts.facets.set_facets(rest.facets)

    def _show_nothing_asked(self) -> None:
        self.parts.show_nothing_asked()
        self._fill(array("q"))

    def _fill(self, numbers: "array[int]") -> None:
        self.quotes.set_quotes(
            numbers,
            self._fetch,
            grouped=self._sort() == "page",
            highlights=lambda card: self._highlight(card.text),
            pictures=self._pictures.find,
        )

    def _fetch(self, numbers: Sequence[int]) -> list[QuoteCard]:
        return reading.quote_cards(self._context.library, numbers)

    def _sort(self) -> Sort:
        sort: Sort = self.parts.sort.currentData()
        return sort

    def _take_query(self, query: str) -> None:
        self.set_query(query, typing=False)
        self.query_changed.emit(query)

    def _take_offer(self, row: int) -> None:
        self._take_query(self._near[row].query)

    def _open(self, number: int) -> None:
        cards = self._fetch([number])
        if cards:
            self._context.host.go(Place(source=cards[0].source, quote=number))

    def _copy(self, numbers: Sequence[int]) -> None:
        library, style = self._context.library, self._context.settings.get(CITATION_STYLE)

        def written() -> str:
            cards = reading.quote_cards(library, numbers)
            known = compose.sources_of(library, {card.source for card in cards})
            return quotes_as_text(cards, known, style)

        self._context.hub.ask(library, written, partial(self._put_on_clipboard, len(numbers)))

    def _copy_words(self, numbers: Sequence[int]) -> None:
        words = "\n\n".join(card.text for card in self._fetch(numbers))
        self._put_on_clipboard(len(numbers), words)

    def _trash(self, numbers: Sequence[int]) -> None:
        trash_quotes(self._context, numbers, self)

    def _put_on_clipboard(self, count: int, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        said = ntext("{n} quote copied.", "{n} quotes copied.", count).format(n=count)
        self._context.messages.note(said, seconds=4)

    def _export(self) -> None:
        """Opens the export dialog on all quotes that were found."""
        subject = quotes_subject(self._context, self._query, query=self._query)
        dialog = ExportDialog(self._context, subject, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_search(self) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(text("Keep this search"))
        dialog.setLabelText(text("It will stand in the sidebar under this name:"))
        dialog.setTextValue(self._query)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(self._keep_search)
        dialog.open()

    def _keep_search(self, name: str) -> None:
        if name.strip():
            self._context.hub.write(
                arranging.save_search(self._context.library, name.strip(), self._query),
                lambda _nothing: self._context.messages.note(text("The search is kept.")),
                initiator=self,
            )

    def _connect(self) -> None:
        self._context.hub.changed.connect(self._on_hub_changed)
        self._pictures.arrived.connect(self.quotes.viewport().update)
        self.parts.sort.activated.connect(lambda _row: self._ask())
        self.parts.facets.clause_chosen.connect(self._on_clause_chosen)
        self.parts.record_chosen.connect(self._on_record_chosen)
        self.parts.offer_taken.connect(self._take_offer)
        self.quotes.edit_requested.connect(self._open)
        self.quotes.quote_activated.connect(self._open)
        self.quotes.locator_clicked.connect(self._open)
        self.quotes.copy_requested.connect(self._copy)
        self.quotes.trash_requested.connect(self._trash)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


def make_search_results(context: Context) -> SearchResults:
    """The results page, for the window that shows it."""
    return SearchResults(context)


def _summary(found: Found) -> str:
    shown = f"{found.total:,}" if found.total_exact else f"{found.total:,}+"
    return ntext("{n} found", "{n} found", found.total).format(n=shown)


def _offer(near: NearQuery) -> str:
    return text("{query}   ({count})").format(query=near.query, count=f"{near.total:,}")
