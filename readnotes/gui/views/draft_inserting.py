"""Brings quotes into the draft: from the list, a drag, or the picker at the cursor."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from readnotes.domain.quotes import Quote, QuoteCard
from readnotes.drafting.insertion import Form, insert_quotes
from readnotes.drafting.picker_words import PickerWords, read_picker_words
from readnotes.drafting.quoted_places import find_quoted_place
from readnotes.gui import measures
from readnotes.gui.context import Context
from readnotes.gui.dragged_quotes import DraggedQuotes
from readnotes.gui.utf16 import to_points
from readnotes.gui.views.desk_quotes import query_of
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.quote_picker import SHOWN, QuotePicker
from readnotes.services import compose, find, reading
from readnotes.services.opening import Library

LEAST_ROOM = 0.5


@dataclass(frozen=True, slots=True)
class Wish:
    """Quotes that are to be inserted, and how.

    Attributes:
        numbers: The library's numbers of the quotes.
        parts: What is to be quoted of some of them, by number; the others are quoted whole.
        locator: The place to be cited instead of the recorded one, or empty.
        signs: What they replace, where it is not what is chosen: the picker's `@@`.
    """

    numbers: Sequence[int]
    form: Form = "auto"
    parts: Mapping[int, str] = field(default_factory=dict)
    locator: str = ""
    signs: QTextCursor | None = None


class DraftInserting(QObject):
    """Asks the library for whole quotes and has the editor apply the edit they make.

    Signals:
        inserted(numbers): These quotes stand in the draft now.
    """

    inserted = Signal(object)

    def __init__(self, context: Context, editor: DraftEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self.numbers: Sequence[int] = ()
        self.used: Callable[[], Collection[int]] = frozenset
        self.language: str | None = None
        self.titled = False
        self.timed: Callable[[], Collection[str]] = frozenset
        self._signs: QTextCursor | None = None
        self.picker = QuotePicker(editor)
        self.picker.typed.connect(self._on_picker_typed)
        self.picker.quote_picked.connect(self._on_quote_picked)
        self.picker.closed.connect(self._on_picker_closed)
        editor.picker_requested.connect(partial(self.open_picker, signs=2))
        editor.quotes_dropped.connect(self._on_quotes_dropped)

    def insert(self, numbers: Sequence[int], form: Form = "auto") -> None:
        """Inserts quotes where the cursor is, in place of what is chosen there."""
        self._ask(Wish(numbers, form))

    def insert_part(self, number: int, words: str, form: Form = "auto") -> None:
        """Inserts some words of a quote, as `drafting.parts` writes them."""
        self._ask(Wish([number], form, {number: words}))

    def open_picker(self, signs: int = 0) -> None:
        """Shows the picker under the cursor; so many signs before it go when a quote comes."""
        if self._editor.isReadOnly():
            return
        cursor = self._editor.textCursor()
        if signs:
            cursor.clearSelection()
            place = cursor.position()
            cursor.setPosition(place - signs)
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        self._signs = cursor
        if self._editor.cursorRect().bottom() > LEAST_ROOM * self._editor.height():
            self._editor.centerCursor()
        line = self._editor.cursorRect()
        corner = self._editor.viewport().mapToParent(line.bottomLeft())
        self.picker.open_over(corner.y() + measures.STEP_2)

    def _ask(self, wish: Wish) -> None:
        if not wish.numbers or self._editor.isReadOnly():
            return
        library = self._context.library

        def question() -> Mapping[int, Quote]:
            return compose.quotes_by_number(library, list(wish.numbers))

        self._context.hub.ask(library, question, partial(self._apply, wish))

    def _apply(self, wish: Wish, found: Mapping[int, Quote]) -> None:
        if not found:
            return
        quotes = [
            _as_wished(found[number], wish.parts.get(number), wish.locator)
            for number in wish.numbers
            if number in found
        ]
        start, end = self._place(wish.signs)
        body = self._editor.body()
        around = find_quoted_place(body, start, end)
        self._editor.apply_edit(
            insert_quotes(
                body,
                start,
                end,
                quotes,
                form=wish.form,
                language=self.language or "en",
                timed=self.timed(),
                depth=0 if around is None or around.block else 1,
            )
        )
        self._editor.setFocus()
        self.inserted.emit(list(found))

    def _place(self, signs: QTextCursor | None) -> tuple[int, int]:
        """What the quotes replace, in code points: the picker's signs, or what is chosen."""
        if signs is None:
            return self._editor.selection()
        body = self._editor.body()
        return to_points(body, signs.selectionStart()), to_points(body, signs.selectionEnd())

    def _on_quotes_dropped(self, dragged: DraggedQuotes, form: Form) -> None:
        if dragged.words:
            self.insert_part(dragged.numbers[0], dragged.words, form)
        else:
            self.insert(dragged.numbers, form)

    def _on_picker_typed(self, needle: str) -> None:
        library, numbers = self._context.library, self.numbers
        read = read_picker_words(needle)
        self._context.hub.ask(
            library,
            lambda: _find_cards(library, read.words, None if read.everywhere else numbers),
            partial(self._show_cards, read),
            topic=(self, "picker"),
        )

    def _show_cards(self, read: PickerWords, cards: Sequence[QuoteCard]) -> None:
        titled = read.everywhere or self.titled
        self.picker.show_cards(cards, self.used(), titled=titled, locator=read.locator)

    def _on_quote_picked(self, number: int, form: Form) -> None:
        locator = read_picker_words(self.picker.field.text()).locator
        self._ask(Wish([number], form, locator=locator, signs=self._signs))

    def _on_picker_closed(self) -> None:
        self._editor.setFocus()


def _as_wished(quote: Quote, part: str | None, locator: str) -> Quote:
    """A quote as it is to stand in the draft this time."""
    if part is not None:
        quote = replace(quote, text=part)
    return replace(quote, locator=locator) if locator else quote


def _find_cards(library: Library, words: str, among: Sequence[int] | None) -> list[QuoteCard]:
    """The first quotes with these words, among some or in the whole library; in page order."""
    if not words:
        first = reading.quote_order(library) if among is None else among
        return reading.quote_cards(library, list(first[:SHOWN]))
    found = find.find_quotes(library, query_of(words))
    inside = None if among is None else frozenset(among)
    fitting = [number for number in found if inside is None or number in inside]
    return reading.quote_cards(library, fitting[:SHOWN])
