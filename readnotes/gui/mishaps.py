"""When our own code fails: what can be saved is saved, and one report can be copied.

The report names the places in the program, never a word of the reader's notes.
"""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, qVersion

from readnotes.gui.messages import Messages, Notice
from readnotes.i18n import text

LOG = logging.getLogger("readnotes.gui")


class Mishaps(QObject):
    """Takes what no one else has answered, from any thread.

    Signals:
        met(report): Something of ours failed; told in the window's thread.
    """

    met = Signal(str)

    def __init__(self, messages: Messages, save: Callable[[], None], parent: QObject) -> None:
        """Begins to listen.

        Args:
            messages: Where the reader is told.
            save: Keeps what is half typed.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._messages = messages
        self._save = save
        self._telling = False
        self._before = (sys.excepthook, threading.excepthook)
        self.met.connect(self._on_met, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error

    def tell(self, error: BaseException) -> None:
        """Tells of an error that was caught but has no words."""
        LOG.error("unanswered", exc_info=error)
        self.met.emit(report_of(error))

    def stop(self) -> None:
        """Listens no more."""
        sys.excepthook, threading.excepthook = self._before

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._before[0](kind, error, trace)
            return
        self.tell(error)

    def _on_thread_error(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.tell(args.exc_value)

    def _on_met(self, report: str) -> None:
        if self._telling:
            return
        self._telling = True
        try:
            self._save()
        finally:
            self._telling = False
            self._messages.show(
                Notice(
                    text(
                        "Something in Readnotes failed; that is our mistake. What was saved is "
                        "safe. If it happens again, close the window and open it anew."
                    ),
                    "error",
                    details=report,
                )
            )


def report_of(error: BaseException) -> str:
    """What can be told of an error: its class and the places in the code, no words of notes."""
    lines = [
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}",
        f"{type(error).__module__}.{type(error).__qualname__}",
    ]
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
    cause = error.__cause__ or error.__context__
    return "\n".join([*lines, *places, *([report_of(cause)] if cause is not None else [])])
