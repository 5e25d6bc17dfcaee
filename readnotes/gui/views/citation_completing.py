"""Completes a citation as it is typed in the draft: `[@`, its key, its page."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from readnotes.drafting.completing import Completion, find_completion
from readnotes.drafting.insertion import Edit
from readnotes.gui.context import Context
from readnotes.gui.utf16 import to_points
from readnotes.gui.widgets.completion_list import CompletionList
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.pick_list import Choice
from readnotes.services import completing
from readnotes.text.long_lines import LONGEST_LINE

REST_MS = 40


class CitationCompleting(QObject):
    """Offers keys and places while the reader types inside a citation.

    Attributes:
        about: The keys of the sources the review is about; they come first.
    """

    def __init__(self, context: Context, editor: DraftEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self.about: tuple[str, ...] = ()
        self._shown_for: Completion | None = None
        self.list = CompletionList(editor)
        self.list.picked.connect(self._take)
        # A finger that flies past wants no list; one that rests gets it a frame or two later.
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._look)
        editor.body_edited.connect(self._on_body_edited)
        editor.cursorPositionChanged.connect(self._leave_elsewhere)
        editor.keys_left.connect(self.list.hide)
        editor.first_answers.append(self._answer_key)

    def _find(self) -> Completion | None:
        """What is being typed at the cursor."""
        cursor = self._editor.textCursor()
        if cursor.hasSelection() or cursor.positionInBlock() > LONGEST_LINE:
            return None
        line = cursor.block().text()
        return find_completion(line[: to_points(line, cursor.positionInBlock())])

    def _on_body_edited(self) -> None:
        if self._editor.hasFocus() and self._find() is not None:
            self._rest.start()
        else:
            self._rest.stop()
            self.list.hide()

    def _look(self) -> None:
        completion = self._find()
        if completion is None:
            return
        library = self._context.library
        self._context.hub.ask(
            library,
            partial(completing.complete, library, completion, self.about),
            partial(self._show, completion),
            topic=(self, "complete"),
        )

    def _show(self, completion: Completion, offers: Sequence[completing.Offer]) -> None:
        if self._find() != completion or not self._editor.hasFocus():
            return
        choices = [
            Choice(offer.words, offer.note, offer, offer.kind)
            for offer in offers
            if offer.written != completion.typed
        ]
        self._shown_for = completion
        self.list.show_below(self._editor.cursorRect(), choices)

    def _take(self, offer: object) -> None:
        """Writes what was picked; a place closes the citation."""
        completion = self._find()
        if completion is None or not isinstance(offer, completing.Offer):
            return
        end = self._editor.selection()[1]
        start = end - len(completion.typed)
        is_closed = self._editor.body()[end : end + 1] == "]"
        closing = "]" if offer.ends and not is_closed else ""
        behind = 1 if offer.ends and is_closed else 0
        words = offer.written + closing
        self._editor.apply_edit(Edit(start, end, words, start + len(words) + behind))
        self._editor.setFocus()

    def _leave_elsewhere(self) -> None:
        if self.list.isVisible() and self._find() is None:
            self.list.hide()

    def _answer_key(self, event: QKeyEvent) -> bool:
        if not self.list.isVisible() or event.modifiers() or self._find() != self._shown_for:
            # What was typed since is not in the list yet: a key must not pick what is old.
            return False
        match event.key():
            case Qt.Key.Key_Down:
                self.list.move_by(1)
            case Qt.Key.Key_Up:
                self.list.move_by(-1)
            case Qt.Key.Key_Tab | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list.pick_current()
            case Qt.Key.Key_Escape:
                self.list.hide()
            case _:
                return False
        return True
