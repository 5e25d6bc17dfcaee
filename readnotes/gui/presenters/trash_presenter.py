"""Fills the trash, brings records back, and empties it after asking."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject

from readnotes.domain.changes import ChangeSet
from readnotes.domain.locators import show_locator
from readnotes.gui.context import Context
from readnotes.gui.messages import Answer, Notice
from readnotes.gui.stamps import show_stamp
from readnotes.gui.views.trash_page import TrashPage, TrashRow
from readnotes.i18n import ntext, text
from readnotes.services import discarding, reading

WORDS_SHOWN = 200


class TrashPresenter(QObject):
    """What was put away."""

    def __init__(self, context: Context, view: TrashPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        view.restore_requested.connect(self._on_restore_requested)
        view.emptying_requested.connect(self._on_emptying_requested)
        view.close_requested.connect(context.host.go_back)
        context.hub.changed.connect(self._on_hub_changed)

    def refresh(self) -> None:
        """Reads the trash anew."""
        library = self._context.library
        self._context.hub.ask(
            library,
            lambda: list(rows_of(reading.list_trash(library))),
            self._show,
            topic=(self, "trash"),
        )

    def _show(self, rows: Sequence[TrashRow]) -> None:
        self._view.set_rows(rows, read_only=self._context.library.read_only)

    def _on_hub_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        if self._view.isVisible():
            self.refresh()

    def _on_restore_requested(self, names: Sequence[str]) -> None:
        def done(count: int) -> None:
            said = ntext("{n} record is back.", "{n} records are back.", count)
            undo = Answer(text("Undo"), lambda: self._context.host.perform("undo"))
            self._context.messages.note(said.format(n=count), undo)

        self._context.hub.write(discarding.untrash_records(self._context.library, names), done)

    def _on_emptying_requested(self) -> None:
        count = len(self._view.rows)
        said = ntext(
            "Delete {n} record for good? This cannot be undone.",
            "Delete {n} records for good? This cannot be undone.",
            count,
        )
        self._context.messages.show(
            Notice(
                said.format(n=count),
                "warning",
                (
                    Answer(text("Keep them"), self._context.messages.withdraw),
                    Answer(text("Delete for good"), self._empty),
                ),
            )
        )

    def _empty(self) -> None:
        def done(count: int) -> None:
            said = ntext("{n} record was deleted.", "{n} records were deleted.", count)
            self._context.messages.note(said.format(n=count))

        self._context.hub.write(discarding.empty_trash(self._context.library), done)


def rows_of(trash: reading.Trash) -> Iterator[TrashRow]:
    """The trash as a table: books, then quotes, then reviews, each newest first."""
    for source in trash.sources:
        yield TrashRow(
            source.key, "book", source.title, text("Library"), show_stamp(source.trashed)
        )
    for quote in trash.quotes:
        words = " ".join((quote.gist or quote.text).split())[:WORDS_SHOWN]
        page = show_locator(quote.locator)
        where = f"{quote.source}, {page}"
        yield TrashRow(quote.id, quote.kind, words, where, show_stamp(quote.trashed))
    for review in trash.reviews:
        where = text("Reviews")
        yield TrashRow(review.id, "review", review.title, where, show_stamp(review.trashed))
