"""Leads from a draft to a recorded quote it contradicts, and back when the quote is left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from readnotes.gui.context import Place

if TYPE_CHECKING:
    from readnotes.gui.correction import Correction
    from readnotes.gui.presenters.workroom import Workroom


class Correcting(QObject):
    """One quote at a time; who goes elsewhere from its editor is not led back."""

    def __init__(self, room: "Workroom") -> None:
        super().__init__(room)
        self._room = room
        self._wanted: Correction | None = None
        self._opened = -1
        self._from = Place()
        room.book.filled.connect(self._on_quotes_shown)
        room.quotes.editor_closed.connect(self._on_editor_closed)

    def begin(self, correction: "Correction") -> None:
        """Opens a quote where it stands among those of its book, with what the draft says."""
        self._from = self._room.trail.here
        self._wanted, self._opened = correction, -1
        self._room.go(Place(source=correction.source, quote=correction.quote))

    def _on_quotes_shown(self) -> None:
        wanted, book = self._wanted, self._room.book.source
        if wanted is not None and self._room.trail.here.source != wanted.source:
            wanted = self._wanted = None
        if wanted is None or book is None or book.key != wanted.source:
            return
        self._wanted, self._opened = None, wanted.quote
        self._room.quotes.edit(wanted.quote, wanted)

    def _on_editor_closed(self, number: int) -> None:
        opened, self._opened = self._opened, -1
        if number == opened and self._room.trail.came_from == self._from:
            self._room.go_back()
