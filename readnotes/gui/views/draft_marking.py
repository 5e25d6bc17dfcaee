"""Marks the open changes to a quotation in the draft: by keys, and by a bar over chosen words."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor

from readnotes.drafting.editorial_marks import (
    add_sic,
    change_case,
    insert_brackets,
    leave_out,
    substitute,
)
from readnotes.drafting.emphasis_remarks import Whose, emphasis_remark
from readnotes.drafting.emphasising import own_emphasis
from readnotes.drafting.insertion import Edit
from readnotes.drafting.quoted_places import QuotedPlace, find_quoted_place
from readnotes.gui.widgets.draft_edit import MOST_HIGHLIGHTED, DraftEdit
from readnotes.gui.widgets.mark_bar import MarkBar, MarkOffer
from readnotes.i18n import text
from readnotes.settings.schema import EMPHASIS
from readnotes.settings.store import Settings

REST_MS = 250
LONGEST_CHOICE = 5_000
"""Characters; nobody marks more than this at once, and the bar is not in the way of copying."""

Act = Callable[[str, QuotedPlace], Edit | None]

ACTS: Mapping[str, Act] = {
    "leave-out": leave_out,
    "insert-brackets": insert_brackets,
    "change-case": change_case,
    "add-sic": add_sic,
}
"""By the ids of the actions; emphasis needs a remark, too."""

EMPHASIS_OF: Mapping[str, Whose] = {"emphasise": "mine", "emphasise-original": "original"}

OFFERS = (
    MarkOffer("leave-out", "…", text("Leave out (Alt+.)")),
    MarkOffer("insert-brackets", "[ ]", text("Insert words of your own (Alt+[)")),
    MarkOffer("change-case", "[D]", text("Change the case of the first letter (Alt+C)")),
    MarkOffer("add-sic", "[sic]", text("Say that the mistake is the source's own (Alt+S)")),
    MarkOffer("emphasise", text("Emphasis"), text("Emphasise, and say so (Ctrl+I)")),
    MarkOffer(
        "emphasise-original",
        text("Original’s"),
        text("Say that the emphasis is the source’s own (Alt+I)"),
    ),
)
BRACKETS = ("[", "{")


class DraftMarking(QObject):
    """Looks after the quotation that the cursor is in."""

    def __init__(self, editor: DraftEdit, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._editor, self._settings = editor, settings
        self.language: str | None = None
        self.bar = MarkBar(OFFERS, editor.viewport())
        self.bar.mark_chosen.connect(self.mark)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._show_bar)
        editor.selectionChanged.connect(self._on_selection_changed)
        editor.textChanged.connect(self._hide_bar)
        editor.verticalScrollBar().valueChanged.connect(self._hide_bar)
        editor.keys_left.connect(self._hide_bar)
        editor.first_answers.append(self._answer_key)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The marks that can be made where the cursor is, by the ids of the actions."""
        if not self._editor.hasFocus() or self._find_place() is None:
            return {}
        return {name: partial(self.mark, name) for name in (*ACTS, *EMPHASIS_OF)}

    def mark(self, name: str) -> None:
        """Makes a mark, as one step to undo."""
        whose = EMPHASIS_OF.get(name)
        self._apply(partial(self.own, whose=whose) if whose else ACTS[name])

    def own(self, body: str, place: QuotedPlace, *, whose: Whose) -> Edit | None:
        """Says whose the emphasis of words is, by the house style; sets them in italics first."""
        remark = emphasis_remark(whose, self._settings.get(EMPHASIS), self.language)
        return own_emphasis(body, place, remark)

    def _apply(self, act: Act) -> bool:
        place = self._find_place()
        edit = act(self._editor.body(), place) if place is not None else None
        if edit is None:
            return False
        self._editor.apply_edit(edit)
        self._editor.setFocus()
        return True

    def _find_place(self) -> QuotedPlace | None:
        cursor = self._editor.textCursor()
        long = cursor.selectionEnd() - cursor.selectionStart() > LONGEST_CHOICE
        huge = self._editor.document().characterCount() > MOST_HIGHLIGHTED
        if self._editor.isReadOnly() or long or huge:
            return None
        return find_quoted_place(self._editor.body(), *self._editor.selection())

    def _on_selection_changed(self) -> None:
        if self._editor.textCursor().hasSelection() and not self._editor.isReadOnly():
            self._rest.start()
        else:
            self._hide_bar()

    def _show_bar(self) -> None:
        if self._editor.textCursor().hasSelection() and self._find_place() is not None:
            self.bar.show_beside(self._chosen_words())
        else:
            self._hide_bar()

    def _hide_bar(self) -> None:
        self._rest.stop()
        self.bar.hide()

    def _chosen_words(self) -> QRect:
        cursor = self._editor.textCursor()
        ends = []
        for place in (cursor.selectionStart(), cursor.selectionEnd()):
            at = QTextCursor(cursor)
            at.setPosition(place)
            ends.append(self._editor.cursorRect(at))
        return ends[0].united(ends[1])

    def _answer_key(self, event: QKeyEvent) -> bool:
        """Typed over quoted words, a bracket is for what stands in their place."""
        over_words = event.text() in BRACKETS and self._editor.textCursor().hasSelection()
        return over_words and self._apply(partial(substitute, curly=event.text() == "{"))
