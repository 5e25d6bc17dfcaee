"""Citation keys: the short name of a source in a draft, `harkin2015`."""

from collections.abc import Callable
from itertools import count

from readnotes.citation.names import naming_contributors, year_of
from readnotes.domain.sources import Source
from readnotes.text.words import ascii_name

NAMELESS = "source"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def make_key(source: Source) -> str:
    """Make the citation key of a source, whether it is taken or not.

    The family (or literal) name of the first author, else editor, else the first word of the
    title, in small ASCII letters, and the year if known. A name or word of which nothing is left
    in ASCII is passed over.

    >>> from readnotes.domain.contributors import parse_name
    >>> harkin = parse_name("Harkin, James")
    >>> make_key(Source("", "Hunting Season", contributors=(harkin,), issued="2015"))
    'harkin2015'
    >>> make_key(Source("", "الرقة"))
    'alrqh'
    """
    first = naming_contributors(source)[:1]
    names = [each.literal or each.family or each.given or "" for each in first]
    candidates = map(ascii_name, (*names, *source.title.split()))
    name = next(filter(None, candidates), NAMELESS)
    year = year_of(source)
    return f"{name}{year}" if year is not None and year > 0 else name


def next_free(base: str, taken: Callable[[str], bool]) -> str:
    """Return the key itself if it is free, else with the first free suffix.

    >>> next_free("harkin2015", {"harkin2015", "harkin2015a"}.__contains__)
    'harkin2015b'
    """
    if not taken(base):
        return base
    suffixed = (f"{base}{_suffix(number)}" for number in count(1))
    return next(key for key in suffixed if not taken(key))


def _suffix(number: int) -> str:
    """The suffix of a number from 1: a to z, then aa, ab …"""
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[letter] + letters
    return letters
