"""A piece of a draft as the reader of the page sees it, with the way back to the draft."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from readnotes.drafting.surroundings import unescape_markdown
from readnotes.markup.parse import Range

_MARKUP = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|\\(?=\n)"
    r"|&#?\w{1,31};"
    r"|\u00ad(?:[ \t]*\n[ \t>]*)?"
    r"|(?P<quote>(?:^|(?<=\n))(?:[ ]{0,3}>[ ]?)+)"
    r"|(?P<emphasis>\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))"
    r"|\[\^[^\]\s\[]{1,80}\]:?"
    r"|(?<!!)\[(?P<link>[^\[\]\n]*)\](?:\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\[[^\[\]\n]*\])"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,200}>)"
    r"|(?P<comment><!--)",
)
_EMPHASIS_TAG = re.compile(r"<(/?)(?:em|i|b|strong|u|mark)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Plain:
    """Words without the signs of Markdown.

    Attributes:
        text: What the reader sees; left-out parts are one blank each.
        emphasised: Where it is emphasised, in code points of `text`.
        places: Where each stretch of `text` begins, in order.
        origins: Where the same stretch begins in the draft.
    """

    text: str
    emphasised: tuple[Range, ...]
    places: tuple[int, ...]
    origins: tuple[int, ...]

    def origin(self, place: int) -> int:
        """The place in the draft of a code point of `text`."""
        at = bisect_right(self.places, place) - 1
        return self.origins[at] + place - self.places[at]

    def shifted(self, by: int) -> "Plain":
        """The same words so many code points further on in the draft."""
        origins = tuple([origin + by for origin in self.origins])
        return Plain(self.text, self.emphasised, self.places, origins)

    def origin_of_end(self, place: int) -> int:
        """The place in the draft behind the code point that ends at `place`."""
        return self.origin(place - 1) + 1


def read_plain(body: str, start: int, end: int, skipped: tuple[Range, ...] = ()) -> Plain:
    """Take the signs of Markdown away from a piece of a draft.

    Args:
        body: The draft.
        start, end: The piece, in code points.
        skipped: What is no part of its words: citations, pictures; sorted, not overlapping.

    >>> plain = read_plain("> so *he* \\\\[said", 0, 17)
    >>> plain.text, plain.emphasised, plain.origin(7)
    ('so he [said', ((3, 5),), 12)
    """
    writer = _Writer(body)
    position = start
    for at in range(bisect_right(skipped, start, key=lambda each: each[1]), len(skipped)):
        first, last = skipped[at]
        if first >= end:
            break
        if last <= position:
            continue
        writer.read(position, max(position, first))
        writer.blank(max(position, first))
        position = max(position, last)
    if position < end:
        writer.read(position, end)
    return writer.finish()


def plain_record(text: str) -> Plain:
    """A recorded passage the same way: its words stand as they are, asterisks may emphasise.

    >>> plain_record("he *did* \\\\[so").emphasised
    ((3, 6),)
    """
    writer = _Writer(text)
    position = 0
    for found in _RECORD_EMPHASIS.finditer(text):
        writer.copy(position, found.start(1))
        first = writer.length
        writer.copy(found.start(2), found.end(2))
        writer.emphasised.append((first, writer.length))
        position = found.end(3)
    writer.copy(position, len(text))
    return writer.finish()


_RECORD_EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_(?=[^\W_]))([^*_\n]{1,400}?)(\1)(?!\w)")


class _Writer:
    """Copies stretches of a draft and keeps where they came from."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._pieces: list[str] = []
        self._places: list[int] = []
        self._origins: list[int] = []
        self._open: dict[str, list[int]] = {"*": [], "_": [], "<": []}
        self.length = 0
        self.emphasised: list[Range] = []

    def finish(self) -> Plain:
        if not self._places:
            self._add("", 0)
        return Plain(
            "".join(self._pieces),
            tuple(sorted(self.emphasised)),
            tuple(self._places),
            tuple(self._origins),
        )

    def _add(self, text: str, origin: int) -> None:
        self._pieces.append(text)
        self._places.append(self.length)
        self._origins.append(origin)
        self.length += len(text)

    def copy(self, start: int, end: int) -> None:
        if end > start:
            self._add(self._body[start:end], start)

    def blank(self, origin: int) -> None:
        self._add(" ", origin)

    def read(self, start: int, end: int) -> None:
        position = start
        for found in _MARKUP.finditer(self._body, start, end):
            if found.start() < position:
                continue
            self.copy(position, found.start())
            position = self._take(found)
        self.copy(position, end)

    def _take(self, found: re.Match[str]) -> int:
        """Write what a sign of Markdown stands for; where reading goes on."""
        kind = found.lastgroup
        if kind == "escaped":
            self.copy(found.start(1), found.end(1))
        elif kind == "emphasis":
            self._emphasise(found[0][0], found.end(), found.start())
        elif kind == "link":
            self.copy(*found.span("link"))
        elif kind == "tag":
            self._take_tag(found)
        elif kind == "comment":
            end = self._body.find("-->", found.end())
            return found.end() if end < 0 else end + 3
        elif found[0][0] == "&":
            self._take_reference(found)
        return found.end()

    def _take_reference(self, found: re.Match[str]) -> None:
        for letter in unescape_markdown(found[0]):
            self._add(letter, found.start())

    def _take_tag(self, found: re.Match[str]) -> None:
        emphasis = _EMPHASIS_TAG.match(found[0])
        if emphasis is None:
            self.blank(found.start())
        elif emphasis[1]:
            self._close("<")
        else:
            self._open["<"].append(self.length)

    def _emphasise(self, sign: str, after: int, before: int) -> None:
        opened = self._open[sign]
        opens = self._body[after : after + 1].strip() != ""
        closes = before > 0 and not self._body[before - 1].isspace()
        if opened and closes:
            self._close(sign)
        elif opens:
            opened.append(self.length)

    def _close(self, sign: str) -> None:
        if self._open[sign]:
            first = self._open[sign].pop()
            if first < self.length:
                self.emphasised.append((first, self.length))
