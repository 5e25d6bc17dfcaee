"""What the values of fields mean that are no words: years, days, kinds, states, places."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta

from readnotes.domain.locators import TIMESTAMP, Locator, parse_locator
from readnotes.domain.partial_dates import InvalidDateError, parse_partial_date
from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.domain.sources import SOURCE_KINDS
from readnotes.search.states import STATES

_YEARS = re.compile(r"(?P<first>\d{1,4})?(?P<dash>[-–—])?(?P<last>\d{1,4})?")
_LAST_YEAR = 9999
_ANY_DAY = date(2000, 1, 1)

Days = tuple[str, str]
"""The first and the last day, both included, as `2016-11-01`; years from 0000 to 9999."""


def parse_years(value: str) -> tuple[int, int] | None:
    """The first and last year of `2015`, `2012-2016`, `2012-16`, `2012-` or `-2016`.

    >>> parse_years("2012-"), parse_years("2012-16"), parse_years("soon")
    ((2012, 9999), (2012, 2016), None)
    """
    written = _YEARS.fullmatch(value)
    if written is None or not (written["first"] or written["last"]):
        return None
    first, last = written["first"] or "0", written["last"]
    if last is None:
        last = str(_LAST_YEAR) if written["dash"] else first
    elif len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return (int(first), int(last)) if int(first) <= int(last) else None


def parse_days(value: str, today: date) -> Days | None:
    """The days of `2026-11`, `2016/2018`, `2012-2016`, `today`, `last-week` …

    Dates are EDTF, of which every part may be missing; weeks begin on Monday. A name may be
    shortened as long as it stays the only one.

    >>> parse_days("2026-11", date(2026, 11, 26))
    ('2026-11-01', '2026-11-30')
    >>> parse_days("this week", date(2026, 11, 26))
    ('2026-11-23', '2026-11-29')
    >>> parse_days("soon", date(2026, 11, 26)) is None
    True
    """
    typed = "-".join(value.lower().split())
    named = [typed] if typed in PERIODS else [n for n in PERIODS if typed and n.startswith(typed)]
    if len(named) == 1:
        first, last = PERIODS[named[0]](today)
        return first.isoformat(), last.isoformat()
    try:
        written = parse_partial_date(value.upper())
    except InvalidDateError:
        years = parse_years(value)
        return (f"{years[0]:04d}-01-01", f"{years[1]:04d}-12-31") if years else None
    return written.earliest, written.latest


def is_days(value: str) -> bool:
    """Whether a value names days, whichever day it is asked on."""
    return parse_days(value, _ANY_DAY) is not None


def stamp_of(day: str) -> str:
    """The stamp of the moment a day begins where the reader is, to be compared with others.

    >>> stamp_of("0000-01-01")
    '0'
    """
    try:
        begins = datetime.fromisoformat(day).astimezone(UTC)
    except (ValueError, OverflowError):
        # Days of the year 0 are before all stamps; an empty one, of which nothing is known, is
        # before and after nothing.
        return "0" if day < "0001-01-03" else day
    return begins.strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def stamp_after(day: str) -> str:
    """The stamp of the moment after a day's last.

    >>> stamp_after("9999-12-31")
    '9999-12-31~'
    """
    try:
        return stamp_of((date.fromisoformat(day) + timedelta(days=1)).isoformat())
    except (ValueError, OverflowError):
        return f"{day}~"


def parse_location(value: str) -> tuple[Locator, Locator] | None:
    """The first and last location of `1204`, `1200-1300` or `1204-10`, each as a locator.

    >>> [each.typed for each in parse_location("1204-10") or ()]
    ['loc. 1204', 'loc. 1210']
    """
    asked = parse_locator(f"loc. {value}")
    if asked.term != "location" or len(asked.parts) != 1 or len(asked.spans) != 1:
        return None
    first, last = asked.spans[0].first, asked.spans[0].last
    if first.series or first.suffix or last.series or last.suffix:
        return None
    return parse_locator(f"loc. {first.number[0]}"), parse_locator(f"loc. {last.number[0]}")


def parse_time(value: str) -> tuple[Locator, Locator] | None:
    """The first and last moment of `12:05`, `12:00-13:00` or `1:02:33`, each as a locator.

    >>> [each.typed for each in parse_time("12:05-40") or ()]
    ['at 0:12:05', 'at 0:12:40']
    """
    asked = parse_locator(f"at {value}", timed=True)
    if asked.term != TIMESTAMP or len(asked.spans) != 1:
        return None
    first, last = (_clock(point.number[0]) for point in (asked.spans[0].first, asked.spans[0].last))
    return parse_locator(first), parse_locator(last)


def _clock(seconds: int) -> str:
    minutes, second = divmod(seconds, 60)
    return f"at {minutes // 60}:{minutes % 60:02d}:{second:02d}"


def kinds_named(value: str) -> list[str]:
    """The kinds of quotes and sources that a value names: the one it is, or those it begins.

    >>> kinds_named("qu")
    ['quotation', 'question']
    """
    return _named(value, (*QUOTE_KINDS, *SOURCE_KINDS))


def states_named(field: str, value: str) -> list[str]:
    """The states of `is:`, `has:` or `no:` that a value names.

    >>> states_named("is", "un")
    ['unchecked', 'unused']
    """
    return _named(value, STATES[field])


def _named(value: str, names: Mapping[str, object] | tuple[str, ...]) -> list[str]:
    typed = value.lower()
    return [typed] if typed in names else [name for name in names if name.startswith(typed)]


def _one_day(back: int) -> Callable[[date], tuple[date, date]]:
    def find(today: date) -> tuple[date, date]:
        day = today - timedelta(days=back)
        return day, day

    return find


def _week(back: int) -> Callable[[date], tuple[date, date]]:
    def find(today: date) -> tuple[date, date]:
        monday = today - timedelta(days=today.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)

    return find


def _month(back: int) -> Callable[[date], tuple[date, date]]:
    def find(today: date) -> tuple[date, date]:
        first = today.replace(day=1)
        for _ in range(back):
            first = (first - timedelta(days=1)).replace(day=1)
        after = (first + timedelta(days=31)).replace(day=1)
        return first, after - timedelta(days=1)

    return find


def _year(back: int) -> Callable[[date], tuple[date, date]]:
    def find(today: date) -> tuple[date, date]:
        year = today.year - back
        return date(year, 1, 1), date(year, 12, 31)

    return find


PERIODS: Mapping[str, Callable[[date], tuple[date, date]]] = {
    "today": _one_day(0),
    "yesterday": _one_day(1),
    "this-week": _week(0),
    "last-week": _week(1),
    "this-month": _month(0),
    "last-month": _month(1),
    "this-year": _year(0),
    "last-year": _year(1),
}
"""The names of days and spans of days, for `added:`, `before:`, `after:` and `read:`."""
