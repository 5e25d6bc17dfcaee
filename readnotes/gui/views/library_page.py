"""The library page: sidebar, books, quotes, side by side."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from readnotes.gui.views.book_view import BookView

if TYPE_CHECKING:
    from readnotes.gui.views.source_list import SourceList

LIST_WIDTH = 288


class LibraryPage(QSplitter):
    """Books at the left, the quotes of one of them at the right."""

    sources: "SourceList"

    def __init__(self, parent: QWidget | None = None) -> None:
        """Builds the pane of quotes; the list of books follows by `complete`."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._sources_place = QFrame()
        self._sources_place.setProperty("ground", "pane")
        self.book = BookView()
        self.addWidget(self._sources_place)
        self.addWidget(self.book)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setFocusProxy(self.book)

    def complete(self) -> None:
        """Builds the list of books; the first quotes are seen before it."""
        from readnotes.gui.views.source_list import SourceList

        self.sources = SourceList()
        sizes = self.sizes()
        self.replaceWidget(0, self.sources)
        self._sources_place.deleteLater()
        self.sources.show()
        self.setSizes(sizes)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the library is the same on every page of it."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """Books, quotes, capture row."""
        row = self.book.row
        shown = [row.page] if row is not None and row.isVisible() else []
        return [self.sources.view, self.book.quotes, *shown]

    def leave(self) -> None:
        """Nothing is lost here: half-typed rows are kept as they are typed."""
