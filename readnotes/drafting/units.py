"""The paragraphs of a draft: what stands together, so that a citation can speak for a quotation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from readnotes.drafting.quotations import Quotation
from readnotes.markup.parse import Range

UnitKind = Literal["text", "block", "heading", "note"]

_BORDER = re.compile(
    r"(?P<blank>(?:^|\n)[ \t]*(?=\n|\Z))"
    r"|(?:^|\n)(?P<item>[ ]{0,12}(?:[-*+]|[0-9]{1,9}[.)])[ \t])"
    r"|(?:^|\n)(?P<heading>[ ]{0,3}#{1,6}[ \t][^\n]*)"
    r"|(?:^|\n)(?P<note>\[\^(?P<label>[^\]\s\[]{1,80})\]:)"
)
_SENTENCE_END = re.compile(
    r"[.!?…؟](?:[\"”’»)\]*_']|\[\^[^\]\s]{1,40}\])*\s+(?=[\"“‘«„(\[*_]*(?:[^\W\da-zß-ÿ_]|@|[0-9]))"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:pp?|Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|vs|cf|eds?|nos?|vol|chs?|figs?|Nr|Bd"
    r"|bzw|vgl|ca|al|etc|[A-Z])|\.[A-Z])\.$"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One paragraph, list item, block quotation, heading or note of a draft.

    Attributes:
        start, end: Its place, in code points.
        label: Of a note, its label.
    """

    start: int
    end: int
    kind: UnitKind = "text"
    label: str = ""


def parse_units(body: str, quotations: tuple[Quotation, ...]) -> list[Unit]:
    """Take a draft apart into paragraphs, in order; what holds nothing is left out.

    >>> from readnotes.drafting.parse import parse_draft
    >>> body = "# So\\n\\nOne\\ntwo\\n- three\\n\\n> four\\n\\n[^1]: five"
    >>> [(each.kind, body[each.start:each.end]) for each in
    ...  parse_units(body, parse_draft(body).quotations)][1:4]
    [('text', 'One\\ntwo'), ('text', '- three'), ('block', '> four')]
    """
    units: list[Unit] = []
    position = 0
    for block in (each for each in quotations if each.block):
        units.extend(_units_between(body, position, block.start))
        units.append(Unit(block.start, block.end, "block"))
        position = block.end
    units.extend(_units_between(body, position, len(body)))
    return units


def _units_between(body: str, start: int, end: int) -> Iterator[Unit]:
    begun, kind, label = start, "text", ""
    for found in _BORDER.finditer(body, start, end):
        if body[begun : found.start()].strip():
            yield _unit(body, begun, found.start(), kind, label)
        if found.start() == len(body):
            return
        begun, kind, label = found.start() + (body[found.start()] == "\n"), "text", ""
        if found["heading"]:
            yield Unit(found.start(), found.end(), "heading")
            begun = found.end()
        elif found["note"]:
            kind, label = "note", found["label"]
    if body[begun:end].strip():
        yield _unit(body, begun, end, kind, label)


def _unit(body: str, start: int, end: int, kind: str, label: str) -> Unit:
    while body[start].isspace():
        start += 1
    return Unit(start, end, "note" if kind == "note" else "text", label)


def ends_sentence(body: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places of a paragraph.

    >>> ends_sentence("so, on p. 4. He", 0, 15), ends_sentence("so, Mr. Harkin", 0, 14)
    (True, False)
    """
    for found in _SENTENCE_END.finditer(body, start, min(end + 8, len(body))):
        if found.start() >= end:
            return False
        before = body[max(0, found.start() - 5) : found.start() + 1]
        if body[found.start()] != "." or not _ABBREVIATION.search(before):
            return True
    return False


def overlaps(span: Range, ranges: list[Range]) -> bool:
    """Whether a stretch touches one of a few others."""
    return any(start < span[1] and end > span[0] for start, end in ranges)
