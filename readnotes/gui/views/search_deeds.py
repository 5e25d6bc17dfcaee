"""What can be done with the hits of a search: opened, copied, exported, trashed, kept."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog, QWidget

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.context import Context, Place
from readnotes.gui.copying import quotes_as_text
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.dialogs.export_subjects import quotes_subject
from readnotes.gui.dialogs.history import open_history
from readnotes.gui.presenters.page_presenter import PagePresenter
from readnotes.gui.trashing import trash_quotes
from readnotes.gui.views.hit_ways import find_alike, show_reviews_citing
from readnotes.gui.widgets.quote_list import QuoteList
from readnotes.i18n import ntext, text
from readnotes.services import arranging, compose, reading
from readnotes.settings.schema import CITATION_STYLE

Commands = dict[str, Callable[[], None]]


class SearchDeeds(QObject):
    """Carries out what is wished of found passages.

    Signals:
        quote_requested(key, page): A new quote of that book is to be begun, on that page.
    """

    quote_requested = Signal(str, str)

    def __init__(self, context: Context, page: QWidget, quotes: QuoteList) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._quotes = quotes
        self._key = ""
        self._go_to_page: PagePresenter | None = None
        quotes.edit_requested.connect(self._open)
        quotes.quote_activated.connect(self._open)
        quotes.locator_clicked.connect(self._open)
        quotes.copy_requested.connect(self._copy)
        quotes.trash_requested.connect(self._trash)

    def commands(self, query: str) -> Commands:
        """What can be done now with the hits of a query, by the ids of the actions."""
        offered: Commands = {}
        read_only = self._context.library.read_only
        if query.strip() and not read_only:
            offered["save-search"] = partial(self._save_search, query)
        if self._quotes.count:
            offered["export"] = partial(self._export, query)
        numbers = self._quotes.selected_numbers()
        current = self._quotes.current_number()
        if numbers:
            offered["copy-quote"] = partial(self._copy, numbers)
            offered["copy-words"] = partial(self._copy_words, numbers)
            if not read_only:
                offered["trash"] = partial(self._trash, numbers)
        if numbers and current >= 0:
            offered["edit"] = partial(self._open, current)
            offered["history"] = partial(open_history, self._context, "quote", current)
            offered["find-alike"] = partial(find_alike, self._context, current)
            offered["go-to-page"] = partial(self._ask_for_page, current)
            card = self._quotes.card_of(current)
            if card is not None and card.used_in:
                offered["show-reviews"] = partial(
                    show_reviews_citing, self._context, current, self._page
                )
        return offered

    def _open(self, number: int) -> None:
        """Opens a passage in its book, at its place."""
        self._with_card(
            number, lambda card: self._context.host.go(Place(source=card.source, quote=number))
        )

    def _ask_for_page(self, number: int) -> None:
        """Asks for a page of the book of a hit."""

        def ask(card: QuoteCard) -> None:
            self._key = card.source
            if self._go_to_page is None:
                self._go_to_page = PagePresenter(self._context, self._page, self._begin_quote, self)
            self._go_to_page.open_for(card.source)

        self._with_card(number, ask)

    def _begin_quote(self, page: str) -> None:
        self.quote_requested.emit(self._key, page)

    def _with_card(self, number: int, act: Callable[[QuoteCard], None]) -> None:
        """Acts on the card of a quote; what is in view is at hand."""
        card = self._quotes.card_of(number)
        if card is not None:
            act(card)

    def _copy(self, numbers: Sequence[int]) -> None:
        library, style = self._context.library, self._context.settings.get(CITATION_STYLE)

        def written() -> str:
            cards = reading.quote_cards(library, numbers)
            known = compose.sources_of(library, {card.source for card in cards})
            return quotes_as_text(cards, known, style)

        self._context.hub.ask(library, written, partial(self._put_on_clipboard, len(numbers)))

    def _copy_words(self, numbers: Sequence[int]) -> None:
        library = self._context.library

        def written() -> str:
            return "\n\n".join(card.text for card in reading.quote_cards(library, numbers))

        self._context.hub.ask(library, written, partial(self._put_on_clipboard, len(numbers)))

    def _put_on_clipboard(self, count: int, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        said = ntext("{n} quote copied.", "{n} quotes copied.", count).format(n=count)
        self._context.messages.note(said, seconds=4)

    def _trash(self, numbers: Sequence[int]) -> None:
        trash_quotes(self._context, numbers, self)

    def _export(self, query: str) -> None:
        """Opens the export dialog on all quotes that were found."""
        subject = quotes_subject(self._context, query, query=query)
        dialog = ExportDialog(self._context, subject, self._page)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_search(self, query: str) -> None:
        dialog = QInputDialog(self._page)
        dialog.setWindowTitle(text("Keep this search"))
        dialog.setLabelText(text("It will stand in the sidebar under this name:"))
        dialog.setTextValue(query)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.textValueSelected.connect(partial(self._keep_search, query))
        dialog.open()

    def _keep_search(self, query: str, name: str) -> None:
        if name.strip():
            self._context.hub.write(
                arranging.save_search(self._context.library, name.strip(), query),
                lambda _nothing: self._context.messages.note(text("The search is kept.")),
                initiator=self,
            )
