"""A writer who types into a draft, and what each of her keys met.

Keys come at fixed times, whether the window is ready or not, as from a hand.
"""

import time
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

KEY_SECONDS = 0.1
REST_SECONDS, EVERY = 0.4, 12
"""Every so many keys the writer rests so long that the check begins; its answer meets the next."""
SENTENCE = "and then she wrote it all down again, wiht care. "
PAINTED = QEvent.Type(QEvent.registerEventType())


@dataclass(frozen=True, slots=True)
class Key:
    """A key: when it was due, when it came through, when its letter was painted.

    Attributes:
        worked: How long the processor was at it, from coming through to painted.
    """

    due: float
    came: float
    painted: float
    worked: float


class DraftTypist(QObject):
    """Types until so many keys are painted."""

    def __init__(self, editor: Any, keys: int) -> None:
        super().__init__()
        self.keys: list[Key] = []
        self._editor = editor
        self._left = keys
        self._due = self._due_of_key = 0.0
        self._came: tuple[float, float, float] | None = None
        self._typed = 0
        self._loop = QEventLoop()
        self._beat = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._beat.timeout.connect(self._on_beat)

    def type_all(self) -> list[Key]:
        """Type, and come back when all is painted."""
        viewport = self._editor.viewport()
        viewport.installEventFilter(self)
        self._editor.installEventFilter(self)
        self._due = time.perf_counter() + KEY_SECONDS
        self._beat.start()
        # Not Qt's own waiting of tests, which sleeps for up to ten milliseconds between events.
        self._loop.exec()
        self._beat.stop()
        viewport.removeEventFilter(self)
        self._editor.removeEventFilter(self)
        return self.keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and watched is self._editor and self._came is None:
            self._came = self._due_of_key, time.perf_counter(), time.thread_time()
        elif kind == QEvent.Type.Paint and watched is not self._editor and self._came is not None:
            # Told when the painting is done, before any other event.
            high = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(PAINTED), high)
        return False

    def customEvent(self, event: QEvent) -> None:
        if event.type() == PAINTED and self._came is not None:
            due, came, worked = self._came
            self._came = None
            now = time.perf_counter()
            self.keys.append(Key(due, came, now, time.thread_time() - worked))
            if len(self.keys) == self._left:
                self._loop.quit()

    def _on_beat(self) -> None:
        # A key that is not painted yet is waited for: every one is measured alone.
        if time.perf_counter() < self._due or self._came is not None:
            return
        if self._typed >= self._left:
            return
        letter = SENTENCE[self._typed % len(SENTENCE)]
        code = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        self._due_of_key = self._due
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.postEvent(self._editor, key)
        self._typed += 1
        rests = self._typed % EVERY == 0
        self._due += REST_SECONDS if rests else KEY_SECONDS
