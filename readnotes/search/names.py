"""Words in the names of tags and contributors, which are so few that they are simply looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from readnotes.search.tree import Words
from readnotes.text.edits import find_near
from readnotes.text.folding import fold_words


@dataclass(frozen=True, slots=True)
class TagNames:
    """The names of all tags.

    Attributes:
        names: The folded words of each, by the tag's number.
        by_word: The tags in whose name a word stands.
    """

    names: tuple[tuple[int, tuple[str, ...]], ...]
    by_word: Mapping[str, frozenset[int]]


@lru_cache(maxsize=2)
def fold_tags(rows: tuple[tuple[int, str], ...]) -> TagNames:
    """Fold the tags' names, given by number; they are the same from one query to the next."""
    names = tuple((number, tuple(fold_words(name))) for number, name in rows)
    by_word: dict[str, set[int]] = {}
    for number, name in names:
        for word in name:
            by_word.setdefault(word, set()).add(number)
    return TagNames(names, {word: frozenset(numbers) for word, numbers in by_word.items()})


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(fold_words(name))


def stand_in(words: Words, name: Sequence[str]) -> bool:
    """Whether the words follow each other in a name.

    >>> stand_in(Words(("cold", "w"), prefix=True), ["the", "cold", "war"])
    True
    """
    wanted = words.words
    length = len(wanted)
    if words.edits:
        return any(True for _near in find_near(wanted[0], name, words.edits))
    for start in range(len(name) - length + 1):
        here = tuple(name[start : start + length])
        if here == wanted:
            return True
        if words.prefix and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1]):
            return True
    return False


def is_called(words: Words, wanted: Iterable[Words], name: Sequence[str]) -> bool:
    """Whether a name has all words, in any order.

    Args:
        words: With `exact` the name has no others.
        wanted: The same one by one.
        name: Folded.
    """
    if words.exact:
        return sorted(words.words) == sorted(name)
    return all(stand_in(word, name) for word in wanted)
