"""Pairs of the commonest words and their neighbours, which the index has as words of their own.

To find a phrase FTS5 goes through all places of its words, which are half a million for `of`. A
pair of a common word and the next stands in few quotes: where a phrase has one, it is looked for
there alone. All pairs of a text stand in its order, so that those of a phrase stand in a row.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from readnotes.text.folding import fold_words

COMMONEST = frozenset(
    fold_words(
        "the of and to a in that it is was i for on you he be with as by at have are this not but "
        "had his they from she which or we في من على"
    )
)
"""The very commonest words: each is told with whatever word stands before and behind it."""

COMMON = COMMONEST | frozenset(
    fold_words(
        "an there were been one all so if has will would who what when their can more no out up do "
        "said her him my them then than its me could about into أن إلى عن ما لا هذا هذه التي الذي "
        "مع كان لم قد أو"
    )
)
"""The commonest words of English and Arabic prose, of which two together are told.

With others the index must be made anew.
"""

JOINT = "\ue000"
"""Before each word of a pair: a letter to FTS5, of no text that is printed."""

BETWEEN = JOINT
"""Stands between the pairs of two texts, so that no row goes from one to the next."""


class Row(NamedTuple):
    """Pairs that follow each other.

    Attributes:
        pairs: Each as one word.
        prefix: Whether the last need only begin so.
    """

    pairs: list[str]
    prefix: bool = False


def pairs_of(words: Sequence[str]) -> list[str]:
    """Return the pairs that stand in folded words, each as one word, in their order.

    >>> pairs = pairs_of(["wade", "out", "of", "the", "marsh", "again"])
    >>> [pair.split(JOINT)[1:] for pair in pairs]
    [['out', 'of'], ['of', 'the'], ['the', 'marsh']]
    """
    return [
        f"{JOINT}{first}{JOINT}{second}"
        for first, second in pairwise(words)
        if first in COMMONEST or second in COMMONEST or (first in COMMON and second in COMMON)
    ]


def rows_of_pairs(words: Sequence[str], *, prefix: bool = False) -> list[Row]:
    """Return the pairs that follow each other in the index wherever folded words do.

    Args:
        words: The words.
        prefix: Whether the last need only begin so.

    >>> rows = rows_of_pairs(["out", "of", "the", "marsh", "sank", "to", "hi"], prefix=True)
    >>> [(len(row.pairs), row.prefix) for row in rows]
    [(3, False), (2, True)]
    """
    told = [pairs_of(two) for two in pairwise(words)]
    if prefix and told and words[-2] not in COMMONEST:
        # Whether it is told depends on how the last word goes on.
        told[-1] = []
    rows = [Row([pair for [pair] in row]) for is_told, row in groupby(told, bool) if is_told]
    if prefix and told and told[-1]:
        rows[-1] = Row(rows[-1].pairs, prefix=True)
    return rows


def tell_all(words: Sequence[str], rows: Sequence[Row]) -> bool:
    """Whether the rows of words stand nowhere but where the words do.

    Behind one of the very commonest something is always told, and would stand between.

    >>> beside, apart = ["marsh", "of", "the", "moon"], ["of", "marsh", "moon"]
    >>> tell_all(beside, rows_of_pairs(beside)), tell_all(apart, rows_of_pairs(apart))
    (True, False)
    """
    is_one = len(rows) == 1 and len(rows[0].pairs) == len(words) - 1
    return is_one and COMMONEST.issuperset(words[1:-1])
