"""What in one line of a draft is Markdown: where it stands and what it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readnotes.citation.pandoc import PLAIN_KEY

SignKind = Literal[
    "heading", "sign", "emphasis", "strong", "code", "link", "picture", "citation", "key"
]

LONGEST_LINE_READ = 20_000
"""Characters; in a longer line nothing is looked for."""

_HEADING = re.compile(r"[ ]{0,3}(#{1,6})(?=[ \t]|$)")
_QUOTE_MARKS = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_LIST_MARK = re.compile(r"\s*(?:[-+*]|\d+[.)])(?=\s)")
_FENCE = re.compile(r"(?:[ ]{0,3}>)*[ ]{0,3}(`{3,}(?=[^`]*$)|~{3,})")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^`]+(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[[^\[\]]*\]\([^()\n]*\)")
_LINK = re.compile(r"\[[^\[\]\n]*\](\([^()\s]*(?:\s\"[^\"]*\")?\))|(\bhttps?://[^\s<>()\[\]“”]+)")
_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])[^*\n]*[^\s*]\*\*")
_EMPHASIS = re.compile(
    r"(?<![\\*\w])\*(?=[^\s*])[^*\n]*?(?<=[^\s*\\])\*(?!\*)"
    r"|(?<![\w\\])_(?=[^\s_])[^_\n]*?(?<=[^\s_\\])_(?!\w)"
)
_CITATION = re.compile(r"(?<!!)\[[^\[\]\n]*(?<!\w)-?@[^\[\]\n]*\](?!\()")
KEY = re.compile(rf"(?<![\w\\])-?@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{PLAIN_KEY}))")


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing in a line; places in code points of the line.

    Attributes:
        detail: The level of a heading, the citation key of a `key`.
    """

    kind: SignKind
    start: int
    end: int
    detail: str = ""


def fence_of(line: str) -> str:
    """The backticks or tildes that open or close fenced code in this line, or nothing.

    >>> fence_of("~~~ python"), fence_of("so ```")
    ('~~~', '')
    """
    found = _FENCE.match(line)
    return found[1] if found else ""


def read_line(line: str) -> Iterator[Sign]:
    """Find the signs of a line that stands outside fenced code; later ones lie over earlier ones.

    >>> [(each.kind, each.detail) for each in read_line("## As [@harkin2015, p. 9] *says*")]
    [('heading', '2'), ('sign', ''), ('emphasis', ''), ('citation', ''), ('key', 'harkin2015')]
    """
    if len(line) > LONGEST_LINE_READ:
        return
    if found := _HEADING.match(line):
        yield Sign("heading", 0, len(line), str(len(found[1])))
        yield Sign("sign", *found.span())
    elif found := _QUOTE_MARKS.match(line) or _LIST_MARK.match(line):
        yield Sign("sign", *found.span())
    for kind, pattern in (("emphasis", _EMPHASIS), ("strong", _STRONG)):
        for found in pattern.finditer(line):
            yield Sign("strong" if kind == "strong" else "emphasis", *found.span())
    wordless = [found.span() for found in _CODE.finditer(line)]
    pictures = [each.span() for each in _PICTURE.finditer(line)]
    links = [each.span(1 if each[1] else 2) for each in _LINK.finditer(line)]
    hidden = [*wordless, *pictures, *links]
    for found in _CITATION.finditer(line):
        if not _lies_in(found.start(), hidden):
            yield Sign("citation", *found.span())
    for found in KEY.finditer(line):
        if not _lies_in(found.start(), hidden):
            yield Sign("key", *found.span(), found["plain"] or found["braced"])
    yield from (Sign("link", *span) for span in links)
    yield from (Sign("picture", *span) for span in pictures)
    yield from (Sign("code", *span) for span in wordless)


def comment_spans(line: str, inside: bool) -> tuple[list[tuple[int, int]], bool]:
    """Where comments stand in a line, in code points, and whether the last goes on in the next.

    Args:
        line: The line.
        inside: Whether it begins inside a comment.

    >>> comment_spans("so <!-- aside --> and <!-- more", False)
    ([(3, 17), (22, 31)], True)
    """
    if not inside and "<!--" not in line:
        return [], False
    code = [found.span() for found in _CODE.finditer(line)]
    spans: list[tuple[int, int]] = []
    start = 0 if inside else line.find("<!--")
    while start >= 0:
        if not (inside and start == 0) and _lies_in(start, code):
            start = line.find("<!--", start + 1)
            continue
        end = line.find("-->", start)
        if end < 0:
            return [*spans, (start, len(line))], True
        spans.append((start, end + 3))
        start = line.find("<!--", end + 3)
    return spans, False


def key_at(line: str, place: int) -> str:
    """The citation key that stands at a place of a line, or nothing.

    >>> key_at("so [@harkin2015, p. 9]", 6)
    'harkin2015'
    """
    return next(
        (
            sign.detail
            for sign in read_line(line)
            if sign.kind == "key" and sign.start <= place <= sign.end
        ),
        "",
    )


def _lies_in(place: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in spans)
