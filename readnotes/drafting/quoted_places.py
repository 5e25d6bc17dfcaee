"""A place inside a quotation of a draft, with what goes with the quotation."""

import re
from dataclasses import dataclass

from readnotes.citation.cited import Citation
from readnotes.drafting.paragraphs import LONGEST_PARAGRAPH, paragraph_around
from readnotes.drafting.parse import Draft, parse_draft

_BLOCK_SIGN = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_SENTENCE_END = re.compile(r"[.!?][”’»)]*\s+(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A place inside a quotation of a draft.

    Attributes:
        start, end: Of the quoted words, without the quotation marks around them.
        chosen: Where the chosen words begin and end, without blanks at their ends.
        closed: Where the quotation ends, its closing mark included.
        citation: The one that goes with it: behind it, else before it; None where none does.
        block: Whether it is a block quotation.
    """

    start: int
    end: int
    chosen: tuple[int, int]
    closed: int
    citation: Citation | None
    block: bool = False


def find_quoted_place(body: str, start: int, end: int) -> QuotedPlace | None:
    """The quotation of a draft that holds the chosen words; None where none holds them all.

    Only the paragraph is read, so that it can be asked at every move of the cursor; nothing is
    found in one that is too long to be read then.

    Args:
        body: The draft.
        start, end: The chosen words in code points; twice the cursor where none are chosen.
    """
    first, last = paragraph_around(body, start, end)
    if last - first > LONGEST_PARAGRAPH:
        return None
    paragraph = body[first:last]
    draft = parse_draft(paragraph)
    start, end = start - first, end - first
    for quotation in draft.quotations:
        if not quotation.start <= start <= end <= quotation.end:
            continue
        sign = _BLOCK_SIGN.match(paragraph, quotation.start) if quotation.block else None
        left = sign.end() if sign else quotation.start + 1
        right = quotation.end - (0 if quotation.block else 1)
        citation = _citation_of(paragraph, draft, quotation.start, quotation.end)
        if quotation.block and citation is not None and left <= citation.start < right:
            right = len(paragraph[: citation.start].rstrip(" \t\n>"))
        if not left <= start <= end <= right:
            return None
        chosen = _without_blanks(paragraph, start, end)
        if citation is not None:
            citation = _moved(citation, first)
        bounds = (chosen[0] + first, chosen[1] + first)
        closed = quotation.end + first
        return QuotedPlace(left + first, right + first, bounds, closed, citation, quotation.block)
    return None


def _citation_of(paragraph: str, draft: Draft, start: int, end: int) -> Citation | None:
    """The citation in a quotation or behind it in its sentence, else the nearest before it."""
    behind = [each for each in draft.citations if each.start >= start]
    if behind and not _SENTENCE_END.search(paragraph, end, max(behind[0].start, end)):
        return behind[0]
    before = [each for each in draft.citations if each.end <= start]
    return before[-1] if before else None


def _moved(citation: Citation, by: int) -> Citation:
    return Citation(citation.start + by, citation.end + by, citation.narrative, citation.items)


def _without_blanks(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start].isspace():
        start += 1
    while end > start and body[end - 1].isspace():
        end -= 1
    return start, end
