"""The places of a locator that are no pages: Kindle locations, and times in something heard."""

from readnotes.domain.locator_values import TIMESTAMP, Locator

LOCATION, TIME = "kindle-location", "time"
"""The scales of positions (`domain/positions.py`) that count the same as a locator can name."""

_SCALES = {"location": LOCATION, TIMESTAMP: TIME}


def counted_places(locator: Locator) -> tuple[tuple[str, int, int], ...]:
    """The locations and times a locator names, also beside a page or a chapter.

    Returns:
        Scale, first and last whole location or second, both included; each once, in order.

    >>> from readnotes.domain.locators import parse_locator
    >>> counted_places(parse_locator("p. 40, loc. 1204-10"))
    (('kindle-location', 1204, 1210),)
    >>> counted_places(parse_locator("p. 40"))
    ()
    """
    found = {
        (_SCALES[part.term], span.first.number[0], span.last.number[0])
        for part in locator.parts
        if part.term in _SCALES
        for span in part.spans
    }
    return tuple(sorted(found))
