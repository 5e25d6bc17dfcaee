"""How a locator is put together: labels, points, ranges and lists, read word by word."""

import re
from dataclasses import replace

from readnotes.domain.locator_order import point_key
from readnotes.domain.locator_terms import (
    COLON_TERMS,
    NUMBERLESS,
    PART_RANK,
    SERIES_LETTERS,
    TERM_OF_WORD,
    WHOLE_NUMBERS,
)
from readnotes.domain.locator_tokens import NOTHING, Token, tokens_of
from readnotes.domain.locator_values import FOLIO, PAGE, Part, Point, Span
from readnotes.domain.roman import parse_roman, render_roman

MOST_SPANS = 40
_MOST_DIGITS = 9
_MOST_NUMBERS = 4

_FOLLOWING = {"f": "f", "ff": "ff", "sq": "f", "sqq": "ff"}
_SIDES = {"recto": "r", "verso": "v", "r": "r", "v": "v"}
_GOES_ON = frozenset(("number", "dash"))
_SIDED = frozenset((PAGE, FOLIO))
_NOT_SUFFIXES = frozenset("fnp") | {
    word for word, term in TERM_OF_WORD.items() if term == PAGE and not word.isascii()
}


class UnreadableError(Exception):
    """The text is not put together as a locator is."""


class BackwardsRangeError(Exception):
    """A locator, but with a range that ends before it begins (`150-49`)."""


def read_parts(text: str) -> tuple[Part, ...]:
    """Read the terms of a locator with their numbers, and put them from large to small.

    Args:
        text: With digits, dashes and blanks already in one spelling.

    Raises:
        UnreadableError: Something in it is not a term, number or separator, or is out of place.
        BackwardsRangeError: All is well but for a range that ends before it begins.

    >>> [part.term for part in read_parts("p. 40, ch. 3")]
    ['chapter', 'page']
    """
    reader = _Reader(text)
    parts = reader.read_parts()
    if sum(len(part.spans) for part in parts) > MOST_SPANS:
        raise UnreadableError
    terms = {part.term for part in parts}
    if PAGE not in terms and not all(part.spans for part in parts):
        raise UnreadableError
    if reader.backwards:
        raise BackwardsRangeError
    return tuple(sorted(parts, key=lambda part: PART_RANK[part.term]))


def expand_last(first: int, digits: str) -> int:
    """The end of a range whose leading digits were left out: 150 for 149 and `50`.

    >>> expand_last(149, "50"), expand_last(149, "152"), expand_last(150, "49")
    (150, 152, 149)
    """
    last = int(digits)
    leading = str(first)
    if last < first and len(digits) < len(leading):
        return int(leading[: -len(digits)] + digits)
    return last


def next_point(point: Point) -> Point:
    """The page, folio or other number after one; a letter after the number is dropped.

    >>> next_point(Point((12,), suffix="a")).number, next_point(Point((12,), roman="xii")).roman
    ((13,), 'xiii')
    """
    number = point.number[-1] + 1
    roman = render_roman(number) if point.roman else ""
    return Point((*point.number[:-1], number), point.series, roman=roman)


class _Reader:
    """A walk along the tokens of one text, from left to right.

    Attributes:
        backwards: Whether a range was met that ends before it begins.
    """

    def __init__(self, text: str) -> None:
        self.backwards = False
        self._tokens = tokens_of(text)
        self._at = 0

    def read_parts(self) -> list[Part]:
        parts: list[Part] = []
        separated = False
        while self._at < len(self._tokens):
            if self._peek().kind == "comma" and parts:
                self._at += 1
                separated = True
                continue
            term = self._peek_label(bool(parts))
            if term is not None:
                self._at += 1
                before = parts[-1].spans if parts and parts[-1].term == term else ()
                _add_part(parts, Part(term, self._read_spans(term, before)), separated)
            elif parts:
                raise UnreadableError
            else:
                parts.append(self._read_unlabelled())
            separated = False
        if not parts:
            raise UnreadableError
        return parts

    def _peek(self, ahead: int = 0) -> Token:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else NOTHING

    def _peek_label(self, after_numbers: bool) -> str | None:
        """The term that the next word names, where it stands as a label."""
        token, after = self._peek(), self._peek(1)
        if token.kind not in ("word", "sign"):
            return None
        word = token.text.lower()
        term = TERM_OF_WORD.get(word)
        if len(word) > 1 or term is None or token.kind == "sign":
            return term
        if after.kind == "number":
            return term if not after.glued or word not in SERIES_LETTERS else None
        if after.kind == "word" and not after.glued and not self._is_following(1):
            return term
        if term in (PAGE, "note") and after_numbers and after.kind in ("end", "comma"):
            return term
        return None

    def _read_unlabelled(self) -> Part:
        """Numbers without a label: pages, unless a colon or recto and verso say otherwise."""
        token = self._peek()
        if token.kind == "number" and ":" in token.text:
            return Part("verse", self._read_spans("verse"))
        spans = self._read_spans(PAGE)
        if not spans:
            raise UnreadableError
        points = [point for span in spans for point in (span.first, span.last)]
        sides = {point.suffix.lower() for point in points}
        if sides & {"r", "v"} and sides <= {"", "r", "v"} and not any(p.series for p in points):
            if any(point.roman for point in points):
                raise UnreadableError
            return Part(FOLIO, spans)
        return Part(PAGE, spans)

    def _read_spans(self, term: str, before: tuple[Span, ...] = ()) -> tuple[Span, ...]:
        """A list of spans, after those that the same term has already."""
        spans: list[Span] = list(before)
        end = self._at
        while (span := self._read_span(term, spans[-1] if spans else None)) is not None:
            spans.append(span)
            end = self._at
            while self._peek().kind == "comma":
                self._at += 1
            if self._at == end or self._peek_label(True) is not None:
                break
        self._at = end
        return tuple(spans[len(before) :])

    def _read_span(self, term: str, previous: Span | None) -> Span | None:
        read = self._read_point(term)
        if read is None:
            return None
        first = read[0]
        if term in COLON_TERMS and previous is not None:
            first = _in_chapter_of(previous.last, first)
        token = self._peek()
        if token.kind == "dash":
            self._at += 1
            last = self._read_last(term, first)
            if point_key(last, term) < point_key(first, term):
                self.backwards = True
            return Span(first, last)
        if not self._is_following():
            return Span(first, first)
        following = _FOLLOWING[token.text.lower()]
        self._at += 1
        return Span(first, next_point(first), following)

    def _read_last(self, term: str, first: Point) -> Point:
        """The end of a range, with what was left out of it taken from its beginning."""
        if self._peek_label(True) == term:
            self._at += 1
        token = self._peek()
        if first.suffix and self._is_suffix(token) and self._peek(1).kind not in _GOES_ON:
            self._at += 1
            return replace(first, suffix=_side(token.text) if term in _SIDED else token.text)
        read = self._read_point(term)
        if read is None:
            raise UnreadableError
        last, digits = read
        if first.roman or last.roman or last.series or len(last.number) > 1:
            return last
        last = replace(last, series=first.series)
        if len(first.number) == 1:
            return replace(last, number=(expand_last(first.number[0], digits),))
        if term in COLON_TERMS or last.number < first.number[:1]:
            return _in_chapter_of(first, last)
        return last

    def _read_point(self, term: str) -> tuple[Point, str] | None:
        """One point, and the digits of its last number as typed; None where none stands."""
        series = self._read_series()
        token = self._peek()
        if token.kind == "word":
            number = parse_roman(token.text)
            if number is None:
                return None
            self._at += 1
            return Point((number,), roman=token.text), ""
        if token.kind != "number":
            return None
        self._at += 1
        numbers = re.split("[.:]", token.text)
        if len(numbers) > _MOST_NUMBERS or any(len(each) > _MOST_DIGITS for each in numbers):
            raise UnreadableError
        if len(numbers) > 1 and (term in WHOLE_NUMBERS or series):
            raise UnreadableError
        if ":" in token.text and (term not in COLON_TERMS or "." in token.text):
            raise UnreadableError
        suffix = self._read_suffix(term)
        return Point(tuple(map(int, numbers)), series, suffix), numbers[-1]

    def _read_series(self) -> str:
        """The letters of `A12` or `S-14`, up to three, glued to the number."""
        letters, second, third = self._peek(), self._peek(1), self._peek(2)
        if letters.kind != "word" or not second.glued or not letters.text.isalpha():
            return ""
        if len(letters.text) > 1 and not (len(letters.text) <= 3 and letters.text.isupper()):
            return ""
        if second.kind == "number":
            word = letters.text.lower()
            if word in TERM_OF_WORD and word not in SERIES_LETTERS:
                return ""
            self._at += 1
            return letters.text
        hyphened = second.text == "-" and third.kind == "number" and third.glued
        if hyphened and parse_roman(letters.text) is None:
            self._at += 2
            return letters.text + "-"
        return ""

    def _read_suffix(self, term: str) -> str:
        token = self._peek()
        if term in _SIDED and token.kind == "word" and token.text.lower() in _SIDES:
            if token.glued or len(token.text) > 1:
                self._at += 1
                return _side(token.text)
            return ""
        if not self._is_suffix(token):
            return ""
        self._at += 1
        return token.text

    def _is_following(self, ahead: int = 0) -> bool:
        """Whether `f` or `ff` stands there, not as the letter of a page F-3."""
        word, after = self._peek(ahead), self._peek(ahead + 1)
        return word.text.lower() in _FOLLOWING and not (after.glued and after.kind in _GOES_ON)

    def _is_suffix(self, token: Token) -> bool:
        letter = token.text
        return (
            token.kind == "word"
            and token.glued
            and len(letter) == 1
            and letter.isalpha()
            and letter.lower() not in _NOT_SUFFIXES
        )


def _side(word: str) -> str:
    return _SIDES.get(word.lower(), word)


def _in_chapter_of(point: Point, verse: Point) -> Point:
    """`18` after `3:16` is 3:18."""
    if len(verse.number) > 1 or len(point.number) < 2 or verse.series or verse.roman:
        return verse
    return replace(verse, number=point.number[:-1] + verse.number)


def _add_part(parts: list[Part], part: Part, separated: bool) -> None:
    """Join a part to those before it: `p. 25, p. 47` is one part, `48-49 img` two."""
    before = parts[-1] if parts else None
    if before is not None and before.term == part.term:
        if part.spans and separated and before.spans:
            parts[-1] = Part(part.term, before.spans + part.spans)
            return
        if part.term == PAGE and not part.spans:
            return
    if any(other.term == part.term for other in parts):
        raise UnreadableError
    if not part.spans and part.term not in NUMBERLESS:
        raise UnreadableError
    parts.append(part)
