"""The window while somebody types into its search field, watched from inside; prints JSON.

Run by `bench_typing.py`: `python -m tests.bench.typing_child readnotes STARTED FILE`, with the
lines to be typed as JSON on standard input.

Keys come at fixed times, whether the window is ready or not, as from a hand. For each is noted how
long it took until its letter was painted, and the longest time until the next key for which the
window's thread answered nothing: a timer of 2 ms runs all the while, and what it comes late by is
the time that some handler, or the wait for another thread, held it up.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.bench.window_child import Watch, start_program

KEY_SECONDS = 0.125
BEAT_SECONDS = 0.002
SETTLING_MS = 2000


class TypingWatch(Watch):
    """Types as soon as the first quotes stand there and a key was taken."""

    def __init__(self, started: float, lines: list[str]) -> None:
        super().__init__(started, 0.0)
        self._lines = lines
        self._typist: Typist | None = None

    def finish(self) -> None:
        """Called when the window is up: begin to type."""
        QTimer.singleShot(SETTLING_MS, self._begin)

    def _begin(self) -> None:
        assert self._list is not None
        [field] = [
            each
            for each in self._list.window().findChildren(QLineEdit)
            if type(each).__name__ == "SearchField"
        ]
        self._typist = Typist(self, field, self._lines)

    def done(self, seen: dict[str, object]) -> None:
        """Everything is typed: print and go."""
        self.seen |= seen
        super().finish()


class Typist(QObject):
    """Types line after line and notes what each key met."""

    def __init__(self, watch: TypingWatch, field: Any, lines: list[str]) -> None:
        super().__init__(watch)
        self._watch = watch
        self._field = field
        self._lines = list(lines)
        self._left = ""
        self._due = 0.0
        self._is_typing = False
        self._unpainted: list[float] = []
        self._painted: list[float] = []
        self._held: list[float] = []
        self._after: list[str] = []
        self._beats: list[float] = []
        self._longest = 0.0
        self._last_beat = 0.0
        self._beat = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=2)
        self._beat.timeout.connect(self._on_beat)
        self._field.installEventFilter(self)
        self._field.setFocus()
        self._next_line()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._unpainted:
            self._watch.after(partial(self._on_painted, list(self._unpainted)))
            self._unpainted.clear()
        return False

    def _next_line(self) -> None:
        self._field.setText("")
        if not self._lines:
            seen = {"painted": self._painted, "held": self._held, "beats": self._beats}
            self._watch.done({**seen, "after": self._after})
            return
        self._left = self._lines.pop(0)
        QTimer.singleShot(SETTLING_MS, self._start)

    def _start(self) -> None:
        self._last_beat = time.perf_counter()
        self._due = self._last_beat + KEY_SECONDS
        self._longest = 0.0
        self._beat.start()

    def _on_beat(self) -> None:
        now = time.perf_counter()
        late = max(0.0, now - self._last_beat - BEAT_SECONDS)
        self._last_beat = now
        self._longest = max(self._longest, late)
        self._beats.append(late)
        while now >= self._due and self._beat.isActive():
            self._on_due()

    def _on_due(self) -> None:
        if self._is_typing:
            self._held.append(self._longest)
            self._after.append(self._field.text())
        self._is_typing = bool(self._left)
        self._longest = 0.0
        if not self._left:
            self._beat.stop()
            QTimer.singleShot(SETTLING_MS, self._next_line)
            return
        letter, self._left = self._left[0], self._left[1:]
        self._unpainted.append(self._due)
        self._due += KEY_SECONDS
        code = Qt.Key(ord(letter.upper())) if letter.isascii() else Qt.Key.Key_unknown
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.postEvent(self._field, key)

    def _on_painted(self, due: list[float]) -> None:
        now = time.perf_counter()
        self._painted += [now - each for each in due]


def main(arguments: list[str]) -> None:
    """Start the window."""
    _kind, started, library = arguments
    start_program(TypingWatch(float(started), json.load(sys.stdin)), Path(library))


if __name__ == "__main__":
    main(sys.argv[1:])
