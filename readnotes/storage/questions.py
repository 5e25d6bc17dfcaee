"""Questions under way, each of which can be given up from another thread.

A search for what was typed a moment ago is worth nothing once the next key is pressed; SQLite then
stops in the middle of it, within a page of the index.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

_NEVER_READ = "VALUES (1), (2)"
"""A statement that runs until it is closed: its second row is not asked for."""

_here = threading.local()


class GivenUpError(Exception):
    """The answer is not wanted any more."""


class Question:
    """One question, answered on one thread by any number of readings."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._driver: sqlite3.Connection | None = None
        self._given_up = False

    def give_up(self) -> None:
        """Have the answering stop at once; called on any thread."""
        self._given_up = True
        with self._guard:
            if self._driver is not None:
                self._driver.interrupt()

    def answer(self, ask: Callable[[], T]) -> T:
        """Answer it on this thread.

        Raises:
            GivenUpError: It was given up, before or meanwhile.
        """
        _here.question = self
        try:
            self.go_on()
            return ask()
        finally:
            _here.question = None

    def go_on(self) -> None:
        """Stop here if it was given up.

        Raises:
            GivenUpError: It was.
        """
        if self._given_up:
            raise GivenUpError

    @contextmanager
    def reading(self, driver: sqlite3.Connection) -> Iterator[None]:
        """Make known which connection is to be interrupted.

        Raises:
            GivenUpError: It was given up, before or meanwhile.
        """
        # SQLite forgets an interruption when nothing is running, as between two statements.
        running = driver.execute(_NEVER_READ)
        with self._guard:
            self._driver = driver
        try:
            self.go_on()
            yield
        except Exception:
            self.go_on()
            raise
        finally:
            with self._guard:
                self._driver = None
            running.close()


def go_on() -> None:
    """Stop here if this thread answers a question that was given up.

    Raises:
        GivenUpError: It does.
    """
    question = question_here()
    if question is not None:
        question.go_on()


def question_here() -> Question | None:
    """The question that this thread answers, or None."""
    found: Question | None = getattr(_here, "question", None)
    return found
