"""Dates as far as they are known."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.partial_dates import (
    InvalidDateError,
    parse_partial_date,
    render_partial_date,
)

TABLE = [
    ("2015", 2015, "2015-01-01", "2015-12-31", "2015"),
    ("2015-04", 2015, "2015-04-01", "2015-04-30", "April 2015"),
    ("2016-02", 2016, "2016-02-01", "2016-02-29", "February 2016"),
    ("2015-04-18", 2015, "2015-04-18", "2015-04-18", "18 April 2015"),
    ("2015-04-18T14:20:00", 2015, "2015-04-18", "2015-04-18", "18 April 2015"),
    ("2015-04-18T14:20:00Z", 2015, "2015-04-18", "2015-04-18", "18 April 2015"),
    ("2015-04-18T14:20:00+04:30", 2015, "2015-04-18", "2015-04-18", "18 April 2015"),
    ("2004/2006", 2004, "2004-01-01", "2006-12-31", "2004–2006"),
    ("2004-02/2006-03-05", 2004, "2004-02-01", "2006-03-05", "February 2004 – 5 March 2006"),
    ("2004/..", 2004, "2004-01-01", "9999-12-31", "from 2004"),
    ("../2006", 2006, "0000-01-01", "2006-12-31", "until 2006"),
    ("/2006", 2006, "2006-01-01", "2006-12-31", "?–2006"),
    ("2004/", 2004, "2004-01-01", "2004-12-31", "2004–?"),
    ("2001-21", 2001, "2001-03-01", "2001-05-31", "Spring 2001"),
    ("2001-24", 2001, "2001-12-01", "2001-12-31", "Winter 2001"),
    ("2015?", 2015, "2015-01-01", "2015-12-31", "2015?"),
    ("2015~", 2015, "2015-01-01", "2015-12-31", "c. 2015"),
    ("2015-04%", 2015, "2015-04-01", "2015-04-30", "c. April 2015?"),
    ("1984~/2004-06?", 1984, "1984-01-01", "2004-06-30", "c. 1984 – June 2004?"),
    ("201X", None, "2010-01-01", "2019-12-31", "2010s"),
    ("20XX", None, "2000-01-01", "2099-12-31", "2000–2099"),
    ("2004-XX", 2004, "2004-01-01", "2004-12-31", "2004"),
    ("1985-04-XX", 1985, "1985-04-01", "1985-04-30", "April 1985"),
    ("1985-XX-XX", 1985, "1985-01-01", "1985-12-31", "1985"),
    ("0000", 0, "0000-01-01", "0000-12-31", "1 BC"),
    ("-0043", -43, "0000-01-01", "0000-01-01", "44 BC"),
    ("Y170000002", 170000002, "9999-12-31", "9999-12-31", "170000002"),
    ("Y-17000", -17000, "0000-01-01", "0000-01-01", "17001 BC"),
]


NO_DATES = [
    "",
    "soon",
    "15",
    "2015-4",
    "2015-13",
    "2015-00",
    "2015-02-30",
    "2015-04-00",
    "1900-02-29",
    "2015-25",
    "2015-21-05",
    "2004-XX-05",
    "1XXX",
    "201X-04",
    "2006/2004",
    "/",
    "..",
    "../..",
    "2004/2005/2006",
    "2015-04-18T25:00:00",
    "2015-04-18 14:20",
    "Y2015",
    "-0000",
    "2015!",
    "٢٠١٥",
    "?2015",
    "2004-01T10:00:00",
    "2015\n-04",
]


@pytest.mark.parametrize(("text", "year", "earliest", "latest", "shown"), TABLE)
def test_a_date_is_read_as_far_as_it_is_known(
    text: str, year: int | None, earliest: str, latest: str, shown: str
) -> None:
    date = parse_partial_date(text)
    assert date.text == text
    assert (date.year, date.earliest, date.latest) == (year, earliest, latest)
    assert render_partial_date(date) == shown


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(InvalidDateError):
        parse_partial_date(text)


def test_blanks_around_a_date_are_kept_and_do_not_count() -> None:
    date = parse_partial_date(" 2015 ")
    assert (date.text, date.year) == (" 2015 ", 2015)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_date(day: datetime.date) -> None:
    text = day.isoformat()
    date = parse_partial_date(text)
    assert (date.year, date.earliest, date.latest) == (day.year, text, text)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_a_month_begins_and_ends_with_its_days(year: int, month: int) -> None:
    date = parse_partial_date(f"{year:04d}-{month:02d}")
    after = datetime.date.fromisoformat(date.latest).toordinal() + 1
    assert datetime.date.fromisoformat(date.earliest) == datetime.date(year, month, 1)
    if after <= datetime.date.max.toordinal():
        assert datetime.date.fromordinal(after).day == 1


@given(st.text(alphabet="0123456789-/.X?~%YT:Z+ ", max_size=24))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        date = parse_partial_date(text)
    except InvalidDateError:
        return
    assert "0000-01-01" <= date.earliest <= date.latest <= "9999-12-31"
    assert render_partial_date(date)
