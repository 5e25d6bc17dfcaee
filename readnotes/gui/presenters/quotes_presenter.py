"""Carries out what is wished of quotes in the list: to edit, trash, copy and check them."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from readnotes.domain.quotes import Quote, QuoteCard
from readnotes.domain.sources import Source
from readnotes.gui.context import Context
from readnotes.gui.copying import quotes_as_text
from readnotes.gui.messages import Answer
from readnotes.gui.presenters.quote_troubles import show_failure, source_words, warn_of_page
from readnotes.gui.trashing import trash_quotes
from readnotes.gui.views.book_view import BookView
from readnotes.gui.widgets.notice_line import Action
from readnotes.gui.widgets.quote_editor import QuoteEditor
from readnotes.gui.widgets.quote_values import QuoteValues, values_from_row, values_of
from readnotes.i18n import ntext, text
from readnotes.services import capture, editing, reading, verify
from readnotes.services.opening import Library
from readnotes.settings.schema import CITATION_STYLE

if TYPE_CHECKING:
    # With it comes the check, which no evening of capturing needs.
    from readnotes.gui.correction import Correction

Opened = tuple[Quote, Source, dict[str, object] | None]


class QuotesPresenter(QObject):
    """The quotes of the list, and the editor that is open in one of them.

    Signals:
        editor_closed(number): The editor of a quote was left, saved or not.
    """

    editor_closed = Signal(int)

    def __init__(self, context: Context, view: BookView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._editor: QuoteEditor | None = None
        self._number = -1
        self._known_tags: Sequence[str] = ()
        quotes = view.quotes
        quotes.edit_requested.connect(self.edit)
        quotes.quote_activated.connect(self.edit)
        quotes.locator_clicked.connect(self.edit)
        quotes.trash_requested.connect(self.trash)
        quotes.copy_requested.connect(self.copy)

    @property
    def editor(self) -> QuoteEditor | None:
        """The editor that is open in the list, or None."""
        return self._editor

    def set_known_tags(self, tags: Sequence[str]) -> None:
        """What tags are completed from."""
        self._known_tags = tags
        if self._editor is not None:
            self._editor.set_known_tags(tags)

    def edit(self, number: int, correction: "Correction | None" = None) -> None:
        """Opens a quote in its place; what was left half done there is brought back.

        Args:
            number: The library's number of the quote.
            correction: What a draft says against it, to be offered.
        """
        library = self._context.library
        if library.read_only:
            self._context.messages.note(text("This library is open to be read only."))
            return
        self._context.hub.ask(
            library,
            lambda: _open(library, number),
            partial(self._open_editor, number, correction),
            topic=(self, "edit"),
        )

    def trash(self, numbers: Sequence[int]) -> None:
        """Puts quotes into the trash, and says how to take it back."""
        trash_quotes(self._context, numbers, self)

    def copy(self, numbers: Sequence[int]) -> None:
        """Copies quotes with their citations."""
        library, style = self._context.library, self._context.settings.get(CITATION_STYLE)

        def written() -> str:
            cards = reading.quote_cards(library, numbers)
            keys = dict.fromkeys(card.source for card in cards)
            sources = {key: reading.get_source(library, key) for key in keys}
            return quotes_as_text(cards, sources, style)

        self._context.hub.ask(library, written, partial(self._put_on_clipboard, len(numbers)))

    def copy_words(self) -> None:
        """Copies the words of the chosen quotes only."""
        library, numbers = self._context.library, self._view.quotes.selected_numbers()

        def written() -> str:
            return "\n\n".join(card.text for card in reading.quote_cards(library, numbers))

        self._context.hub.ask(library, written, partial(self._put_on_clipboard, len(numbers)))

    def mark_checked(self) -> None:
        """Notes that the chosen quotes were compared with the printed page today."""
        numbers = self._view.quotes.selected_numbers()
        if numbers:
            future = verify.mark_checked(self._context.library, numbers)
            self._context.hub.write(future, initiator=self)

    def leave(self) -> None:
        """Keeps what was typed in the open editor."""
        if self._editor is not None and self._editor.is_changed:
            self._keep(self._slot, self._editor.get_values())

    def end(self) -> None:
        """Keeps what was typed in the open editor, and takes no more."""
        self.leave()
        self._editor = None
        self._view.quotes.close_editor()

    def _open_editor(self, number: int, correction: "Correction | None", opened: Opened) -> None:
        quote, source, kept = opened
        row = self._view.quotes.row_of(number)
        if row < 0:
            return
        self._slot, self._number = slot_of(quote.id), number
        saved = values_of(quote)
        editor = QuoteEditor(saved)
        editor.set_source(*source_words(source), timed=source.timed)
        editor.set_known_tags(self._known_tags)
        editor.save_requested.connect(lambda values: self._save(editor, quote, values))
        editor.row_changed.connect(lambda values: self._keep(slot_of(quote.id), values))
        editor.close_requested.connect(lambda: self._close(editor, quote))
        editor.page_edited.connect(lambda typed: warn_of_page(editor, source, typed))
        editor.destroyed.connect(partial(self._forget, editor))
        self._editor = editor
        self._view.quotes.open_editor(row, editor)
        said = ""
        actions: list[Action] = []
        if kept is not None and values_from_row(kept) != saved:
            editor.set_values(values_from_row(kept))
            said = text("What you had not saved here is back.")
            actions.append((text("Drop it"), lambda: self._drop(editor, quote, saved)))
        if correction is not None:
            said = f"{correction.sentence} {said}".strip()
            actions[:0] = _offers_of(editor, correction)
        if said:
            editor.show_notice(said, actions=actions)
        editor.begin(correction.field if correction is not None else "text")

    def _save(self, editor: QuoteEditor, quote: Quote, values: QuoteValues) -> None:
        given = values.as_changes()
        changes = {name: each for name, each in given.items() if getattr(quote, name) != each}
        library, hub = self._context.library, self._context.hub
        if not changes:
            self._close_editor(editor)
            return

        def done(_quote: Quote) -> None:
            hub.write(capture.drop_row(library, slot_of(quote.id)))
            self._close_editor(editor)

        hub.write(
            editing.edit_quote(library, quote.id, changes),
            done,
            partial(show_failure, editor),
            initiator=self,
        )

    def _close(self, editor: QuoteEditor, quote: Quote) -> None:
        """Closes without a question; what was not saved is kept aside and said to be there."""
        if editor.is_changed:
            values = editor.get_values()
            self._keep(slot_of(quote.id), values)
            self._context.messages.note(
                text("Not saved; your changes wait in the quote."),
                Answer(text("Save them"), lambda: self._save(editor, quote, values)),
            )
        self._close_editor(editor)

    def _close_editor(self, editor: QuoteEditor) -> None:
        if self._editor is editor:
            self._editor = None
            self._view.quotes.close_editor()
            self._view.quotes.setFocus()
            self.editor_closed.emit(self._number)

    def _drop(self, editor: QuoteEditor, quote: Quote, saved: QuoteValues) -> None:
        editor.set_values(saved)
        self._context.hub.write(capture.drop_row(self._context.library, slot_of(quote.id)))

    def _forget(self, editor: QuoteEditor) -> None:
        if self._editor is editor:
            self._editor = None

    def _keep(self, slot: str, values: QuoteValues) -> None:
        future = capture.keep_row(self._context.library, slot, values.as_row())
        self._context.hub.write(future)

    def _put_on_clipboard(self, count: int, written: str) -> None:
        QGuiApplication.clipboard().setText(written)
        said = ntext("{n} quote was copied.", "{n} quotes were copied.", count)
        self._context.messages.note(said.format(n=count), seconds=3)


def _offers_of(editor: QuoteEditor, correction: "Correction") -> list[Action]:
    """The link that takes over what a draft says; none where that is not known."""
    if not correction.words:
        return []
    return [(correction.title, lambda: editor.write(correction.field, correction.words))]


def slot_of(quote_id: str) -> str:
    """The name under which a half-done edit of a quote is kept."""
    return f"quote:{quote_id}"


def _open(library: Library, number: int) -> Opened:
    [card] = _cards(library, number)
    quote = reading.get_quote(library, card.id)
    source = reading.get_source(library, quote.source)
    return quote, source, capture.load_row(library, slot_of(quote.id))


def _cards(library: Library, number: int) -> Sequence[QuoteCard]:
    return reading.quote_cards(library, [number])
