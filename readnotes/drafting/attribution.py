"""Which citation of a draft speaks for which of its quotations.

A citation in brackets speaks for the quotations before it in its sentence, a narrative one for
those after it; one directly behind the closing mark speaks for it even beyond the full stop. A
block quotation has its citation inside, in the line after it or in the sentence that leads to
it. Where a quotation has none of its own, the others of its paragraph are asked, weakly: they
count only if the words do stand there.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from readnotes.drafting.block_pieces import (
    MOST_WEAK,
    NO_WORDS,
    TRIMMED,
    Piece,
    around_block,
    block_pieces,
    motto,
    named_line,
    next_sentence,
    only_reference,
    trim,
    without_bracket,
)
from readnotes.drafting.quotations import Quotation
from readnotes.drafting.references import Reference, References
from readnotes.drafting.units import Unit, ends_sentence

_LONGEST_LEAD = 8
_CLAUSE = ";"
_LONGEST_INTERJECTION = 90


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
            pieces.extend(block_pieces(body, at, references, units))
        else:
            inline.setdefault(at, []).append(quotation)
    for at, unit in enumerate(units):
        if unit.kind == "text" and at not in inline:
            pieces.extend(motto(body, at, references, units))
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
        start, end = trim(
            self._body, quotation.start + quotation.opening, quotation.end - quotation.closing
        )
        inside = self._references.between(start, end)
        if inside and NO_WORDS.fullmatch(self._body, inside[-1].end, end):
            end = without_bracket(self._body, start, inside[-1].start)
        return trim(self._body, start, end)

    def _own(self, number: int) -> tuple[list[Reference], bool]:
        """The references that speak for one quotation, and whether the first surely does."""
        body, quotation = self._body, self._quotations[number]
        before_it = self._quotations[number - 1].end if number else self._units[self._at].start
        inside = self._references.between(quotation.start, quotation.end)
        if inside and NO_WORDS.fullmatch(body, inside[-1].end, quotation.end):
            return [inside[-1]], True
        near = [each for each in self._near(quotation.end, 3) if not each.is_loose]
        after = [each for each in near if each.start >= quotation.end]
        before = [each for each in near if each.end <= quotation.start]
        if after and after[0].form != "narrative":
            gap_end = without_bracket(body, quotation.end, after[0].start)
            if NO_WORDS.fullmatch(body, quotation.end, gap_end):
                return [after[0]], True
        if self._is_alone(quotation):
            here = (body, self._at, self._references, self._units)
            own_line = only_reference(*here) or named_line(*here)
            if own_line:
                return own_line, True
        following = [each for each in after if not self._parted(quotation.end - 2, each.start)]
        leading = [
            each
            for each in before
            if not self._parted(each.end, quotation.start)
            and not (each.in_brackets and self._closes_quotation(each, number, quotation.start))
        ]
        next_start = (
            self._quotations[number + 1].start if number + 1 < len(self._quotations) else len(body)
        )
        directly = [
            each for each in following if each.start < next_start and each.form != "narrative"
        ]
        governing = [each for each in leading if each.end >= before_it]
        if governing and directly and _CLAUSE in body[quotation.end : directly[0].start]:
            directly = []
        ordered = [*directly[:1], *reversed(governing), *following, *reversed(leading)]
        return list(dict.fromkeys(ordered)), False

    def _closes_quotation(self, reference: Reference, number: int, following: int) -> bool:
        """Whether a reference in brackets belongs to a quotation before it in its sentence.

        Not if a semicolon parts it from that one, and none from the one that follows.
        """
        before = [each for each in self._quotations[:number][-3:] if each.end <= reference.start]
        if not before or self._parted(before[-1].end, reference.start):
            return False
        leads_on = _CLAUSE in self._body[before[-1].end : reference.start]
        return not leads_on or _CLAUSE in self._body[reference.end : following]

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
        near = self._near(middle, MOST_WEAK)
        found = sorted(near, key=lambda each: abs(each.start - middle))
        if self._is_alone(quotation) and self._at + 1 < len(self._units):
            here = (self._body, self._at, self._references, self._units)
            found += [*around_block(*here), *next_sentence(*here)]
        return found

    def _is_alone(self, quotation: Quotation) -> bool:
        unit = self._units[self._at]
        if quotation.start - unit.start > _LONGEST_LEAD:
            return False
        before = self._body[unit.start : quotation.start]
        return not before.strip(TRIMMED + "*_") and quotation.end >= unit.end - 4
