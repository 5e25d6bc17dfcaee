"""The English stem of a word, so that `gang` finds `gangs` and `kidnapped` finds `kidnapping`.

The stemmer is Snowball's for English, also known as Porter2. It is imported when the first stem is
wanted, and each thread has one of its own, for a stemmer keeps the word it is at.
"""

import threading
from functools import lru_cache
from typing import Protocol


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


#: Only a word that ends so can have another stem; the stemmer takes 40 µs to find that out.
_ENDINGS = (
    *("s", "y", "e", "ed", "ing", "al", "ful", "ll", "li", "ogi", "iti", "nci"),
    *("er", "or", "ion", "ic", "ism", "ist", "ant", "ent"),
)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """Return the English stem of a folded word.

    Words that hold anything but the letters a to z (digits, Arabic, the mark of an omission) have
    themselves as stem. Apostrophes are gone before, so `gang's` has come here as `gangs`.

    >>> stem("kidnapping"), stem("kidnapped"), stem("1990s"), stem("كتب")
    ('kidnap', 'kidnap', '1990s', 'كتب')
    """
    if not (word.endswith(_ENDINGS) and word.isascii() and word.isalpha()):
        return word
    return _stemmer().stemWord(word)


_own = threading.local()


def _stemmer() -> _Stemmer:
    found: _Stemmer | None = getattr(_own, "stemmer", None)
    if found is None:
        from snowballstemmer.english_stemmer import EnglishStemmer

        found = _own.stemmer = EnglishStemmer()
    return found
