"""The draft as one writes it: plain Markdown, set like a page."""

import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget

from readnotes.drafting.insertion import Edit, Form
from readnotes.gui.dragged_quotes import read_mime
from readnotes.gui.utf16 import to_points, to_units
from readnotes.gui.widgets.draft_body import PARAGRAPH_SEPARATOR
from readnotes.gui.widgets.draft_highlighter import IN_COMMENT
from readnotes.gui.widgets.draft_paper import DraftPaper
from readnotes.gui.widgets.draft_signs import key_at
from readnotes.gui.widgets.sliced_paste import MOST_LETTERS, MOST_LINES, SlicedPaste
from readnotes.i18n import text
from readnotes.text.cleaning import clean_passage
from readnotes.text.long_lines import split_long_lines

LONGEST_PASTE = 1_000_000
MOST_HIGHLIGHTED = 200_000
"""UTF-16 units; a longer draft is shown without colours, so that every key is answered at once."""


def form_of(modifiers: Qt.KeyboardModifier) -> Form:
    """The form in which a quote is inserted with these keys held down."""
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return "block"
    if modifiers & Qt.KeyboardModifier.AltModifier:
        return "reference"
    return "auto"


class DraftEdit(DraftPaper):
    """An editor of plain Markdown, letter for letter.

    Places are told in code points of `body()`, never as Qt counts them.

    Attributes:
        describe_key: Answers what is said of a citation key under the pointer.
        describe_place: Answers what else is said there, given the place as Qt counts it.
        smart_mark: Answers what a straight mark becomes, given the line before it and the mark;
            None where marks stay as they are typed.
        first_answers: Those who are asked first what a key means; True where it is answered.
            (Python's event filters on an editor that is deleted bring Qt down.)

    Signals:
        body_edited: Words came or went.
        picker_requested: `@@` was typed; the two signs stand before the cursor.
        quotes_dropped(DraggedQuotes, form): Quotes, or some words of one, were dragged here; the
            cursor is where they fell.
        large_paste_offered(words): So much was pasted that the reader should be asked.
        menu_wanted(QMenu, QPoint): A menu is about to open at a place of the screen; it may be
            added to.
        keys_left: The keys go elsewhere from now on.
    """

    body_edited = Signal()
    picker_requested = Signal()
    quotes_dropped = Signal(object, str)
    large_paste_offered = Signal(str)
    menu_wanted = Signal(object, object)
    keys_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.describe_key: Callable[[str], str] = str
        self.smart_mark: Callable[[str, str], str] | None = None
        self.first_answers: list[Callable[[QKeyEvent], bool]] = []
        self.describe_place: Callable[[int], str] = lambda _unit: ""
        self.setAccessibleName(text("Draft"))
        self.setPlaceholderText(text("Write here. @@ inserts a quote (Ctrl+Shift+Q)."))
        self.setTabChangesFocus(True)
        self._body_before: str | None = ""
        self._drop_form: Form = "auto"
        self._paste: SlicedPaste | None = None
        self._is_pasting = False
        self.textChanged.connect(self._on_text_changed)

    def body(self) -> str:
        """The whole draft, letter for letter, lines ended by `\\n`; a paste is finished first."""
        self.finish_paste()
        return self._written.text()

    def set_body(self, body: str) -> None:
        """Shows another draft; nothing of the one before can be undone."""
        if self._paste is not None:
            self._paste.drop()
            self._paste, self._is_pasting = None, False
        self._highlight(len(body) <= MOST_HIGHLIGHTED)
        self.blockSignals(True)
        self.setPlainText(body)
        self.blockSignals(False)
        self._body_before = self.body()
        self.light.follow()

    def selection(self) -> tuple[int, int]:
        """Where the chosen words begin and end; twice the cursor's place where there are none."""
        cursor, body = self.textCursor(), self.body()
        start = to_points(body, cursor.selectionStart())
        return start, to_points(body, cursor.selectionEnd())

    def cursor_place(self) -> int:
        """Where the cursor stands."""
        return to_points(self.body(), self.textCursor().position())

    def put_cursor(self, place: int) -> None:
        """Puts the cursor somewhere and brings its line into view."""
        cursor = self.textCursor()
        cursor.setPosition(to_units(self.body(), place))
        self.setTextCursor(cursor)

    def choose(self, start: int, end: int) -> None:
        """Chooses the words between two places and brings them into view."""
        body, cursor = self.body(), self.textCursor()
        cursor.setPosition(to_units(body, start))
        cursor.setPosition(to_units(body, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def show_place(self, place: int) -> None:
        """Puts the cursor somewhere, its line at the middle of the view."""
        self.put_cursor(place)
        self.centerCursor()

    def apply_edit(self, edit: Edit) -> None:
        """Makes a change that was worked out elsewhere, as one step to undo."""
        body = self.body()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(to_units(body, edit.start))
        cursor.setPosition(to_units(body, edit.end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(edit.text)
        cursor.endEditBlock()
        cursor.setPosition(to_units(self.body(), edit.cursor))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def insert_words(self, words: str) -> None:
        """Inserts what was pasted, cleaned of what no draft can hold, as one step to undo.

        What is very long comes slice by slice; whoever presses a key or asks for the body before
        it is there has the rest brought at once.
        """
        self.finish_paste()
        cleaned = split_long_lines(clean_passage(words))
        if self.document().characterCount() + len(cleaned) > MOST_HIGHLIGHTED:
            self._highlight(False)
        if len(cleaned) > MOST_LETTERS or cleaned.count("\n") > MOST_LINES:
            # Noted at once: the first slice tells that the text has changed.
            self._is_pasting = True
            self._paste = SlicedPaste(self, cleaned)
            self._paste.finished.connect(self._on_paste_finished)
            return
        self.textCursor().insertText(cleaned)
        self.ensureCursorVisible()

    def finish_paste(self) -> None:
        """Brings at once what is still to come of a long paste."""
        if self._paste is not None:
            self._paste.finish()

    def _on_paste_finished(self) -> None:
        self._paste = None
        self._is_pasting = False
        self._on_text_changed()

    def _on_text_changed(self) -> None:
        """Colours alone make no other draft; a long one has none, and is not compared."""
        if self._is_pasting:
            return
        if self.document().characterCount() <= MOST_HIGHLIGHTED:
            body = self.body()
            if body is self._body_before or body == self._body_before:
                return
            self._body_before = body
            self._highlight(True)
        else:
            self._body_before = None
            self._highlight(False)
        self.body_edited.emit()

    def _print_mark(self, typed: str) -> None:
        """Puts a printed mark in place of the straight one just typed, as a step of its own."""
        cursor = self.textCursor()
        line = cursor.block().text()
        before = line[: to_points(line, cursor.positionInBlock()) - 1]
        in_fence = cursor.block().previous().userState() > IN_COMMENT
        if self.smart_mark is None or in_fence:
            return
        printed = self.smart_mark(before, typed)
        if printed != typed:
            cursor.setPosition(cursor.position() - 1, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(printed)

    def _show_key_tip(self, event: QHelpEvent) -> None:
        at = self.viewport().mapFrom(self, event.pos())
        cursor = self.cursorForPosition(at)
        line = cursor.block().text()
        key = key_at(line, to_points(line, cursor.positionInBlock()))
        said = [self.describe_place(cursor.position()), self.describe_key(key) if key else ""]
        if not any(said):
            QToolTip.hideText()
            return
        # Qt would take a title with angle brackets for markup.
        shown = "<br>".join(html.escape(each) for each in said if each)
        QToolTip.showText(event.globalPos(), f"<span>{shown}</span>", self)

    def event(self, event: QEvent) -> bool:
        # Here and not in `keyPressEvent`: Tab leads away before that.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and any(answer(event) for answer in self.first_answers)
        ):
            event.accept()
            return True
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.InputMethod):
            self.finish_paste()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._show_key_tip(event)
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.keys_left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if (
            event.reason() == QContextMenuEvent.Reason.Mouse
            and not self.textCursor().hasSelection()
        ):
            self.setTextCursor(self.cursorForPosition(event.pos()))
        self.menu_wanted.emit(menu, event.globalPos())
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.text() in ("'", '"') and not self.isReadOnly():
            self._print_mark(event.text())
        if event.text() == "@":
            cursor = self.textCursor()
            line, place = cursor.block().text(), cursor.positionInBlock()
            before = line[place - 3 : place - 2] if place > 2 else ""
            if line[:place].endswith("@@") and not before.isalnum() and before != "@":
                self.picker_requested.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        self._drop_form = form_of(event.modifiers())
        super().dropEvent(event)
        self._drop_form = "auto"

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or read_mime(source) is not None

    def insertFromMimeData(self, source: QMimeData) -> None:
        dragged = read_mime(source)
        if dragged is not None:
            self.quotes_dropped.emit(dragged, self._drop_form)
            return
        words = source.text()
        if len(words) > LONGEST_PASTE:
            self.large_paste_offered.emit(words)
        else:
            self.insert_words(words)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace(PARAGRAPH_SEPARATOR, "\n"))
        return data
