"""Where found words stand in a passage as it is shown, and the snippet around the first of them."""

import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readnotes.text.folding import fold_run_with_places, fold_runs, places_of_runs

_OPENING, _CLOSING = "[{", "]}"


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that were searched for: one word, or several that follow each other.

    Attributes:
        words: At least one folded word, in order.
        prefix: Whether the last word need only begin so.
    """

    words: tuple[str, ...]
    prefix: bool = False


def find_highlights(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Return where the terms stand in a text, as [start, end) code points, in order, merged.

    Whole words are covered as they are shown, with their combining marks; an editorial bracket
    is covered when it changes letters of the word (`[D]espite`), not when it stands around it
    (`[sic]`). A phrase is one range from its first word to its last.

    >>> find_highlights("“[D]espite” the café", [Term(("despite",)), Term(("caf",), prefix=True)])
    [(1, 10), (16, 20)]
    """
    return Marker(terms).find(text)


class Marker:
    """Finds the same terms in many texts, as `find_highlights` does in one.

    Args:
        terms: To be found.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        single = [term for term in terms if len(term.words) == 1]
        self._words = frozenset(term.words[0] for term in single if not term.prefix)
        self._beginnings = tuple(term.words[0] for term in single if term.prefix)
        self._phrases: defaultdict[str, list[Term]] = defaultdict(list)
        for term in terms:
            if len(term.words) > 1:
                self._phrases[term.words[0]].append(term)
        self._is_idle = not terms

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where the terms stand in a text."""
        if self._is_idle:
            return []
        runs, folded = fold_runs(text)
        words = folded.split()
        found = (
            [*self._single(words), *self._in_row(words)] if self._phrases else self._single(words)
        )
        if not found:
            return []
        located = _Located(text, runs, folded, len(words))
        ranges: list[tuple[int, int]] = []
        for first, last in sorted(found):
            start, end = _cover_word(text, located.start_of(first), located.end_of(last))
            if ranges and start < ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        return ranges

    def _single(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Single words that stand among others, each by its index, twice."""
        whole, beginnings = self._words, self._beginnings
        if not beginnings:
            return [(at, at) for at, word in enumerate(words) if word in whole]
        return [
            (at, at)
            for at, word in enumerate(words)
            if word.startswith(beginnings) or word in whole
        ]

    def _in_row(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Words that follow each other, by the indexes of the first and the last."""
        for first, word in enumerate(words):
            for term in self._phrases.get(word, ()):
                last = first + len(term.words) - 1
                if tuple(words[first:last]) == term.words[:-1] and last < len(words):
                    wanted = term.words[-1]
                    if words[last] == wanted or (term.prefix and words[last].startswith(wanted)):
                        yield first, last


class _Located:
    """Where the folded words of a text stand in it.

    Args:
        text: It.
        runs: Its runs.
        folded: They, folded.
        count: How many folded words there are.
    """

    def __init__(self, text: str, runs: Sequence[str], folded: str, count: int) -> None:
        self._runs = runs
        self._starts = places_of_runs(text, runs)
        lines = folded.split("\n")
        # Nearly always each run is one word.
        self._run_of: Sequence[int] = range(count)
        if count != len(runs) or not all(map(str.strip, lines)):
            self._run_of = [n for n, line in enumerate(lines) for _word in line.split()]

    def start_of(self, word: int) -> int:
        """The code point at which a word begins, given by its index."""
        return self._place(word)[0]

    def end_of(self, word: int) -> int:
        """The code point behind it."""
        return self._place(word)[1]

    def _place(self, word: int) -> tuple[int, int]:
        run = self._run_of[word]
        within = word - bisect_left(self._run_of, run)
        _word, start, end = fold_run_with_places(self._runs[run])[within]
        return self._starts[run] + start, self._starts[run] + end


def make_snippet(text: str, highlights: Sequence[tuple[int, int]], width: int) -> str:
    """Return one line of at most `width` code points around the first highlight.

    White space becomes single blanks, the cut is made between words where it can be, and `…`
    stands where something was left out. Without highlights the snippet is the beginning.

    >>> make_snippet("They had all heard of the siege before it began.", [(26, 31)], 28)
    '…of the siege before it…'
    """
    if len(text) <= width:
        return " ".join(text.split())
    first, last = highlights[0] if highlights else (0, 0)
    room = max(width - 2, 0)
    start = max(0, min(first - max(room - (last - first), 0) // 2, len(text) - room))
    end = min(start + room, len(text))
    if start > 0:
        start = _next_word(text, start, first)
    if end < len(text):
        end = _word_end(text, max(last, start), end)
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    return (before + " ".join(text[start:end].split()) + after)[: max(width, 0)]


def _cover_word(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range by the marks on its last letter and by brackets that it tears apart."""
    while end < len(text) and unicodedata.category(text[end])[0] == "M":
        end += 1
    unopened = unclosed = 0
    for char in text[start:end]:
        if char in _OPENING:
            unclosed += 1
        elif char in _CLOSING:
            unopened, unclosed = (unopened, unclosed - 1) if unclosed else (unopened + 1, 0)
    if unopened and start > 0 and text[start - 1] in _OPENING:
        start -= 1
    if unclosed and end < len(text) and text[end] in _CLOSING:
        end += 1
    return start, end


def _next_word(text: str, start: int, limit: int) -> int:
    """Return where the first whole word at or after `start` begins, or `start` if none fits."""
    if text[start - 1].isspace():
        return start
    for index in range(start, limit):
        if text[index].isspace():
            return index + 1
    return start


def _word_end(text: str, limit: int, end: int) -> int:
    """Return where the last whole word before `end` stops, or `end` if none fits."""
    if text[end].isspace():
        return end
    for index in range(end - 1, limit - 1, -1):
        if text[index].isspace():
            return index
    return end
