"""Has drafts read and rendered in a process of their own, so that typing never waits for it."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Literal

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

import readnotes
from readnotes.domain.record_json import source_json
from readnotes.domain.sources import Source
from readnotes.gui.preview_process import LENGTH_BYTES, make_frame

DEBOUNCE_MS = 50
REST_SECONDS = 0.25
"""So long after an edit, the next one is a new beginning."""
LIMIT_MS = 2000
START_LIMIT_MS = 15_000
END_LIMIT_MS = 2000
LONGEST_DRAFT = 1_000_000
"""Code points; a longer draft is shown as it is typed."""

# The program's own folder is searched last, so that no file beside it can take a module's place.
_PROGRAM = (
    "import sys; sys.path.append(sys.argv[1]);"
    "from readnotes.gui.preview_process import main; main()"
)

Trouble = Literal["slow", "long", "stopped"]


@dataclass(frozen=True, slots=True)
class PreviewRequest:
    """A draft to be rendered.

    Attributes:
        body: The draft.
        style: The name of a citation style.
        about: The keys it is about.
        sources: The sources it may cite, by key; the same object while they are the same.
        pictures: SHA-256 of the pictures that are at hand.
        language: The language of the draft, or None.
        own_words: Words that are spelt right; the same object while they are the same.
    """

    body: str
    style: str
    about: tuple[str, ...]
    sources: Mapping[str, Source]
    pictures: frozenset[str]
    language: str | None = None
    own_words: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A heading of the draft: 0 is the level of what stands before the first.

    Attributes:
        start: Its place in code points.
        words: How many stand under it, up to the next.
    """

    level: int
    title: str
    start: int
    words: int


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """A draft as the worker read it.

    Attributes:
        html: To be shown.
        sections: The outline, in order.
        words: How many words it has.
        keys: The citation keys in it, each once.
        pictures: SHA-256 of the pictures in it, each once.
        notes: How many notes in it say what is still to be verified.
        misspelt: Words in it that their language's dictionary does not know.
        missing: The languages in it that there is no dictionary of.
    """

    html: str
    sections: tuple[SectionLine, ...]
    words: int
    keys: tuple[str, ...]
    pictures: tuple[str, ...]
    notes: int = 0
    misspelt: frozenset[str] = frozenset()
    missing: tuple[str, ...] = ()


class PreviewWorker(QObject):
    """Keeps one process and gives it the newest draft whenever it has time.

    Signals:
        answered(ReadDraft): The newest draft that was asked for, rendered.
        gave_up(trouble, body): It cannot be rendered: `slow`, `long`, or the process `stopped`.
    """

    answered = Signal(object)
    gave_up = Signal(str, str)

    def __init__(
        self, newest: Callable[[], PreviewRequest | None], parent: QObject | None = None
    ) -> None:
        """Starts no process yet.

        Args:
            newest: Answers the draft as it is at that moment, or None where there is none.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._newest = newest
        self._process: QProcess | None = None
        self._ready = False
        self._received = b""
        self._asked: PreviewRequest | None = None
        self._told_sources: Mapping[str, Source] | None = None
        self._told_words: frozenset[str] | None = None
        self._wanted = False
        self._asked_last = 0.0
        self._debounce = self._timer(DEBOUNCE_MS, self._on_debounce_timeout)
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
        """The draft is another one: it is sent at the next pause, the first edit after one at once.

        Who types on and on is answered at every pause as long as `DEBOUNCE_MS`.
        """
        now = monotonic()
        rested = now - self._asked_last > REST_SECONDS
        self._asked_last = now
        self._debounce.start(0 if rested else DEBOUNCE_MS)

    def ask_now(self) -> None:
        """Sends the draft without waiting for a pause."""
        self._debounce.stop()
        self._on_debounce_timeout()

    def close(self) -> None:
        """Ends the process and waits until it has ended."""
        self._debounce.stop()
        self._wanted = False
        self._end_process()

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
        self._process.write(make_frame(self._as_json(request)))
        self._limit.start(LIMIT_MS)

    def _as_json(self, request: PreviewRequest) -> dict[str, object]:
        sources: list[object] | None = None
        if request.sources is not self._told_sources:
            sources = [source_json(source) for source in request.sources.values()]
            self._told_sources = request.sources
        own_words: list[str] | None = None
        if request.own_words is not self._told_words:
            own_words = sorted(request.own_words)
            self._told_words = request.own_words
        return {
            "body": request.body,
            "language": request.language,
            "own_words": own_words,
            "style": request.style,
            "about": request.about,
            "sources": sources,
            "pictures": sorted(request.pictures),
        }

    def _start_process(self) -> None:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_output_received)
        process.finished.connect(self._on_process_finished)
        process.errorOccurred.connect(self._on_process_finished)
        self._process = process
        folder = str(Path(readnotes.__file__).resolve().parent.parent)
        process.start(sys.executable, ["-P", "-c", _PROGRAM, folder])
        self._limit.start(START_LIMIT_MS)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        self._limit.stop()
        self._ready, self._received = False, b""
        self._asked = self._told_sources = self._told_words = None
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
            if not self._ready:
                self._ready = True
                self._limit.stop()
            else:
                self._take_answer(frame)
        self._send()

    def _take_frame(self) -> dict[str, Any] | None:
        head = self._received[:LENGTH_BYTES]
        end = LENGTH_BYTES + int.from_bytes(head, "big")
        if len(head) < LENGTH_BYTES or len(self._received) < end:
            return None
        frame: dict[str, Any] = json.loads(self._received[LENGTH_BYTES:end])
        self._received = self._received[end:]
        return frame

    def _take_answer(self, frame: Mapping[str, Any]) -> None:
        self._limit.stop()
        self._asked = None
        sections = tuple(SectionLine(*each) for each in frame["sections"])
        self.answered.emit(
            ReadDraft(
                frame["html"],
                sections,
                frame["words"],
                tuple(frame["keys"]),
                tuple(frame["pictures"]),
                frame["notes"],
                frozenset(frame["misspelt"]),
                tuple(frame["missing"]),
            )
        )

    def _on_limit_timeout(self) -> None:
        self._give_up("slow")

    def _on_process_finished(self, *_how: object) -> None:
        self._give_up("stopped")

    def _give_up(self, trouble: Trouble) -> None:
        """Shows what was asked for as it is typed; the next draft gets a new process."""
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
