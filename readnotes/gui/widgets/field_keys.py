"""The keys of a quote's fields; they work in each field and nowhere else."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from readnotes.domain.quotes import QUOTE_KINDS

if TYPE_CHECKING:
    from readnotes.gui.widgets.quote_fields import QuoteFields


class FieldKeys(QObject):
    """Watches all fields for the keys of a quote before the window's own shortcuts see them."""

    def __init__(self, fields: "QuoteFields") -> None:
        super().__init__(fields)
        self._acts = _acts_of(fields)
        for field in fields.findChildren(QWidget):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        act = self._acts.get(_combined(event))
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act()
            return True
        return False


def _combined(event: QKeyEvent) -> int:
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(modifiers, Qt.Key(event.key())).toCombined()


def _acts_of(fields: "QuoteFields") -> dict[int, Callable[[], None]]:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    plain = Qt.KeyboardModifier.NoModifier
    keys = Qt.Key
    acts: dict[int, Callable[[], None]] = {
        QKeyCombination(control, keys.Key_Return).toCombined(): fields.ask_to_save,
        QKeyCombination(control, keys.Key_Enter).toCombined(): fields.ask_to_save,
        QKeyCombination(alt, keys.Key_Down).toCombined(): lambda: fields.show_details(True),
        QKeyCombination(alt, keys.Key_Up).toCombined(): lambda: fields.show_details(False),
        QKeyCombination(control | shift, keys.Key_X).toCombined(): fields.turn_direction,
        QKeyCombination(control | shift, keys.Key_V).toCombined(): fields.passage.paste_raw,
        QKeyCombination(plain, keys.Key_Escape).toCombined(): fields.close_requested.emit,
    }
    for place, kind in enumerate(QUOTE_KINDS):
        key = QKeyCombination(alt, keys(keys.Key_1.value + place)).toCombined()
        acts[key] = partial(fields.kind.choose, kind)
    return acts
