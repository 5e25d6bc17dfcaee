"""Takes quotes in from the capture row: saved, carried on, kept through a crash."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QImage, QPixmap

from readnotes.domain.errors import EmptyPassageError
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.gui.context import Context
from readnotes.gui.messages import Answer, Notice
from readnotes.gui.presenters.half_typed import HalfTyped, Kept, png_of, slot_of
from readnotes.gui.presenters.quote_troubles import show_failure, source_words, warn_of_page
from readnotes.gui.views.book_view import BookView, new_quote_line
from readnotes.gui.views.capture_row import CaptureRow
from readnotes.gui.widgets.quote_values import QuoteValues
from readnotes.i18n import text
from readnotes.services import capture, editing, failure_texts
from readnotes.services.capture import Picture, Recognised

LEAST_RECOGNISED = 20
SECONDS_RECOGNISED = 20


@dataclass(slots=True)
class Typing:
    """What is being typed for one book.

    Attributes:
        picture: The picture that will be saved with it.
        last: The locator saved last in this sitting.
    """

    picture: Picture | None = None
    last: str = ""
    values: QuoteValues = field(default_factory=QuoteValues)


class CapturePresenter(QObject):
    """The capture row of the book in front."""

    def __init__(self, context: Context, view: BookView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._half = HalfTyped(context)
        self._source: Source | None = None
        self._typing: dict[str, Typing] = {}
        self._known_tags: Sequence[str] = ()
        self._row: CaptureRow | None = None
        view.dropped.connect(self._on_view_dropped)
        view.new_quote_requested.connect(lambda: context.host.perform("new-quote"))

    @property
    def row(self) -> CaptureRow | None:
        """The row, once a book was in front."""
        return self._row

    @property
    def source(self) -> Source | None:
        """The book that is being quoted."""
        return self._source

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """What tags are completed from."""
        self._known_tags = tags
        if self._row is not None:
            self._row.set_known_tags(tags)

    def invite(self, title: str) -> None:
        """Shows, in place of the row, one line that leads to a book's; empty for none."""
        self._keep_now()
        self._source = None
        keys = "Ctrl+N"
        self._view.show_row(shown=False, invitation=new_quote_line(title, keys) if title else "")

    def show_source(self, source: Source) -> None:
        """Takes quotes of this book from now on; what was half typed for it is brought back."""
        if self._context.library.read_only:
            self._view.show_row(shown=False)
            return
        before = self._source
        row = self._make_row()
        self._view.show_row(shown=True)
        if before is not None and before.key == source.key:
            self._source = source
            return
        self._keep_now()
        self._source = source
        typing = self._typing.setdefault(source.key, Typing())
        row.set_source(*source_words(source), timed=source.timed, last=typing.last)
        row.set_values(QuoteValues())
        self._show_picture(None)
        self._half.load(source.key, partial(self._bring_back, source.key))

    def start(self, page: str = "") -> None:
        """Puts the cursor in the page, and a page there if one is given."""
        if self._row is not None:
            if page:
                self._row.page.setText(page)
                self._row.passage.setFocus()
            else:
                self._row.start()

    def leave(self) -> None:
        """Keeps what is half typed at once."""
        self._keep_now()

    def end(self) -> None:
        """Keeps what is half typed, and takes no more."""
        self._keep_now()
        self._source = None

    def save(self) -> None:
        """Asks for the row to be saved."""
        if self._row is not None and self._row.isVisible():
            self._row.ask_to_save()

    def _make_row(self) -> CaptureRow:
        if self._row is None:
            self._row = row = self._view.make_row()
            row.save_requested.connect(self._on_save_requested)
            row.row_changed.connect(self._on_row_changed)
            row.picture_pasted.connect(self._on_picture_pasted)
            row.picture_removed.connect(lambda: self._set_picture(None))
            row.page_edited.connect(self._on_page_edited)
            row.close_requested.connect(self._view.quotes.setFocus)
            row.set_known_tags(self._known_tags)
        return self._row

    def _bring_back(self, key: str, kept: Kept) -> None:
        values, picture = kept
        if self._row is None or self._source is None or self._source.key != key:
            return
        if values is not None and self._row.get_values().is_empty:
            self._row.set_values(values)
        if picture is not None and self._typing[key].picture is None:
            self._typing[key].picture = picture
            self._show_picture(picture)

    def _on_save_requested(self, values: QuoteValues) -> None:
        source, row = self._source, self._row
        if source is None or row is None:
            return
        typing = self._typing[source.key]
        picture = typing.picture
        if not values.text.strip() and picture is None:
            show_failure(row, EmptyPassageError())
            return
        given: dict[str, Any] = values.as_changes()
        quote = replace(Quote("", source.key, ""), **given)
        future = capture.save(
            self._context.library, quote, [picture] if picture else [], row=slot_of(source.key)
        )
        typing.last = values.locator or typing.last
        typing.picture = None
        typing.values = QuoteValues()
        row.begin_next(typing.last)
        self._context.hub.write(
            future,
            lambda _quote: self._show_saved(source.key, had_picture=picture is not None),
            partial(self._show_failed, source.key, values, picture),
            initiator=self,
        )

    def _show_saved(self, key: str, *, had_picture: bool) -> None:
        if self._row is not None:
            self._row.show_saved(datetime.now().time())
        if had_picture:
            self._half.keep_picture(key, None)

    def _show_failed(
        self, key: str, values: QuoteValues, picture: Picture | None, error: Exception
    ) -> None:
        """Brings the row back; where another was begun since, the reader is asked."""

        def bring_back() -> None:
            if self._row is not None and self._source is not None and self._source.key == key:
                self._row.set_values(values)
                self._typing[key].picture = picture
                self._show_picture(picture)
                show_failure(self._row, error)

        row = self._row
        here = row is not None and self._source is not None and self._source.key == key
        if here and row is not None and row.get_values().is_empty:
            bring_back()
        else:
            self._context.messages.show(
                Notice(
                    failure_texts.sentence(error),
                    "error",
                    (Answer(text("Bring the passage back"), bring_back),),
                    details=values.text,
                )
            )

    def _on_row_changed(self, values: QuoteValues) -> None:
        if self._source is None:
            return
        self._keep(self._source.key, values)
        if len(values.text) >= LEAST_RECOGNISED:
            library, key = self._context.library, self._source.key
            self._context.hub.ask(
                library,
                lambda: capture.recognise(library, key, values.text),
                partial(self._show_recognised, key),
                topic=(self, "recognise"),
            )

    def _show_recognised(self, key: str, found: Recognised | None) -> None:
        row = self._row
        if found is None or row is None or self._source is None or self._source.key != key:
            return
        if row.get_values().is_empty:
            return
        card = found.card
        said = {
            "equal": text("This is the quote on {page}."),
            "contained": text("These words stand in the quote on {page}."),
            "contains": text("The quote on {page} is a part of this."),
        }.get(found.how, text("This is nearly the quote on {page}."))
        sentence = said.format(page=card.locator_shown)

        def open_it() -> None:
            self._view.quotes.edit_requested.emit(card.number)

        if row.notice.sentence:
            # The line tells what was done to a paste, and how to take that back: it stays.
            messages = self._context.messages
            answer = Answer(text("Open it"), open_it)
            messages.show(Notice(sentence, "warning", (answer,), SECONDS_RECOGNISED))
            return
        actions = [(text("Open it"), open_it), (text("Keep both"), row.notice.clear)]
        row.show_notice(sentence, "warning", actions)

    def _on_page_edited(self, typed: str) -> None:
        if self._row is not None and self._source is not None:
            warn_of_page(self._row, self._source, typed)

    def _on_picture_pasted(self, image: QImage) -> None:
        self._context.jobs.start(
            text("Taking the picture in"), lambda _job: png_of(image), self._set_picture
        )

    def _on_view_dropped(self, data: QMimeData) -> None:
        row = self._row
        if row is None or self._source is None:
            return
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._context.jobs.start(
                text("Taking the picture in"),
                lambda _job: editing.read_picture(files[0]),
                self._set_picture,
            )
        else:
            row.passage.insertFromMimeData(data)
            row.passage.setFocus()

    def _set_picture(self, picture: Picture | None) -> None:
        if self._source is not None:
            self._typing[self._source.key].picture = picture
            self._half.keep_picture(self._source.key, picture)
            self._show_picture(picture)

    def _show_picture(self, picture: Picture | None) -> None:
        if self._row is None:
            return
        shown = QPixmap()
        if picture is not None and shown.loadFromData(picture.data):
            self._row.show_picture(shown)
        else:
            self._row.hide_picture()

    def _keep_now(self) -> None:
        row, source = self._row, self._source
        if row is not None and source is not None:
            values = row.get_values()
            if values != self._typing[source.key].values:
                self._keep(source.key, values)

    def _keep(self, key: str, values: QuoteValues) -> None:
        self._typing[key].values = values
        self._half.keep(key, values)
