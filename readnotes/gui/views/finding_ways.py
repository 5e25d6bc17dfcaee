"""The ways from a finding to the quote it names: to look at it, or to correct it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from readnotes.drafting.findings import Finding
from readnotes.gui.context import Context, Place
from readnotes.gui.correction import correction_of
from readnotes.i18n import text
from readnotes.services import checking
from readnotes.services.checking import RecordedQuote


class FindingWays(QObject):
    """Looks the quote up first; one that is gone is said to be."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def show_quote(self, finding: Finding) -> None:
        """Goes to the quote among those of its book."""
        self._find(finding, self._go)

    def correct(self, finding: Finding) -> None:
        """Opens the quote in its place, with what the draft says against it."""
        self._find(finding, partial(self._open, finding))

    def _find(self, finding: Finding, done: Callable[[RecordedQuote], None]) -> None:
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(checking.find_recorded, library, finding),
            partial(self._take, done),
            topic=(self, "quote"),
        )

    def _take(self, done: Callable[[RecordedQuote], None], found: RecordedQuote | None) -> None:
        if found is None:
            self._context.messages.note(text("This passage is no longer in the library."))
        else:
            done(found)

    def _go(self, found: RecordedQuote) -> None:
        self._context.host.go(Place(source=found.source, quote=found.number))

    def _open(self, finding: Finding, found: RecordedQuote) -> None:
        self._context.host.correct_quote(correction_of(finding, found))
