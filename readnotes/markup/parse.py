"""Where a draft has headings and code, found line by line without rendering it."""

import re
from bisect import bisect_right
from dataclasses import dataclass

Range = tuple[int, int]

_QUOTE_MARKS = r"(?:[ ]{0,3}>)*[ ]{0,3}"
_FENCE = re.compile(rf"{_QUOTE_MARKS}(`{{3,}}(?=[^`]*$)|~{{3,}})")
_ATX_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"[ ]{0,3}(=+|-+)[ \t]*$")
_NO_PARAGRAPH = re.compile(r"[ ]{0,3}(?:[>#|]|[-+*][ \t]|\d+[.)][ \t]|$)|[ ]{4}|\t")
_BACKTICKS = re.compile(r"`+")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t>]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a draft.

    Attributes:
        level: 1 for the largest, to 6.
        text: Its words as typed, without the signs that make it a heading.
        start: Where its line begins, in code points.
    """

    level: int
    text: str
    start: int


def parse_headings(body: str) -> tuple[Heading, ...]:
    """Find the headings of a draft in their order: `# so`, or underlined by `===` or `---`.

    Rules: CommonMark 0.31.2, 4.2 and 4.3; an underlined heading is one line here. Lines of fenced
    code are no headings.

    >>> [(each.level, each.text) for each in parse_headings("# The trade #\\n\\nPrison\\n---\\n")]
    [(1, 'The trade'), (2, 'Prison')]
    """
    code = _fenced_ranges(body)
    headings: list[Heading] = []
    previous, previous_start = "", 0
    for start, line in _lines(body):
        if is_inside(start, code):
            previous = ""
            continue
        if atx := _ATX_HEADING.match(line):
            headings.append(Heading(len(atx[1]), (atx[2] or "").strip(), start))
            previous = ""
            continue
        underline = _UNDERLINE.match(line)
        if underline and previous and not _NO_PARAGRAPH.match(previous):
            level = 1 if underline[1][0] == "=" else 2
            headings.append(Heading(level, previous.strip(), previous_start))
            line = ""
        previous, previous_start = line, start
    return tuple(headings)


def code_ranges(body: str) -> tuple[Range, ...]:
    """Find fenced code and code spans, where nothing is a citation; sorted, not overlapping.

    Rules: CommonMark 0.31.2, 4.5 and 6.1. Code that is only indented is not looked for: in a
    review it is a quotation or a list far more often.

    >>> code_ranges("see `[@a]` and ``x`")
    ((4, 10),)
    """
    fences = _fenced_ranges(body)
    ranges: list[Range] = []
    position = 0
    for fence in (*fences, (len(body), len(body))):
        ranges.extend(_code_spans(body, position, fence[0]))
        if fence[0] < fence[1]:
            ranges.append(fence)
        position = fence[1]
    return tuple(ranges)


def is_inside(place: int, ranges: tuple[Range, ...]) -> bool:
    """Whether a place lies in one of several sorted, not overlapping ranges.

    >>> is_inside(5, ((4, 10),)), is_inside(10, ((4, 10),))
    (True, False)
    """
    at = bisect_right(ranges, place, key=lambda each: each[0]) - 1
    return at >= 0 and place < ranges[at][1]


def _lines(body: str) -> list[tuple[int, str]]:
    lines: list[tuple[int, str]] = []
    start = 0
    for line in body.split("\n"):
        lines.append((start, line))
        start += len(line) + 1
    return lines


def _fenced_ranges(body: str) -> tuple[Range, ...]:
    """Fenced code, from the first sign of the opening line; one never closed runs to the end."""
    if "```" not in body and "~~~" not in body:
        return ()
    ranges: list[Range] = []
    fence, opened = "", 0
    for start, line in _lines(body):
        found = _FENCE.match(line)
        if not fence and found:
            fence, opened = found[1], start
        elif fence and found and found[1].startswith(fence) and not line[found.end() :].strip():
            ranges.append((opened, min(start + len(line) + 1, len(body))))
            fence = ""
    if fence:
        ranges.append((opened, len(body)))
    return tuple(ranges)


def _code_spans(body: str, start: int, end: int) -> list[Range]:
    """Code spans between two places; none reaches over a blank line."""
    spans: list[Range] = []
    if "`" not in body[start:end]:
        return spans
    borders = [found.start() for found in _PARAGRAPH_BREAK.finditer(body, start, end)]
    for first, last in zip([start, *borders], [*borders, end], strict=True):
        spans.extend(_code_spans_of_paragraph(body, first, last))
    return spans


def _code_spans_of_paragraph(body: str, start: int, end: int) -> list[Range]:
    runs = [(found.start(), found.end()) for found in _BACKTICKS.finditer(body, start, end)]
    places: dict[int, list[int]] = {}
    for first, last in runs:
        places.setdefault(last - first, []).append(first)
    spans: list[Range] = []
    done = start
    for first, last in runs:
        if first < done:
            continue
        opening = first + _is_escaped(body, first)
        closers = places.get(last - opening, []) if last > opening else []
        at = bisect_right(closers, first)
        if at < len(closers):
            done = closers[at] + last - opening
            spans.append((opening, done))
    return spans


def _is_escaped(body: str, place: int) -> bool:
    before = place
    while before > 0 and body[before - 1] == "\\":
        before -= 1
    return (place - before) % 2 == 1
