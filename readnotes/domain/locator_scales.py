"""Reading the two scales that are not counted in pages: percent, and time."""

import re

from readnotes.domain.locator_grammar import MOST_SPANS, BackwardsRangeError
from readnotes.domain.locator_values import PERCENT, TIMESTAMP, Part, Point, Span

_SHARE = r"[0-9]{1,9}(?:[.,][0-9]{1,6})?"
_SHARES = re.compile(rf"{_SHARE}(?: ?%)?(?:(?: ?- ?|, ){_SHARE}(?: ?%)?)*")
_CLOCK = r"[0-9]{1,5}(?::[0-9]{2}){1,2}(?:[.,][0-9]{1,6})?"
_TIMES = re.compile(rf"{_CLOCK}(?:(?: ?- ?|, )(?:{_CLOCK}|[0-9]{{2}}))*")


def read_percent(text: str) -> tuple[Part, ...]:
    """Read `45%`, `45–47,5 %`, `45, 50 %`; nothing for any other text.

    Raises:
        BackwardsRangeError: A range that ends before it begins.

    >>> read_percent("45%")[0].spans[0].first.number
    (45,)
    """
    if not text.endswith("%") or not _SHARES.fullmatch(text):
        return ()
    spans = []
    for item in text.replace("%", "").split(", "):
        points = [_share(piece.strip()) for piece in item.split("-")]
        if len(points) > 2:
            return ()
        spans.append(_span(points[0], points[-1]))
    return _part(PERCENT, spans)


def read_time(text: str, timed: bool) -> tuple[Part, ...]:
    """Read `at 12:05`, `1:02:33`, `12:05-12:40`, `12:05-40`; nothing for any other text.

    Args:
        text: In small letters.
        timed: Whether two numbers with a colon are a time even without `at`.

    Raises:
        BackwardsRangeError: A range that ends before it begins.

    >>> read_time("at 1:02:33", timed=False)[0].spans[0].first.number
    (3753,)
    >>> read_time("3:16", timed=False)
    ()
    """
    clocks = text.removeprefix("at ")
    if ":" not in clocks or not _TIMES.fullmatch(clocks):
        return ()
    if not (timed or clocks != text or re.match(r"[0-9]+:[0-9]+:", clocks)):
        return ()
    spans = []
    for item in clocks.split(", "):
        first_text, *more = (piece.strip() for piece in item.split("-"))
        first = _clock(first_text)
        if first is None or len(more) > 1:
            return ()
        last = _clock(more[0], within=first) if more else first
        if last is None:
            return ()
        spans.append(_span(first, last))
    return _part(TIMESTAMP, spans)


def _span(first: Point, last: Point) -> Span:
    if last.number < first.number:
        raise BackwardsRangeError
    return Span(first, last)


def _part(term: str, spans: list[Span]) -> tuple[Part, ...]:
    return (Part(term, tuple(spans)),) if len(spans) <= MOST_SPANS else ()


def _share(text: str) -> Point:
    whole, _, fraction = text.replace(",", ".").partition(".")
    return _point(int(whole), fraction)


def _clock(text: str, within: Point | None = None) -> Point | None:
    """A time in seconds; `40` after `12:05-` is 12:40. None where a part passes 59."""
    whole, _, fraction = text.replace(",", ".").partition(".")
    units = [int(unit) for unit in whole.split(":")]
    if any(unit > 59 for unit in units[1:]):
        return None
    if len(units) == 1:
        if within is None or units[0] > 59:
            return None
        return _point(within.number[0] // 60 * 60 + units[0], fraction)
    seconds = 0
    for unit in units:
        seconds = seconds * 60 + unit
    return _point(seconds, fraction)


def _point(whole: int, fraction: str) -> Point:
    millionths = int(fraction.ljust(6, "0")) if fraction else 0
    return Point((whole, millionths) if millionths else (whole,))
