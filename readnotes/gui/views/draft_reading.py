"""Has the draft read and rendered beside the window, and shows what came of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from readnotes.domain.reviews import Review
from readnotes.gui.context import Context
from readnotes.gui.preview_worker import PreviewRequest, PreviewWorker, ReadDraft, Trouble
from readnotes.gui.views.desk_layout import DeskLayout
from readnotes.gui.views.draft_records import DraftRecords
from readnotes.gui.views.preview_following import PreviewFollowing
from readnotes.settings.schema import CITATION_STYLE


class DraftReading(QObject):
    """Keeps preview, counts and records in step with what is typed.

    Attributes:
        review: The open review; None while there is none.
        known_words: Answers which words are spelt right whatever the dictionary says.

    Signals:
        draft_read(ReadDraft): The newest draft was read.
        draft_unread(Trouble): It was not, and why.
    """

    draft_read = Signal(object)
    draft_unread = Signal(object)

    def __init__(
        self, context: Context, parts: DeskLayout, records: DraftRecords, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._records = records
        self.review: Review | None = None
        self.known_words: Callable[[], frozenset[str]] = frozenset
        self.worker = PreviewWorker(self._request, self)
        self.following = PreviewFollowing(parts.editor, parts.preview.browser, self)
        self.worker.answered.connect(self._on_draft_read)
        self.worker.gave_up.connect(self._on_draft_unreadable)
        records.sources_found.connect(self.worker.ask)
        records.keys_unknown.connect(parts.editor.set_unknown_keys)
        records.pictures_loaded.connect(self._on_pictures_loaded)
        parts.preview.choose_style(context.settings.get(CITATION_STYLE))
        parts.preview.style_chosen.connect(lambda _name: self.worker.ask_now())

    def _request(self) -> PreviewRequest | None:
        if self.review is None:
            return None
        return PreviewRequest(
            self._parts.editor.body(),
            self._parts.preview.style_name,
            self.review.about,
            self._records.sources,
            frozenset(self._records.pictures),
            self.review.language,
            self.known_words(),
        )

    def _on_draft_read(self, draft: ReadDraft) -> None:
        self._parts.header.show_words(draft.words)
        self._parts.header.show_notes(draft.notes)
        self._records.note_keys(draft.keys)
        self._records.note_pictures(draft.pictures)
        self._parts.preview.show_page(draft.pieces)
        self.following.follow_soon()
        self.draft_read.emit(draft)

    def _on_draft_unreadable(self, trouble: Trouble, body: str) -> None:
        self._parts.preview.show_plain(trouble, body)
        self.draft_unread.emit(trouble)

    def _on_pictures_loaded(self) -> None:
        self._parts.preview.browser.set_pictures(self._records.pictures)
        self.worker.ask()
