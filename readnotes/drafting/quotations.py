"""The words a draft quotes: block quotations, and what stands in quotation marks."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from readnotes.citation.cited import Citation
from readnotes.drafting.quotation_marks import find_marked, find_tagged
from readnotes.drafting.surroundings import unescape_markdown
from readnotes.markup.parse import Range

_BLOCK_LINE = re.compile(r"[ ]{0,3}>[ ]?")
_MARKER = re.compile(r"^(?:[ ]{0,3}>[ ]?)+", re.MULTILINE)
_EMPHASIS = re.compile(r"(\\.|&#?\w+;)|\*+|(?<![^\W_])_+|_+(?![^\W_])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words a draft gives as somebody else's.

    Attributes:
        start, end: Its place in the draft in code points, quotation marks or `>` included.
        text: The words as the reader sees them, without the outer marks and the citations.
        block: Whether it is a block quotation.
        opening, closing: How long the marks around it are, in code points; none of a block.
    """

    start: int
    end: int
    text: str
    block: bool
    opening: int = 0
    closing: int = 0


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

    blocks = [(start, end, 0, 0) for start, end in _block_ranges(body) if not is_wordless(start)]
    marked = [(start, end, 1, closing) for start, end, closing in find_marked(body, is_wordless)]
    tagged = [each for each in find_tagged(body) if not is_wordless(each[0])]
    taken = set(blocks)
    found = [Quotation(start, end, words(start, end), True) for start, end, _o, _c in blocks]
    found += [
        Quotation(start, end, words(start + opening, end - closing), False, opening, closing)
        for start, end, opening, closing in _outermost([*blocks, *marked, *tagged])
        if (start, end, opening, closing) not in taken
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


_Span = tuple[int, int, int, int]


def _outermost(spans: list[_Span]) -> list[_Span]:
    kept: list[_Span] = []
    for span in sorted(spans, key=lambda each: (each[0], -each[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _plain(body: str, start: int, end: int, citations: tuple[Citation, ...]) -> str:
    pieces: list[str] = []
    for citation in citations:
        pieces.append(body[start : citation.start])
        start = max(start, citation.end)
    pieces.append(body[start:end])
    text = _MARKER.sub("", "".join(pieces))
    return unescape_markdown(_EMPHASIS.sub(r"\1", text)).strip()
