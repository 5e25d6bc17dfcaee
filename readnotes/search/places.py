"""Quotes by a place that is no page: a Kindle location, or a time in something heard or watched.

Both the locator counts, which the reviewer cites, and the positions, which a device counted.
"""

from sqlalchemy import Select, func, or_, select, union

from readnotes.domain.locators import Locator
from readnotes.search.states import State
from readnotes.storage.tables import quote_places, quote_positions, quotes


def stands_between(scale: str, first: Locator, last: Locator) -> State:
    """The quotes with a location or time, cited or counted, that touches a span.

    Args:
        scale: Of the positions that count the same.
        first: The first whole location or second.
        last: The last one, included.
    """
    lowest, highest = _number(first), _number(last)
    ways = _by_locator(scale, lowest, highest), _by_position(scale, lowest, highest)
    found = union(*ways).subquery()
    # A quote at hand is asked for its own places: all others are not gathered for it.
    here = [way.where(way.selected_columns[0] == quotes.c.number) for way in ways]
    either = or_(*(way.correlate(quotes).exists() for way in here))
    return State(either, select(found.c.quote))


def _number(locator: Locator) -> int:
    return locator.spans[0].first.number[0]


def _by_locator(scale: str, first: int, last: int) -> Select[int]:
    place = quote_places.c
    return select(place.quote).where(place.scale == scale, place.first <= last, place.last >= first)


def _by_position(scale: str, first: int, last: int) -> Select[int]:
    begins, ends = quote_positions.c.first, quote_positions.c.last
    return select(quote_positions.c.quote).where(
        quote_positions.c.scale == scale,
        # A text would be more than every number.
        func.typeof(begins).in_(("integer", "real")),
        begins < last + 1,
        func.coalesce(ends, begins) >= first,
    )
