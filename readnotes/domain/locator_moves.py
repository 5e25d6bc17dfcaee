"""Going from one locator to the next: carrying the page on, renumbering, the end of the book."""

import re
from dataclasses import replace

from readnotes.domain.locator_parsing import parse_locator
from readnotes.domain.locator_rendering import EN_DASH, label_and_value_of_parts
from readnotes.domain.locator_terms import PART_RANK
from readnotes.domain.locator_values import (
    FOLIO,
    PAGE,
    PERCENT,
    TIMESTAMP,
    Locator,
    Part,
    Point,
    Span,
)
from readnotes.domain.roman import render_roman

_STEPS = re.compile(r"\s*(?:(\++)|([-−–])|(=)|(?:\.\.|…)\s*(\S.*?))\s*")


def asks_to_carry_on(typed: str) -> bool:
    """Whether the page field holds one of the signs that carry the last page on.

    >>> [asks_to_carry_on(typed) for typed in ("+", "++", "-", "=", "..152", "--", "94")]
    [True, True, True, True, True, False, False]
    """
    return _STEPS.fullmatch(typed) is not None


def carry_on(typed: str, last: Locator | None) -> str | None:
    """The locator that `+`, `++`, a lone `-`, `=` or `..152` make of the last one.

    `+` counts from the last page of a range, `-` from its first. Volume, chapter and the like
    stay; a note or picture on the page does not. `..` makes the last page the beginning of a
    range, or moves the end of the last range.

    Args:
        typed: What stands in the page field.
        last: The locator of the quote saved before, if there is one.

    Returns:
        The locator to use, as text; None for any other entry, and where there is no such page
        (before page 1, after a quote without a number). `asks_to_carry_on` tells the two apart.

    >>> from readnotes.domain.locators import parse_locator
    >>> carry_on("+", parse_locator("149-50")), carry_on("..152", parse_locator("149"))
    ('151', '149–152')
    >>> carry_on("++", parse_locator("ch. 3, p. 40")), carry_on("-", parse_locator("p. 1"))
    ('ch. 3, p. 42', None)
    """
    match = _STEPS.fullmatch(typed)
    if match is None or last is None:
        return None
    pluses, minus, same, end = match.groups()
    if same:
        return last.typed
    parts = _carried_parts(last)
    if not parts:
        return None
    counted = parts[-1]
    span = counted.spans[-1]
    if end is not None:
        return _extend(parts, span, end)
    if minus:
        point = _step(span.first, -1, counted.term)
    else:
        point = _step(span.last, len(pluses), counted.term)
    if point is None:
        return None
    return _written((*parts[:-1], Part(counted.term, (Span(point, point),))))


def shift(locator: Locator, by: int) -> Locator | None:
    """The same locator with its pages so many further on, for a book with other page numbers.

    Roman numerals stay roman, lettered pages keep their letter. `typed` is the new shown form.

    Returns:
        None where that cannot be: no page is named, a page before 1 or i or after cc would come
        out, or a range runs from roman to arabic numerals.

    >>> from readnotes.domain.locators import parse_locator
    >>> shift(parse_locator("pp. 149-50, n. 3"), 4).typed
    'pp. 153–154, n. 3'
    >>> shift(parse_locator("ii"), -2) is None
    True
    """
    if not locator.pages:
        return None
    spans = []
    for span in locator.pages:
        first, last = _moved(span.first, by), _moved(span.last, by)
        if first is None or last is None or bool(first.roman) != bool(last.roman):
            return None
        spans.append(replace(span, first=first, last=last))
    parts = tuple(Part(PAGE, tuple(spans)) if part.term == PAGE else part for part in locator.parts)
    typed = _written(parts)
    return None if typed is None else parse_locator(typed)


def past_the_end(locator: Locator, pages: int | None) -> bool:
    """Whether a page lies past the source's page count; roman and lettered pages never do.

    >>> from readnotes.domain.locators import parse_locator
    >>> past_the_end(parse_locator("249-251"), 250), past_the_end(parse_locator("xii"), 4)
    (True, False)
    """
    if pages is None:
        return False
    return any(
        point.number[0] > pages and not point.roman and not point.series
        for span in locator.pages
        for point in (span.first, span.first if span.following else span.last)
    )


def _carried_parts(last: Locator) -> tuple[Part, ...]:
    """What stays of the last locator; the part that counts on is the last of them."""
    if last.pages:
        kept = [part for part in last.parts if PART_RANK[part.term] < PART_RANK["plate"]]
        return (*kept, Part(PAGE, last.pages))
    return last.parts if len(last.parts) == 1 else ()


def _extend(parts: tuple[Part, ...], span: Span, end: str) -> str | None:
    """The last span made to end at `end`, as typed after the dots."""
    counted = parts[-1]
    begun = (*parts[:-1], Part(counted.term, (Span(span.first, span.first),)))
    label, value = label_and_value_of_parts(begun)
    range_read = parse_locator(f"{label} {value}{EN_DASH}{end}".lstrip())
    if [part.term for part in range_read.parts] != [part.term for part in parts]:
        return None
    [*_, extended] = range_read.parts
    if len(extended.spans) > 1 or extended.spans[0].first != span.first:
        return None
    return _written(range_read.parts)


def _step(point: Point, by: int, term: str) -> Point | None:
    """The page, folio side or number so many on; None before the first and without a next."""
    if term in (PERCENT, TIMESTAMP):
        return None
    if term == FOLIO and point.suffix:
        leaf, verso = divmod(point.number[0] * 2 + (point.suffix == "v") + by, 2)
        return Point((leaf,), suffix="v" if verso else "r") if leaf > 0 else None
    if point.suffix and by < 0:
        return replace(point, suffix="")
    return _moved(replace(point, suffix=""), by)


def _moved(point: Point, by: int) -> Point | None:
    number = point.number[-1] + by
    if number < 1:
        return None
    if not point.roman:
        return replace(point, number=(*point.number[:-1], number))
    roman = render_roman(number)
    return Point((number,), roman=roman.upper() if point.roman.isupper() else roman)


def _written(parts: tuple[Part, ...]) -> str | None:
    """The text that reads as these parts, a plain page as its bare number; None if none does.

    There is no text for page l or c, which are not read as numerals.
    """
    label, value = label_and_value_of_parts(parts)
    texts = [f"{label} {value}".lstrip()]
    if len(parts) == 1 and parts[0].term == PAGE:
        texts.insert(0, value)
    return next((text for text in texts if parse_locator(text).parts == parts), None)
