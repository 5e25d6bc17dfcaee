"""Words of a recorded passage that stand in a draft without quotation marks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import render_pandoc, write_locator
from readnotes.domain.passages import Passage
from readnotes.drafting.findings import Finding
from readnotes.drafting.plain import read_plain
from readnotes.drafting.recorded import GRAM, RUN, Grams, SourceRecords
from readnotes.markup.parse import Range
from readnotes.text.folding import fold

_MOST_PLACES = 50
_WORD = re.compile(r"\w(?:[^\s—–―…/“”„«»\"()]*\w)?")


@dataclass(frozen=True, slots=True, eq=False)
class Prose:
    """A stretch of the reviewer's own prose, between quotations.

    Attributes:
        words: Folded, in order.
        spans: Where each stands, in code points.
    """

    words: Sequence[str]
    spans: Sequence[Range]


def read_prose(
    body: str, start: int, end: int, quoted: Sequence[Range], silent: Sequence[Range]
) -> Iterator[Prose]:
    """The stretches of a paragraph that are the reviewer's own.

    Args:
        body: The draft.
        start, end: The paragraph.
        quoted: What it quotes, in order; no run of words goes over it.
        silent: Citations and the like, in order; a run goes on behind them.
    """
    position = start
    for first, last in (*quoted, (end, end)):
        if first - position >= RUN:
            yield _read_stretch(body, position, first, silent)
        position = max(position, last)


def _read_stretch(body: str, start: int, end: int, silent: Sequence[Range]) -> Prose:
    plain = read_plain(body, start, end, tuple(silent))
    words: list[str] = []
    spans: list[Range] = []
    for found in _WORD.finditer(plain.text):
        folded = _folded(found[0])
        if folded:
            span = (plain.origin(found.start()), plain.origin_of_end(found.end()))
            words.extend(folded)
            spans.extend([span] * len(folded))
    return Prose(words, spans)


@lru_cache(maxsize=65_536)
def _folded(word: str) -> tuple[str, ...]:
    return tuple(fold(word).split())


def grams_of(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every row of `GRAM` words with the place of its first.

    >>> list(grams_of(["a", "b", "c", "d", "e"]))
    [(0, 'a b c d'), (1, 'b c d e')]
    """
    for place in range(len(words) - GRAM + 1):
        yield place, " ".join(words[place : place + GRAM])


def common_run(
    words: Sequence[str], at: int, recorded: Sequence[str], recorded_at: int
) -> Range | None:
    """The words around two equal places that are the same, from to, if they are `RUN` or more.

    >>> ours, theirs = "so a b c d e f g h".split(), "a b c d e f g h i".split()
    >>> common_run(ours, 3, theirs, 2), common_run(ours[:7], 3, theirs, 2)
    ((1, 9), None)
    """
    first, recorded_first = at, recorded_at
    while first and recorded_first and words[first - 1] == recorded[recorded_first - 1]:
        first, recorded_first = first - 1, recorded_first - 1
    last, recorded_last = at, recorded_at
    most = min(len(words) - last, len(recorded) - recorded_last)
    for _step in range(most):
        if words[last] != recorded[recorded_last]:
            break
        last, recorded_last = last + 1, recorded_last + 1
    return (first, last) if last - first >= RUN else None


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row of a stretch of prose that a passage has too, from the first, to the last."""

    first: int
    last: int
    records: SourceRecords
    passage: Passage


def find_runs(prose: Prose, grams: Grams) -> tuple[Run, ...]:
    """Every run of `RUN` words or more that a stretch shares with the recorded passages."""
    found: list[Run] = []
    done = 0
    for at, gram in grams_of(prose.words):
        if at + GRAM > done and gram in grams:
            run = _longest_run(prose.words, at, grams[gram])
            if run is not None and run.last > done:
                found.append(run)
                done = run.last
    return tuple(found)


def _longest_run(
    words: Sequence[str], at: int, places: Sequence[tuple[SourceRecords, int, int]]
) -> Run | None:
    best: Run | None = None
    for records, which, place in places[:_MOST_PLACES]:
        number, recorded = records.folded[which]
        run = common_run(words, at, recorded, place)
        if run is not None and (best is None or run[1] - run[0] > best.last - best.first):
            best = Run(*run, records, records.passages[number])
    return best


def find_borrowings(
    body: str,
    prose: Sequence[tuple[int, Prose]],
    runs: Mapping[Prose, Sequence[Run]],
) -> Iterator[Finding]:
    """What stands in a draft without quotation marks and in a record too.

    Args:
        body: The draft.
        prose: Its stretches, each with the place its spans are counted from.
        runs: The words each shares with the records.
    """
    for begun, stretch in prose:
        for run in runs[stretch]:
            start = begun + stretch.spans[run.first][0]
            end = begun + stretch.spans[run.last - 1][1]
            source = run.records.source
            locator = write_locator(run.passage.locator, timed=source.timed)
            citation = render_pandoc([CitedItem(source.key, locator=locator)])
            words = body[start:end]
            yield Finding(
                *("borrowing", start, end, 0, words, source.key, locator or None),
                run.passage.text,
                f"“{words}” {citation}",
            )
