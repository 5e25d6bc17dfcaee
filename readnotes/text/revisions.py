"""What changed between two states of a text: paragraph by paragraph, word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_PARAGRAPH = re.compile(r"(?:[ \t]*\n)*[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_WORD = re.compile(r"\w+|[^\w\s]+$")
_TOKEN = re.compile(r"\w+(?:[’'\-]\w+)*|\s+|[^\w\s]")
_ALIKE = 0.3
_MOST_PAIRED = 80
_MOST_TOKENS = 4_000
_MOST_PARAGRAPHS = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both states have, or only the older (`removed`), or only the newer (`added`)."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """One paragraph in both states.

    Attributes:
        old, new: Its words, without the blank lines around it; None where it is not there.
        start, end: Its place in the newer text, in code points; both are the place it would have
            where it is not there.
    """

    old: str | None
    new: str | None
    start: int
    end: int

    @property
    def is_same(self) -> bool:
        """Whether nothing changed."""
        return self.old == self.new

    def pieces(self) -> tuple[Piece, ...]:
        """Its words in order, each as what became of it.

        >>> change = ParagraphChange("He is here.", "He was here.", 0, 12)
        >>> [(each.kind, each.text) for each in change.pieces()]
        [('same', 'He '), ('removed', 'is'), ('added', 'was'), ('same', ' here.')]
        """
        if self.is_same:
            return (Piece("same", self.old or ""),)
        return tuple(_compare_words(self.old or "", self.new or ""))


def compare_texts(old: str, new: str) -> tuple[ParagraphChange, ...]:
    """Compare two states of a text; paragraphs end at blank lines, which are not compared.

    >>> [(each.old, each.new) for each in compare_texts("One.\\n\\nTwo.", "One.\\n\\nTwo more.")]
    [('One.', 'One.'), ('Two.', 'Two more.')]
    """
    before = [words for words, _start, _end in _paragraphs(old)]
    after = list(_paragraphs(new))
    changes: list[ParagraphChange] = []
    place = 0
    for first, second in _pair(before, [words for words, _start, _end in after]):
        if second is None:
            changes.append(ParagraphChange(before[first or 0], None, place, place))
            continue
        words, start, end = after[second]
        earlier = None if first is None else before[first]
        changes.append(ParagraphChange(earlier, words, start, end))
        place = end
    return tuple(changes)


def _paragraphs(text: str) -> Iterator[tuple[str, int, int]]:
    for found in _PARAGRAPH.finditer(text):
        words = found[0].lstrip("\n")
        # Lines of nothing but blanks belong to the gap before; the indent of a line to it.
        while "\n" in words and not words.partition("\n")[0].strip():
            words = words.partition("\n")[2].lstrip("\n")
        words = words.rstrip()
        start = found.end() - len(found[0]) + found[0].rfind(words)
        yield words, start, start + len(words)


Pair = tuple[int | None, int | None]


def _pair(old: Sequence[str], new: Sequence[str]) -> Iterator[Pair]:
    """Which paragraph became which, in the order of both texts."""
    for kind, a, b, c, d in _runs(old, new):
        if kind == "equal":
            yield from zip(range(a, b), range(c, d), strict=True)
        else:
            yield from _pair_alike(old, new, (a, b), (c, d))


def _runs(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """The runs of equal and of other paragraphs; what both texts begin and end with costs nothing.

    Beyond so many paragraphs between, they are one run: comparing them would take too long.
    """
    least = min(len(old), len(new))
    head = next((n for n in range(least) if old[n] != new[n]), least)
    rest = least - head
    tail = next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)
    ends = len(old) - tail, len(new) - tail
    runs = [("equal", 0, head, 0, head)]
    if ends[0] - head + ends[1] - head > _MOST_PARAGRAPHS:
        runs.append(("replace", head, ends[0], head, ends[1]))
    else:
        matcher = SequenceMatcher(None, old[head : ends[0]], new[head : ends[1]], autojunk=False)
        runs += [
            (kind, a + head, b + head, c + head, d + head)
            for kind, a, b, c, d in matcher.get_opcodes()
        ]
    return [*runs, ("equal", ends[0], len(old), ends[1], len(new))]


def _pair_alike(
    old: Sequence[str], new: Sequence[str], olds: tuple[int, int], news: tuple[int, int]
) -> Iterator[Pair]:
    """Pairs paragraphs that share words, so that their sum is the greatest; the rest stay alone."""
    (a, b), (c, d) = olds, news
    if max(b - a, d - c) > _MOST_PAIRED:
        both = min(b - a, d - c)
        yield from zip(range(a, a + both), range(c, c + both), strict=True)
        yield from ((n, None) for n in range(a + both, b))
        yield from ((None, n) for n in range(c + both, d))
        return
    words_old = [Counter(_WORD.findall(each)) for each in old[a:b]]
    words_new = [Counter(_WORD.findall(each)) for each in new[c:d]]
    best = [[0.0] * (d - c + 1) for _ in range(b - a + 1)]
    for i in range(b - a - 1, -1, -1):
        for j in range(d - c - 1, -1, -1):
            likeness = _likeness(words_old[i], words_new[j])
            paired = likeness + best[i + 1][j + 1] if likeness >= _ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < b - a and j < d - c:
        if best[i][j] == best[i + 1][j]:
            yield a + i, None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, c + j
            j += 1
        else:
            yield a + i, c + j
            i, j = i + 1, j + 1
    yield from ((n, None) for n in range(a + i, b))
    yield from ((None, n) for n in range(c + j, d))


def _likeness(a: Counter[str], b: Counter[str]) -> float:
    total = a.total() + b.total()
    return 2 * (a & b).total() / total if total else 0.0


def _compare_words(old: str, new: str) -> Iterator[Piece]:
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(a) + len(b) > _MOST_TOKENS:
        yield from (piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text)
        return
    removed = added = ""
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = "".join(a[i:j]), "".join(b[k:m])
        if kind != "equal":
            removed, added = removed + gone, added + come
        elif not gone.strip() and (removed or added) and j < len(a):
            # A blank alone between two changes would only cut them into shreds.
            removed, added = removed + gone, added + gone
        else:
            yield from _changed(removed, added)
            yield Piece("same", gone)
            removed = added = ""
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Piece]:
    if removed == added:
        if removed:
            yield Piece("same", removed)
        return
    if removed:
        yield Piece("removed", removed)
    if added:
        yield Piece("added", added)
