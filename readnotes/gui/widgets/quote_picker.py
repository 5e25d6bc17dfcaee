"""Picks a quote at the cursor, by its words or its page, without leaving the draft."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from readnotes.domain.locators import show_locator
from readnotes.domain.quotes import QuoteCard
from readnotes.drafting.insertion import Form
from readnotes.gui.direction import isolate
from readnotes.gui.widgets.draft_edit import form_of
from readnotes.gui.widgets.pick_list import Choice, PickList
from readnotes.i18n import text

SHOWN = 40


class QuotePicker(PickList):
    """A line to type in and the quotes that fit, under the line one writes in.

    Enter inserts in the form that suits the length, with Shift as a block, with Alt the
    reference alone.

    Signals:
        quote_picked(number, form): The library's number of the quote.
    """

    quote_picked = Signal(object, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, text("Insert a quote"), text("Words or a page"))
        self._form: Form = "auto"
        self.picked.connect(self._on_quote_picked)

    def show_cards(
        self, cards: Sequence[QuoteCard], used: Collection[int], *, titled: bool, locator: str = ""
    ) -> None:
        """Offers these quotes.

        Args:
            cards: The best first; at most `SHOWN` of them are shown.
            used: The numbers of those the draft uses already.
            titled: Whether each says its source.
            locator: The place that is cited instead of theirs, as typed, or empty.
        """
        choices = [
            Choice(
                " ".join((card.gist or card.text or card.comment or "").split()),
                _whence(card, titled),
                card.number,
                "check" if card.number in used else card.kind,
            )
            for card in cards[:SHOWN]
        ]
        foot = text("Enter inserts · Shift+Enter as a block · Alt+Enter the reference alone")
        if locator:
            cited = show_locator(locator)
            foot = text("Cited this time as {place} · Enter inserts").format(place=cited)
        self.set_choices(choices, foot if choices else text("No quote has these words."))

    def _on_quote_picked(self, number: object) -> None:
        self.quote_picked.emit(number, self._form)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._form = form_of(event.modifiers())
        return super().eventFilter(watched, event)


def _whence(card: QuoteCard, titled: bool) -> str:
    """Title and page; an Arabic title is kept apart, so that the page stays behind it."""
    if not titled:
        return card.locator_shown
    return f"{isolate(card.source_title)} · {card.locator_shown}"
