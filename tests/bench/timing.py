"""Taking times, and what is said of many of them."""

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

FEWEST = 5
"""So many are measured at least, however long they take."""
ALIKE = 240
"""So many times stand for each of several classes that are told together."""


@dataclass(frozen=True, slots=True)
class Times:
    """Many times of one kind, in milliseconds, the shortest first."""

    each: tuple[float, ...]

    @staticmethod
    def of(seconds: Iterable[float]) -> "Times":
        """Times given in seconds."""
        return Times(tuple(sorted(each * 1000 for each in seconds)))

    @staticmethod
    def together(classes: Sequence["Times"]) -> "Times":
        """Times of several classes, each of the same weight, however many it was measured by.

        >>> Times.together([Times((1.0,)), Times((2.0, 3.0, 4.0))]).at(0.5)
        1.0
        """
        parts = [(step + 0.5) / ALIKE for step in range(ALIKE)]
        return Times(tuple(sorted(each.at(part) for each in classes for part in parts)))

    def at(self, part: float) -> float:
        """The time that such a part of them do not exceed.

        >>> Times((1.0, 2.0, 3.0, 40.0)).at(0.5)
        2.0
        """
        return self.each[max(0, -int(-part * len(self.each) // 1) - 1)]

    def __str__(self) -> str:
        """The 50th, 95th and 99th of a hundred."""
        return " / ".join(figure(self.at(part)) for part in (0.5, 0.95, 0.99))


def figure(milliseconds: float) -> str:
    """A time with as many places as it is worth.

    >>> figure(0.034), figure(3.21), figure(1234.5)
    ('0.03', '3.2', '1,234')
    """
    if milliseconds < 1:
        return f"{milliseconds:.2f}"
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:,.0f}"


def timed(act: Callable[[], object]) -> float:
    """Seconds that an act takes."""
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def measure_warm(asks: Sequence[Callable[[], object]], seconds: float) -> Times:
    """Ask all once to warm up, then once more for the times.

    Of slow ones only so many are asked, spread over all, as the seconds allow, `FEWEST` at least.
    """
    asks = _spread(asks)
    deadline = time.monotonic() + seconds
    asked = 0
    for ask in asks:
        if asked >= FEWEST and time.monotonic() > deadline:
            break
        ask()
        asked += 1
    # As the window does: no collection falls into an answer.
    gc.collect()
    gc.disable()
    times = Times.of(timed(ask) for ask in asks[:asked])
    gc.enable()
    return times


def _spread(asks: Sequence[Callable[[], object]]) -> list[Callable[[], object]]:
    """The same in an order whose every beginning is spread over all of them."""
    step = 7
    return [ask for start in range(step) for ask in asks[start::step]]
