"""Brings quotes into the draft: from the list, a drag, or the picker at the cursor."""

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from readnotes.domain.quotes import Quote, QuoteCard
from readnotes.drafting.insertion import Form, insert_quotes
from readnotes.gui import measures
from readnotes.gui.context import Context
from readnotes.gui.utf16 import to_points
from readnotes.gui.views.desk_quotes import query_of
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.quote_picker import SHOWN, QuotePicker
from readnotes.services import compose, find, reading
from readnotes.services.opening import Library

ALL_SIGN = "@"
LEAST_ROOM = 0.5


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
        editor.quotes_dropped.connect(self.insert)

    def insert(self, numbers: Sequence[int], form: Form = "auto") -> None:
        """Inserts quotes where the cursor is, in place of what is chosen there."""
        self._ask(numbers, form, None)

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

    def _ask(self, numbers: Sequence[int], form: Form, signs: QTextCursor | None) -> None:
        if not numbers or self._editor.isReadOnly():
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(compose.get_quotes, library, list(numbers)),
            partial(self._apply, list(numbers), form, signs),
        )

    def _apply(
        self,
        numbers: Sequence[int],
        form: Form,
        signs: QTextCursor | None,
        quotes: Sequence[Quote],
    ) -> None:
        if not quotes:
            return
        start, end = self._place(signs)
        self._editor.apply_edit(
            insert_quotes(
                self._editor.body(),
                start,
                end,
                quotes,
                form=form,
                language=self.language or "en",
                timed=self.timed(),
            )
        )
        self._editor.setFocus()
        self.inserted.emit(numbers)

    def _place(self, signs: QTextCursor | None) -> tuple[int, int]:
        """What the quotes replace, in code points: the picker's signs, or what is chosen."""
        if signs is None:
            return self._editor.selection()
        body = self._editor.body()
        return to_points(body, signs.selectionStart()), to_points(body, signs.selectionEnd())

    def _on_picker_typed(self, needle: str) -> None:
        library, numbers = self._context.library, self.numbers
        everywhere = needle.startswith(ALL_SIGN)
        words = needle.removeprefix(ALL_SIGN).strip()
        self._context.hub.ask(
            library,
            lambda: _find_cards(library, words, None if everywhere else numbers),
            partial(self._show_cards, everywhere or self.titled),
            topic=(self, "picker"),
        )

    def _show_cards(self, titled: bool, cards: Sequence[QuoteCard]) -> None:
        self.picker.show_cards(cards, self.used(), titled=titled)

    def _on_quote_picked(self, number: int, form: Form) -> None:
        self._ask([number], form, self._signs)

    def _on_picker_closed(self) -> None:
        self._editor.setFocus()


def _find_cards(library: Library, words: str, among: Sequence[int] | None) -> list[QuoteCard]:
    """The first quotes with these words, among some or in the whole library; in page order."""
    if not words:
        first = reading.quote_order(library) if among is None else among
        return reading.quote_cards(library, list(first[:SHOWN]))
    found = find.find_quotes(library, query_of(words))
    inside = None if among is None else frozenset(among)
    fitting = [number for number in found if inside is None or number in inside]
    return reading.quote_cards(library, fitting[:SHOWN])
