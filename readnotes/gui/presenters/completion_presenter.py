"""Offers in the search field what may be about to be typed: fields, tags, keys, names."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from readnotes.gui.context import Context
from readnotes.gui.utf16 import to_points, to_units
from readnotes.gui.views.top_row import SearchField
from readnotes.gui.widgets.choice_view import Choice
from readnotes.gui.widgets.search_completions import CompletionList

if TYPE_CHECKING:
    from readnotes.services.find import Completion

LEAST_OF_A_NAME = 2
"""A field's name is offered from its second letter: one letter begins too many words."""

PAUSE_MS = 300
"""And only when typing pauses: most words that begin like a field are none."""


class CompletionPresenter(QObject):
    """Asks at each key what may be meant at the cursor, and puts what is taken in its place.

    Attributes:
        popup: Where it is offered.
    """

    def __init__(
        self, context: Context, field: SearchField, over: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._field = field
        self._completion: Completion | None = None
        self.popup = CompletionList(field, over)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._hang_up)
        self.popup.taken.connect(self._take)
        field.completions = self.popup.view
        field.textEdited.connect(self._ask)
        field.completion_taken.connect(self._take)
        field.completion_dismissed.connect(self.put_away)

    def put_away(self) -> None:
        """Offers nothing until something else is typed."""
        self._context.hub.give_up((self, "completion"))
        self._pause.stop()
        self._completion = None
        self.popup.show_choices((), 0)

    def close(self) -> None:
        """Takes itself out of the window."""
        self.put_away()
        self._field.completions = None
        self.popup.deleteLater()

    def _ask(self, typed: str) -> None:
        library = self._context.library
        self._pause.stop()
        cursor = to_points(typed, self._field.cursorPosition())
        if not typed.strip():
            self.put_away()
            return

        def question() -> "Completion | None":
            # Whoosh comes with the first search.
            from readnotes.services import find

            return find.complete(library, typed, cursor)

        self._context.hub.ask(
            library, question, partial(self._show, typed), topic=(self, "completion")
        )

    def _show(self, typed: str, completion: "Completion | None") -> None:
        self._completion = completion
        if typed != self._field.text() or not self._field.hasFocus():
            self._completion = None
        if completion is None or self._completion is None:
            self.popup.show_choices((), 0)
        elif not all(each.text.endswith(":") for each in completion.candidates):
            self._hang_up()
        else:
            self.popup.show_choices((), 0)
            if completion.end - completion.start >= LEAST_OF_A_NAME:
                self._pause.start()

    def _hang_up(self) -> None:
        """Shows what may be meant under the word it may be."""
        completion, typed = self._completion, self._field.text()
        if completion is None:
            return
        choices = [Choice(each.text, each.meaning) for each in completion.candidates]
        metrics = self._field.fontMetrics()
        before = typed[: completion.start]
        left = self._field.cursorRect().center().x() - metrics.horizontalAdvance(
            typed[completion.start : to_points(typed, self._field.cursorPosition())]
        )
        place = left if before else 0
        self.popup.show_choices(choices, max(place, 0))

    def _take(self, choice: Choice) -> None:
        """Puts a choice in the place of what it completes."""
        completion, typed = self._completion, self._field.text()
        if completion is None:
            return
        rest = typed[completion.end :]
        goes_on = choice.words.endswith(":")
        written = choice.words if goes_on or rest.startswith(" ") else f"{choice.words} "
        before = typed[: completion.start] + written
        self._field.write(before + rest, to_units(before, len(before)))
        if not goes_on:
            self.put_away()
