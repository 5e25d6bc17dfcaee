"""The keys of a quote's fields; they work in each field and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from readnotes.domain.quotes import QUOTE_KINDS


@dataclass(frozen=True, slots=True)
class FieldActs:
    """What the keys do: each is named by its wish."""

    save: Callable[[], None]
    close: Callable[[], None]
    show_details: Callable[[bool], None]
    turn_direction: Callable[[], None]
    paste_raw: Callable[[], None]
    choose_kind: Callable[[str], None]


class FieldKeys(QObject):
    """Watches all fields for the keys of a quote before the window's own shortcuts see them."""

    def __init__(self, fields: QWidget, acts: FieldActs) -> None:
        super().__init__(fields)
        self._acts = _by_key(acts)
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


def _by_key(acts: FieldActs) -> dict[int, Callable[[], None]]:
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    shift = Qt.KeyboardModifier.ShiftModifier
    plain = Qt.KeyboardModifier.NoModifier
    keys = Qt.Key
    by_key: dict[int, Callable[[], None]] = {
        QKeyCombination(control, keys.Key_Return).toCombined(): acts.save,
        QKeyCombination(control, keys.Key_Enter).toCombined(): acts.save,
        QKeyCombination(alt, keys.Key_Down).toCombined(): partial(acts.show_details, True),
        QKeyCombination(alt, keys.Key_Up).toCombined(): partial(acts.show_details, False),
        QKeyCombination(control | shift, keys.Key_X).toCombined(): acts.turn_direction,
        QKeyCombination(control | shift, keys.Key_V).toCombined(): acts.paste_raw,
        QKeyCombination(plain, keys.Key_Escape).toCombined(): acts.close,
    }
    for place, kind in enumerate(QUOTE_KINDS):
        key = QKeyCombination(alt, keys(keys.Key_1.value + place)).toCombined()
        by_key[key] = partial(acts.choose_kind, kind)
    return by_key
