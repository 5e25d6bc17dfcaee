"""Whether two passages are the same passage, so that one already in the library is recognised."""

from collections import Counter
from difflib import SequenceMatcher
from typing import Literal

from readnotes.text.folding import GAP

_LEAST_WORDS_CONTAINED = 4
_ALIKE = 0.9
_WORTH_A_LOOK = 0.6
_SHORT = 600
_LONG = 3_000


def same_passage(a: str, b: str) -> Literal["equal", "contained", "contains", "alike"] | None:
    """Say how two folded passages are the same one, or None if they are not.

    `contained` means that `a` is a part of `b`, `contains` the reverse; the part has at least
    four words, since a shorter one stands in many passages. Words around an omission mark must
    all be there in their order. `alike` means that nine tenths of both agree: by letters up to 600
    code points, by words above, and above 3,000 words without regard to their order.

    >>> same_passage("nobody spoke of it ꙮ again", "for years nobody spoke of it then or again")
    'contained'
    """
    words_a, words_b = a.split(), b.split()
    if not words_a or not words_b:
        return None
    if words_a == words_b:
        return "equal"
    if _is_contained(words_a, words_b):
        return "contained"
    if _is_contained(words_b, words_a):
        return "contains"
    return "alike" if _are_alike(words_a, words_b) else None


def _is_contained(part: list[str], whole: list[str]) -> bool:
    words = len(part) - part.count(GAP)
    if words < _LEAST_WORDS_CONTAINED or words > len(whole):
        return False
    text = f" {' '.join(whole)} "
    position = 0
    for piece in " ".join(part).split(GAP):
        wanted = f" {piece.strip()} "
        if not wanted.strip():
            continue
        found = text.find(wanted, position)
        if found < 0:
            return False
        position = found + len(wanted) - 1
    return True


def _are_alike(a: list[str], b: list[str]) -> bool:
    total = len(a) + len(b)
    if 2 * min(len(a), len(b)) < _WORTH_A_LOOK * total:
        return False
    shared = 2 * sum((Counter(a) & Counter(b)).values()) / total
    if shared < _WORTH_A_LOOK:
        return False
    text_a, text_b = " ".join(a), " ".join(b)
    if max(len(text_a), len(text_b)) <= _SHORT:
        matcher = SequenceMatcher(None, text_a, text_b, autojunk=False)
        return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
    if shared < _ALIKE:
        return False
    return total > 2 * _LONG or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
