"""*Go to page*: the quotes of a page, the nearest before and after, and a new one there."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readnotes.domain.errors import FieldValueError, UnknownRecordError
from readnotes.domain.locators import parse_page_query, show_locator
from readnotes.domain.quotes import QuoteCard
from readnotes.gui import measures
from readnotes.gui.context import Context, Place
from readnotes.gui.widgets.pick_list import Choice, PickList
from readnotes.i18n import text
from readnotes.services import reading

WORDS_SHOWN = 90


class PagePresenter(QObject):
    """The line in which a page is typed, over the book that is in front."""

    def __init__(
        self, context: Context, over: QWidget, begin_quote: Callable[[str], None], parent: QObject
    ) -> None:
        """Shows itself over a view.

        Args:
            context: The opened library.
            over: The view whose book is meant.
            begin_quote: Begins a new quote on a page.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._over = over
        self._begin_quote = begin_quote
        self._key = ""
        self._list: PickList | None = None

    def open_for(self, key: str, typed: str = "") -> None:
        """Asks for a page of a book, by its citation key."""
        self._key = key
        if self._list is None:
            self._list = PickList(self._over, text("Go to page"), text("Page, as 94 or xii"))
            self._list.typed.connect(self._on_page_typed)
            self._list.picked.connect(self._on_choice_picked)
            self._list.closed.connect(self._over.setFocus)
        self._list.open_over(measures.STEP_4, typed)

    def show_page(self, key: str, page: str) -> None:
        """Goes to the first quote on a page, or the nearest to it."""
        library = self._context.library
        self._context.hub.ask(
            library,
            lambda: reading.near_page(library, key, page),
            self._go_near,
            topic=(self, "go"),
        )

    def _go_near(self, near: reading.NearPage) -> None:
        found = [
            *near.on,
            *([near.before] if near.before else []),
            *([near.after] if near.after else []),
        ]
        if found:
            self._go(found[0])

    def _go(self, card: QuoteCard) -> None:
        self._context.host.go(Place(source=card.source, quote=card.number))

    def _on_page_typed(self, typed: str) -> None:
        assert self._list is not None
        key, library = self._key, self._context.library
        if not key or not typed.strip() or parse_page_query(typed) is None:
            foot = text("One page, or pages as 90-100, or “front”.") if typed.strip() else ""
            self._list.set_choices((), foot)
            return
        self._context.hub.ask(
            library,
            lambda: reading.near_page(library, key, typed),
            partial(self._offer, typed),
            lambda error: self._refuse(error),
            topic=(self, "near"),
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, FieldValueError | UnknownRecordError):
            self._context.hub.failed.emit(error)
        elif self._list is not None:
            self._list.set_choices(())

    def _offer(self, typed: str, near: reading.NearPage) -> None:
        if self._list is None or self._list.isHidden():
            return
        choices = [_choice(card, "quotation") for card in near.on]
        beside = [
            _choice(card, sign, quiet=True)
            for card, sign in ((near.before, "chevron-up"), (near.after, "chevron-down"))
            if card is not None
        ]
        choices += beside
        if not self._context.library.read_only and typed.strip().lower() != "front":
            page = show_locator(typed)
            words = text("New quote on {page}").format(page=page)
            new = Choice(words, "Ctrl+N", typed, "plus")
            choices.insert(len(near.on), new)
        foot = "" if near.on else text("No quote there yet.")
        self._list.set_choices(choices, foot)

    def _on_choice_picked(self, value: object) -> None:
        if isinstance(value, QuoteCard):
            self._go(value)
        elif isinstance(value, str):
            self._begin_quote(value)


def _choice(card: QuoteCard, sign: str, *, quiet: bool = False) -> Choice:
    words = " ".join((card.gist or card.text).split())[:WORDS_SHOWN]
    return Choice(f"{card.locator_shown}   {words}", "", card, sign, quiet)
