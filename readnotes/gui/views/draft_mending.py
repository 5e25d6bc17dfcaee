"""Mends what the check found, in the draft itself, as one step to undo."""

from collections.abc import Callable

from readnotes.drafting.emphasis_remarks import Whose, emphasis_remark
from readnotes.drafting.emphasising import own_emphasis
from readnotes.drafting.findings import Finding
from readnotes.drafting.insertion import Edit
from readnotes.drafting.quoted_places import find_quoted_place
from readnotes.gui.context import Context
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import text
from readnotes.settings.schema import EMPHASIS

Place = tuple[int, int]


class DraftMending:
    """Changes the draft only where its words still are those that were checked."""

    def __init__(
        self,
        context: Context,
        editor: DraftEdit,
        place_of: Callable[[Finding], Place | None],
        check: Callable[[], None],
    ) -> None:
        """Mends nothing by itself.

        Args:
            context: The window around the draft.
            editor: The draft.
            place_of: Where a finding stands now, in code points.
            check: Has the draft checked at once.
        """
        self._context, self._editor = context, editor
        self._place_of, self._check = place_of, check
        self.language: str | None = None

    def mend(self, finding: Finding, edit: Edit) -> None:
        """Puts what mends a finding in place of its words."""
        place = self._find(finding)
        if place is not None:
            start = place[0]
            cursor = start + edit.cursor - edit.start
            self._apply(Edit(start, start + len(finding.text), edit.text, cursor))

    def own(self, finding: Finding, whose: Whose) -> None:
        """Says whose the emphasis is that a finding is about, in the house style."""
        place = self._find(finding)
        if place is None:
            return
        body = self._editor.body()
        quoted = find_quoted_place(body, *place)
        remark = emphasis_remark(whose, self._context.settings.get(EMPHASIS), self.language)
        edit = own_emphasis(body, quoted, remark) if quoted is not None else None
        if edit is None:
            words = text("Say in the text whose the emphasis is; here it cannot be put in for you.")
            self._context.messages.note(words)
        else:
            self._apply(edit)

    def _find(self, finding: Finding) -> Place | None:
        place = self._place_of(finding)
        if place is None or self._editor.body()[slice(*place)] != finding.text:
            self._context.messages.note(
                text("These words have changed since; the draft is being checked again.")
            )
            self._check()
            return None
        return place

    def _apply(self, edit: Edit) -> None:
        self._editor.apply_edit(edit)
        self._editor.setFocus()
        self._check()
