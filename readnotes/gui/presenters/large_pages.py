"""The large pages and dialogs, each built when it is first wanted.

Each import stands here, where its page is built: the review desk brings Python-Markdown with it,
the search Whoosh, and an evening of capturing needs neither.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from readnotes.domain.sources import Source
from readnotes.gui.context import Context, Place
from readnotes.gui.main_window import MainWindow
from readnotes.gui.presenters.trash_presenter import TrashPresenter
from readnotes.gui.views.trash_page import TrashPage
from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.gui.presenters.verify_presenter import VerifyPresenter
    from readnotes.gui.views.review_desk import ReviewDesk
    from readnotes.gui.views.search_results import SearchResults
    from readnotes.gui.views.verify_page import VerifyPage


class LargePages(QObject):
    """The pages beside the library page, and the dialogs that need a library.

    Signals:
        quote_requested(key, page): A new quote of that book is to be begun, on that page.
        query_changed(query): On the results page another query was chosen.
        search_ready: The results page can be shown.
    """

    quote_requested = Signal(str, str)
    query_changed = Signal(str)
    search_ready = Signal()

    def __init__(self, context: Context, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._window = window
        self._trash: TrashPage | None = None
        self._trash_presenter: TrashPresenter | None = None
        self._search: SearchResults | None = None
        self._preparing: ThreadPoolExecutor | None = None
        self._review: ReviewDesk | None = None
        self._by_tag = False
        self._verify: VerifyPage | None = None
        self._verify_presenter: VerifyPresenter | None = None

    @property
    def search(self) -> "SearchResults | None":
        """The results page, if it was ever wanted."""
        return self._search

    @property
    def by_tag(self) -> bool:
        """Whether the quotes beside a draft stand under their tags."""
        return self._review.quotes.by_tag if self._review is not None else self._by_tag

    @by_tag.setter
    def by_tag(self, by_tag: bool) -> None:
        self._by_tag = by_tag

    def show_trash(self) -> None:
        """Brings the trash to the front."""
        if self._trash is None:
            self._trash = TrashPage()
            self._trash_presenter = TrashPresenter(self._context, self._trash, self)
        assert self._trash_presenter is not None
        self._trash_presenter.refresh()
        self._window.show_page(self._trash)
        self._trash.setFocus()

    def prepare_search(self) -> None:
        """Brings in what searching needs, on another thread, before the first letter is typed."""
        if self._search is None and self._preparing is None:
            # Not on a reader's: at the start these are busy with what is seen.
            self._preparing = ThreadPoolExecutor(1, "readnotes-preparing")
            self._context.hub.run(self._preparing.submit(_import_search), self._make_ready)
            self._preparing.shutdown(wait=False)

    def _make_ready(self, _none: None) -> None:
        self._window.add_page(self.make_search())
        self.search_ready.emit()

    def show_search(self, place: Place) -> None:
        """Brings the results of a query to the front; the cursor stays where it is.

        What is not there yet is brought in first; then `search_ready` is told.
        """
        if self._search is None:
            self.prepare_search()
            return
        self._search.set_query(place.name, typing=place.typing, like=place.quote)
        self._window.show_page(self._search)

    def make_search(self) -> "SearchResults":
        """The results page, built when it is first wanted."""
        if self._search is None:
            from readnotes.gui.views.search_results import make_search_results

            self._search = make_search_results(self._context)
            self._search.close_requested.connect(self._context.host.go_back)
            self._search.query_changed.connect(self.query_changed)
            self._search.insert_requested.connect(self.insert_quotes)
            self._search.quote_requested.connect(self.quote_requested)
        return self._search

    def show_review(self, review_id: str) -> None:
        """Brings a review to the front."""
        if self._review is None:
            from readnotes.gui.views.review_desk import ReviewDesk

            self._review = ReviewDesk(self._context)
            self._review.quotes.filters.order.choose(by_tag=self._by_tag)
            self._review.focus.turned.connect(self._window.leave_bare)
        self._window.show_page(self._review)
        self._window.leave_bare(self._review.focus.is_on)
        self._review.open_review(review_id)
        self._review.setFocus()

    def show_verify(self, place: Place) -> None:
        """Brings the comparison with the page to the front, for a book or a review."""
        if self._verify is None:
            from readnotes.gui.presenters.verify_presenter import VerifyPresenter
            from readnotes.gui.views.verify_page import VerifyPage

            self._verify = VerifyPage()
            self._verify_presenter = VerifyPresenter(self._context, self._verify, self)
        assert self._verify_presenter is not None
        self._window.show_page(self._verify)
        self._verify.setFocus()
        self._verify_presenter.begin(place)

    @property
    def open_review(self) -> str:
        """The id of the review that quotes can be inserted into; empty where none is open."""
        return self._review.review_id if self._review is not None else ""

    def insert_quotes(self, numbers: Sequence[int]) -> None:
        """Inserts quotes where the cursor was in the open review, and shows them there."""
        if self._review is None or not self._review.review_id:
            self._context.messages.note(text("Open a review first; the quotes go into it."))
            return
        self._context.host.go(Place(view="review", name=self._review.review_id))
        self._review.insert_quotes(numbers)

    def edit_source(self, key: str | None) -> None:
        """Opens the source editor on a book, or on a new one."""
        from readnotes.gui.dialogs.source_editor import make_source_editor

        self.open_dialog(make_source_editor(self._context, key))

    def begin_review(self, keys: Sequence[str]) -> None:
        """Opens the dialog that begins a review about books, with these chosen."""
        from readnotes.gui.dialogs.new_review import make_new_review

        self.open_dialog(make_new_review(self._context, keys))

    def export_quotes(self, source: Source | None) -> None:
        """Opens the export dialog on the quotes of a book, or on all."""
        from readnotes.gui.dialogs.export import ExportDialog
        from readnotes.gui.dialogs.export_subjects import quotes_subject

        title = source.title if source is not None else text("All quotes")
        subject = quotes_subject(self._context, title, source.key if source else None)
        self.open_dialog(ExportDialog(self._context, subject, self._window))

    def export_library(self) -> None:
        """Opens the export dialog on the whole library."""
        from readnotes.gui.dialogs.export import ExportDialog
        from readnotes.gui.dialogs.export_subjects import library_subject

        subject = library_subject(self._context)
        self.open_dialog(ExportDialog(self._context, subject, self._window))

    def open_dialog(self, dialog: QDialog) -> None:
        """Opens a dialog over the window; it goes when it is closed."""
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def leave(self) -> None:
        """Keeps what was typed on any of the pages."""
        if self._review is not None:
            self._review.leave()
        if self._verify is not None:
            self._verify.leave()

    def close(self) -> None:
        """Takes the pages away for good."""
        for page in (self._trash, self._search, self._review, self._verify):
            if page is not None:
                self._window.forget_page(page)


def _import_search() -> None:
    """Whoosh, and the page that shows the results."""
    import_module("readnotes.gui.views.search_results")
