"""Keeps the sidebar's counts live, and carries out what is wished there."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from readnotes.domain.changes import ChangeSet
from readnotes.domain.shelves import SavedSearch
from readnotes.gui.context import Context, Place
from readnotes.gui.messages import Answer
from readnotes.gui.models.side_rows import SCOPES, SideRow, rows_of
from readnotes.gui.views.sidebar import Sidebar
from readnotes.i18n import text
from readnotes.services import arranging, reading

if TYPE_CHECKING:
    from readnotes.services.opening import Library


MOST_COUNTED = 1000
"""What a kept search finds is counted up to so many."""


class SidebarPresenter(QObject):
    """The library as the sidebar shows it.

    Signals:
        counted(Sidebar): The counts are others now.

    Attributes:
        counts: What was counted last, or None.
    """

    counted = Signal(object)

    def __init__(self, context: Context, view: Sidebar, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._place = Place()
        self.counts: reading.Sidebar | None = None
        self._found: dict[str, tuple[int, bool]] = {}
        view.row_chosen.connect(self._on_row_chosen)
        view.renamed.connect(self._on_row_renamed)
        view.deletion_requested.connect(self._on_deletion_requested)
        view.sources_dropped.connect(self._on_sources_dropped)
        context.hub.changed.connect(self._on_hub_changed)

    def refresh(self) -> None:
        """Counts anew."""
        library = self._context.library
        self._context.hub.ask(
            library, lambda: reading.sidebar(library), self._show, topic=(self, "counts")
        )

    def show_place(self, place: Place) -> None:
        """Shows which row stands for a place."""
        self._place = place
        if place.view == "quotes":
            self._view.choose(*place.scope)
        elif place.view == "search":
            named = [each.name for each in self._searches() if each.query == place.name]
            self._view.choose("search", named[0] if named else "")
        else:
            self._view.choose(place.view, place.name)

    def _searches(self) -> Sequence[SavedSearch]:
        return self.counts.searches if self.counts else ()

    def _show(self, counts: reading.Sidebar) -> None:
        self.counts = counts
        self._show_rows(counts)
        self.show_place(self._place)
        self.counted.emit(counts)
        queries = [each.query for each in counts.searches]
        self._found = {query: each for query, each in self._found.items() if query in queries}
        self._count_next(queries)

    def _show_rows(self, counts: reading.Sidebar) -> None:
        rows = rows_of(counts, self._found)
        self._view.set_rows(rows, read_only=self._context.library.read_only)

    def _count_next(self, queries: Sequence[str]) -> None:
        """Counts what kept searches find, one after the other, for the rest waits a reader."""
        if queries:
            library = self._context.library
            self._context.hub.ask(
                library,
                partial(_count, library, queries[0]),
                partial(self._note_found, queries),
                topic=(self, "searches"),
            )

    def _note_found(self, queries: Sequence[str], found: tuple[int, bool]) -> None:
        self._found[queries[0]] = found
        if self.counts is not None:
            self._show_rows(self.counts)
        self._count_next(queries[1:])

    def _go_to(self, kind: str, name: str) -> None:
        """Shows a scope that has another name now, once the sidebar knows it."""
        self._context.host.go(Place(scope=(kind, name)))

    def _on_hub_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        self.refresh()

    def _on_row_chosen(self, row: SideRow) -> None:
        host = self._context.host
        if row.kind in SCOPES:
            host.go(Place(scope=(row.kind, row.name)))
        elif row.kind == "search":
            host.go(Place(view="search", name=row.hint))
        elif row.kind == "review":
            host.go(Place(view="review", name=row.name))
        elif row.kind == "trash":
            host.go(Place(view="trash"))
        elif row.kind == "wish":
            host.perform(row.name)

    def _on_row_renamed(self, row: SideRow, name: str) -> None:
        library, hub = self._context.library, self._context.hub
        kind, old = row.identity
        match kind:
            case "shelf":
                future = (
                    arranging.rename_shelf(library, old, name)
                    if old
                    else arranging.make_shelf(library, name)
                )
            case "tag":
                future = arranging.rename_tag(library, old, name)
            case _:
                future = arranging.rename_search(library, old, name)
        scope_kind = kind if kind in SCOPES else ""
        hub.write(future, lambda _none: self._go_to(kind, name) if scope_kind else None)

    def _on_deletion_requested(self, row: SideRow) -> None:
        library, hub, messages = self._context.library, self._context.hub, self._context.messages
        undo = Answer(text("Undo"), lambda: self._context.host.perform("undo"))
        if row.kind == "shelf":
            said = text("The shelf “{name}” was deleted; its books stay in the library.")
            future = arranging.delete_shelf(library, row.name)
        else:
            said = text("The search “{name}” was forgotten.")
            future = arranging.delete_search(library, row.name)

        def done(_none: None) -> None:
            messages.note(said.format(name=row.name), undo)
            if self._place.scope == row.identity:
                self._context.host.go(Place())

        hub.write(future, done)

    def _on_sources_dropped(self, shelf: str, keys: Sequence[str]) -> None:
        library = self._context.library
        self._context.hub.write(
            arranging.put_on_shelf(library, shelf, keys),
            lambda _none: self._context.messages.note(
                text("On the shelf “{name}” now.").format(name=shelf),
                Answer(text("Undo"), lambda: self._context.host.perform("undo")),
            ),
        )


def _count(library: "Library", query: str) -> tuple[int, bool]:
    # Whoosh comes with the first search, or the first that is kept.
    from readnotes.services import find

    return find.count_up_to(library, query, MOST_COUNTED)
