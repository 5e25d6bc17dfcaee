"""Long work: shown with its progress once it has lasted 300 ms, and stopped on request."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from readnotes.gui.hub import Hub

T = TypeVar("T")

SHOWN_AFTER_MS = 300


@dataclass(slots=True)
class Job:
    """One piece of long work.

    Attributes:
        title: What is being done, as a sentence without its full stop.
        done, total: How far it is; `total` is 0 where that is not known.
    """

    title: str
    done: int = 0
    total: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    @property
    def cancelled(self) -> bool:
        """Whether the reader wants it stopped; the work looks here between its steps."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Asks the work to stop at its next step."""
        self._stop.set()

    def advance(self, done: int, total: int = 0) -> None:
        """Says how far the work is; called on its own thread."""
        self.done, self.total = done, total


class Jobs(QObject):
    """Runs long work beside the window, one job after another.

    Signals:
        job_shown(Job): A job has lasted long enough to be shown.
        job_finished(Job): It is over, however it went.
    """

    job_shown = Signal(object)
    job_finished = Signal(object)

    def __init__(self, hub: Hub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hub = hub
        self._worker: ThreadPoolExecutor | None = None
        self._running: list[Job] = []

    def start(
        self,
        title: str,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Begins a job.

        Args:
            title: What is being done.
            work: Called on the jobs' thread.
            done: Called in the window's thread with what `work` returned.
            failed: Called there with an error instead.
        """
        job = Job(title)
        if self._worker is None:
            self._worker = ThreadPoolExecutor(1, "readnotes-job")
        self._running.append(job)
        future: Future[T] = self._worker.submit(work, job)
        QTimer.singleShot(SHOWN_AFTER_MS, self, lambda: self._show(job))

        def finish(answer: T) -> None:
            self._finish(job)
            done(answer)

        def fail(error: Exception) -> None:
            self._finish(job)
            (failed or self._hub.failed.emit)(error)

        self._hub.run(future, finish, fail)
        return job

    def forget(self) -> None:
        """Asks all jobs to stop, and shows none of them any more."""
        for job in list(self._running):
            job.cancel()
            self._finish(job)

    def close(self) -> None:
        """Stops what runs and waits for it."""
        for job in self._running:
            job.cancel()
        if self._worker is not None:
            self._worker.shutdown(cancel_futures=True)
            self._worker = None

    def _show(self, job: Job) -> None:
        if job in self._running:
            self.job_shown.emit(job)

    def _finish(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
        self.job_finished.emit(job)
