"""Running heads and page numbers that came along when a passage was copied across pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from readnotes.text.folding import fold

_LONGEST_HEAD = 200
_LEAST_BETWEEN_BREAKS = 400
_ROMAN = r"(?=[ivxlc])c{0,2}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMBER = rf"(?:\d{{1,4}}|{_ROMAN})"
_NUMBER_LINE = re.compile(
    rf"(?P<before>[-–—|\[·•*]?)\s*(?P<word>[Pp](?:age|\.)\s*)?(?P<number>{_NUMBER})"
    rf"(?:\s+of\s+\d+)?\s*(?P<after>[-–—|\]·•*]?)"
)
_HEAD_LINE = re.compile(
    rf"(?:(?P<first>{_NUMBER})[\s|·•–—-]+)?(?P<title>.*?)(?:[\s|·•–—-]+(?P<last>{_NUMBER}))?"
)
_ROMAN_PARTS = (
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class PageBreaks:
    """The lines of the text itself, and what was left out from between them.

    Attributes:
        lines: Without heads and page numbers, and without the blank lines around them.
        running_heads: How many lines with the title were left out.
        page_numbers: How many lines with nothing but a number were left out.
        pages: The page or pages that the numbers speak of, as in `149–150`; None without numbers.
    """

    lines: tuple[str, ...]
    running_heads: int = 0
    page_numbers: int = 0
    pages: str | None = None


@dataclass(frozen=True, slots=True)
class _Head:
    """A line that holds a page number or a title and no text."""

    number: int | None
    is_roman: bool = False
    has_title: bool = False
    is_marked: bool = False


@dataclass(frozen=True, slots=True)
class _Break:
    """Heads and blank lines that follow each other, as a range of lines, and the pages around."""

    start: int
    end: int
    heads: tuple[_Head, ...]
    pages: tuple[int, ...]
    is_inside: bool


def leave_out_page_breaks(
    lines: Sequence[str], titles: Sequence[str], first_page: int | None = None
) -> PageBreaks:
    """Leave out lines that hold only a page number, or a title with or without one.

    Inside the text each such line counts. At its beginning or end a lone number counts only if a
    blank line, a title or a sign (`– 149 –`, `p. 149`) tells it from text. A number below the text
    ends its page, one with the title begins the next. Numbers that do not rise page by page, or
    that stand close together, are no page numbers and stay.

    Args:
        lines: Without their line ends.
        titles: Of the book and its chapters, and its authors' names: what running heads say.
        first_page: The page on which the passage begins, if that is known.

    >>> leave_out_page_breaks(["to the", "149", "border"], [])
    PageBreaks(lines=('to the', 'border'), running_heads=0, page_numbers=1, pages='149–150')
    """
    wanted = frozenset(_title_forms(titles))
    heads = [_read_head(line, wanted) for line in lines]
    if not any(heads) or all(
        head or not line.strip() for head, line in zip(heads, lines, strict=True)
    ):
        return PageBreaks(tuple(lines))
    breaks = _find_breaks(lines, heads, first_page)
    if not _are_page_numbers(lines, breaks):
        heads = [_Head(None, has_title=True) if head and head.has_title else None for head in heads]
        breaks = _find_breaks(lines, heads, first_page)
    kept: list[str] = []
    position = 0
    for found in breaks:
        kept.extend(lines[position : found.start])
        position = found.end
    kept.extend(lines[position:])
    left_out = [head for found in breaks for head in found.heads]
    titled = sum(head.has_title for head in left_out)
    pages = _show_pages(breaks)
    return PageBreaks(tuple(kept), titled, len(left_out) - titled, pages)


def _title_forms(titles: Sequence[str]) -> list[str]:
    """Return the titles folded, whole and without their subtitle."""
    forms = [part for title in titles for part in (title, title.partition(":")[0])]
    return [folded for form in forms if (folded := fold(form))]


def _read_head(line: str, titles: frozenset[str]) -> _Head | None:
    line = line.strip()
    if not line or len(line) > _LONGEST_HEAD:
        return None
    if titles and fold(line) in titles:
        return _Head(None, has_title=True)
    if match := _NUMBER_LINE.fullmatch(line):
        is_marked = bool(match["before"] or match["word"] or match["after"])
        return _head_with(match["number"], is_marked=is_marked)
    if titles and (match := _HEAD_LINE.fullmatch(line)) and fold(match["title"]) in titles:
        return _head_with(match["first"] or match["last"], has_title=True)
    return None


def _head_with(number: str, *, has_title: bool = False, is_marked: bool = False) -> _Head | None:
    if number.isdecimal():
        return _Head(int(number), False, has_title, is_marked)
    if len(number) == 1 and number not in "ivx":
        return None
    return _Head(_parse_roman(number), True, has_title, is_marked)


def _find_breaks(
    lines: Sequence[str], heads: Sequence[_Head | None], first_page: int | None
) -> list[_Break]:
    breaks: list[_Break] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (heads[end] or not lines[end].strip()):
            end += 1
        found = tuple(head for head in heads[start:end] if head)
        if found:
            is_inside = start > 0 and end < len(lines)
            if is_inside or _stands_apart(lines[start:end], found):
                pages = _pages_around(found, first_page, is_inside=is_inside)
                breaks.append(_Break(start, end, found, pages, is_inside))
        start = end + 1
    return breaks


def _stands_apart(lines: Sequence[str], heads: Sequence[_Head]) -> bool:
    """Tell whether heads at the beginning or end of the text can be told from it."""
    has_blank_line = not all(line.strip() for line in lines)
    return has_blank_line or any(head.has_title or head.is_marked for head in heads)


def _pages_around(
    heads: Sequence[_Head], first_page: int | None, *, is_inside: bool
) -> tuple[int, ...]:
    """Return the pages before and after a break, or the one at the edge of the text."""
    numbers = [head.number for head in heads if head.number is not None]
    if len(numbers) != 1 or not is_inside:
        return tuple(numbers)
    index = next(index for index, head in enumerate(heads) if head.number is not None)
    is_at_top = heads[index].has_title or (index > 0 and heads[index - 1].has_title)
    if is_at_top or numbers[0] - 1 == first_page:
        return numbers[0] - 1, numbers[0]
    return numbers[0], numbers[0] + 1


def _are_page_numbers(lines: Sequence[str], breaks: Sequence[_Break]) -> bool:
    """Tell whether the numbers of all breaks can be those of pages that follow each other."""
    numbered = [found for found in breaks if found.pages]
    pages = [page for found in numbered for page in found.pages]
    if any(not 0 <= after - before <= 1 for before, after in pairwise(pages)):
        return False
    if len({head.is_roman for found in numbered for head in found.heads if head.number}) > 1:
        return False
    inside = [found for found in numbered if found.is_inside]
    return 0 not in pages and all(
        sum(map(len, lines[before.end : after.start])) >= _LEAST_BETWEEN_BREAKS
        for before, after in pairwise(inside)
    )


def _show_pages(breaks: Sequence[_Break]) -> str | None:
    pages = [page for found in breaks for page in found.pages]
    if not pages:
        return None
    is_roman = any(head.is_roman for found in breaks for head in found.heads)
    first, last = ((_show_roman(page) if is_roman else str(page)) for page in (pages[0], pages[-1]))
    return first if first == last else f"{first}–{last}"


def _parse_roman(numeral: str) -> int:
    number = 0
    for value, sign in _ROMAN_PARTS:
        while numeral.startswith(sign):
            number, numeral = number + value, numeral[len(sign) :]
    return number


def _show_roman(number: int) -> str:
    numeral = ""
    for value, sign in _ROMAN_PARTS:
        count, number = divmod(number, value)
        numeral += sign * count
    return numeral
