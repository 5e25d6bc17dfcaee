"""Pandoc's citations found in a draft, in one pass and in time that grows with its length.

Rules: Pandoc User's Guide, *Citation syntax*: `[see @harkin2015, p. 94, emphasis mine; @b]`,
`[-@key]`, `@samer2017 [p. 46]`, `@{any key}`, locators in braces `[@key{p. 4}]`. An `@` inside a
word is an address, not a citation. Two differences, both on the side of what a reviewer means:
an `@` in an address of the web is none either, and `[text @key](address)` is a link.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.pandoc import PLAIN_KEY
from readnotes.domain.locators import AS_TYPED, MISSING, parse_locator

_TOKEN = re.compile(
    r"\\[^\n]"
    rf"|(?<!\w)(?P<minus>-?)@(?:\{{(?P<braced>[^{{}}\s]+)\}}|(?P<plain>{PLAIN_KEY}))"
    r"|\{[^{}\n]*\}"
    r"|(?P<open>\[)|(?P<close>\])|(?P<separator>;)|(?P<border>\n[ \t>]*(?=\n))",
    re.DOTALL,
)
_NEW_LINE = re.compile(r"[ \t]*\n[ \t>]*")
_BRACED_LOCATOR = re.compile(r"\s*,?\s*\{([^{}]*)\}")
_COMMA = re.compile(r"\s*,?\s*")
_LOCATOR_BORDER = re.compile(r"[,\s]")
# The longest thing anybody cites is shorter ("vol. 2, ch. 3, pp. 149–150, 152 and 155–57").
_LONGEST_LOCATOR = 120
_MOST_LOCATOR_WORDS = 12


@dataclass(frozen=True, slots=True)
class _Key:
    start: int
    end: int
    key: str
    suppressed: bool


@dataclass(slots=True)
class _Bracket:
    """An open bracket and what was found directly inside it."""

    start: int
    keys: list[_Key] = field(default_factory=list)
    separators: list[int] = field(default_factory=list)
    holds_citation: bool = False


def parse_citations(body: str, is_wordless: Callable[[int], bool]) -> tuple[Citation, ...]:
    """Find the citations of a draft in their order.

    Args:
        body: The draft.
        is_wordless: Whether a place lies in code, a picture or an address.

    >>> [found] = parse_citations("so [see @samer2017, p. 46, my own]", lambda place: False)
    >>> found.items == (CitedItem("samer2017", False, "see", "p. 46", ", my own"),)
    True
    """
    return _Reader(body).read(is_wordless)


class _Reader:
    """Reads a draft from its beginning to its end, keeping the brackets that are open."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._open = [_Bracket(-1)]
        self._found: list[Citation] = []

    def read(self, is_wordless: Callable[[int], bool]) -> tuple[Citation, ...]:
        for token in _TOKEN.finditer(self._body):
            kind = token.lastgroup
            if kind is None or is_wordless(token.start()):
                continue
            if kind == "open":
                self._open.append(_Bracket(token.start()))
            elif kind == "close":
                if len(self._open) > 1:
                    self._close(self._open.pop(), token.end())
            elif kind == "separator":
                self._open[-1].separators.append(token.start())
            elif kind == "border":
                self._leave_paragraph()
            else:
                key = token["plain"] or token["braced"]
                self._open[-1].keys.append(_Key(*token.span(), key, bool(token["minus"])))
        self._leave_paragraph()
        return tuple(sorted(self._found, key=lambda each: each.start))

    def _leave_paragraph(self) -> None:
        for bracket in self._open:
            self._take_narrative(bracket.keys)
        self._open = [_Bracket(-1)]

    def _take_narrative(self, keys: list[_Key]) -> None:
        for key in keys:
            item = CitedItem(key.key, key.suppressed)
            self._found.append(Citation(key.start, key.end, True, (item,)))

    def _close(self, bracket: _Bracket, end: int) -> None:
        around = self._open[-1]
        if not (bracket.holds_citation or self._is_link_or_picture(bracket.start, end)):
            segments = _segments(bracket, end - 1)
            if all(key is not None for _, key, _ in segments):
                items = tuple(self._item(*segment) for segment in segments)
                self._found.append(Citation(bracket.start, end, False, items))
                around.holds_citation = True
                return
            if self._completes_narrative(around, bracket, segments):
                named = around.keys.pop()
                start, _, stop = segments[0]
                locator, suffix = split_locator(self._text(start, stop))
                first = CitedItem(named.key, named.suppressed, "", locator, suffix)
                others = tuple(self._item(*segment) for segment in segments[1:])
                self._found.append(Citation(named.start, end, True, (first, *others)))
                around.holds_citation = True
                return
        self._take_narrative(bracket.keys)
        if bracket.keys or bracket.holds_citation:
            around.holds_citation = True

    def _is_link_or_picture(self, start: int, end: int) -> bool:
        return self._body[start - 1 : start] == "!" or self._body[end : end + 1] == "("

    def _completes_narrative(
        self, around: _Bracket, bracket: _Bracket, segments: list["_Segment"]
    ) -> bool:
        """Whether this is the `[p. 46]` after a key, more sources behind semicolons perhaps."""
        if not around.keys or segments[0][1] is not None:
            return False
        between = self._body[around.keys[-1].end : bracket.start]
        is_note = self._body.startswith("[^", bracket.start)
        return between in ("", " ") and not is_note and all(key for _, key, _ in segments[1:])

    def _item(self, start: int, key: _Key | None, end: int) -> CitedItem:
        assert key is not None
        prefix = self._text(start, key.start).strip()
        locator, suffix = split_locator(self._text(key.end, end))
        return CitedItem(key.key, key.suppressed, prefix, locator, suffix)

    def _text(self, start: int, end: int) -> str:
        return _NEW_LINE.sub(" ", self._body[start:end])


_Segment = tuple[int, _Key | None, int]


def _segments(bracket: _Bracket, end: int) -> list[_Segment]:
    """What stands between the semicolons: begin, the one key in it (else None), end."""
    starts = [key.start for key in bracket.keys]
    segments: list[_Segment] = []
    start = bracket.start + 1
    for stop in (*bracket.separators, end):
        first, last = bisect_left(starts, start), bisect_left(starts, stop)
        segments.append((start, bracket.keys[first] if last - first == 1 else None, stop))
        start = stop + 1
    return segments


def split_locator(text: str) -> tuple[str, str]:
    """Part what follows a citation key into the locator and the words after it.

    The locator is the longest beginning that is one (`locators.md`), or what stands in braces.
    The words keep the comma or blank they begin with.

    >>> split_locator(", p. 101, emphasis mine")
    ('p. 101', ', emphasis mine')
    >>> split_locator("{back cover}, my italics"), split_locator(", passim")
    (('back cover', ', my italics'), ('', ', passim'))
    """
    braced = _BRACED_LOCATOR.match(text)
    if braced:
        return braced[1].strip(), text[braced.end() :].rstrip()
    comma = _COMMA.match(text)
    words = text[comma.end() if comma else 0 :].rstrip()
    borders = [found.start() for found in _LOCATOR_BORDER.finditer(words[:_LONGEST_LOCATOR])]
    borders = borders[:_MOST_LOCATOR_WORDS]
    if len(words) <= _LONGEST_LOCATOR:
        borders.append(len(words))
    for border in reversed(borders):
        locator = words[:border].rstrip(" ,")
        # A lone letter before other words is a word: "I agree".
        is_whole = border == len(words) or len(locator) > 1 or locator.isdigit()
        if is_whole and parse_locator(locator).term not in (AS_TYPED, MISSING):
            return locator, words[len(locator) :]
    return "", text.rstrip()
