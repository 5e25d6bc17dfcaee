"""What years, days and places in a query mean."""

import time
from collections.abc import Iterator
from datetime import date

import pytest

from readnotes.search.values import parse_days, stamp_after, stamp_of

TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-11-26", "2026-11-26", "2026-11-26"),
        ("2026-10/2026-11-05", "2026-10-01", "2026-11-05"),
        ("2012-2016", "2012-01-01", "2016-12-31"),
        ("2012-16", "2012-01-01", "2016-12-31"),
        ("2012-", "2012-01-01", "9999-12-31"),
        ("201x", "2010-01-01", "2019-12-31"),
        ("today", "2026-11-26", "2026-11-26"),
        ("yesterday", "2026-11-25", "2026-11-25"),
        ("this-week", "2026-11-23", "2026-11-29"),
        ("last-week", "2026-11-16", "2026-11-22"),
        ("This Month", "2026-11-01", "2026-11-30"),
        ("last-m", "2026-10-01", "2026-10-31"),
        ("this-year", "2026-01-01", "2026-12-31"),
        ("last-year", "2025-01-01", "2025-12-31"),
    ],
)
def test_a_value_names_these_days(value: str, first: str, last: str) -> None:
    assert parse_days(value, TODAY) == (first, last)


@pytest.mark.parametrize("value", ["", "this", "last-", "2026-13", "2026-02-30", "t", "26", "٢"])
def test_what_names_no_days_is_not_guessed(value: str) -> None:
    days = parse_days(value, TODAY)
    assert days is None or value.isdigit()


@pytest.mark.parametrize(
    ("today", "week", "month"),
    [
        (date(2026, 11, 23), "2026-11-23", "2026-10-01"),
        (date(2026, 11, 29), "2026-11-23", "2026-10-01"),
        (date(2027, 1, 1), "2026-12-28", "2026-12-01"),
        (date(2024, 3, 31), "2024-03-25", "2024-02-01"),
    ],
)
def test_weeks_begin_on_monday_and_the_last_month_may_be_last_years(
    today: date, week: str, month: str
) -> None:
    assert (parse_days("this-week", today) or ("", ""))[0] == week
    assert (parse_days("last-month", today) or ("", ""))[0] == month


@pytest.fixture
def in_cairo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The reader lives two hours before UTC."""
    monkeypatch.setenv("TZ", "EET-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_cairo")
def test_a_day_begins_where_the_reader_is() -> None:
    assert stamp_of("2026-11-26") == "2026-11-25T22:00:00Z"
    assert stamp_after("2026-11-26") == "2026-11-26T22:00:00Z"


@pytest.mark.parametrize("day", ["0000-01-01", "0001-01-01", "0987-05-05", "9999-12-31"])
def test_the_days_at_both_ends_of_time_have_stamps_in_order(day: str) -> None:
    assert "" < stamp_of("0000-01-01") <= stamp_of(day) < stamp_after(day)
    assert stamp_after(day) <= stamp_after("9999-12-31")
