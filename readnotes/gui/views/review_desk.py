"""The review desk: outline and quotes, the draft, its preview."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from readnotes.domain.changes import ChangeSet
from readnotes.domain.reviews import Review
from readnotes.drafting.insertion import Form
from readnotes.gui.context import Context
from readnotes.gui.dialogs.history import open_history
from readnotes.gui.messages import Notice
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.views.desk_questions import ask_about_paste
from readnotes.gui.views.desk_record import DeskRecord
from readnotes.gui.views.draft_aids import DraftAids
from readnotes.gui.views.draft_checking import DraftChecking
from readnotes.gui.views.draft_elsewhere import DraftElsewhere
from readnotes.gui.views.draft_focus import DraftFocus
from readnotes.gui.views.draft_inserting import DraftInserting
from readnotes.gui.views.draft_keeper import DraftKeeper
from readnotes.gui.views.draft_outline import DraftOutline
from readnotes.gui.views.draft_reading import DraftReading
from readnotes.gui.views.draft_records import DraftRecords
from readnotes.gui.views.draft_spelling import DraftSpelling
from readnotes.gui.views.draft_versions import DraftVersions
from readnotes.gui.views.draft_writing import DraftWriting
from readnotes.gui.views.quotes_beside import QuotesBeside
from readnotes.services import compose
from readnotes.services.failure_texts import sentence


class ReviewDesk(QFrame):
    """One review at a time; what is typed is kept without being asked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        """Shows no review yet, and starts no process.

        Args:
            context: The library and the window around it.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._context = context
        self._number = -1
        self._asked_at = -1
        self.parts = DeskLayout(self)
        self.header, self.outline = self.parts.header, self.parts.outline
        self.quotes, self.editor = self.parts.quotes, self.parts.editor
        self.preview, self.find_bar = self.parts.preview, self.parts.find_bar
        self.records = DraftRecords(context, self)
        self.keeper = DraftKeeper(context, self.editor.body, self)
        self.record = DeskRecord(context, self.parts, self.keeper, self)
        self.reading = DraftReading(context, self.parts, self.records, self)
        self.worker = self.reading.worker
        self.inserting = DraftInserting(context, self.editor, self)
        self.aids = DraftAids(context, self.parts, self)
        self.beside = QuotesBeside(context, self.quotes, self)
        self.versions = DraftVersions(context, self.editor, self.keeper, self)
        self.writing = DraftWriting(context, self.editor, self)
        self.focus = DraftFocus(context, self.parts, self)
        self.sections = DraftOutline(context, self.editor, self.outline, self.quotes, self)
        self.spelling = DraftSpelling(
            context, self.editor, context.settings.own_words, lambda: self.worker.ask(), self
        )
        self.elsewhere = DraftElsewhere(context, self.editor, self.keeper, self.versions.open, self)
        self.checking = DraftChecking(context, self.parts, self)
        self._connect()
        self.setFocusProxy(self.editor)

    @property
    def review_id(self) -> str:
        """The id of the open review; empty while there is none."""
        return self.record.review.id if self.record.review else ""

    def open_review(self, review_id: str) -> None:
        """Shows a review, as far as it was ever typed."""
        if self.review_id == review_id:
            self.worker.ask_now()
            self.checking.resume()
            self.editor.setFocus()
            return
        self.leave()
        library = self._context.library
        if library.read_only:
            self._ask_for_desk(review_id, self._show_desk)
            return
        self._context.hub.write(
            compose.settle(library, review_id),
            self._on_settled,
            self._on_opening_failed,
            initiator=self.keeper,
        )

    def insert_quotes(self, numbers: Sequence[int], form: Form = "auto") -> None:
        """Inserts quotes of the library where the cursor is."""
        self.inserting.insert(numbers, form)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done here now, by the ids of the actions."""
        if self.record.review is None:
            return {}
        offered: dict[str, Callable[[], None]] = {
            **self.aids.commands(),
            "export": self.record.export,
            "find-here": self._find_here,
            "focus-mode": self.focus.toggle,
            "history": self.versions.open,
            "quotes-by-tag": self.quotes.turn_order,
            **self.versions.commands(),
            **self.writing.commands(),
            **self.sections.commands(),
            **self.spelling.commands(),
            **self.elsewhere.commands(),
            **self.checking.commands(),
        }
        chosen = self.quotes.list.selected_numbers()
        if chosen and self._is_at(self.quotes):
            number = self.quotes.list.current_number()
            offered["history"] = partial(open_history, self._context, "quote", number)
        if not self._context.library.read_only:
            offered |= {
                "insert-quote": self.inserting.open_picker,
                "replace-here": partial(self.find_bar.open_bar, replacing=True),
                "save": self.keeper.keep,
                "review-details": self.record.open_details,
            }
            if chosen:
                offered["insert-from-list"] = partial(self.insert_quotes, chosen)
        return offered

    def panes(self) -> Sequence[QWidget]:
        """Outline, quotes, draft, preview."""
        return [self.outline, self.quotes.list, self.editor, self.parts.beside.front]

    def leave(self) -> None:
        """Keeps what was typed, as a version, and ends the process."""
        self.sections.keep_renamed()
        self.keeper.settle()
        self.elsewhere.leave()
        self.worker.close()
        self.checking.leave()

    def _on_settled(self, review: Review) -> None:
        self._ask_for_desk(review.id, self._show_desk)

    def _on_hub_changed(self, changes: ChangeSet, initiator: object) -> None:
        if self.record.review is None:
            return
        ours = initiator is self.keeper
        if self._number in changes.reviews and ours:
            self.beside.ask_for_uses()
        elif (
            self._number in changes.reviews
            or changes.everything
            or changes.quotes
            or changes.sources
        ):
            self._ask_for_desk(self.review_id, self._refresh_desk)

    def _on_body_edited(self) -> None:
        self.keeper.touch()
        self.worker.ask()

    def _on_opening_failed(self, error: Exception) -> None:
        self._context.messages.show(Notice(sentence(error), "error"))
        self._context.host.go_back()

    def _on_large_paste(self, words: str) -> None:
        ask_about_paste(self, words, self.editor.insert_words)

    def _ask_for_desk(self, review_id: str, done: Callable[[compose.Desk], None]) -> None:
        library = self._context.library
        self._asked_at = self.keeper.generation if self.keeper.is_idle else -1
        self._context.hub.ask(
            library,
            partial(compose.open_desk, library, review_id),
            done,
            self._on_opening_failed,
            topic=(self, "desk"),
        )

    def _show_desk(self, desk: compose.Desk) -> None:
        self.record.review = self.reading.review = desk.review
        self._number = desk.number
        self.header.clear_saved()
        self.editor.setReadOnly(self._context.library.read_only)
        self.editor.set_body(desk.review.body)
        self.keeper.begin(desk.review.id)
        self.versions.begin(desk.review.id)
        self.sections.begin(desk.review.id)
        self.elsewhere.begin(desk.review.id, desk.review.title)
        self.records.begin(desk.sources)
        self.quotes.begin()
        self._fill(desk)
        self.worker.ask_now()
        self.editor.setFocus()

    def _refresh_desk(self, desk: compose.Desk) -> None:
        """Shows what became of the review elsewhere; what is being typed goes before it."""
        if self.record.review is None or desk.review.id != self.review_id:
            return
        body, now = desk.review.body, self.keeper.generation == self._asked_at
        # An answer may be older than what was handed over since; that is no change elsewhere.
        if now or not self.keeper.is_ours(body):
            self.elsewhere.take(body, ours_changed=not now)
        self.sections.ask()
        self.records.take_sources({**self.records.sources, **desk.sources})
        self._fill(desk)
        self.worker.ask()

    def _fill(self, desk: compose.Desk) -> None:
        titled = len(desk.review.about) > 1
        self.record.show_review(desk.review)
        self.reading.review = desk.review
        self.inserting.numbers = desk.quotes
        language = desk.review.language
        self.inserting.language = self.writing.language = self.spelling.language = language
        self.inserting.titled = titled
        self.aids.show_review(desk.review)
        self.beside.fill(desk.review.id, desk.quotes, titled=titled)
        self.checking.show_review(desk.review)

    def _find_here(self) -> None:
        if self._is_at(self.parts.left):
            self.quotes.field.setFocus()
        else:
            self.find_bar.open_bar()

    def _is_at(self, part: QWidget) -> bool:
        focused: QWidget | None = self.focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def _connect(self) -> None:
        self._context.hub.changed.connect(self._on_hub_changed)
        self.header.note_requested.connect(self.writing.go_to_note)
        self.beside.used_found.connect(self.sections.take_used)
        self.quotes.insert_requested.connect(self.insert_quotes)
        self.quotes.part_requested.connect(self.inserting.insert_part)
        self.editor.body_edited.connect(self._on_body_edited)
        self.editor.large_paste_offered.connect(self._on_large_paste)
        self.editor.describe_key = self.records.describe_key
        self.find_bar.replacing_all.connect(self.keeper.settle)
        self.inserting.inserted.connect(self.beside.note_inserted)
        self.inserting.used = lambda: self.beside.used
        self.inserting.timed = lambda: self.records.timed
        self.keeper.settling.connect(self.editor.finish_paste)
        self.reading.draft_read.connect(lambda draft: self.sections.take_sections(draft.sections))
        self.reading.draft_read.connect(self.spelling.take)
        self.reading.draft_read.connect(self.checking.take_draft)
        self.reading.draft_unread.connect(self.checking.note_unread)
        self.reading.known_words = lambda: self.spelling.known
        self.record.open_errors = lambda: self.checking.open_errors

    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What has no use of its own for Esc gives the keys back to the draft.
        if event.key() == Qt.Key.Key_Escape and not self.editor.hasFocus():
            self.editor.setFocus()
        else:
            super().keyPressEvent(event)
