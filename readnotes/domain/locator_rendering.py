"""A locator as it is shown and cited."""

from readnotes.domain.locator_terms import COLON_TERMS, label_of
from readnotes.domain.locator_values import (
    MISSING,
    PERCENT,
    TIMESTAMP,
    UNPAGED,
    Locator,
    Part,
    Point,
    Span,
)

EN_DASH = "–"
SHOWN_MISSING = "page?"
SHOWN_UNPAGED = "no page"


def render_locator(locator: Locator, *, short_ranges: bool = False) -> str:
    """Write a locator as it is shown and cited.

    Reading the result again gives the same term, spans and order.

    Args:
        locator: What `parse_locator` made.
        short_ranges: Write `149–50` for `149–150`, by the rule of the *Chicago Manual of Style*
            (16th ed., 9.60): hundreds and numbers below 100 stay whole, `107–8`, `321–28`.

    >>> from readnotes.domain.locators import parse_locator
    >>> render_locator(parse_locator("149-50")), render_locator(parse_locator(""))
    ('pp. 149–150', 'page?')
    >>> render_locator(parse_locator("vol 2 p149-50"), short_ranges=True)
    'vol. 2, pp. 149–50'
    """
    label, value = locator_label_and_value(locator, short_ranges=short_ranges)
    return f"{label} {value}" if label else value


def locator_label_and_value(locator: Locator, *, short_ranges: bool = False) -> tuple[str, str]:
    """The shown form with its first label apart, for styles that write the number alone.

    The two joined by a blank are what `render_locator` gives; the label is empty where the
    locator begins without one.

    >>> from readnotes.domain.locators import parse_locator
    >>> locator_label_and_value(parse_locator("149-50"))
    ('pp.', '149–150')
    >>> locator_label_and_value(parse_locator("back cover"))
    ('', 'back cover')
    """
    if not locator.parts:
        if locator.term == MISSING:
            return "", SHOWN_MISSING
        if locator.term == UNPAGED:
            return "", SHOWN_UNPAGED
        return "", " ".join(locator.typed.split())
    return label_and_value_of_parts(locator.parts, short_ranges=short_ranges)


def label_and_value_of_parts(
    parts: tuple[Part, ...], *, short_ranges: bool = False
) -> tuple[str, str]:
    """The same for parts that are not a locator yet, already in the order they are shown.

    >>> label_and_value_of_parts((Part("page", (Span(Point((94,)), Point((94,))),)),))
    ('p.', '94')
    """
    label, value = _render_part(parts[0], short_ranges)
    values = [value]
    if not value:
        label, values = "", [label]
    for part in parts[1:]:
        pieces = _render_part(part, short_ranges)
        values.append(" ".join(piece for piece in pieces if piece))
    return label, ", ".join(values)


def _render_part(part: Part, short_ranges: bool) -> tuple[str, str]:
    spans = part.spans
    numbers = ", ".join(_render_span(span, part.term, short_ranges) for span in spans)
    if part.term == PERCENT:
        return "", f"{numbers} %"
    if part.term == TIMESTAMP:
        return "at", numbers
    several = len(spans) > 1 or (len(spans) == 1 and spans[0].first != spans[0].last)
    return label_of(part.term, several), numbers


def _render_span(span: Span, term: str, short_ranges: bool) -> str:
    first = render_point(span.first, term)
    if span.following:
        return f"{first} {span.following}."
    if span.first == span.last:
        return first
    last = render_point(span.last, term)
    if term in COLON_TERMS and _in_same_chapter(span):
        last = f"{span.last.number[-1]}{span.last.suffix}"
    elif short_ranges and term != PERCENT and first.isdigit() and last.isdigit():
        last = _shorten(first, last)
    return f"{first}{EN_DASH}{last}"


def render_point(point: Point, term: str) -> str:
    """One end of a span without its label.

    >>> render_point(Point((12,), series="A"), "page"), render_point(Point((3753,)), "timestamp")
    ('A12', '1:02:33')
    """
    if term in (PERCENT, TIMESTAMP):
        whole = str(point.number[0]) if term == PERCENT else _render_time(point.number[0])
        fraction = f".{point.number[1]:06d}".rstrip("0") if len(point.number) > 1 else ""
        return whole + fraction
    if point.roman:
        return point.roman
    number = (":" if term in COLON_TERMS else ".").join(map(str, point.number))
    return f"{point.series}{number}{point.suffix}"


def _render_time(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def _in_same_chapter(span: Span) -> bool:
    first, last = span.first.number, span.last.number
    return len(first) == len(last) > 1 and first[:-1] == last[:-1] and not span.last.series


def _shorten(first: str, last: str) -> str:
    if len(first) != len(last) or len(first) < 3 or first.endswith("00"):
        return last
    same = next(n for n, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    return last[same:] if first[-2] == "0" else last[min(same, len(last) - 2) :]
