"""Block quotations and mottos with the citation that speaks for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from readnotes.drafting.references import Reference, References
from readnotes.drafting.units import Unit, ends_sentence

NO_WORDS = re.compile(r"[\W_]*")
TRIMMED = " \t\n\u00a0\u202f\u2009>"
MOST_WEAK = 6
_NAMED_LINE = re.compile(
    r"(?:\n[ \t>]*|(?<=[.!?…\"”’»*_])[ \t]+|\\\n[ \t>]*)(?:[*_]{0,3}(?:—|―|–|---?|‒)|&mdash;)"
    r"[ \t\u00a0]*(?=[*_\"“\[@(\w])(?![a-zß-ÿ])[^\n]{0,160}\Z"
)
_EMPHASISED = re.compile(r"\s*(?P<sign>\*{1,3}|_{1,3})(?P<words>[^*_]+)(?P=sign)(?!\w)")
_MOST_NAMING_WORDS = 8


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


def block_pieces(body: str, at: int, references: References, units: Sequence[Unit]) -> list[Piece]:
    """A block quotation, parted behind each citation inside it."""
    unit = units[at]
    inside = references.between(unit.start, unit.end)
    spans: list[tuple[int, int, list[Reference]]] = []
    position = unit.start
    for reference in inside:
        start, end = _cut_name(body, position, without_bracket(body, position, reference.start))
        if start < end and not NO_WORDS.fullmatch(body, start, end):
            spans.append((start, end, [reference]))
        elif spans:
            spans[-1][2].append(reference)
        position = max(position, reference.end)
    start, end = _cut_name(body, position, unit.end)
    rest_has_words = start < end and not NO_WORDS.fullmatch(body, start, end)
    if rest_has_words and not (spans and _is_remark(body[start:end])):
        spans.append((start, end, []))
    around = around_block(body, at, references, units)
    after = () if around else next_sentence(body, at, references, units)
    pieces = []
    for number, (start, end, own) in enumerate(spans):
        before = spans[number - 1][2] if number else []
        strong = own or around
        weak = () if own else (*reversed(before[-MOST_WEAK:]), *inside[:MOST_WEAK], *after)
        pieces.append(
            Piece(start, end, start, end, True, tuple(strong), bool(own), tuple(weak), unit)
        )
    return pieces


def motto(body: str, at: int, references: References, units: Sequence[Unit]) -> list[Piece]:
    """A paragraph wholly in italics with its citation, as mottos are set."""
    unit = units[at]
    found = _EMPHASISED.match(body, unit.start, unit.end)
    if found is None:
        return []
    start, end = found.span("words")
    rest = body[found.end() : unit.end].strip(TRIMMED + "—–―-([")
    own = references.between(found.end(), unit.end) if rest else ()
    strong = tuple(own[:1]) or tuple(around_block(body, at, references, units))
    lead = body[found.end() : own[0].start] if own else ""
    if not strong or len(lead.split()) > _MOST_NAMING_WORDS:
        return []
    return [Piece(start, end, found.start(), found.end(), True, strong, True, (), unit)]


def around_block(
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


def only_reference(
    body: str, at: int, references: References, units: Sequence[Unit]
) -> list[Reference]:
    """What the paragraph after one cites, where it holds nothing else: a line of its own."""
    if at + 1 >= len(units) or units[at + 1].kind != "text":
        return []
    after = units[at + 1]
    found = references.between(after.start, after.end)[:2]
    if not found or found[0].form == "note":
        return []
    around = body[after.start : found[0].start] + body[found[-1].end : after.end]
    return [] if any(map(str.isalnum, around)) else list(found[:1])


def named_line(
    body: str, at: int, references: References, units: Sequence[Unit]
) -> list[Reference]:
    """What the line after a paragraph cites that begins with a dash: “— *Emma*, p. 4”."""
    if at + 1 >= len(units) or body[units[at + 1].start] not in "—–―-":
        return []
    return around_block(body, at, references, units)[:1]


def next_sentence(
    body: str, at: int, references: References, units: Sequence[Unit]
) -> Sequence[Reference]:
    """What the sentence after a paragraph cites: “That is p. 230, and the whole book.”"""
    if at + 1 >= len(units) or units[at + 1].kind != "text":
        return ()
    after = units[at + 1]
    found = references.between(after.start, after.end)[:1]
    is_parted = not found or ends_sentence(body, after.start, found[0].start)
    return () if is_parted else found


def without_bracket(body: str, start: int, end: int) -> int:
    """The end of the words before a page typed by hand: before the bracket it stands in."""
    opening = max(
        body.rfind("(", max(start, end - 64), end), body.rfind("[", max(start, end - 64), end)
    )
    if opening < 0 or ")" in body[opening:end] or "]" in body[opening:end]:
        return end
    return opening


def _cut_name(body: str, start: int, end: int) -> tuple[int, int]:
    """The words without the line that names who said them: “— James Harkin”."""
    start, end = trim(body, start, end)
    while start < end and body[start] in ".,;:)]":
        start, end = trim(body, start + 1, end)
    found = _NAMED_LINE.search(body, max(start, end - 200), end)
    if found and found.start() > start:
        end = found.start()
    return trim(body, start, end)


def _is_remark(words: str) -> bool:
    """What stands behind the citation of a block: a bracket, or very few words."""
    return len(words.split()) <= 6


def trim(body: str, start: int, end: int) -> tuple[int, int]:
    while start < end and body[start] in TRIMMED:
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
