"""The versions of the draft that is open: named, looked at, brought back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from readnotes.drafting.insertion import Edit
from readnotes.gui.context import Context
from readnotes.gui.dialogs.versions import open_versions
from readnotes.gui.messages import Answer
from readnotes.gui.views.desk_questions import ask_for_version_name
from readnotes.gui.views.draft_keeper import DraftKeeper
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import text


class DraftVersions(QObject):
    """Lends the open draft to the dialog that compares its versions."""

    def __init__(
        self, context: Context, editor: DraftEdit, keeper: DraftKeeper, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._keeper = keeper
        self._over = parent
        self._review_id = ""

    def begin(self, review_id: str) -> None:
        """Another draft is open."""
        self._review_id = review_id

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        offered: dict[str, Callable[[], None]] = {"versions": self.open}
        if not self.is_read_only:
            offered["name-version"] = self._name
        return offered

    def open(self) -> None:
        """Opens the list of versions, once what the draft was before it was typed in is one."""
        if self.is_read_only:
            open_versions(self._context, self._review_id, self)
        else:
            self._keeper.settle(done=lambda review: open_versions(self._context, review.id, self))

    def body(self) -> str:
        """The draft as it is."""
        return self._editor.body()

    def apply(self, edit: Edit) -> None:
        """Changes the draft, as one step to undo; it becomes a version as it was before."""
        self._keeper.settle()
        self._editor.apply_edit(edit)
        again = Answer(text("Undo"), self._editor.undo)
        self._context.messages.note(text("Earlier words are back in the draft."), again)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._editor.isReadOnly()

    def _name(self) -> None:
        ask_for_version_name(self._over, self._keeper.settle)
