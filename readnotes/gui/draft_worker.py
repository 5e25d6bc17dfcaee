"""Has a process of its own read the draft being written, so that typing never waits for it."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

import readnotes
from readnotes.gui.preview_process import LENGTH_BYTES

DEBOUNCE_MS = 50
LIMIT_MS = 2000
START_LIMIT_MS = 15_000
END_LIMIT_MS = 2000
LONGEST_DRAFT = 1_000_000
"""Code points; a longer draft is left as it is typed."""

# The program's own folder is searched last, so that no file beside it can take a module's place.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]);from readnotes.gui.{module} import main; main()"
)

Trouble = Literal["slow", "long", "stopped"]


class DraftRequest(Protocol):
    """Whatever is asked about a draft."""

    @property
    def body(self) -> str:
        """The draft."""


R = TypeVar("R", bound=DraftRequest)


class DraftWorker(QObject, Generic[R]):
    """Keeps one process and gives it the newest draft whenever it has time.

    Attributes:
        module: The file of `gui` that the process runs; what it imports, the process imports.
        debounce_ms: How long nobody must have typed before a draft is sent.

    Signals:
        gave_up(trouble, body): It cannot be done: `slow`, `long`, or the process `stopped`.
    """

    gave_up = Signal(str, str)

    module = ""
    debounce_ms = DEBOUNCE_MS

    def __init__(
        self,
        newest: Callable[[], R | None],
        frames: Callable[[R], Iterable[bytes]],
        take_answer: Callable[[R, Mapping[str, Any]], None],
        parent: QObject | None = None,
    ) -> None:
        """Starts no process yet.

        Args:
            newest: Answers the draft as it is at that moment, or None where there is none.
            frames: What is written for a request, in order; the process answers once.
            take_answer: Told what the process answered to a request.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._newest, self._frames, self._take_answer = newest, frames, take_answer
        self._process: QProcess | None = None
        self._ready = False
        self._received = b""
        self._asked: R | None = None
        self._wanted = False
        self._debounce = self._timer(self.debounce_ms, self._on_debounce_timeout)
        self._limit = self._timer(LIMIT_MS, self._on_limit_timeout)

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    @property
    def process_id(self) -> int:
        """The number of the process; 0 while there is none."""
        return self._process.processId() if self._process is not None else 0

    def ask(self) -> None:
        """The draft is another one: it is sent as soon as nobody has typed for a moment."""
        self._debounce.start()

    def ask_now(self) -> None:
        """Sends the draft without waiting for a pause."""
        self._debounce.stop()
        self._on_debounce_timeout()

    def close(self) -> None:
        """Ends the process and waits until it has ended."""
        self._debounce.stop()
        self._wanted = False
        self._end_process()

    def _limit_of(self, _request: R) -> int:
        """How many milliseconds the answer may take."""
        return LIMIT_MS

    def _forget(self) -> None:
        """The process is no more: it was told nothing."""

    def _on_debounce_timeout(self) -> None:
        self._wanted = True
        self._send()

    def _send(self) -> None:
        """Gives the process the newest draft, if it is idle and there is one."""
        if not self._wanted or self._asked is not None:
            return
        if self._process is None:
            self._start_process()
        if not self._ready:
            return
        self._wanted = False
        request = self._newest()
        if request is None:
            return
        if len(request.body) > LONGEST_DRAFT:
            self.gave_up.emit("long", request.body)
            return
        self._asked = request
        assert self._process is not None
        limit = self._limit_of(request)
        for frame in self._frames(request):
            self._process.write(frame)
        self._limit.start(limit)

    def _start_process(self) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_output_received)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_finished)
        self._process = process
        folder = str(Path(readnotes.__file__).resolve().parent.parent)
        process.start(sys.executable, ["-P", "-c", _PROGRAM.format(module=self.module), folder])
        self._limit.start(START_LIMIT_MS)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        self._ready, self._received = False, b""
        self._asked = None
        self._forget()
        if process is None:
            return
        process.blockSignals(True)
        process.kill()
        process.waitForFinished(END_LIMIT_MS)
        process.deleteLater()

    def _on_output_received(self) -> None:
        if self._process is None:
            return
        self._received += bytes(self._process.readAllStandardOutput().data())
        while (frame := self._take_frame()) is not None:
            self._limit.stop()
            if not self._ready:
                self._ready = True
                continue
            asked, self._asked = self._asked, None
            if asked is not None:
                self._take_answer(asked, frame)
        self._send()

    def _take_frame(self) -> dict[str, Any] | None:
        head = self._received[:LENGTH_BYTES]
        end = LENGTH_BYTES + int.from_bytes(head, "big")
        if len(head) < LENGTH_BYTES or len(self._received) < end:
            return None
        frame: dict[str, Any] = json.loads(self._received[LENGTH_BYTES:end])
        self._received = self._received[end:]
        return frame

    def _on_limit_timeout(self) -> None:
        self._give_up("slow")

    def _on_process_finished(self, *_how: object) -> None:
        self._give_up("stopped")

    def _give_up(self, trouble: Trouble) -> None:
        """Tells of the draft that was asked for; the next one gets a new process."""
        asked = self._asked
        self._end_process()
        body = asked.body if asked is not None else ""
        if asked is None and (request := self._newest()) is not None:
            body = request.body
            self._wanted = False
        self.gave_up.emit(trouble, body)
        self._send()

    def _timer(self, interval: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=interval, singleShot=True)
        timer.timeout.connect(act)
        return timer
