"""Garbage looked for while the reader rests, so that no key waits for it.

Python looks through everything that was made since the start whenever much was added, and that
takes longer than a key may. What is young it goes through all the time, in less than a millisecond.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

from readnotes.gui.hub import Hub

REST_MS = 3000
"""So long nothing was asked of the library; whoever writes is kept every second or two."""

FEW = 20
"""So many looks at what is not so young any more make one at everything worth its time."""


class GarbageTime(QObject):
    """Has the whole of memory looked through at rests alone."""

    def __init__(self, hub: Hub, parent: QObject | None = None, *, rest_ms: int = REST_MS) -> None:
        """Changes nothing yet.

        Args:
            hub: What is asked of the library goes through it.
            parent: Qt's owner.
            rest_ms: How long a rest is, in milliseconds.
        """
        super().__init__(parent)
        self._hub = hub
        self._rest = QTimer(self, interval=rest_ms, singleShot=True)
        self._rest.timeout.connect(self.collect)

    def begin(self) -> None:
        """What is there now is no garbage, ever; the rest is looked through from now on."""
        gc.freeze()
        young, middle, _old = gc.get_threshold()
        gc.set_threshold(young, middle, sys.maxsize >> 32)
        gc.enable()
        self._hub.quiet.connect(self._rest.start)

    def collect(self) -> None:
        """Looks for garbage, if there may be some and nothing is being waited for."""
        if gc.get_count()[2] >= FEW and not self._hub.waiting:
            gc.collect()
