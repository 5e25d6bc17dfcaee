"""Where found words stand in a passage as it is shown, and the snippet around the first of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from readnotes.text.folding import fold_run_with_places, fold_with_places, split_runs

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
        self._by_first_word: defaultdict[str, list[Term]] = defaultdict(list)
        for term in terms:
            if len(term.words) > 1 or not term.prefix:
                self._by_first_word[term.words[0]].append(term)
        self._phrases = any(len(term.words) > 1 for term in terms)
        self._known_runs: set[str] = set()
        self._found_in: dict[str, tuple[tuple[int, int], ...]] = {}
        beginnings = (term for term in terms if len(term.words) == 1 and term.prefix)
        self._beginnings = tuple(term.words[0] for term in beginnings)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return where the terms stand in a text."""
        if not self._by_first_word and not self._beginnings:
            return []
        ranges: list[tuple[int, int]] = []
        for start, end in self._find_phrases(text) if self._phrases else self._find_single(text):
            start, end = _cover_word(text, start, end)
            if ranges and start < ranges[-1][1]:
                ranges[-1] = (ranges[-1][0], max(end, ranges[-1][1]))
            else:
                ranges.append((start, end))
        return ranges

    def _find_single(self, text: str) -> Iterator[tuple[int, int]]:
        """Give the places of single words; most runs of a text have none, and are known."""
        runs, places = split_runs(text)
        for run in set(runs) - self._known_runs:
            self._learn(run)
        if self._found_in.keys().isdisjoint(runs):
            return
        for run, at in zip(runs, places, strict=False):
            for start, end in self._found_in.get(run, ()):
                yield at + start, at + end

    def _learn(self, run: str) -> None:
        """Look once for the words that a run has."""
        self._known_runs.add(run)
        found = tuple(
            (start, end)
            for word, start, end in fold_run_with_places(run)
            if word in self._by_first_word or word.startswith(self._beginnings)
        )
        if found:
            self._found_in[run] = found

    def _find_phrases(self, text: str) -> Iterator[tuple[int, int]]:
        places = fold_with_places(text)
        words = [word for word, _start, _end in places]
        for first, last in sorted(self._find_words(words)):
            yield places[first][1], places[last][2]

    def _find_words(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Give the first and last word's index of every occurrence of every term."""
        for index, word in enumerate(words):
            if word.startswith(self._beginnings):
                yield index, index
            for term in self._by_first_word.get(word, ()):
                last = index + len(term.words) - 1
                if tuple(words[index:last]) == term.words[:-1] and last < len(words):
                    wanted = term.words[-1]
                    if words[last] == wanted or (term.prefix and words[last].startswith(wanted)):
                        yield index, last


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
