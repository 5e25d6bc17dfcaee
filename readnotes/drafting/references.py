"""Everything in a draft that says where a passage stands: citations, notes, pages typed by hand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from readnotes.citation.cited import CitedItem
from readnotes.drafting.parse import Draft
from readnotes.drafting.typed_pages import TypedPage
from readnotes.drafting.units import Unit, ends_sentence
from readnotes.markup.parse import is_inside

Form = Literal["bracketed", "narrative", "typed", "note"]

_NOTE_REFERENCE = re.compile(r"\[\^([^\]\s\[]{1,80})\](?!:)")


@dataclass(frozen=True, slots=True)
class Reference:
    """One place of a draft that names a source.

    Attributes:
        start, end: Its place, in code points.
        form: `[@a, p. 5]`, `@a [p. 5]`, a page typed by hand, or the number of a note.
        items: What it names.
        in_brackets: Whether it stands behind what it is about, in brackets.
        shown: Where `items` stand in the draft; of a note in its text.
    """

    start: int
    end: int
    form: Form
    items: tuple[CitedItem, ...]
    in_brackets: bool
    shown: tuple[int, int]


class References:
    """The references of a draft in order."""

    def __init__(self, found: Iterable[Reference]) -> None:
        self.all: Sequence[Reference] = sorted(found, key=lambda each: each.start)
        self._starts = [each.start for each in self.all]

    def between(self, start: int, end: int) -> Sequence[Reference]:
        """Those that begin within a stretch of the draft."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def nearest(self, start: int, end: int, place: int, most: int) -> Sequence[Reference]:
        """At most so many of those before and of those from a place on, within a stretch."""
        here = bisect_left(self._starts, place)
        first = max(bisect_left(self._starts, start), here - most)
        last = min(bisect_left(self._starts, end), here + most)
        return self.all[first:last]


def find_references(
    body: str,
    draft: Draft,
    units: Sequence[Unit],
    pages: Iterable[TypedPage],
    about: tuple[str, ...],
) -> References:
    """Find what a draft cites, in order; what stands in a note stands where its number does too.

    A page typed by hand belongs to the source named without a page before it in its sentence,
    else to the one source the review is about, else to none.
    """
    found = [
        Reference(
            each.start,
            each.end,
            "narrative" if each.narrative else "bracketed",
            each.items,
            not each.narrative,
            (each.start, each.end),
        )
        for each in draft.citations
    ]
    found += _typed(body, draft, units, pages, about)
    return References((*found, *_notes(body, draft, units, References(found))))


def _typed(
    body: str,
    draft: Draft,
    units: Sequence[Unit],
    pages: Iterable[TypedPage],
    about: tuple[str, ...],
) -> list[Reference]:
    cited = tuple((each.start, each.end) for each in draft.citations)
    quoted = tuple((each.start, each.end) for each in draft.quotations if not each.block)
    starts = [unit.start for unit in units]
    citation_starts = [start for start, _end in cited]
    found = []
    for page in pages:
        if is_inside(page.start, draft.wordless) or is_inside(page.start, cited):
            continue
        if is_inside(page.start, quoted) and not page.in_brackets:
            continue
        at = bisect_right(starts, page.start) - 1
        if at < 0 or units[at].kind == "heading":
            continue
        key = _named_before(body, draft, citation_starts, units[at], page) or (
            about[0] if len(set(about)) == 1 else None
        )
        if key is not None:
            items = (CitedItem(key, locator=page.locator),)
            span = (page.start, page.end)
            found.append(Reference(*span, "typed", items, page.in_brackets, span))
    return found


def _named_before(
    body: str, draft: Draft, starts: Sequence[int], unit: Unit, page: TypedPage
) -> str | None:
    """The source whose name without a page comes before in the same sentence."""
    at = bisect_left(starts, page.start) - 1
    if at < 0 or draft.citations[at].start < unit.start:
        return None
    citation = draft.citations[at]
    if not citation.narrative or citation.items[0].locator:
        return None
    return None if ends_sentence(body, citation.end, page.start) else citation.items[0].key


def _notes(
    body: str, draft: Draft, units: Sequence[Unit], references: References
) -> list[Reference]:
    notes = {unit.label: unit for unit in units if unit.kind == "note"}
    found: list[Reference] = []
    if not notes:
        return found
    for number in _NOTE_REFERENCE.finditer(body):
        note = notes.get(number[1])
        if note is None or is_inside(number.start(), draft.wordless):
            continue
        items: list[CitedItem] = []
        shown = (note.start, note.end)
        for each in references.between(note.start, note.end):
            items.extend(each.items)
            shown = each.shown
        if items:
            found.append(Reference(number.start(), number.end(), "note", tuple(items), True, shown))
    return found
