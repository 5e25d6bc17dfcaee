"""Stamps and intervals."""

from datetime import datetime, timedelta, timezone

from readnotes.runtime.clock import Clock, fixed_clock


def test_a_stamp_is_in_utc_wherever_the_reviewer_is() -> None:
    there = timezone(timedelta(hours=2))
    clock = Clock(now=lambda: datetime(2026, 11, 22, 10, 0, 0, 25, tzinfo=there))
    assert clock.utc_stamp() == "2026-11-22T08:00:00Z"
    assert clock.precise_stamp() == "2026-11-22T08:00:00.000025Z"


def test_the_systems_clock_goes_on() -> None:
    clock = Clock()
    assert clock.precise_stamp() <= clock.precise_stamp()
    assert clock.monotonic() <= clock.monotonic()


def test_a_fixed_clock_may_tick() -> None:
    clock = fixed_clock("2026-11-22T08:00:00Z", tick=0.5)
    assert [clock.monotonic(), clock.monotonic()] == [0.0, 0.5]
    assert clock.utc_stamp() == "2026-11-22T08:00:00Z"
    assert clock.precise_stamp() == "2026-11-22T08:00:00.500000Z"
