"""Quotes by a place that is no page: a Kindle location, or a time in something heard or watched.

Both the locator counts, which the reviewer cites, and the positions, which a device counted.
"""

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, union

from readnotes.domain.locators import Locator, locator_order
from readnotes.storage.tables import quote_positions, quotes, sources

#: How `domain/locator_order.py` writes a locator of one such term: a byte of the term, then for
#: each span a byte, the first point and the last. A point is two bytes, a number of four, and two
#: bytes; five more where a time has a fraction. Counted from 1, as SQLite does.
_HEAD = 2
_NUMBER = 6
_POINT = 8
_SPAN = 1 + 2 * _POINT
_FRACTION = 5
_SPANS_READ = 3
_END = _HEAD + _NUMBER


LOCATION = "kindle-location"
TIME = "time"


def stands_between(device: str, first: Locator, last: Locator) -> Select[int]:
    """The numbers of the quotes with a location or time, cited or counted, that touches a span.

    Of a locator with more than three spans the first three are looked at; a locator that names
    a page as well is found by that, not by its location.

    Args:
        device: The scale of the positions that count the same.
        first: The first whole location or second.
        last: The last one, included.
    """
    either = union(_by_locator(first, last), _by_position(device, _number(first), _number(last)))
    found = either.subquery()
    return select(found.c.number)


def _number(locator: Locator) -> int:
    return locator.spans[0].first.number[0]


def _by_position(device: str, first: int, last: int) -> Select[int]:
    begins, ends = quote_positions.c.first, quote_positions.c.last
    return select(quote_positions.c.quote).where(
        quote_positions.c.scale == device,
        # A text would be more than every number.
        func.typeof(begins).in_(("integer", "real")),
        begins < last + 1,
        func.coalesce(ends, begins) >= first,
    )


def _by_locator(first: Locator, last: Locator) -> Select[int]:
    lowest, highest = locator_order(first), locator_order(last)
    order = quotes.c.place_order
    lowest_point, highest_point = lowest[_HEAD:_END], highest[_HEAD:_END]
    # Book by book, because the order of places is kept so: one look into the index for each.
    return (
        select(quotes.c.number)
        .join(sources, sources.c.number == quotes.c.source)
        .where(
            order >= lowest[:_HEAD],
            order < highest[:_END] + b"\xff",
            or_(*(_touches(span, lowest_point, highest_point) for span in range(_SPANS_READ))),
        )
    )


def _touches(span: int, lowest: bytes, highest: bytes) -> ColumnElement[bool]:
    """Whether one span of a locator begins before the highest point and ends after the lowest."""
    order = quotes.c.place_order
    at = 1 + _HEAD + span * _SPAN
    ends_at: int | ColumnElement[int] = at + _POINT
    conditions = []
    if span:
        # Without fractions every span has the same length, and a byte of its own before it.
        conditions += [func.length(order) % _SPAN == _HEAD]
        conditions += [func.substr(order, at - 1, 1) == b"\x01"]
    else:
        has_fraction = func.substr(order, at + _NUMBER, 1) != b"\x00"
        ends_at = case((has_fraction, at + _POINT + _FRACTION), else_=at + _POINT)
    begins = func.substr(order, at, _NUMBER)
    ends = func.substr(order, ends_at, _NUMBER)
    return and_(*conditions, begins <= highest, ends >= lowest)
