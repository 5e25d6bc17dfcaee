"""What stands by while a draft is written: marks, completions, the way to quotes and back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from readnotes.domain.reviews import Review
from readnotes.gui.context import Context, Place
from readnotes.gui.views.checked_share import CheckedShare
from readnotes.gui.views.citation_completing import CitationCompleting
from readnotes.gui.views.cited_quotes import CitedQuotes
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.views.draft_marking import DraftMarking


class DraftAids(QObject):
    """All of them together, for one review at a time."""

    def __init__(self, context: Context, parts: DeskLayout, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._review_id = ""
        self.marking = DraftMarking(parts.editor, context.settings, self)
        self.completing = CitationCompleting(context, parts.editor, self)
        self.cited = CitedQuotes(context, parts.editor, parts.quotes, self)
        self.checked = CheckedShare(context, parts.header.checked, self)
        self.checked.verify_requested.connect(self.compare_with_pages)

    def show_review(self, review: Review) -> None:
        """Stands by another review, or the same with other fields."""
        self.marking.language = review.language
        self.cited.about = self.completing.about = review.about
        if review.id != self._review_id:
            self._review_id = review.id
            self.checked.begin(review.id)

    def compare_with_pages(self) -> None:
        """Leads through the quotes it uses that were not compared with the page yet."""
        self._context.host.go(Place(view="verify", name=self._review_id))

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        offered: dict[str, Callable[[], None]] = {"go-to-citation": self.cited.go_between}
        if not self._context.library.read_only:
            offered |= {"verify": self.compare_with_pages, **self.marking.commands()}
        return offered
