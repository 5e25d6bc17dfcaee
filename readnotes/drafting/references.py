"""Everything in a draft that says where a passage stands: citations, notes, pages typed by hand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from readnotes.citation.cited import CitedItem
from readnotes.drafting.parse import Draft
from readnotes.drafting.recorded import Recorded
from readnotes.drafting.typed_pages import TypedPage
from readnotes.drafting.units import Unit, ends_sentence
from readnotes.markup.parse import is_inside

Form = Literal["bracketed", "narrative", "typed", "note"]

NO_NAMES: Mapping[str, str] = {}
_LONGEST_NAMING = 400
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
        is_loose: Whether it may be no reference at all.
    """

    start: int
    end: int
    form: Form
    items: tuple[CitedItem, ...]
    in_brackets: bool
    shown: tuple[int, int]
    is_loose: bool = False


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
    names: Mapping[str, str] = NO_NAMES,
) -> References:
    """Find what a draft cites, in order; what stands in a note stands where its number does too.

    A page typed by hand belongs to the source named without a page before it in its sentence, by
    its key or its author's family name, else to the one source the review is about, else to none.
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
    found += _typed(body, draft, units, pages, about, names)
    return References((*found, *_notes(body, draft, units, References(found))))


def _typed(
    body: str,
    draft: Draft,
    units: Sequence[Unit],
    pages: Iterable[TypedPage],
    about: tuple[str, ...],
    names: Mapping[str, str],
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
        keys = _keys_of(body, draft, citation_starts, units[at], page, about, names)
        if keys:
            items = tuple(CitedItem(key, locator=page.locator) for key in keys)
            span = (page.start, page.end)
            found.append(Reference(*span, "typed", items, page.in_brackets, span, page.is_loose))
    return found


def names_of(recorded: Recorded) -> Mapping[str, str]:
    """The citation keys of the sources by what a sentence calls them, where it tells.

    That is the first author's family name, and the title.
    """
    found: dict[str, set[str]] = {}
    for records in recorded.all:
        source = records.source
        names = [each.family or each.literal for each in source.contributors[:1]]
        names += [source.title, source.title.partition(":")[0]]
        for name in filter(None, names):
            found.setdefault(name, set()).add(source.key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _keys_of(
    body: str,
    draft: Draft,
    starts: Sequence[int],
    unit: Unit,
    page: TypedPage,
    about: tuple[str, ...],
    names: Mapping[str, str],
) -> tuple[str, ...]:
    """The source a page typed by hand belongs to; several where the sentence names several."""
    if page.is_bare and page.name:
        return _called(page.name.strip(" ,;:*_\u00a0"), names)
    named = _named_before(body, draft, starts, unit, page)
    if named is not None:
        return (named,)
    bracket = max(body.rfind("(", unit.start, page.start), page.start - _LONGEST_NAMING)
    if page.in_brackets and bracket >= unit.start:
        inside = _families(body[bracket : page.start], names)
        if inside:
            return (inside[0][1],)
    if len(set(about)) == 1:
        return about[:1]
    before = body[max(unit.start, page.start - _LONGEST_NAMING) : page.start]
    found = (
        key
        for place, key in _families(before, names)
        if not ends_sentence(before, place, len(before))
    )
    return tuple(dict.fromkeys(found))


def _called(name: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """The key of what a bracket calls by its name, or by the first words of its title."""
    if name in names:
        return (names[name],)
    keys = {key for each, key in names.items() if each.startswith(f"{name} ")}
    return tuple(keys) if len(keys) == 1 else ()


def _families(words: str, names: Mapping[str, str]) -> list[tuple[int, str]]:
    """Where some words name an author or title, with its key, the last named first."""
    places = ((_last_place(words, name), key) for name, key in names.items())
    return sorted((each for each in places if each[0] >= 0), reverse=True)


def _last_place(words: str, name: str) -> int:
    """Where a name stands last as a word of its own; -1 where it does not."""
    end = len(words)
    while (place := words.rfind(name, 0, end)) >= 0:
        around = words[place - 1 : place] + words[place + len(name) : place + len(name) + 1]
        if not any(map(str.isalnum, around)):
            return place
        end = place + len(name) - 1
    return -1


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
