"""The one thread that writes: acts are carried out one after another, in the order asked."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")

IDLE_SECONDS = 2.0


class Writer:
    """Runs acts on a thread of its own.

    Args:
        when_idle: Called on that thread once after acts, when two seconds have passed without one.
    """

    def __init__(self, when_idle: Callable[[], None]) -> None:
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

    def _run(self) -> None:
        acted = False
        while True:
            try:
                act = self._acts.get(timeout=IDLE_SECONDS if acted else None)
            except queue.Empty:
                self._when_idle()
                acted = False
                continue
            if act is None:
                return
            act()
            acted = True
