"""Counting words, the direction of a text, and names in plain ASCII letters."""

import re
import unicodedata
from typing import Literal

from readnotes.text.folding import fold

_WORD_BORDERS = str.maketrans(dict.fromkeys("—―…", " "))
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")

# The usual newspaper spelling without accents; a reader could type it for a citation key.
_CYRILLIC = (
    "а=a б=b в=v г=g ґ=g д=d ђ=dj е=e є=ye ж=zh з=z и=i й=i і=i ј=j к=k л=l љ=lj м=m н=n њ=nj "
    "о=o п=p р=r с=s т=t ћ=c у=u ф=f х=kh ц=ts ч=ch џ=dz ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya"
)
_ARABIC = (
    "ا=a ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z "
    "ع=a غ=gh ف=f ق=q ك=k گ=g ل=l م=m ن=n ه=h و=w ي=y ء="
)
_TO_ASCII = str.maketrans(dict(pair.split("=") for pair in f"{_CYRILLIC} {_ARABIC}".split()))


def count_words(text: str) -> int:
    """Count words as a word processor does: between blanks, if they hold a letter or a digit.

    >>> count_words("It wasn’t a well-known siege … in 2014—or was it?")
    10
    """
    words = text.translate(_WORD_BORDERS).split()
    return sum(1 for word in words if word.isalnum() or _LETTER_OR_DIGIT.search(word))


LONGEST_SLUG = 60
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def ascii_name(text: str) -> str:
    """Return a name in small ASCII letters and digits, as a citation key needs it.

    Latin letters lose their marks, Cyrillic and Arabic ones are transliterated; of other scripts
    nothing is left, so the result may be empty.

    >>> [ascii_name(name) for name in ("Žižek", "Ørsted", "Weiß", "O’Brien", "Чехов", "محمد")]
    ['zizek', 'orsted', 'weiss', 'obrien', 'chekhov', 'mhmd']
    """
    letters = fold(text).translate(_TO_ASCII)
    return "".join(letter for letter in letters if letter.isascii() and letter.isalnum())


def slug(text: str, most: int = LONGEST_SLUG) -> str:
    """Return words as part of a file's name: small ASCII letters and digits with hyphens between.

    >>> slug("“The Kidnapping Trade”, again")
    'the-kidnapping-trade-again'
    """
    words = (ascii_name(word) for word in _BETWEEN_WORDS.split(text))
    return "-".join(word for word in words if word)[:most].strip("-")


def direction_of(text: str) -> Literal["ltr", "rtl"]:
    """Return the direction in which a text is written, after its first letter that has one.

    Rule P2 and P3 of the Unicode Bidirectional Algorithm, without its isolates; a text with no
    such letter runs from left to right.

    >>> direction_of("12 – الرقة in 2014")
    'rtl'
    """
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind == "L":
            return "ltr"
        if kind in {"R", "AL"}:
            return "rtl"
    return "ltr"
