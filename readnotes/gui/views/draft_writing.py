"""What a writer does with her draft beside typing: sets words aside, notes what to verify."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from shiboken6 import isValid

from readnotes.drafting.asides import insert_note, notes_to_verify, toggle_set_aside
from readnotes.drafting.smart_marks import smart_mark
from readnotes.gui.context import Context
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import text
from readnotes.settings.schema import SMART_MARKS, TYPEWRITER


class DraftWriting(QObject):
    """Works out edits of the open draft and has the editor apply each as one step."""

    def __init__(self, context: Context, editor: DraftEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self.language: str | None = None
        context.settings.listen(self._take_settings)
        self._take_settings()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        offered: dict[str, Callable[[], None]] = {
            "next-note": self.go_to_note,
            "typewriter": self.turn_typewriter,
        }
        if not self._editor.isReadOnly():
            offered["set-aside"] = self.toggle_set_aside
            offered["note-to-verify"] = self.begin_note
        return offered

    def turn_typewriter(self) -> None:
        """Keeps the line being written at the middle of the view, or lets it go."""
        settings = self._context.settings
        settings.set(TYPEWRITER, not settings.get(TYPEWRITER))

    def toggle_set_aside(self) -> None:
        """Takes the chosen paragraphs out of counts and exports, or brings them back."""
        start, end = self._editor.selection()
        edit = toggle_set_aside(self._editor.body(), start, end)
        if edit is None:
            self._context.messages.note(text("There is no paragraph to set aside here."))
            return
        self._editor.apply_edit(edit)
        self._editor.setFocus()

    def begin_note(self) -> None:
        """Opens a note behind the cursor; what is typed in it no reader will see."""
        _start, end = self._editor.selection()
        self._editor.apply_edit(insert_note(self._editor.body(), end))
        self._editor.setFocus()

    def go_to_note(self) -> None:
        """Chooses the words of the next note of what is to be verified, then the first again."""
        notes = notes_to_verify(self._editor.body())
        if not notes:
            self._context.messages.note(
                text("Nothing is noted as to be verified (Ctrl+Shift+M notes it).")
            )
            return
        _start, end = self._editor.selection()
        chosen = next((each for each in notes if each.start >= end), notes[0])
        self._editor.choose(chosen.start, chosen.end)
        self._editor.setFocus()

    def _take_settings(self) -> None:
        if not isValid(self):
            # The settings outlive the desk, which goes with its library.
            return
        settings = self._context.settings
        self._editor.set_typewriter(settings.get(TYPEWRITER))
        self._editor.smart_mark = self._print_mark if settings.get(SMART_MARKS) else None

    def _print_mark(self, before: str, typed: str) -> str:
        return smart_mark(before, typed, self.language)
