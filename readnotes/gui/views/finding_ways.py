"""What is done about a finding elsewhere than in the draft: in its record, in the review."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from readnotes.domain.reviews import Review, Waiver
from readnotes.drafting.findings import Finding
from readnotes.drafting.waiving import waiver_of, without_waivers_of
from readnotes.gui.context import Context, Place
from readnotes.gui.correction import correction_of
from readnotes.i18n import text
from readnotes.services import checking, editing
from readnotes.services.checking import RecordedQuote


class FindingWays(QObject):
    """Leads to the quote that a finding names, and keeps what was accepted with the review."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def show_quote(self, finding: Finding) -> None:
        """Goes to the quote among those of its book."""
        self._find(finding, self._go)

    def correct(self, finding: Finding) -> None:
        """Opens the quote in its place, with what the draft says against it."""
        self._find(finding, partial(self._open, finding))

    def accept(self, review: Review, finding: Finding, reason: str) -> None:
        """Notes that a finding may stand, and why."""
        self._set_waivers(review, (*review.waivers, waiver_of(finding, reason)))

    def take_back(self, review: Review, finding: Finding) -> None:
        """Notes that it may not stand any more."""
        self._set_waivers(review, without_waivers_of(review.waivers, finding))

    def _set_waivers(self, review: Review, waivers: Sequence[Waiver]) -> None:
        changes = {"waivers": tuple(waivers)}
        self._context.hub.write(
            editing.edit_review(self._context.library, review.id, changes), initiator=self
        )

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
