"""Pairs of the commonest words, which the index has as words of their own.

To find a phrase FTS5 goes through all places of its words, which are half a million for `of`. A
pair of such words stands in few quotes: where a phrase has one, it is looked for there alone. Of
the very commonest it is told, too, beside which other words they stand; these are so many that they
fall into classes.
"""

import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from readnotes.text.folding import fold_words

COMMONEST = frozenset(
    fold_words(
        "the of and to a in that it is was i for on you he be with as by at have are this not but "
        "had his they from she which or we في من على"
    )
)
"""The very commonest words, of which it is told, too, beside which others they stand."""

COMMON = COMMONEST | frozenset(
    fold_words(
        "an there were been one all so if has will would who what when their can more no out up do "
        "said her him my them then than its me could about into أن إلى عن ما لا هذا هذه التي الذي "
        "مع كان لم قد أو"
    )
)
"""The commonest words of English and Arabic prose; with others the index must be made anew."""

JOINT = "\ue000"
"""Before each word of a pair: a letter to FTS5, of no text that is printed."""

_CLASSES = 256
_FIRST_CLASS = 0xE100


def rows_of_pairs(words: Sequence[str]) -> Iterator[list[str]]:
    """Give the pairs of each row of common words; they follow each other wherever the words do.

    >>> rows = rows_of_pairs(["out", "of", "the", "marsh", "of", "all"])
    >>> [[pair.split(JOINT)[1:] for pair in row] for row in rows]
    [[['out', 'of'], ['of', 'the']], [['of', 'all']]]
    """
    for common, row in groupby(words, COMMON.__contains__):
        pairs = pairs_of(list(row)) if common else []
        if pairs:
            yield pairs


def pairs_of(words: Sequence[str]) -> list[str]:
    """Return the pairs that stand in folded words, each as one word.

    >>> [pair.split(JOINT) for pair in pairs_of(["out", "of", "the", "marsh", "of"])]
    [['', 'out', 'of'], ['', 'of', 'the']]
    """
    return [
        f"{JOINT}{first}{JOINT}{second}"
        for first, second in pairwise(words)
        if first in COMMON and second in COMMON
    ]


def neighbours_of(words: Sequence[str]) -> list[str]:
    """Return which of the commonest words stand beside others in folded words, each as one word.

    >>> before, behind = neighbours_of(["marsh", "of", "silence"])
    >>> before == neighbours_of(["marsh", "of"])[0], behind == neighbours_of(["of", "silence"])[0]
    (True, True)
    >>> before == behind, neighbours_of(["out", "of", "the"])
    (False, [])
    """
    found = []
    for first, second in pairwise(words):
        if first in COMMONEST:
            if second not in COMMON:
                found.append(f"{JOINT}{first}{_class_of(second)}")
        elif second in COMMONEST and first not in COMMON:
            found.append(f"{JOINT}{_class_of(first)}{second}")
    return found


def _class_of(word: str) -> str:
    """The same letter for the same word, and for few others."""
    return chr(_FIRST_CLASS + zlib.crc32(word.encode()) % _CLASSES)
