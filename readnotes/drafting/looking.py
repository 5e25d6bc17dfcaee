"""A draft read for the check: its quotations judged, the reviewer's own prose, its references."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from readnotes.drafting.alignment import likeness
from readnotes.drafting.attribution import attribute
from readnotes.drafting.block_pieces import Piece, trim
from readnotes.drafting.borrowing import Prose, Run, find_runs, read_prose
from readnotes.drafting.chunks import ReadDraft, read_chunk, read_draft
from readnotes.drafting.matching import NEAR, Match, Reading, make_reading, match
from readnotes.drafting.parse import Draft
from readnotes.drafting.pieces import Judge, Judged
from readnotes.drafting.plain import read_plain
from readnotes.drafting.recorded import Recorded, SourceRecords
from readnotes.drafting.references import References, find_references, names_of
from readnotes.drafting.settling import Settler
from readnotes.drafting.tokens import read_tokens
from readnotes.drafting.units import Unit
from readnotes.markup.parse import Range
from readnotes.text.remembering import Memory

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n){0,80}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_FEWEST_QUOTED = 3
_MOST_NAMING_WORDS = 12


@dataclass(frozen=True, slots=True)
class Look:
    """A draft as the rules see it.

    Attributes:
        judged: Its quotations, in order.
        prose: What is in the reviewer's own words, with the place where each stretch begins.
        runs: The words in each of these that the records have too.
    """

    body: str
    draft: Draft
    references: References
    judged: Sequence[Judged]
    prose: Sequence[tuple[int, Prose]]
    runs: Mapping[Prose, Sequence[Run]]


class Looker:
    """Reads drafts, remembering what it read of them by the words themselves."""

    def __init__(self) -> None:
        self._chunks = Memory[str, ReadDraft]()
        self._runs = Memory[tuple[Prose, Recorded], tuple[Run, ...]]()
        self._readings = Memory[tuple[str, tuple[Range, ...]], Reading]()
        self._matches = Memory[tuple[str, SourceRecords], Match]()
        self._prose = Memory[tuple[str, tuple[Range, ...], tuple[Range, ...]], tuple[Prose, ...]]()

    def look(self, body: str, recorded: Recorded, about: Sequence[str]) -> Look:
        """Read a draft.

        Args:
            body: The draft.
            recorded: The records of its sources.
            about: The keys it is about.
        """
        read = read_draft(body, self._read_chunk)
        draft, units = read.draft, _without_front_matter(body, read.units)
        references = find_references(
            body, draft, units, read.pages, tuple(about), names_of(recorded)
        )
        pieces = attribute(body, draft.quotations, references, units)
        judge = Judge(recorded, self._match, (*about, *draft.keys))
        silent = _Spans(_silent(draft, references))
        singly = [self._judge(body, piece, judge, silent) for piece in pieces]
        judged = Settler(body, singly, recorded, self._match).settle()
        quoted = _Spans(
            (each.piece.outer_start, each.piece.outer_end)
            for each in judged
            if each.reading.words >= _FEWEST_QUOTED
        )
        silent = _Spans((*_silent(draft, references), *draft.code))
        prose = [
            (unit.start, each)
            for unit in units
            if unit.kind != "block"
            for each in self._read_unit(body, unit, quoted, silent)
        ]
        runs = {each: self._find_runs(each, recorded) for _start, each in prose}
        for memory in (self._chunks, self._readings, self._matches, self._prose, self._runs):
            memory.turn()
        return Look(body, draft, references, judged, prose, runs)

    def _judge(self, body: str, piece: Piece, judge: Judge, silent: "_Spans") -> Judged:
        judged = judge.judge(piece, self._read(body, piece, silent))
        if not piece.block or judged.standing not in ("changed", "unrecorded", "uncited"):
            return judged
        # The last line may name who said it, without a dash before the name.
        end = body.rfind("\n", piece.start, piece.end)
        if end < 0 or len(body[end : piece.end].split()) > _MOST_NAMING_WORDS:
            return judged
        start, end = trim(body, piece.start, end)
        shorter = replace(piece, start=start, end=end)
        other = judge.judge(shorter, self._read(body, shorter, silent))
        is_better = other.match.likeness > judged.match.likeness and other.reading.words > 0
        return other if is_better and not _has_words_of(body[end : piece.end], other) else judged

    def _find_runs(self, prose: Prose, recorded: Recorded) -> tuple[Run, ...]:
        return self._runs.ask((prose, recorded), lambda: find_runs(prose, recorded.grams))

    def _read_chunk(self, text: str) -> ReadDraft:
        return self._chunks.ask(text, lambda: read_chunk(text))

    def _match(self, reading: Reading, records: SourceRecords) -> Match:
        key = (reading.plain.text, records)
        return self._matches.ask(key, lambda: match(reading, records))

    def _read(self, body: str, piece: Piece, silent: "_Spans") -> Reading:
        start, end = piece.start, piece.end
        key = (body[start:end], silent.within(start, end))
        found = self._readings.ask(
            key, lambda: make_reading(read_plain(key[0], 0, end - start, key[1]))
        )
        return Reading(found.plain.shifted(start), found.tokens, found.words)

    def _read_unit(
        self, body: str, unit: Unit, quoted: "_Spans", silent: "_Spans"
    ) -> tuple[Prose, ...]:
        start, end = unit.start, unit.end
        key = (body[start:end], quoted.within(start, end), silent.within(start, end))
        return self._prose.ask(
            key, lambda: tuple(read_prose(key[0], 0, end - start, key[1], key[2]))
        )


def _has_words_of(line: str, judged: Judged) -> bool:
    """Whether a line is more of the passage that the lines before it are from."""
    version = judged.match.nearest
    return version is not None and likeness(read_tokens(line), version.tokens) >= NEAR


def _without_front_matter(body: str, units: Sequence[Unit]) -> Sequence[Unit]:
    """The paragraphs of the review itself, not those of a title block that a program reads."""
    found = _FRONT_MATTER.match(body)
    return units if found is None else [unit for unit in units if unit.start >= found.end()]


class _Spans:
    """Stretches of a draft in order, asked for by the stretch they lie in."""

    def __init__(self, spans: Iterable[Range]) -> None:
        self._spans: list[Range] = []
        for start, end in sorted(spans):
            if self._spans and start < self._spans[-1][1]:
                self._spans[-1] = (self._spans[-1][0], max(end, self._spans[-1][1]))
            else:
                self._spans.append((start, end))
        self._starts = [start for start, _end in self._spans]
        self._ends = [end for _start, end in self._spans]

    def within(self, start: int, end: int) -> tuple[Range, ...]:
        """Those that touch a stretch, cut to it, counted from its beginning."""
        first, last = bisect_right(self._ends, start), bisect_left(self._starts, end)
        return tuple(
            (max(begun, start) - start, min(ended, end) - start)
            for begun, ended in self._spans[first:last]
        )


def _silent(draft: Draft, references: References) -> list[Range]:
    """What is no part of the words around it."""
    found = [(each.start, each.end) for each in references.all if each.form != "note"]
    found += [(each.start, each.end) for each in draft.pictures]
    return found
