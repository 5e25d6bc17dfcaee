"""Dates known only in part: a year, a season, "about 1890", from one year to another.

Extended Date/Time Format (EDTF), levels 0 and 1, as in ISO 8601-2:2019. Of level 2 nothing is
read. What the standard leaves open is settled here: seasons lie as in the northern half of the
world and inside their year (winter, the last of the four, is December); an end that is unknown
(`/2006`) counts as the end that is known, one that is open (`../2006`) as the first or last day
of all.
"""

import re
from dataclasses import dataclass

from readnotes import i18n

FIRST_DAY = "0000-01-01"
LAST_DAY = "9999-12-31"

_DATE = re.compile(
    r"(?P<year>-?[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|Y-?[1-9][0-9]{4,17})"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%]?)"
)
_TIME = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)?"
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class InvalidDateError(ValueError):
    """The text is not a date in EDTF, levels 0 and 1, or there is no such day."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One date, as far as it is known.

    Attributes:
        year: Astronomical: 0 is 1 BC. Of `201X` the first year it can be.
        month: 1 to 12, or the season, 21 (spring) to 24 (winter).
        day: From 1.
        qualifier: `?` uncertain, `~` approximate, `%` both, or empty.
        unspecified: How many digits of the year were left open (`201X`: 1).
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""
    unspecified: int = 0


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date, or an interval of dates, as far as it is known.

    Attributes:
        text: As typed.
        start: The date, or the first of an interval; None where it is open or unknown.
        end: The last of an interval, equal to `start` for a single date.
        open_start: Whether an interval has no beginning (`../2006`).
        open_end: Whether it has no end yet (`2004/..`).
        earliest: The first day it can be, `2015-01-01`; sorts as text. Years before 0 and after
            9999 count as the first and last day that can be written so.
        latest: The last day it can be.
    """

    text: str
    start: CalendarDate | None
    end: CalendarDate | None
    open_start: bool
    open_end: bool
    earliest: str
    latest: str

    @property
    def year(self) -> int | None:
        """The first year that is known to the digit; None for `201X`."""
        known = self.start or self.end
        return None if known is None or known.unspecified else known.year


def parse_partial_date(text: str) -> PartialDate:
    """Read a date in EDTF; blanks around it do not count.

    Raises:
        InvalidDateError: It is not one.

    >>> date = parse_partial_date("2015-04")
    >>> date.year, date.earliest, date.latest
    (2015, '2015-04-01', '2015-04-30')
    """
    written = text.strip()
    if "/" in written:
        return _parse_interval(text, *written.split("/"))
    time = _TIME.fullmatch(written)
    date = _parse_date(time["date"] if time else written)
    first, last = _bounds(date)
    return PartialDate(text, date, date, False, False, first, last)


def _parse_interval(text: str, before: str, *rest: str) -> PartialDate:
    if len(rest) != 1:
        raise InvalidDateError(text)
    after = rest[0]
    start = None if before in ("", "..") else _parse_date(before)
    end = None if after in ("", "..") else _parse_date(after)
    known = [_bounds(date) for date in (start, end) if date is not None]
    if not known or known[0][0] > known[-1][1]:
        raise InvalidDateError(text)
    earliest = FIRST_DAY if before == ".." else known[0][0]
    latest = LAST_DAY if after == ".." else known[-1][1]
    return PartialDate(text, start, end, before == "..", after == "..", earliest, latest)


def _parse_date(text: str) -> CalendarDate:
    match = _DATE.fullmatch(text)
    if match is None:
        raise InvalidDateError(text)
    year, month, day, qualifier = match.groups()
    unspecified = year.count("X")
    if month is not None and (unspecified or year[0] == "Y"):
        raise InvalidDateError(text)
    if year == "-0000" or (month == "XX" and day not in (None, "XX")):
        raise InvalidDateError(text)
    date = CalendarDate(
        int(year.lstrip("Y").replace("X", "0")),
        _number(month),
        _number(day),
        qualifier,
        unspecified,
    )
    if date.month is not None and not _exists(date, has_day=day is not None):
        raise InvalidDateError(text)
    return date


def _number(digits: str | None) -> int | None:
    return None if digits is None or digits == "XX" else int(digits)


def _exists(date: CalendarDate, has_day: bool) -> bool:
    month = date.month or 0
    if month in _SEASON_MONTHS:
        return not has_day
    if not 1 <= month <= 12:
        return False
    return date.day is None or 1 <= date.day <= _last_day(date.year, month)


def _last_day(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _DAYS[month - 1]


def _bounds(date: CalendarDate) -> tuple[str, str]:
    """The first and last day that a date can be."""
    last_year = date.year + 10**date.unspecified - 1
    if date.year < 0:
        return FIRST_DAY, FIRST_DAY
    if last_year > 9999:
        return LAST_DAY, LAST_DAY
    if date.month is None:
        return f"{date.year:04d}-01-01", f"{last_year:04d}-12-31"
    first_month, last_month = _SEASON_MONTHS.get(date.month, (date.month, date.month))
    first_day = date.day or 1
    last_day = date.day or _last_day(date.year, last_month)
    return (
        f"{date.year:04d}-{first_month:02d}-{first_day:02d}",
        f"{date.year:04d}-{last_month:02d}-{last_day:02d}",
    )


def render_partial_date(date: PartialDate) -> str:
    """Write a date for people: `18 April 2015`, `c. 2015`, `2004–2006`, `from 2004`.

    The time of day is left out.

    >>> render_partial_date(parse_partial_date("2015-04-18"))
    '18 April 2015'
    >>> render_partial_date(parse_partial_date("2004~/.."))
    'from c. 2004'
    """
    if date.start is not None and date.start is date.end:
        return _render_date(date.start)
    start = "?" if date.start is None else _render_date(date.start)
    end = "?" if date.end is None else _render_date(date.end)
    if date.open_start:
        return i18n.text("until {date}").format(date=end)
    if date.open_end:
        return i18n.text("from {date}").format(date=start)
    dash = " – " if " " in start + end else "–"
    return f"{start}{dash}{end}"


def _render_date(date: CalendarDate) -> str:
    shown = _render_year(date)
    if date.month is not None and date.day is not None:
        shown = i18n.text("{day} {month} {year}").format(
            day=date.day, month=_month_names()[date.month], year=shown
        )
    elif date.month is not None:
        shown = i18n.text("{month} {year}").format(month=_month_names()[date.month], year=shown)
    if "?" in date.qualifier or date.qualifier == "%":
        shown += "?"
    if date.qualifier in ("~", "%"):
        shown = i18n.text("c. {date}").format(date=shown)
    return shown


def _render_year(date: CalendarDate) -> str:
    if date.unspecified == 1:
        return i18n.text("{year}s").format(year=date.year)
    if date.unspecified == 2:
        return f"{date.year}–{date.year + 99}"
    if date.year <= 0:
        return i18n.text("{year} BC").format(year=1 - date.year)
    return str(date.year)


def _month_names() -> dict[int, str]:
    return {
        1: i18n.text("January"),
        2: i18n.text("February"),
        3: i18n.text("March"),
        4: i18n.text("April"),
        5: i18n.text("May"),
        6: i18n.text("June"),
        7: i18n.text("July"),
        8: i18n.text("August"),
        9: i18n.text("September"),
        10: i18n.text("October"),
        11: i18n.text("November"),
        12: i18n.text("December"),
        21: i18n.text("Spring"),
        22: i18n.text("Summer"),
        23: i18n.text("Autumn"),
        24: i18n.text("Winter"),
    }
