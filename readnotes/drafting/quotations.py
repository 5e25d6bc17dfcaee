"""The words a draft quotes: block quotations, and what stands in quotation marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readnotes.citation.cited import Citation
from readnotes.drafting.surroundings import unescape_markdown
from readnotes.markup.parse import Range

_BLOCK_LINE = re.compile(r"[ ]{0,3}>[ ]?")
_MARKER = re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE)
_MARK_OR_BORDER = re.compile(r"\\.|[“”„«»‘’\"]|\n[ \t>]*(?=\n)", re.DOTALL)
_EMPHASIS = re.compile(r"(\\.|&#?\w+;)|\*+|(?<![^\W_])_+|_+(?![^\W_])", re.DOTALL)

_OPENERS_CLOSED_BY = {"”": "“„", "“": "„", "»": "«", "«": "»", "’": "‘"}
_ONLY_CLOSES = frozenset("”’")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words a draft gives as somebody else's.

    Attributes:
        start, end: Its place in the draft in code points, quotation marks or `>` included.
        text: The words as the reader sees them, without the outer marks and the citations.
        block: Whether it is a block quotation.
    """

    start: int
    end: int
    text: str
    block: bool


def parse_quotations(
    body: str, citations: tuple[Citation, ...], is_wordless: Callable[[int], bool]
) -> tuple[Quotation, ...]:
    """Find the quotations of a draft in their order; of nested ones only the outermost.

    Args:
        body: The draft.
        citations: Its citations, in their order.
        is_wordless: Whether a place lies in code, a picture or an address.

    >>> body = "> so *he*\\n\\nand “she ‘said’”"
    >>> [each.text for each in parse_quotations(body, (), lambda place: False)]
    ['so he', 'she ‘said’']
    """
    starts = [each.start for each in citations]

    def words(start: int, end: int) -> str:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        return _plain(body, start, end, citations[first:last])

    blocks = list(_block_ranges(body))
    found = [Quotation(start, end, words(start, end), block=True) for start, end in blocks]
    spans = _outermost([*blocks, *_marked_ranges(body, is_wordless)])
    taken = set(blocks)
    found += [
        Quotation(start, end, words(start + 1, end - 1), block=False)
        for start, end in spans
        if (start, end) not in taken
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def _block_ranges(body: str) -> Iterator[Range]:
    """Lines that begin with `>`, with the lines that run on from them without it."""
    start: int | None = None
    place = end = 0
    for line in body.split("\n"):
        if _BLOCK_LINE.match(line):
            start = place if start is None else start
            end = place + len(line)
        elif start is not None and line.strip():
            end = place + len(line)
        elif start is not None:
            yield start, end
            start = None
        place += len(line) + 1
    if start is not None:
        yield start, end


def _marked_ranges(body: str, is_wordless: Callable[[int], bool]) -> Iterator[Range]:
    """What stands between quotation marks inside one paragraph, nested ones too."""
    stack: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    for found in _MARK_OR_BORDER.finditer(body):
        mark, place = found[0], found.start()
        if mark[0] == "\n":
            stack, counts = [], {}
            continue
        if mark[0] == "\\" or is_wordless(place) or _is_apostrophe(body, place, mark):
            continue
        openers = '"' if mark == '"' else _OPENERS_CLOSED_BY.get(mark, "")
        if any(counts.get(opener) for opener in openers):
            while stack:
                opener, start = stack.pop()
                counts[opener] -= 1
                if opener in openers:
                    yield start, place + 1
                    break
        elif mark not in _ONLY_CLOSES:
            stack.append((mark, place))
            counts[mark] = counts.get(mark, 0) + 1


def _is_apostrophe(body: str, place: int, mark: str) -> bool:
    return mark == "’" and body[place + 1 : place + 2].isalnum()


def _outermost(ranges: list[Range]) -> list[Range]:
    kept: list[Range] = []
    for start, end in sorted(ranges, key=lambda each: (each[0], -each[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _plain(body: str, start: int, end: int, citations: tuple[Citation, ...]) -> str:
    pieces: list[str] = []
    for citation in citations:
        pieces.append(body[start : citation.start])
        start = max(start, citation.end)
    pieces.append(body[start:end])
    text = _MARKER.sub("", "".join(pieces))
    return unescape_markdown(_EMPHASIS.sub(r"\1", text)).strip()
