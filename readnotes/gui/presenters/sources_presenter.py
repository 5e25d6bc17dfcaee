"""Fills the list of books, and carries out what is wished there."""

from collections.abc import Sequence
from functools import partial
from typing import get_args

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu

from readnotes.domain.changes import ChangeSet
from readnotes.domain.sources import STATUSES, SourceCard
from readnotes.gui.context import Context, Place
from readnotes.gui.icons import icon
from readnotes.gui.messages import Answer
from readnotes.gui.models.side_rows import STATUS_WORDS
from readnotes.gui.presenters.scopes import scope_of
from readnotes.gui.presenters.thumbnails import Thumbnails
from readnotes.gui.views.source_list import SourceList
from readnotes.i18n import ntext, text
from readnotes.services import arranging, discarding, editing, reading
from readnotes.services.opening import Library


class SourcesPresenter(QObject):
    """The books of the scope that the sidebar has chosen.

    Signals:
        filled: The list shows the books of its scope.
    """

    filled = Signal()

    def __init__(
        self, context: Context, view: SourceList, covers: Thumbnails, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._place = Place()
        self._order: reading.SourceOrder = "author"
        self._shelves: Sequence[str] = ()
        view.set_covers(covers.find)
        covers.arrived.connect(view.view.viewport().update)
        view.source_chosen.connect(self._on_source_chosen)
        view.source_activated.connect(self._on_source_activated)
        view.order_chosen.connect(self.set_order)
        view.filter_changed.connect(self._on_filter_changed)
        view.menu_requested.connect(self._on_menu_requested)
        view.empty_action_requested.connect(self._on_empty_action)
        context.hub.changed.connect(self._on_hub_changed)

    @property
    def order(self) -> str:
        """How the books are sorted."""
        return self._order

    @property
    def cards(self) -> Sequence[SourceCard]:
        """The books shown, in order."""
        return self._view.cards

    def show_place(self, place: Place) -> None:
        """Shows the books of a place's scope, with its book chosen."""
        same = place.scope == self._place.scope and bool(self._view.cards)
        self._place = place
        if same:
            self._view.choose(place.source)
        else:
            self.refresh()

    def refresh(self) -> None:
        """Reads the list anew."""
        library, scope = self._context.library, scope_of(self._place)
        order, needle = self._order, self._view.field.text()
        self._context.hub.ask(
            library,
            lambda: _look_up(library, scope, order, needle),
            self._show,
            topic=(self, "cards"),
        )

    def set_order(self, order: str) -> None:
        """Sorts the books in another way; an unknown one is left alone."""
        for known in get_args(reading.SourceOrder):
            if known == order and known != self._order:
                self._order = known
                self._view.set_order(order)
                self.refresh()

    def set_shelves(self, shelves: Sequence[str]) -> None:
        """The shelves that a book can be put on."""
        self._shelves = shelves

    def chosen_keys(self) -> list[str]:
        """The books that are chosen."""
        return self._view.selected_keys()

    def trash_chosen(self) -> None:
        """Puts the chosen books into the trash, with their quotes."""
        keys = self.chosen_keys() or ([self._place.source] if self._place.source else [])
        if keys:
            self._trash(keys)

    def make_menu(self, key: str) -> QMenu:
        """What can be done with a book."""
        host, library = self._context.host, self._context.library
        keys = self.chosen_keys() if key in self.chosen_keys() else [key]
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if library.read_only:
            menu.addAction(text("This library is open to be read only")).setEnabled(False)
            return menu
        menu.addAction(icon("edit"), text("Edit source…"), lambda: host.perform("edit-source"))
        status = menu.addMenu(text("Reading"))
        for each in STATUSES:
            status.addAction(STATUS_WORDS[each], partial(self._set_status, keys, each))
        shelf = menu.addMenu(icon("shelf"), text("Put on shelf"))
        for name in self._shelves:
            shelf.addAction(name, partial(self._put_on, name, keys))
        shelf.setEnabled(bool(self._shelves))
        if self._place.scope[0] == "shelf":
            name = self._place.scope[1]
            words = text("Take off “{name}”").format(name=name)
            menu.addAction(words, lambda: self._take_off(name, keys))
        menu.addSeparator()
        menu.addAction(icon("trash"), text("Move to trash"), lambda: self._trash(keys))
        return menu

    def _show(self, found: tuple[Sequence[SourceCard], int]) -> None:
        cards, quotes = found
        if not cards:
            self._show_empty()
        self._view.set_cards(cards, self._place.source, quotes)
        self.filled.emit()

    def _show_empty(self) -> None:
        if self._view.field.text():
            self._view.empty.show_wish(
                text("No book here has these words."), text("Show all"), "Esc"
            )
        elif self._place.scope[0] == "all":
            self._view.empty.show_wish(
                text("Books you read stand here."), text("New source"), "Ctrl+Shift+N"
            )
        elif self._place.scope[0] == "shelf":
            self._view.empty.show_wish(
                text("Drag books here from the list of all."), text("All books"), "Ctrl+Shift+A"
            )
        else:
            self._view.empty.show_wish(text("No book here."), text("All books"), "Ctrl+Shift+A")

    def _undo(self) -> Answer:
        return Answer(text("Undo"), lambda: self._context.host.perform("undo"))

    def _trash(self, keys: Sequence[str]) -> None:
        def done(count: int) -> None:
            said = ntext("{n} source is in the trash.", "{n} sources are in the trash.", len(keys))
            self._context.messages.note(said.format(n=len(keys), count=count), self._undo())
            if self._place.source in keys:
                self._context.host.go(Place(scope=self._place.scope))

        future = discarding.trash_records(self._context.library, keys)
        self._context.hub.write(future, done)

    def _set_status(self, keys: Sequence[str], status: str) -> None:
        for key in keys:
            future = editing.edit_source(self._context.library, key, {"status": status})
            self._context.hub.write(future)

    def _put_on(self, name: str, keys: Sequence[str]) -> None:
        self._context.hub.write(arranging.put_on_shelf(self._context.library, name, keys))

    def _take_off(self, name: str, keys: Sequence[str]) -> None:
        self._context.hub.write(arranging.take_off_shelf(self._context.library, name, keys))

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes:
            self.refresh()

    def _on_source_chosen(self, key: str) -> None:
        self._context.host.go(Place(scope=self._place.scope, source=key))

    def _on_source_activated(self, key: str) -> None:
        if key:
            self._context.host.perform("new-quote")

    def _on_filter_changed(self, _words: str) -> None:
        self.refresh()

    def _on_menu_requested(self, key: str, point: QPoint) -> None:
        self.make_menu(key).popup(point)

    def _on_empty_action(self) -> None:
        if self._view.field.text():
            self._view.field.clear()
        elif self._place.scope[0] == "all":
            self._context.host.perform("new-source")
        else:
            self._context.host.perform("all-quotes")


def _look_up(
    library: Library, scope: reading.Scope, order: reading.SourceOrder, needle: str
) -> tuple[Sequence[SourceCard], int]:
    """The books of a scope, and how many quotes of theirs are in it."""
    cards = reading.list_source_cards(library, scope, order, needle)
    if scope.kind == "tag":
        return cards, len(reading.quote_order(library, scope))
    return cards, sum(card.quotes for card in cards)
