"""Which alphabets a text is written in, beside the Latin one.

The index has them as words of their own: what begins with an Arabic letter is looked for in the
passages that have Arabic at all.
"""

import re

from readnotes.text.pairs import JOINT

#: Of the Unicode blocks of 256 characters: from Greek to the last of the letters that are few.
_FIRST, _END = 0x03, 0x20
_OTHER = re.compile(f"[{chr(_FIRST << 8)}-{chr((_END << 8) - 1)}]")


def alphabet_of(word: str) -> str | None:
    """Return the alphabet of a folded word, as a word of the index; None for Latin and for signs.

    >>> alphabet_of("marsh"), alphabet_of("в") == alphabet_of("город")
    (None, True)
    """
    block = ord(word[0]) >> 8
    return f"{JOINT}a{block}" if _FIRST <= block < _END else None


def alphabet_words(text: str) -> list[str]:
    """Return those of a folded text.

    >>> len(alphabet_words("marsh город سجن باب"))
    2
    """
    if text.isascii() or _OTHER.search(text) is None:
        return []
    return sorted({each for word in text.split() if (each := alphabet_of(word)) is not None})
