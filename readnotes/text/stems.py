"""The English stem of a word, so that `gang` finds `gangs` and `kidnapped` finds `kidnapping`.

The stemmer is Snowball's for English, also known as Porter2. It is imported when the first stem is
wanted, and each thread has one of its own, for a stemmer keeps the word it is at.
"""

import threading
from typing import Protocol


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...


def stem(word: str) -> str:
    """Return the English stem of a folded word.

    Words that hold anything but the letters a to z (digits, Arabic, the mark of an omission) have
    themselves as stem. Apostrophes are gone before, so `gang's` has come here as `gangs`.

    >>> stem("kidnapping"), stem("kidnapped"), stem("1990s"), stem("كتب")
    ('kidnap', 'kidnap', '1990s', 'كتب')
    """
    if not (word.isascii() and word.isalpha()):
        return word
    return _stemmer().stemWord(word)


_own = threading.local()


def _stemmer() -> _Stemmer:
    found: _Stemmer | None = getattr(_own, "stemmer", None)
    if found is None:
        from Stemmer import Stemmer

        # Without a memory of its own: nearly every word comes once.
        found = _own.stemmer = Stemmer("english", 0)
    return found
