"""Which citation of a draft speaks for which of its quotations.

A citation in brackets speaks for the quotations before it in its sentence, a narrative one for
those after it; one directly behind the closing mark speaks for it even beyond the full stop. A
block quotation has its citation inside, in the line after it or in the sentence that leads to
it. Where a quotation has none of its own, the others of its paragraph are asked, weakly: they
count only if the words do stand there.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from readnotes.drafting.quotations import Quotation
from readnotes.drafting.references import Reference, References
from readnotes.drafting.units import Unit, ends_sentence

_NO_WORDS = re.compile(r"[\W_]*")
_TRIMMED = " \t\n\u00a0\u202f\u2009>"
_NAMED_LINE = re.compile(
    r"(?:\n[ \t>]*|(?<=[.!?…\"”’»*_])[ \t]+|\\\n[ \t>]*)(?:[*_]{0,3}(?:—|―|–|---?|‒)|&mdash;)"
    r"[ \t\u00a0]*(?=[*_\"“\[@(\w])(?![a-zß-ÿ])[^\n]{0,160}\Z"
)
_EMPHASISED = re.compile(r"\s*(?P<sign>\*{1,3}|_{1,3})(?P<words>[^*_]+)(?P=sign)(?!\w)")
_MOST_NAMING_WORDS = 8
_LONGEST_LEAD = 8
_LONGEST_INTERJECTION = 90
_MOST_WEAK = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """Words given as somebody else's, for which one citation speaks.

    Attributes:
        start, end: The words, in code points, without the marks around them.
        outer_start, outer_end: With the marks.
        block: Whether they are a block quotation, or a part of one up to its citation.
        strong: The references that speak for it, the likeliest first.
        certain: Whether the first of these can mean nothing else.
        weak: Others nearby, which count only where the words stand there.
        unit: The paragraph it stands in.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    block: bool
    strong: tuple[Reference, ...]
    certain: bool
    weak: tuple[Reference, ...]
    unit: Unit


def attribute(
    body: str, quotations: Sequence[Quotation], references: References, units: Sequence[Unit]
) -> list[Piece]:
    """Give each quotation of a draft its references, in the order of the draft."""
    starts = [unit.start for unit in units]
    inline: dict[int, list[Quotation]] = {}
    pieces: list[Piece] = []
    for quotation in quotations:
        at = bisect_right(starts, quotation.start) - 1
        if at < 0:
            continue
        if quotation.block:
            pieces.extend(_block_pieces(body, at, references, units))
        else:
            inline.setdefault(at, []).append(quotation)
    for at, unit in enumerate(units):
        if unit.kind == "text" and at not in inline:
            pieces.extend(_motto(body, at, references, units))
    for at, found in inline.items():
        pieces.extend(_Paragraph(body, at, found, references, units).pieces())
    return _carried_back(sorted(pieces, key=lambda each: each.start))


def _carried_back(pieces: list[Piece]) -> list[Piece]:
    """A quotation that goes on in the next paragraph has the citation that ends it."""
    for at in range(len(pieces) - 2, -1, -1):
        piece, after = pieces[at], pieces[at + 1]
        goes_on = not piece.block and piece.end == piece.outer_end
        if goes_on and not piece.strong:
            pieces[at] = replace(piece, strong=after.strong, certain=after.certain)
    return pieces


def _trim(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start] in _TRIMMED:
        start += 1
    while True:
        while end > start and body[end - 1].isspace():
            end -= 1
        # The sign of an empty line of a block quotation.
        sign = end
        while sign > start and body[sign - 1] in "> ":
            sign -= 1
        if sign in (end, start) or body[sign - 1] != "\n":
            return start, end
        end = sign


def _block_pieces(body: str, at: int, references: References, units: Sequence[Unit]) -> list[Piece]:
    """A block quotation, parted behind each citation inside it."""
    unit = units[at]
    inside = references.between(unit.start, unit.end)
    spans: list[tuple[int, int, list[Reference]]] = []
    position = unit.start
    for reference in inside:
        start, end = _cut_name(body, position, _without_bracket(body, position, reference.start))
        if start < end and not _NO_WORDS.fullmatch(body, start, end):
            spans.append((start, end, [reference]))
        elif spans:
            spans[-1][2].append(reference)
        position = max(position, reference.end)
    start, end = _cut_name(body, position, unit.end)
    rest_has_words = start < end and not _NO_WORDS.fullmatch(body, start, end)
    if rest_has_words and not (spans and _is_remark(body[start:end])):
        spans.append((start, end, []))
    around = _around_block(body, at, references, units)
    pieces = []
    for number, (start, end, own) in enumerate(spans):
        before = spans[number - 1][2] if number else []
        strong = own or around
        weak = () if own else (*reversed(before[-_MOST_WEAK:]), *inside[:_MOST_WEAK])
        pieces.append(
            Piece(start, end, start, end, True, tuple(strong), bool(own), tuple(weak), unit)
        )
    return pieces


def _motto(body: str, at: int, references: References, units: Sequence[Unit]) -> list[Piece]:
    """A paragraph wholly in italics with its citation, as mottos are set."""
    unit = units[at]
    found = _EMPHASISED.match(body, unit.start, unit.end)
    if found is None:
        return []
    start, end = found.span("words")
    rest = body[found.end() : unit.end].strip(_TRIMMED + "—–―-([")
    own = references.between(found.end(), unit.end) if rest else ()
    strong = tuple(own[:1]) or tuple(_around_block(body, at, references, units))
    lead = body[found.end() : own[0].start] if own else ""
    if not strong or len(lead.split()) > _MOST_NAMING_WORDS:
        return []
    return [Piece(start, end, found.start(), found.end(), True, strong, True, (), unit)]


def _without_bracket(body: str, start: int, end: int) -> int:
    """The end of the words before a page typed by hand: before the bracket it stands in."""
    opening = max(
        body.rfind("(", max(start, end - 64), end), body.rfind("[", max(start, end - 64), end)
    )
    if opening < 0 or ")" in body[opening:end] or "]" in body[opening:end]:
        return end
    return opening


def _cut_name(body: str, start: int, end: int) -> tuple[int, int]:
    """The words without the line that names who said them: “— James Harkin”."""
    start, end = _trim(body, start, end)
    while start < end and body[start] in ".,;:)]":
        start, end = _trim(body, start + 1, end)
    found = _NAMED_LINE.search(body, max(start, end - 200), end)
    if found and found.start() > start:
        end = found.start()
    return _trim(body, start, end)


def _is_remark(words: str) -> bool:
    """What stands behind the citation of a block: a bracket, or very few words."""
    return len(words.split()) <= 6


def _around_block(
    body: str, at: int, references: References, units: Sequence[Unit]
) -> list[Reference]:
    """The citation in the line after a block quotation, or in the sentence before it."""
    found: list[Reference] = []
    if at + 1 < len(units) and units[at + 1].kind in ("text", "block"):
        after = units[at + 1]
        for reference in references.between(after.start, after.end)[:2]:
            lead = body[after.start : reference.start].strip(" \t\n>([—–-―*_")
            if after.kind == "block" and lead:
                break
            is_behind = reference.form != "typed" or reference.in_brackets or not lead
            is_behind = is_behind or body[after.start] in "—–―-"
            is_parted = ends_sentence(body, after.start, reference.start)
            if is_behind and len(lead.split()) <= 4 and not is_parted:
                found.append(reference)
    if not found and at > 0 and units[at - 1].kind == "text":
        before = units[at - 1]
        inside = references.between(before.start, before.end)
        if inside:
            last = inside[-1]
            leads = body[before.start : before.end].rstrip(" \t\n*_").endswith((":", ",", "—", "…"))
            if leads and not ends_sentence(body, last.end, before.end - 1):
                found.append(last)
    return found


class _Paragraph:
    """The quotations inside one paragraph, in order."""

    def __init__(
        self,
        body: str,
        at: int,
        quotations: Sequence[Quotation],
        references: References,
        units: Sequence[Unit],
    ) -> None:
        self._body = body
        self._at = at
        self._units = units
        self._quotations = quotations
        self._references = references

    def pieces(self) -> list[Piece]:
        strong = [self._own(number) for number in range(len(self._quotations))]
        found = []
        for number, quotation in enumerate(self._quotations):
            own, certain = strong[number]
            weak: list[Reference] = []
            if not own:
                weak = [*self._of_neighbours(number, strong), *self._others(quotation)]
            start, end = self._words(quotation)
            unit = self._units[self._at]
            outer = (quotation.start, quotation.end)
            found.append(Piece(start, end, *outer, False, tuple(own), certain, tuple(weak), unit))
        return found

    def _words(self, quotation: Quotation) -> tuple[int, int]:
        """The words between the marks, without a citation that stands inside them at the end."""
        start, end = _trim(
            self._body, quotation.start + quotation.opening, quotation.end - quotation.closing
        )
        inside = self._references.between(start, end)
        if inside and _NO_WORDS.fullmatch(self._body, inside[-1].end, end):
            end = _without_bracket(self._body, start, inside[-1].start)
        return _trim(self._body, start, end)

    def _own(self, number: int) -> tuple[list[Reference], bool]:
        """The references that speak for one quotation, and whether the first surely does."""
        body, quotation = self._body, self._quotations[number]
        before_it = self._quotations[number - 1].end if number else self._units[self._at].start
        inside = self._references.between(quotation.start, quotation.end)
        if inside and _NO_WORDS.fullmatch(body, inside[-1].end, quotation.end):
            return [inside[-1]], True
        near = self._near(quotation.end, 3)
        after = [each for each in near if each.start >= quotation.end]
        before = [each for each in near if each.end <= quotation.start]
        if after and after[0].form != "narrative":
            gap_end = _without_bracket(body, quotation.end, after[0].start)
            if _NO_WORDS.fullmatch(body, quotation.end, gap_end):
                return [after[0]], True
        following = [each for each in after if not self._parted(quotation.end - 2, each.start)]
        leading = [
            each
            for each in before
            if not self._parted(each.end, quotation.start)
            and not (each.in_brackets and self._closes_quotation(each, number))
        ]
        next_start = (
            self._quotations[number + 1].start if number + 1 < len(self._quotations) else len(body)
        )
        directly = [
            each for each in following if each.start < next_start and each.form != "narrative"
        ]
        governing = [each for each in leading if each.end >= before_it]
        ordered = [*directly[:1], *reversed(governing), *following, *reversed(leading)]
        return list(dict.fromkeys(ordered)), False

    def _closes_quotation(self, reference: Reference, number: int) -> bool:
        """Whether a reference in brackets belongs to a quotation before it in its sentence."""
        before = [each for each in self._quotations[:number][-3:] if each.end <= reference.start]
        return bool(before) and not self._parted(before[-1].end, reference.start)

    def _near(self, place: int, most: int) -> Sequence[Reference]:
        unit = self._units[self._at]
        return self._references.nearest(unit.start, unit.end, place, most)

    def _parted(self, start: int, end: int) -> bool:
        return ends_sentence(self._body, start, end)

    def _of_neighbours(
        self, number: int, strong: Sequence[tuple[list[Reference], bool]]
    ) -> list[Reference]:
        """What speaks for the other part of a quotation split around “he writes”."""
        found: list[Reference] = []
        here = self._quotations[number]
        if number + 1 < len(self._quotations):
            after = self._quotations[number + 1]
            if after.start - here.end <= _LONGEST_INTERJECTION:
                found += strong[number + 1][0][:1]
        if number:
            before = self._quotations[number - 1]
            if here.start - before.end <= _LONGEST_INTERJECTION:
                found += strong[number - 1][0][:1]
        return found

    def _others(self, quotation: Quotation) -> list[Reference]:
        """All other references of the paragraph, the nearest first; those of the line after."""
        middle = quotation.start
        near = self._near(middle, _MOST_WEAK)
        found = sorted(near, key=lambda each: abs(each.start - middle))
        if self._is_alone(quotation) and self._at + 1 < len(self._units):
            found += _around_block(self._body, self._at, self._references, self._units)
        return found

    def _is_alone(self, quotation: Quotation) -> bool:
        unit = self._units[self._at]
        if quotation.start - unit.start > _LONGEST_LEAD:
            return False
        before = self._body[unit.start : quotation.start]
        return not before.strip(_TRIMMED + "*_") and quotation.end >= unit.end - 4
