"""Leads through the quotes that are to be compared with the page, and keeps what was found."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from readnotes.citation.names import short_names
from readnotes.domain.changes import ChangeSet
from readnotes.domain.quotes import Quote
from readnotes.gui.context import Context
from readnotes.gui.messages import Notice
from readnotes.gui.place import Place
from readnotes.gui.presenters.quote_troubles import PAST_THE_END
from readnotes.gui.presenters.quotes_presenter import slot_of
from readnotes.gui.presenters.verify_shown import Shown, load_shown, turn_page
from readnotes.gui.presenters.verify_walk import Walk
from readnotes.gui.views.verify_page import VerifyPage
from readnotes.gui.widgets.page_field import Understanding
from readnotes.gui.widgets.quote_values import QuoteValues, values_from_row, values_of
from readnotes.gui.widgets.settle_timer import SettleTimer
from readnotes.i18n import ntext, text
from readnotes.services import capture, editing, verify
from readnotes.services.failure_texts import sentence
from readnotes.text.cleaning import clean_passage


class VerifyPresenter(QObject):
    """One pass at a time: a book's quotes, or those a review uses."""

    def __init__(self, context: Context, view: VerifyPage, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._round = verify.Round("", (), 0)
        self._walk = Walk(())
        self._shown: Shown | None = None
        self._typed: QuoteValues | None = None
        self._rest = SettleTimer(self)
        self._rest.settled.connect(self._keep)
        self._connect()

    @property
    def walk(self) -> Walk:
        """The way through the quotes."""
        return self._walk

    def begin(self, place: Place) -> None:
        """Begins a pass: the book of the place, or the review of its name."""
        library = self._context.library
        self._shown = None

        def question() -> verify.Round:
            if place.source:
                return verify.round_of_source(library, place.source)
            return verify.round_of_review(library, place.name)

        self._context.hub.ask(
            library, question, self._take_round, self._on_beginning_failed, topic=(self, "round")
        )

    def _take_round(self, found: verify.Round) -> None:
        self._round, self._walk = found, Walk(found.numbers)
        self._show()

    def _show(self) -> None:
        """Shows the quote one is at; no key means anything until it is there."""
        walk = self._walk
        self._shown = None
        done = len(walk.numbers) if walk.current is None else walk.place
        self._view.show_progress(self._round.title, done, len(walk.numbers))
        if walk.current is None:
            self._view.show_end(self._summary(), again=bool(walk.skipped))
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(load_shown, library, walk.current),
            self._take_quote,
            topic=(self, "quote"),
        )

    def _take_quote(self, found: Shown | None) -> None:
        if found is None:
            self._walk.say("skipped")
            self._show()
            return
        self._shown = found
        several = self._round.source is None
        about = ", ".join(filter(None, (short_names(found.source), found.source.title)))
        self._view.show_quote(
            found.quote,
            found.picture,
            where=about if several else "",
            timed=found.source.timed,
        )

    def _summary(self) -> str:
        walk = self._walk
        if not walk.numbers:
            if self._round.checked:
                return text("Every quote here was compared with the page.")
            return text("There is nothing here to compare with a page yet.")
        matching, skipped = len(walk.matching), len(walk.skipped)
        told = []
        if matching:
            said = ntext("{n} quote matches the page.", "{n} quotes match the page.", matching)
            told.append(said.format(n=f"{matching:,}"))
        if skipped:
            said = ntext("{n} quote was skipped.", "{n} quotes were skipped.", skipped)
            told.append(said.format(n=f"{skipped:,}"))
        return " ".join(told)

    def _on_matched(self) -> None:
        shown = self._shown
        if shown is None or self._view.card.is_editing:
            return
        self._shown = None

        def done(_count: int) -> None:
            if self._walk.current == shown.number:
                self._walk.say("matches")
            self._show()

        future = verify.mark_checked(self._context.library, [shown.number])
        self._context.hub.write(future, done, partial(self._refuse, shown), initiator=self)

    def _on_skipped(self) -> None:
        if self._shown is not None:
            self._walk.say("skipped")
            self._show()

    def _on_back_requested(self) -> None:
        if self._walk.go_back():
            self._show()

    def _on_again_requested(self) -> None:
        self._round = replace(self._round, numbers=tuple(self._walk.skipped))
        self._walk = Walk(self._round.numbers)
        self._show()

    def _on_edit_requested(self) -> None:
        shown = self._shown
        if shown is None:
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            lambda: capture.load_row(library, slot_of(shown.quote.id)),
            partial(self._open_words, shown),
            topic=(self, "edit"),
        )

    def _open_words(self, shown: Shown, kept: dict[str, object] | None) -> None:
        """Opens the words; what was left half mended before is brought back."""
        if self._shown is not shown:
            return
        values = values_of(shown.quote) if kept is None else values_from_row(kept)
        self._view.edit_words(values.text, values.as_printed)
        if kept is not None:
            self._view.say(text("What you had not saved here is back."), "secondary")

    def _on_page_edit_requested(self) -> None:
        if self._shown is not None:
            self._view.edit_page(self._shown.quote.locator)

    def _on_page_typed(self, understanding: Understanding) -> None:
        """Says that a page lies past the end of the book, as the quote's own editor does."""
        if self._shown is None or not self._view.card.is_editing_page:
            return
        source = self._shown.source
        if PAST_THE_END in capture.warnings_for(source, understanding.locator):
            said = text("past p. {pages}, the last")
            self._view.card.warn_of_page(said.format(pages=source.pages))

    def _on_picture_requested(self, by: int) -> None:
        """Shows another photo, where the passage has several."""
        shown = self._shown
        if shown is not None and len(shown.quote.attachments) > 1:
            self._context.hub.ask(
                self._context.library,
                partial(turn_page, self._context.library, shown, by),
                self._take_picture,
                topic=(self, "picture"),
            )

    def _take_picture(self, turned: Shown) -> None:
        if self._shown is not None and self._shown.number == turned.number:
            self._shown = turned
            self._view.photo.show_picture(turned.picture)

    def _on_words_typed(self, quoted: str, printed: str) -> None:
        if self._shown is not None:
            values = values_of(self._shown.quote)
            self._typed = replace(values, text=quoted, as_printed=printed)
            self._rest.touch()

    def _on_words_saved(self, quoted: str, printed: str) -> None:
        words, page_words = clean_passage(quoted), clean_passage(printed)
        own = page_words if page_words.strip() and page_words != words else None
        self._save({"text": words, "as_printed": own})

    def _on_page_saved(self, locator: str) -> None:
        self._save({"locator": locator})

    def _save(self, changes: dict[str, object]) -> None:
        shown = self._shown
        if shown is None:
            return
        self._rest.stop()
        self._typed = None

        def done(_quote: Quote) -> None:
            if "text" in changes:
                slot = slot_of(shown.quote.id)
                self._context.hub.write(capture.drop_row(self._context.library, slot))
            self._show()

        future = editing.edit_quote(self._context.library, shown.quote.id, changes)
        self._context.hub.write(future, done, partial(self._refuse, shown), initiator=self)

    def _keep(self) -> None:
        """Keeps what is half mended, where the quote's own editor finds it too."""
        if self._typed is not None and self._shown is not None:
            slot = slot_of(self._shown.quote.id)
            future = capture.keep_row(self._context.library, slot, self._typed.as_row())
            self._context.hub.write(future)
        self._typed = None
        self._rest.stop()

    def _refuse(self, shown: Shown, error: Exception) -> None:
        self._shown = shown
        self._view.say(sentence(error))

    def _on_beginning_failed(self, error: Exception) -> None:
        self._context.messages.show(Notice(sentence(error), "error"))
        self._context.host.go_back()

    def _on_hub_changed(self, changes: ChangeSet, initiator: object) -> None:
        ours = changes.everything or changes.quotes.intersection(self._walk.numbers)
        if initiator is self or not self._view.isVisible() or not (ours or changes.sources):
            return
        library, numbers = self._context.library, self._walk.numbers
        self._context.hub.ask(
            library,
            lambda: verify.still_unchecked(library, numbers),
            self._follow,
            topic=(self, "follow"),
        )

    def _follow(self, unchecked: frozenset[int]) -> None:
        """Shows what undo, or another part of the window, made of the quotes."""
        if self._walk.follow(unchecked) or not self._view.card.is_editing:
            self._show()

    def _connect(self) -> None:
        view = self._view
        view.matched.connect(self._on_matched)
        view.skipped.connect(self._on_skipped)
        view.back_requested.connect(self._on_back_requested)
        view.again_requested.connect(self._on_again_requested)
        view.edit_requested.connect(self._on_edit_requested)
        view.page_edit_requested.connect(self._on_page_edit_requested)
        view.picture_requested.connect(self._on_picture_requested)
        view.edit_left.connect(self._keep)
        view.close_requested.connect(self._context.host.go_back)
        view.card.words_typed.connect(self._on_words_typed)
        view.card.words_saved.connect(self._on_words_saved)
        view.card.page_field.understood.connect(self._on_page_typed)
        view.card.page_saved.connect(self._on_page_saved)
        self._context.hub.changed.connect(self._on_hub_changed)
