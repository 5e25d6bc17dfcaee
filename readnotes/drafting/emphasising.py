"""Emphasis in a quotation of a draft: set, and owned up to in the citation (Chicago, 13.62)."""

import re

from readnotes.drafting.emphasis_remarks import emphasis_remark, speaks_of_emphasis
from readnotes.drafting.insertion import Edit
from readnotes.drafting.quoted_places import QuotedPlace

EMPHASIS_MINE = emphasis_remark("mine")

_TYPED_PAGE = re.compile(
    r"[ \t]*\((?:(?:see|cf\.|siehe|vgl\.|voir|véase|vedi)\s)?"
    r"(?:pp?|pages?|S|Seiten?|págs?|páginas?|pagg?|pagin[ae])\.?\s?[0-9ivxlc][^()\n]*(?=\))",
    re.IGNORECASE,
)
_ASTERISK = re.compile(r"(?<!\\)\*")
_NOT_IN_ONE_PIECE = re.compile(r"(?<!\\)\*|\n[ \t>]*\n")


def emphasise(body: str, place: QuotedPlace, remark: str = EMPHASIS_MINE) -> Edit | None:
    """Set the chosen words in italics, and say in the citation whose emphasis it is.

    The remark goes to the end of the citation, or of a page typed by hand; where neither is,
    behind the quotation. Where it is said already whose emphasis it is, nothing is added.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“it was so cold” [@a, p. 9]"
    >>> emphasise(body, find_quoted_place(body, 8, 10)).text
    '*so* cold” [@a, p. 9, emphasis mine'
    """
    start, end = place.chosen
    if start == end or _is_set(body, place) or _NOT_IN_ONE_PIECE.search(body, start, end):
        return None
    written = f"*{body[start:end]}*"
    return _said_of(body, place, written, remark) or _edit(start, end, written)


def say_whose(body: str, place: QuotedPlace, remark: str) -> Edit | None:
    """Say in the citation whose the emphasis of the chosen words is, which are in italics.

    Returns:
        None where they are not, or where it is said already.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“it was *so* cold” [@a, p. 9]"
    >>> say_whose(body, find_quoted_place(body, 9, 11), "emphasis in the original").text
    'so* cold” [@a, p. 9, emphasis in the original'
    """
    start, end = place.chosen
    words = body[start:end]
    whole = len(words) > 2 and words[0] == words[-1] == "*" and "*" not in words[1:-1]
    if not whole and not _is_set(body, place):
        return None
    return _said_of(body, place, words, remark)


def own_emphasis(body: str, place: QuotedPlace, remark: str) -> Edit | None:
    """Set the chosen words in italics if they are not, and say whose that is if nothing does.

    >>> from readnotes.drafting.quoted_places import find_quoted_place
    >>> body = "“it was *so* cold” [@a]"
    >>> own_emphasis(body, find_quoted_place(body, 9, 11), "my italics").text
    'so* cold” [@a, my italics'
    """
    return emphasise(body, place, remark) or say_whose(body, place, remark)


def _is_set(body: str, place: QuotedPlace) -> bool:
    """Whether the chosen words begin in italics."""
    return bool(len(_ASTERISK.findall(body, place.start, place.chosen[0])) % 2)


def _said_of(body: str, place: QuotedPlace, written: str, remark: str) -> Edit | None:
    """Words in place of the chosen ones, with a remark in the citation; None where it has one."""
    start, end = place.chosen
    cited = place.citation
    typed = _TYPED_PAGE.match(body, place.closed)
    if cited is not None and not typed:
        if speaks_of_emphasis(body[cited.start : cited.end]):
            return None
        if body[cited.end - 1] == "]":
            at, said = cited.end - 1, f", {remark}"
        else:
            at, said = cited.end, f" [{remark}]"
    else:
        if typed and speaks_of_emphasis(typed[0]):
            return None
        at = typed.end() if typed else place.closed
        said = f", {remark}" if typed else f" ({remark})"
    if at <= start:
        between = body[at:start]
        return Edit(at, end, f"{said}{between}{written}", at + len(said + between + written))
    cursor = start + len(written)
    return Edit(start, at, f"{written}{body[end:at]}{said}", cursor)


def _edit(start: int, end: int, written: str) -> Edit:
    return Edit(start, end, written, start + len(written))
