"""The one thread that writes: acts are carried out one after another, in the order asked."""

import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

LOG = logging.getLogger("readnotes.storage")

IDLE_SECONDS = 2.0
BETWEEN_SECONDS = 0.02
"""So long others have the processor and the disk between two pieces of work done in idle time."""


class Writer:
    """Runs acts on a thread of its own.

    Args:
        when_idle: Called on that thread after acts, when two seconds have passed without one; and
            soon again, as long as it says that there is more to be done and no act comes.
    """

    def __init__(self, when_idle: Callable[[], bool]) -> None:
        self._when_idle = when_idle
        self._acts: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="readnotes-writer", daemon=True)
        self._thread.start()

    def submit(self, act: Callable[[], T]) -> "Future[T]":
        """Have an act carried out; the future holds its answer or what it raised."""
        future: Future[T] = Future()

        def carry_out() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                answer = act()
            except BaseException as error:
                future.set_exception(error)
            else:
                future.set_result(answer)

        self._acts.put(carry_out)
        return future

    def stop(self) -> None:
        """Carry out what was asked until now, then end the thread."""
        self._acts.put(None)
        self._thread.join()

    def _is_more_to_do(self) -> bool:
        """Do what is done in idle time; whatever goes wrong there, acts must be carried out."""
        try:
            return self._when_idle()
        except Exception:
            LOG.exception("work in idle time failed")
            return False

    def _run(self) -> None:
        wait: float | None = None
        while True:
            try:
                act = self._acts.get(timeout=wait)
            except queue.Empty:
                wait = BETWEEN_SECONDS if self._is_more_to_do() else None
                continue
            if act is None:
                return
            act()
            wait = IDLE_SECONDS
