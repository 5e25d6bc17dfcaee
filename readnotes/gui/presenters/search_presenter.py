"""What is typed into the search field, and the way to the results and back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readnotes.gui.context import Place
from readnotes.gui.main_window import MainWindow
from readnotes.gui.presenters.completion_presenter import CompletionPresenter
from readnotes.gui.presenters.large_pages import LargePages

if TYPE_CHECKING:
    from readnotes.gui.presenters.workroom import Workroom


class SearchPresenter(QObject):
    """Brings what is typed to the results page, and what is chosen there back into the field.

    Attributes:
        completion: Offers in the field what may be meant.
    """

    def __init__(self, room: "Workroom", window: MainWindow, pages: LargePages) -> None:
        super().__init__(room)
        self._room = room
        self._row = window.top_row
        self._window = window
        self._pages = pages
        self.completion = CompletionPresenter(room.context, self._row.field, window, self)
        self._row.query_typed.connect(self._on_query_typed)
        self._row.search_left.connect(self._on_search_left)
        self._row.results_wanted.connect(self._on_results_wanted)
        self._row.field.entered.connect(pages.prepare_search)
        pages.query_changed.connect(self._on_query_changed)
        pages.search_ready.connect(self._on_search_ready)

    def close(self) -> None:
        """Takes what it hung into the window out of it."""
        self.completion.close()

    @property
    def _is_searching(self) -> bool:
        return self._room.trail.here.view == "search"

    def _visit(self, query: str, *, typing: bool) -> Place:
        place = Place(view="search", name=query, typing=typing)
        self._room.trail.visit(place)
        self._room.side.show_place(place)
        return place

    def _on_query_typed(self, query: str) -> None:
        if query.strip():
            self._room.stand()
            self._pages.show_search(self._visit(query, typing=True))
        elif self._is_searching:
            self._room.go_back()
            self._row.field.setFocus()

    def _on_query_changed(self, query: str) -> None:
        """Another query was chosen among the results: it is the place one is at."""
        self._visit(query, typing=False)
        self._row.show_query(query)

    def _on_search_ready(self) -> None:
        if self._is_searching:
            self._pages.show_search(self._room.trail.here)

    def _on_search_left(self) -> None:
        if self._is_searching:
            self._room.go_back()
        else:
            self._window.focus_page()

    def _on_results_wanted(self) -> None:
        if self._pages.search is not None and self._is_searching:
            self._pages.search.setFocus()
