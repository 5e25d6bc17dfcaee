"""The review's own fields at the desk: its title, how far it is, where it came out, when saved."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QTime
from PySide6.QtWidgets import QWidget

from readnotes.domain.reviews import Review
from readnotes.gui.context import Context
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.dialogs.export_subjects import review_subject
from readnotes.gui.dialogs.review_details import ReviewDetails
from readnotes.gui.messages import Answer, Notice
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.views.draft_keeper import DraftKeeper
from readnotes.i18n import text
from readnotes.services import editing
from readnotes.services.failure_texts import sentence


class DeskRecord:
    """Changes them as the reader says, and hands the review over to be exported.

    Attributes:
        review: The open review, as the library has it; None while there is none.
        open_errors: Answers how many errors of the draft are not accepted.
    """

    def __init__(
        self, context: Context, parts: DeskLayout, keeper: DraftKeeper, desk: QWidget
    ) -> None:
        """Has no review yet.

        Args:
            context: The library and the window around it.
            parts: Of the desk.
            keeper: Who keeps what is typed.
            desk: Over which dialogs stand.
        """
        self._context = context
        self._parts = parts
        self._keeper = keeper
        self._desk = desk
        self.review: Review | None = None
        self.open_errors: Callable[[], int] = lambda: 0
        header = parts.header
        header.title_changed.connect(lambda title: self._change(title=title))
        header.status_changed.connect(self._on_status_changed)
        header.target_changed.connect(lambda words: self._change(target_words=words or None))
        header.export_requested.connect(self.export)
        keeper.kept.connect(self._on_kept)
        keeper.keeping_failed.connect(self._on_keeping_failed)

    def show_review(self, review: Review) -> None:
        """Shows another review, or the same with other fields."""
        self.review = review
        self._parts.header.show_review(review, read_only=self._context.library.read_only)

    def export(self) -> None:
        """Opens the export dialog, once what was typed is the review's body."""
        if self.review is None:
            return
        if self._context.library.read_only:
            self._open_export(self.review)
        else:
            self._keeper.settle(done=self._open_export)

    def open_details(self, *, came_out: bool = False) -> None:
        """Opens the dialog with all its fields; with `came_out`, where it came out first."""
        if self.review is None:
            return
        dialog = ReviewDetails(
            self.review, lambda changes: self._change(**changes), self._desk, came_out=came_out
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _change(self, **changes: object) -> None:
        if self.review is None:
            return
        self._context.hub.write(
            editing.edit_review(self._context.library, self.review.id, changes),
            initiator=self,
        )

    def _on_status_changed(self, status: str) -> None:
        self._change(status=status)
        if status == "published":
            self.open_details(came_out=True)

    def _on_kept(self) -> None:
        now = self._context.library.clock.now().astimezone()
        time = QTime(now.hour, now.minute)
        self._parts.header.show_saved(QLocale().toString(time, QLocale.FormatType.ShortFormat))

    def _on_keeping_failed(self, error: Exception) -> None:
        said = sentence(error)
        self._parts.header.show_trouble(said)
        words = text("The draft is not saved, but nothing of it is lost: {why}").format(why=said)
        again = Answer(text("Try again"), self._keeper.keep)
        self._context.messages.show(Notice(words, "error", (again,)))

    def _open_export(self, review: Review) -> None:
        subject = review_subject(self._context, review, self._parts.preview.style_name)
        dialog = ExportDialog(self._context, subject, self._desk)
        dialog.say_errors(self.open_errors(), self._parts.beside.show_checks)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
