"""The order of places in a source, and their search, as byte strings.

Compared byte for byte, as SQLite compares BLOBs, they stand in the order of the places. Numbers
have four bytes, largest first; texts are UTF-8 and end in a zero byte; a list has a one before
each member and a zero at its end, so that the shorter of two equal beginnings comes first.
"""

from readnotes.domain.locator_values import (
    AS_TYPED,
    FOLIO,
    MISSING,
    PAGE,
    PERCENT,
    TIMESTAMP,
    UNPAGED,
    Locator,
    Part,
    Point,
    Span,
)

_END = b"\x00"
_MORE = b"\x01"
_FRONT = b"\x01"
_BODY = b"\x02"
_PLAIN_BODY = _BODY + _END

_PAGES = b"\x10"
_RANKS = {
    term: bytes([0x20 + rank])
    for rank, term in enumerate(
        (FOLIO, "chapter", "section", "paragraph", "verse", "location", PERCENT, TIMESTAMP)
    )
}
_OTHER_TERMS = b"\x30"
_WITHOUT_NUMBER = {AS_TYPED: b"\x40", UNPAGED: b"\x41", MISSING: b"\x42"}

FRONT_MATTER: tuple[bytes, bytes] = (_FRONT, _FRONT + b"\xff" * 4)
"""From before the first to after the last page with a roman numeral, for `page:front`."""


def locator_order(locator: Locator, position_key: str | None = None) -> bytes:
    """The place of a locator among all the locators of its source.

    Front matter, pages, folios, chapters, sections, paragraphs, verses, locations, percent,
    time, other terms by name, as typed, unpaged, missing. A locator that names a page stands
    among the pages: by volume first (none before 1), then by its pages, then by its other
    number. Equal results are told apart by the quote's `place`, then its id.

    Args:
        locator: What `parse_locator` made.
        position_key: The order an importer found; it counts only for as typed, unpaged and
            missing, by code point, none last.

    >>> from readnotes.domain.locators import parse_locator
    >>> typed = ["p. 9", "ch. 1", "12a", "xii", "", "12", "13"]
    >>> sorted(typed, key=lambda text: locator_order(parse_locator(text)))
    ['xii', 'p. 9', '12', '12a', '13', 'ch. 1', '']
    """
    rank = _WITHOUT_NUMBER.get(locator.term)
    if rank is not None:
        if position_key is None:
            return rank + _MORE
        return rank + _END + position_key.encode("utf-8", "surrogatepass")
    if locator.pages:
        others = [part for part in locator.parts if part.term != PAGE]
        return _PAGES + _volume(others) + _page_list(locator.pages) + _numbers(others)
    known = _RANKS.get(locator.term)
    if known is None:
        known = _OTHER_TERMS + locator.term.encode() + _END
    return known + _numbers(locator.parts)


def page_spans(locator: Locator) -> tuple[tuple[bytes, bytes], ...]:
    """The pages a locator names, as pairs of keys: first and last page, both included.

    A quote stands on a page where `first <= page_key(page) <= last`, and within a range where
    `first <= last_of_range and last >= first_of_range`. Empty where no page is named.

    >>> from readnotes.domain.locators import page_key, parse_locator
    >>> [(first, last)] = page_spans(parse_locator("ch. 3, pp. 90-96"))
    >>> first <= page_key("94") <= last
    True
    """
    return tuple((_page_key(span.first), _page_key(span.last)) for span in locator.pages)


def point_key(point: Point, term: str) -> bytes:
    """The key of one end of a span, comparable with others of the same term.

    >>> point_key(Point((12, 3)), "section") < point_key(Point((12, 10)), "section")
    True
    """
    if term == PAGE:
        return _page_key(point)
    number = b"".join(_MORE + part.to_bytes(4) for part in point.number)
    return _text(point.series) + number + _END + _text(point.suffix)


def _page_key(point: Point) -> bytes:
    number = point.number[0].to_bytes(4)
    if point.roman:
        return _FRONT + number
    if not point.series and not point.suffix:
        return _PLAIN_BODY + number + _END
    return _BODY + _text(point.series) + number + _text(point.suffix)


def _text(text: str) -> bytes:
    # `S-14` and `s14` are the same label to someone who looks for it.
    return text.casefold().rstrip("-").encode("utf-8", "surrogatepass") + _END


def _volume(parts: list[Part]) -> bytes:
    """Four bytes: no volume before volume 0 before volume 1."""
    for part in parts:
        if part.term == "volume":
            return (part.spans[0].first.number[0] + 1).to_bytes(4)
    return bytes(4)


def _page_list(spans: tuple[Span, ...]) -> bytes:
    keys = (_MORE + _page_key(span.first) + _page_key(span.last) for span in spans)
    return b"".join(keys) + _END


def _numbers(parts: list[Part] | tuple[Part, ...]) -> bytes:
    return b"".join(
        b"".join(
            _MORE + point_key(span.first, part.term) + point_key(span.last, part.term)
            for span in part.spans
        )
        + _END
        for part in parts
    )
