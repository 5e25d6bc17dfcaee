"""What time it is, passed in as a value so that a test can choose it."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day for stamps, and a clock that never goes back for intervals.

    Attributes:
        now: The present moment, with its time zone.
        monotonic: Seconds since some moment; only differences mean something.
    """

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = time.monotonic

    def utc_stamp(self) -> str:
        """The moment as records carry it, to the second.

        >>> fixed_clock("2026-11-22T08:00:00Z").utc_stamp()
        '2026-11-22T08:00:00Z'
        """
        return f"{self.now().astimezone(UTC).replace(tzinfo=None).isoformat(timespec='seconds')}Z"

    def precise_stamp(self) -> str:
        """The moment to the microsecond.

        >>> fixed_clock("2026-11-22T08:00:00Z").precise_stamp()
        '2026-11-22T08:00:00.000000Z'
        """
        return f"{self.now().astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def fixed_clock(stamp: str, tick: float = 0.0) -> Clock:
    """A clock that stands still, or goes on by `tick` seconds each time it is asked.

    Args:
        stamp: The moment it shows first, as `2026-11-22T08:00:00Z`.
        tick: Seconds, for the time of day and for intervals alike.

    >>> clock = fixed_clock("2026-11-22T08:00:00Z", tick=60)
    >>> clock.utc_stamp(), clock.utc_stamp()
    ('2026-11-22T08:00:00Z', '2026-11-22T08:01:00Z')
    """
    begun = datetime.fromisoformat(stamp)
    asked = {"now": -1, "monotonic": -1}

    def passed(which: str) -> float:
        asked[which] += 1
        return asked[which] * tick

    return Clock(
        now=lambda: begun + timedelta(seconds=passed("now")),
        monotonic=lambda: passed("monotonic"),
    )
