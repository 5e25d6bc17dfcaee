"""How much of a text a word is, in steps, which the index has as words of their own.

By bm25 a word says the more about a text, the more often it stands in it and the shorter the
text is: `depth_of` brings both together. A word that stands more than once goes into the index
with its depth, and every text with the depth of the words that stand in it once. So the best of a
million texts are found without a look at the others (`search/densest.py`).
"""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from readnotes.text.folding import fold_words
from readnotes.text.pairs import JOINT

DEPTHS = 64
"""Depths are below it, 0 is the densest; with other ones the index must be made anew."""

LEAST = {
    **dict.fromkeys(fold_words("the of and"), 4),
    **dict.fromkeys(fold_words("to a in that he was it is his في من على"), 3),
}
"""The very commonest words stand so often in many texts; only from there on they are told."""

_STEP = math.log(1.08)

USUAL_LENGTH = 90
"""Of a passage, in words; bm25 takes a third of it for what is beside the words of a short one."""

_BESIDE = USUAL_LENGTH // 3


@lru_cache(maxsize=10_000)
def depth_of(count: int, length: int) -> int:
    """Return how far down a word stands that is met so often among so many words.

    >>> depth_of(3, 20) < depth_of(2, 20) < depth_of(1, 20) < depth_of(1, 40)
    True
    >>> depth_of(1, 1_000_000) == DEPTHS - 1
    True
    """
    return min(int(math.log((length + _BESIDE) / count) / _STEP), DEPTHS - 1)


def depth_words(words: Sequence[str]) -> list[str]:
    """Return the words that the index has beside those of a text, given folded.

    >>> [each.split(JOINT)[1:] for each in depth_words(["marsh", "the", "marsh"])]
    [['45'], ['marsh', '36']]
    """
    if not words:
        return []
    length = len(words)
    counts = Counter(words)
    found = [once_at(depth_of(1, length))]
    if len(counts) < length:
        again = [(word, count) for word, count in counts.items() if count > 1]
        found += [
            again_at(word, depth_of(count, length))
            for word, count in again
            if count >= LEAST.get(word, 2)
        ]
    return found


def once_at(depth: int) -> str:
    """The word of texts in which what stands once stands at this depth."""
    return f"{JOINT}{depth}"


def again_at(word: str, depth: int) -> str:
    """The word of texts in which a word stands again and again, at this depth."""
    return f"{JOINT}{word}{JOINT}{depth}"
