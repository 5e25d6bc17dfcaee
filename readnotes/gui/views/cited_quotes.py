"""Leads from a citation in the draft to its quote, and from a quote to where it is cited."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from readnotes.citation.names import short_names, shown_year
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.drafting.cited_places import CitedPlace, find_cited, find_uses
from readnotes.drafting.completing import find_completion
from readnotes.gui.context import Context
from readnotes.gui.views.desk_quotes import DeskQuotes
from readnotes.gui.widgets.draft_edit import MOST_HIGHLIGHTED, DraftEdit
from readnotes.gui.widgets.part_edit import NOBODY
from readnotes.i18n import text
from readnotes.services import compose, reading
from readnotes.text.long_lines import LONGEST_LINE

REST_MS = 150


class CitedQuotes(QObject):
    """Follows the cursor when it rests in a citation.

    Attributes:
        about: The keys of the sources the review is about.
    """

    def __init__(
        self, context: Context, editor: DraftEdit, quotes: DeskQuotes, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._quotes = quotes
        self.about: tuple[str, ...] = ()
        self._seen: tuple[CitedPlace | None, int] = (None, -1)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        editor.cursorPositionChanged.connect(self._rest.start)
        quotes.card.place_requested.connect(self.go_to_uses)

    def go_between(self) -> None:
        """From the draft to the quote that is cited at the cursor; from a quote into the draft."""
        if self._editor.hasFocus():
            self._rest.stop()
            self._look()
            self._quotes.list.setFocus()
        elif self._quotes.card.number >= 0:
            self.go_to_uses(self._quotes.card.number)

    def go_to_uses(self, number: int) -> None:
        """Puts the cursor where a quote is cited; again, at the next place."""
        library, body, about = self._context.library, self._editor.body(), self.about

        def question() -> Sequence[int]:
            found: Mapping[int, Quote] = compose.quotes_by_number(library, [number])
            if number not in found:
                return ()
            quote = found[number]
            source = reading.get_source(library, quote.source)
            timed = {source.key} if source.timed else set()
            return find_uses(body, quote, about=about, timed=timed)

        self._context.hub.ask(
            library, question, partial(self._go_to_next, body), topic=(self, "uses")
        )

    def _go_to_next(self, body: str, places: Sequence[int]) -> None:
        if body != self._editor.body():
            return
        if not places:
            self._context.messages.note(text("The draft does not cite this quote."))
            return
        here = self._editor.selection()[0]
        following = [place for place in places if place > here]
        self._editor.show_place(following[0] if following else places[0])
        self._editor.setFocus()

    def _look(self) -> None:
        """Looks whether the cursor stands in a citation, and for what it cites."""
        huge = self._editor.document().characterCount() > MOST_HIGHLIGHTED
        if huge or not self._editor.hasFocus() or not self._editor.isVisible():
            return
        card = self._quotes.card
        body, place = self._editor.body(), self._editor.selection()[0]
        cited = find_cited(body, place)
        if cited is None or _is_being_typed(body, cited, place):
            if card.number == NOBODY:
                card.clear()
            return
        if self._seen == (cited, card.number):
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(compose.find_cited, library, cited),
            partial(self._show, cited),
            topic=(self, "cited"),
        )

    def _show(self, cited: CitedPlace, found: tuple[Source, Quote | None, int] | None) -> None:
        card = self._quotes.card
        if found is None:
            unknown = text("No source has the key “{key}”.").format(key=cited.item.key)
            card.show_source(cited.item.key, unknown)
            return
        source, quote, number = found
        if quote is None:
            named = ", ".join(filter(None, (short_names(source), source.title, shown_year(source))))
            card.show_source(named, text("No recorded quote goes with this citation."))
        else:
            self._quotes.show_number(number)
        self._seen = (cited, card.number)


def _is_being_typed(body: str, cited: CitedPlace, place: int) -> bool:
    """Whether the bracket of a citation is still open; it says nothing yet."""
    line = body[max(body.rfind("\n", 0, place) + 1, place - LONGEST_LINE) : place]
    return body[cited.end - 1] != "]" and find_completion(line) is not None
