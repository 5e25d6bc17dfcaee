"""The system's dictionaries, through Enchant; without it, or without any, nothing breaks.

Enchant finds what the system has: Hunspell's, Aspell's, on macOS the system's own. It is no
thread's friend, so one lock stands before it.
"""

import locale
import threading
from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol

MOST_SUGGESTED = 6

# Where the reader's own system names no country: where most books in the language come from.
_USUAL = {"en": "en_US", "pt": "pt_BR", "zh": "zh_CN", "sv": "sv_SE", "da": "da_DK", "nb": "nb_NO"}
_lock = threading.Lock()


class Dictionary(Protocol):
    """The words of one language."""

    @property
    def language(self) -> str:
        """Its tag as the system has it, such as `en_GB`."""

    def knows(self, word: str) -> bool:
        """Whether a word is spelt as the dictionary has it."""

    def suggest(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""


def list_languages() -> tuple[str, ...]:
    """The tags of the languages that there are dictionaries of; none where there is no Enchant."""
    broker = _broker()
    if broker is None:
        return ()
    with _lock:
        return tuple(sorted(set(broker.list_languages())))


def find_dictionary(language: str) -> Dictionary | None:
    """The dictionary for a language by its tag, of whatever country there is; None without one."""
    tag = choose_tag(language, list_languages(), locale.getlocale()[0] or "")
    return _open(tag) if tag else None


def choose_tag(language: str, there: Iterable[str], home: str) -> str:
    """Which of the dictionaries that are there is for a language; empty where none is.

    Args:
        language: A tag, with a country or without.
        there: Tags of dictionaries.
        home: The tag of the reader's own language and country.

    >>> choose_tag("en", ["de_DE", "en_GB", "en_US"], "en_GB")
    'en_GB'
    >>> choose_tag("en-AU", ["en_GB", "en_US"], "de_DE"), choose_tag("fr", ["en_US"], "")
    ('en_US', '')
    """
    wanted = language.replace("-", "_")
    main = wanted.split("_")[0].lower()
    fitting = sorted(tag for tag in there if tag.replace("-", "_").split("_")[0].lower() == main)
    for tag in (wanted, home.split(".")[0], _USUAL.get(main, f"{main}_{main.upper()}"), main):
        if tag in fitting:
            return tag
    return fitting[0] if fitting else ""


@cache
def _broker() -> Any:
    """Enchant's broker; None where Enchant is not there."""
    try:
        import enchant
    except (ImportError, OSError):
        return None
    return enchant.Broker()


@cache
def _open(tag: str) -> Dictionary | None:
    try:
        with _lock:
            return _Words(tag, _broker().request_dict(tag))
    except Exception:  # Enchant raises errors of its own, which cannot be named without it.
        return None


class _Words:
    """A dictionary of Enchant's; each word is asked for once."""

    def __init__(self, language: str, words: Any) -> None:
        self.language = language
        self._words = words
        self._known: dict[str, bool] = {}

    def knows(self, word: str) -> bool:
        known = self._known.get(word)
        if known is None:
            with _lock:
                known = self._known[word] = bool(self._words.check(word))
        return known

    def suggest(self, word: str) -> list[str]:
        with _lock:
            return [str(each) for each in self._words.suggest(word)[:MOST_SUGGESTED]]
