"""Says when typing has come to rest, or has gone on for long enough."""

from PySide6.QtCore import QObject, QTimer, Signal

REST = 1000
LONG_ENOUGH = 2000


class SettleTimer(QObject):
    """Turns many changes into few: one second after the last, at most two after the first.

    Signals:
        settled: Now is the time to keep what was typed.
    """

    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rest = self._timer(REST)
        self._limit = self._timer(LONG_ENOUGH)

    def touch(self) -> None:
        """Something was changed."""
        self._rest.start()
        if not self._limit.isActive():
            self._limit.start()

    def stop(self) -> None:
        """Nothing is to be kept any more."""
        self._rest.stop()
        self._limit.stop()

    def _on_rest_timeout(self) -> None:
        self.stop()
        self.settled.emit()

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True)
        timer.timeout.connect(self._on_rest_timeout)
        return timer
