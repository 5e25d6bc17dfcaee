"""Fills the book view: the quotes of one book, or of all books of a scope."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from readnotes.citation.names import short_names, shown_year
from readnotes.domain.changes import ChangeSet
from readnotes.domain.errors import UnknownRecordError
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.sources import Source
from readnotes.gui.context import Context, Place
from readnotes.gui.delegates.source_delegate import count_of_quotes, joined
from readnotes.gui.models.side_rows import STATUS_WORDS
from readnotes.gui.presenters.scopes import scope_of
from readnotes.gui.presenters.thumbnails import Thumbnails
from readnotes.gui.views.book_view import BookView
from readnotes.gui.widgets.reading_place import ListPosition
from readnotes.i18n import text
from readnotes.services import reading
from readnotes.services.opening import Library


@dataclass(frozen=True, slots=True)
class Shown:
    """What the book view shows: numbers of quotes in order, and the book, if it is one."""

    numbers: Sequence[int]
    source: Source | None = None
    marks: reading.PageMarks | None = None


class BookPresenter(QObject):
    """The quotes of the place one is at.

    Signals:
        source_shown(Source): Another book is in front, or the same with other fields; or None.
        filled: The quotes of the place are shown.
    """

    source_shown = Signal(object)
    filled = Signal()

    def __init__(
        self, context: Context, view: BookView, pictures: Thumbnails, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._view = view
        self._pictures = pictures
        self._place = Place()
        self._position: ListPosition | None = None
        self.source: Source | None = None
        pictures.arrived.connect(view.quotes.viewport().update)
        context.hub.changed.connect(self._on_hub_changed)
        view.quotes.selection_changed.connect(self._on_selection_changed)
        view.empty_action_requested.connect(self._on_empty_action)

    def show_place(self, place: Place) -> None:
        """Shows the quotes of a place, and stands on its quote."""
        same = (place.scope, place.source) == (self._place.scope, self._place.source)
        self._place = place
        if same and self._view.quotes.count and place.quote >= 0:
            self._view.quotes.choose_quote(place.quote)
        if not same:
            self._view.quotes.close_editor()
        self.refresh()

    def return_to(self, position: ListPosition) -> None:
        """Has the list stand where it stood, as soon as its quotes are shown."""
        self._position = position

    def refresh(self) -> None:
        """Reads the order of the quotes anew."""
        place, library = self._place, self._context.library
        self._context.hub.ask(
            library,
            lambda: look_up(library, place),
            partial(self._show, place),
            topic=(self, "quotes"),
        )

    def cards_of(self, numbers: Sequence[int]) -> list[QuoteCard]:
        """Cards at once, for a few rows."""
        return reading.quote_cards(self._context.library, numbers)

    def numbers_from(self, number: int) -> Sequence[int]:
        """The quotes of the list from this one on, in order."""
        quotes = self._view.quotes
        row = quotes.row_of(number)
        return [quotes.number_of(each) for each in range(max(row, 0), quotes.count)]

    def _show(self, place: Place, shown: Shown) -> None:
        self.source = shown.source
        self._show_head(shown)
        quotes = self._view.quotes
        before = quotes.current_row
        if len(shown.numbers):
            self._view.show_quotes()
        else:
            self._show_empty()
        quotes.set_quotes(
            shown.numbers,
            self.cards_of,
            grouped=shown.source is None,
            pictures=self._pictures.find,
        )
        if self._position is not None:
            quotes.restore_position(self._position)
            self._position = None
            self._place = place.at(-1)
        elif place.quote >= 0 and quotes.choose_quote(place.quote):
            self._place = place.at(-1)
        elif quotes.current_row < 0 and before >= 0 and quotes.count:
            # What was current is gone: the next one takes its place.
            quotes.choose_row(before)
        self.source_shown.emit(shown.source)
        self.filled.emit()

    def _show_head(self, shown: Shown) -> None:
        head = self._view.head
        if shown.source is None:
            kind, name = self._place.scope
            title = STATUS_WORDS.get(name, name) if name else text("All quotes")
            title = f"#{name}" if kind == "tag" else title
            count = len(shown.numbers)
            head.show_words(title, count_of_quotes(count) if count else "", book=False)
            return
        head.show_words(shown.source.title, about_line(shown.source), book=True)
        if shown.marks is not None:
            marks = shown.marks
            head.strip.set_marks(marks.front, marks.body, marks.pages)
            # A book that counts chapters only has no pages to go to.
            head.strip.setVisible(bool(marks.front or marks.body or marks.pages))

    def _show_empty(self) -> None:
        read_only = self._context.library.read_only
        if self.source is not None:
            sentence = text("No passage of this book yet.")
            action = "" if read_only else text("New quote")
            self._view.show_empty(sentence, action, "" if read_only else "Ctrl+N")
        else:
            sentence = text("Passages you copy out of books stand here, each with its page.")
            self._view.show_empty(sentence)

    def _on_empty_action(self) -> None:
        self._context.host.perform("new-quote")

    def _on_selection_changed(self) -> None:
        number = self._view.quotes.current_number()
        if number >= 0 and self.source is not None:
            cards = self.cards_of([number])
            if cards:
                self._view.head.strip.set_current(cards[0].locator)

    def _on_hub_changed(self, changes: ChangeSet, _initiator: object) -> None:
        if changes.quotes or changes.sources or changes.reviews or changes.everything:
            self.refresh()


def look_up(library: Library, place: Place) -> Shown:
    """What a place shows; a book that is no more gives an empty view."""
    if not place.source:
        return Shown(reading.quote_order(library, scope_of(place)))
    scope = reading.Scope("source", place.source)
    try:
        source = reading.get_source(library, place.source)
    except UnknownRecordError:
        return Shown(())
    return Shown(
        reading.quote_order(library, scope), source, reading.page_marks(library, place.source)
    )


def about_line(source: Source) -> str:
    """The line below a book's title: who wrote it, when, how far it is read."""
    name = short_names(source)
    parts = [
        "" if name == source.title else name,
        "" if source.issued is None else shown_year(source),
        source.subtitle or "",
        STATUS_WORDS[source.status].lower() if source.status else "",
        text("uncorrected proof") if source.proof else "",
    ]
    return joined(*parts)
