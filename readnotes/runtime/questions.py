"""Questions under way, each of which can be given up from another thread.

A search for what was typed a moment ago is worth nothing once the next key is pressed. Whoever
works long on an answer says what stops it, or looks now and then whether it is to go on.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

_here = threading.local()


class GivenUpError(Exception):
    """The answer is not wanted any more."""


class Question:
    """One question, answered on one thread."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._stop: Callable[[], None] | None = None
        self._given_up = False

    def give_up(self) -> None:
        """Have the answering stop at once; called on any thread."""
        self._given_up = True
        with self._guard:
            if self._stop is not None:
                self._stop()

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
    def stopped_by(self, stop: Callable[[], None]) -> Iterator[None]:
        """Make known what stops the answering, as long as this lasts.

        Args:
            stop: Called on any thread, perhaps more than once.

        Raises:
            GivenUpError: It was given up, before or meanwhile.
        """
        with self._guard:
            self._stop = stop
        try:
            self.go_on()
            yield
        except Exception:
            self.go_on()
            raise
        finally:
            with self._guard:
                self._stop = None


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
