"""Where found words stand in a passage as it is shown, and the snippet around the first of them."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from readnotes.text.folded_text import FoldedText

_OPENING, _CLOSING = "[{", "]}"

Highlight = Callable[[str, str], list[tuple[int, int]]]
"""Gives for a field of a quote and what stands in it [start, end) code points to be marked.

They come in order and do not overlap. Which fields there are says `search/marking.py`.
"""


def no_highlight(_field: str, _words: str) -> list[tuple[int, int]]:
    """Mark nothing."""
    return []


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
        folded = FoldedText(text)
        found = self._single(folded.words)
        if self._phrases:
            found += self._in_row(folded.words)
            found.sort()
        ranges: list[tuple[int, int]] = []
        for first, last in found:
            start, end = folded.place_of(first)
            if last != first:
                end = folded.place_of(last)[1]
            start, end = _cover_word(text, start, end)
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
        for word in self._phrases.keys() & words:
            first = -1
            for _ in range(words.count(word)):
                first = words.index(word, first + 1)
                for term in self._phrases[word]:
                    if _stand_in(words, first, term):
                        yield first, first + len(term.words) - 1


def _stand_in(words: Sequence[str], first: int, term: Term) -> bool:
    """Whether the words of a phrase are those from one on."""
    last = first + len(term.words) - 1
    if last >= len(words) or tuple(words[first:last]) != term.words[:-1]:
        return False
    wanted = term.words[-1]
    return words[last] == wanted or (term.prefix and words[last].startswith(wanted))


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
