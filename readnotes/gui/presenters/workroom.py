"""An opened library in the window: all presenters together, and the way from place to place."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QMenu, QWidget

from readnotes.domain.sources import Source
from readnotes.gui.context import Context, Place
from readnotes.gui.delegates.source_delegate import COVER_HEIGHT, COVER_WIDTH
from readnotes.gui.icons import icon
from readnotes.gui.navigation import Trail
from readnotes.gui.presenters.book_presenter import BookPresenter
from readnotes.gui.presenters.capture_presenter import CapturePresenter
from readnotes.gui.presenters.correcting import Correcting
from readnotes.gui.presenters.large_pages import LargePages
from readnotes.gui.presenters.page_presenter import PagePresenter
from readnotes.gui.presenters.quotes_presenter import QuotesPresenter
from readnotes.gui.presenters.search_presenter import SearchPresenter
from readnotes.gui.presenters.sidebar_presenter import SidebarPresenter
from readnotes.gui.presenters.sources_presenter import SourcesPresenter
from readnotes.gui.presenters.thumbnails import Thumbnails
from readnotes.gui.presenters.undo_presenter import UndoPresenter
from readnotes.gui.tools import Tools
from readnotes.gui.views.quote_menu import give_menu
from readnotes.gui.widgets.reading_place import ListPosition
from readnotes.i18n import text
from readnotes.services import reading
from readnotes.services.opening import Library

if TYPE_CHECKING:
    from readnotes.gui.correction import Correction
    from readnotes.gui.presenters.transfer_presenter import TransferPresenter

PICTURE_SIDE = 480


class Workroom(QObject):
    """Everything in the window that belongs to one opened library; it is the views' `Host`."""

    def __init__(
        self,
        library: Library,
        tools: Tools,
        commands_of: "Callable[[Workroom], Mapping[str, Callable[[], None]]]",
    ) -> None:
        """Furnishes the window for a library.

        Args:
            library: The opened library.
            tools: What the window lends.
            commands_of: Answers what can be done in the room now, by the ids of the actions.
        """
        super().__init__(tools.window)
        self._commands_of = commands_of
        self.tools = tools
        self.trail = Trail()
        self.context = Context(library, tools.hub, tools.messages, tools.jobs, tools.settings, self)
        page = tools.window.library_page
        scale = tools.window.devicePixelRatioF()
        covers = Thumbnails(
            self.context, QSize(round(COVER_WIDTH * scale), round(COVER_HEIGHT * scale)), self
        )
        pictures = Thumbnails(
            self.context, QSize(round(PICTURE_SIDE * scale), round(PICTURE_SIDE * scale)), self
        )
        self.side = SidebarPresenter(self.context, tools.window.sidebar, self)
        self.sources = SourcesPresenter(self.context, page.sources, covers, self)
        self.book = BookPresenter(self.context, page.book, pictures, self)
        self.quotes = QuotesPresenter(self.context, page.book, self)
        self.capture = CapturePresenter(self.context, page.book, self)
        self.pages = LargePages(self.context, tools.window, self)
        self.go_to_page = PagePresenter(self.context, page.book, self.begin_quote, self)
        self.undo = UndoPresenter(self.context, self)
        self.correcting = Correcting(self)
        self.search = SearchPresenter(self, tools.window, self.pages)
        self._transfers: TransferPresenter | None = None
        self._begin_when_shown: tuple[str, str] | None = None
        self._connect()

    @property
    def transfers(self) -> "TransferPresenter":
        """Import and export, with every format they bring along; built when first wanted."""
        if self._transfers is None:
            from readnotes.gui.presenters.transfer_presenter import TransferPresenter

            self._transfers = TransferPresenter(self.context, self)
        return self._transfers

    def begin(self, place: Place, order: str, position: ListPosition) -> None:
        """Shows the place one was at; the first screenful is shown already.

        Args:
            place: Where one was.
            order: How the books were sorted.
            position: How far one had read in the list of its quotes.
        """
        window = self.tools.window
        window.show_page(window.library_page)
        self.sources.set_order(order)
        self.side.refresh()
        self.undo.refresh()
        self.trail.here = place
        self.book.return_to(position)
        self._show(place)

    def go(self, place: Place) -> None:
        """Shows a place; *back* comes back to where one was."""
        self.stand()
        self.trail.visit(place)
        self._show(place)

    def go_back(self) -> None:
        """Returns to where one was before; from a page beside the library always to it."""
        self.stand()
        place = self.trail.back()
        if place is None and self.trail.here.view != "quotes":
            place = Place()
            self.trail.visit(place)
        if place is not None:
            self._show(place)
            self.tools.window.focus_page()

    def go_forward(self) -> None:
        """Goes on to where one came back from."""
        self.stand()
        place = self.trail.forward()
        if place is not None:
            self._show(place)

    def correct_quote(self, correction: "Correction") -> None:
        """Opens a quote that a draft contradicts; when it is left, what was in front comes back."""
        self.correcting.begin(correction)

    def perform(self, action: str) -> None:
        """Does what the action of this id does, if that can be done now."""
        self.tools.perform(action)

    def window_widget(self) -> QWidget:
        """The window, as the parent of dialogs."""
        return self.tools.window

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with this library now, by the ids of the actions."""
        return self._commands_of(self)

    def place(self) -> Place:
        """Where one is now, down to the quote."""
        self.stand()
        return self.trail.here

    def begin_quote(self, page: str = "") -> None:
        """Puts the cursor where a new quote is typed: of the book in front, or of the last one."""
        source = self.book.source
        if source is not None and self.capture.source is not None:
            self._show_library()
            self.capture.start(page)
            return
        key = self.book_in_mind()
        if key:
            self.begin_quote_of(key, page)
        else:
            self.perform("new-source")

    def begin_quote_of(self, key: str, page: str) -> None:
        """Puts the cursor where a new quote of a book is typed."""
        self._begin_when_shown = (key, page)
        self.go(Place(scope=self.trail.here.scope, source=key))

    def book_in_mind(self) -> str:
        """The key of the book a new quote would be of; empty where there is none."""
        if self.book.source is not None:
            return self.book.source.key
        number = self.tools.window.library_page.book.quotes.current_number()
        cards = self.book.cards_of([number]) if number >= 0 else []
        if cards:
            return cards[0].source
        return self.sources.cards[0].key if self.sources.cards else ""

    def begin_new_shelf(self) -> None:
        """Opens a row in the sidebar to type a shelf's name in."""
        window = self.tools.window
        if not window.sidebar.isVisible():
            window.toggle_sidebar()
        window.sidebar.begin_new_shelf()

    def renumber(self) -> None:
        """Asks how the chosen quotes, or all from the first on, are to be renumbered."""
        from readnotes.gui.dialogs.renumber import RenumberDialog

        quotes = self.tools.window.library_page.book.quotes
        numbers = quotes.selected_numbers() or [quotes.number_of(0)]
        self.pages.open_dialog(RenumberDialog(self.context, numbers, self.book.numbers_from))

    def show_info(self) -> None:
        """Says what there is to say of the library."""
        self.transfers.show_info()

    def fill_review_menu(self, menu: QMenu) -> None:
        """The reviews, and a new one."""
        menu.clear()
        counts = self.side.counts
        for each in counts.reviews if counts else ():
            place = Place(view="review", name=each.id)
            menu.addAction(icon("review"), each.title, lambda place=place: self.go(place))
        if not self.context.library.read_only:
            menu.addSeparator()
            menu.addAction(icon("plus"), text("New review"), lambda: self.perform("new-review"))

    def leave(self) -> None:
        """Keeps everything that is half typed."""
        self.capture.leave()
        self.quotes.leave()
        self.pages.leave()

    def end(self) -> None:
        """Keeps everything that is half typed, and takes no more."""
        self.pages.leave()
        self.capture.end()
        self.quotes.end()

    def close(self) -> None:
        """Takes this library out of the window; the file itself is closed by others."""
        self.pages.close()
        self.search.close()
        self.deleteLater()

    def _connect(self) -> None:
        window = self.tools.window
        book = window.library_page.book
        window.top_row.review_menu_requested.connect(self.fill_review_menu)
        book.head.strip.page_requested.connect(self._on_page_requested)
        self.book.source_shown.connect(self._on_source_shown)
        self.sources.filled.connect(self._invite)
        self.side.counted.connect(self._on_side_counted)
        self.pages.quote_requested.connect(self.begin_quote_of)
        give_menu(book.quotes, self, window.commands)

    def _show(self, place: Place) -> None:
        self.side.show_place(place)
        match place.view:
            case "trash":
                self.pages.show_trash()
            case "review":
                self.pages.show_review(place.name)
            case "verify":
                self.pages.show_verify(place)
            case "search":
                self.tools.window.top_row.show_query(place.name)
                self.pages.show_search(place)
            case _:
                self._show_library()
                self.sources.show_place(place)
                self.book.show_place(place)
        if place.view != "search":
            self.tools.window.top_row.show_query("")

    def _show_library(self) -> None:
        window = self.tools.window
        window.show_page(window.library_page)

    def stand(self) -> None:
        """Notes the quote one stands on before one leaves it."""
        if self.trail.here.view == "quotes":
            quotes = self.tools.window.library_page.book.quotes
            self.trail.stand(quotes.current_number())

    def _invite(self) -> None:
        """The line that leads to a new quote, where several books are shown."""
        if self.book.source is None and not self.context.library.read_only:
            key = self.book_in_mind()
            titles = (card.title for card in self.sources.cards if card.key == key)
            self.capture.invite(next(titles, ""))

    def _on_source_shown(self, source: Source | None) -> None:
        if source is None:
            self._invite()
            return
        self.capture.show_source(source)
        head = self.tools.window.library_page.book.head
        head.set_menu(partial(self.sources.make_menu, source.key))
        if self._begin_when_shown is not None and self._begin_when_shown[0] == source.key:
            page, self._begin_when_shown = self._begin_when_shown[1], None
            self.capture.start(page)

    def _on_side_counted(self, counts: reading.Sidebar) -> None:
        tags = [tag.name for tag in sorted(counts.tags, key=lambda tag: -tag.quotes)]
        self.quotes.set_known_tags(tags)
        self.capture.set_known_tags(tags)
        self.sources.set_shelves([name for name, _count in counts.shelves])

    def _on_page_requested(self, page: str) -> None:
        if self.book.source is not None:
            self.go_to_page.show_page(self.book.source.key, page)
