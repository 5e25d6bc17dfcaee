"""Undo and redo of the library, named as they stand in the menu."""

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject

from readnotes.domain.changes import ChangeSet
from readnotes.domain.errors import NothingToUndoError
from readnotes.gui.context import Context
from readnotes.i18n import text
from readnotes.services import undo
from readnotes.services.opening import Done


class UndoPresenter(QObject):
    """What undo and redo would do now.

    Attributes:
        steps: Their titles.
    """

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.steps = undo.NextSteps(None, None)
        context.hub.changed.connect(self._on_hub_changed)

    @property
    def undo_title(self) -> str:
        """“Undo delete quote”; empty where there is nothing."""
        return _titled(text("Undo {what}"), self.steps.undo)

    @property
    def redo_title(self) -> str:
        """“Redo delete quote”; empty where there is nothing."""
        return _titled(text("Redo {what}"), self.steps.redo)

    def refresh(self) -> None:
        """Asks what would be undone now."""
        library = self._context.library
        self._context.hub.ask(
            library, lambda: undo.next_steps(library), self._take, topic=(self, "steps")
        )

    def commands(self) -> dict[str, Callable[[], None]]:
        """Undo and redo, where there is something to take back."""
        offered: dict[str, Callable[[], None]] = {}
        if self._context.library.read_only:
            return offered
        if self.steps.undo is not None:
            offered["undo"] = self._undo
        if self.steps.redo is not None:
            offered["redo"] = self._redo
        return offered

    def _undo(self) -> None:
        said = text("Undone: {what}")
        self._go(undo.undo(self._context.library), said)

    def _redo(self) -> None:
        self._go(undo.redo(self._context.library), text("Done again: {what}"))

    def _go(self, future: "Future[Done[str]]", said: str) -> None:
        self._context.hub.write(future, partial(self._tell, said), self._refuse)

    def _tell(self, said: str, what: str) -> None:
        self._context.messages.note(said.format(what=what), seconds=4)

    def _refuse(self, error: Exception) -> None:
        self.refresh()
        if not isinstance(error, NothingToUndoError):
            self._context.hub.failed.emit(error)

    def _take(self, steps: undo.NextSteps) -> None:
        self.steps = steps

    def _on_hub_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        self.refresh()


def _titled(form: str, what: str | None) -> str:
    """The title of a step inside a menu: its first letter small, as inside a sentence."""
    return form.format(what=what[:1].lower() + what[1:]) if what else ""
