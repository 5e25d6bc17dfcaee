"""Which way a paragraph runs."""

import unicodedata
from itertools import islice

LETTERS_LOOKED_AT = 2000
_FIRST_STRONG_ISOLATE, _END_OF_ISOLATE = "\u2068", "\u2069"


def is_right_to_left(paragraph: str) -> bool:
    """Whether a paragraph runs right to left: its first strong letter decides.

    Source: Unicode Standard Annex 9, rules P2 and P3, without its isolates.

    >>> is_right_to_left("— 39: الزمان in Arabic"), is_right_to_left("Al-Zaman (الزمان)")
    (True, False)
    """
    for letter in islice(paragraph, LETTERS_LOOKED_AT):
        strength = unicodedata.bidirectional(letter)
        if strength == "L":
            return False
        if strength in ("R", "AL"):
            return True
    return False


def isolate(words: str) -> str:
    """Words that run their own way, and leave the order of what stands around them as it is.

    >>> isolate("so") == "\u2068so\u2069"
    True
    """
    return f"{_FIRST_STRONG_ISOLATE}{words}{_END_OF_ISOLATE}"
