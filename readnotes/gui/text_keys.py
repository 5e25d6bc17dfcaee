"""Keys that a text field would keep to itself although the window needs them.

Qt's text fields take Ctrl+Z even where they have nothing to undo, and on X11 Ctrl+K and Ctrl+E
for moves of Emacs. While a field has the focus this filter stands before it.
"""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from readnotes.gui.actions.catalogue import ACTIONS

UNDO = QKeySequence.StandardKey.Undo
REDO = QKeySequence.StandardKey.Redo
#: The keys of these are the field's own as well: it decides whether it needs them.
TEXT_ACTIONS = frozenset({"undo", "redo", "trash", "copy-quote"})


class TextKeys(QObject):
    """Lets the window's keys through the text field that has the focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._ours = {
            QKeySequence(keys).toString()
            for action in ACTIONS
            if action.id not in TEXT_ACTIONS
            for keys in action.keys
        }
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            return
        if new.window() is self._window:
            new.removeEventFilter(self)
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if self._is_ours(event) or (
            (event.matches(UNDO) and not _can_undo(watched))
            or (event.matches(REDO) and not _can_redo(watched))
        ):
            # Unaccepted and kept from the field: the window's shortcut takes it.
            event.ignore()
            return True
        return False

    def _is_ours(self, event: QKeyEvent) -> bool:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return False
        pressed = QKeySequence(QKeyCombination(modifiers, Qt.Key(event.key())))
        return pressed.toString() in self._ours


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()
