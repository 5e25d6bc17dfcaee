"""Expressions of FTS5 arranged so that it goes through as few places of common words as it can.

FTS5 lets every part of a conjunction go on to each quote that any of them has. Here the rarest two
come together first, and each commoner one is asked only about what is left: a part that is no
conjunction itself hands on nothing but what it has found. In a phrase all words go on likewise, so
its rarer words and its pairs (`text/pairs.py`) are asked for before it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from readnotes.search.fts5 import (
    Joined,
    Located,
    Match,
    all_of,
    any_of,
    in_columns,
    phrase,
    words_of,
)
from readnotes.text.pairs import JOINT

LEAST = 8
"""What takes no more pages of the index than this is soon gone through in any order."""

RARER = 2
"""A word of a phrase is asked for first if the commonest takes so many times as many pages."""

MOST_ALTERNATIVES = 30
"""Of more alternatives than these it is not asked how rare they are: they are slow together."""

_MUCH = 1 << 40
_NOWHERE = in_columns(["derived"], phrase([JOINT + JOINT]))

Word = tuple[str, bool]
"""A word, and whether all words are meant that begin so."""

Count = Callable[[Collection[Word]], Mapping[Word, int]]
"""How many pages of the index each word takes."""


def arrange(match: Match, count: Count) -> Match:
    """Return an expression that finds the same, sooner.

    Args:
        match: On the index of quotes.
        count: Tells how common words are.
    """
    words = set(_weighed(match))
    return _Arranger(count(words)).arrange(match) if words else match


def size_of(match: Match, count: Count) -> int:
    """About how many pages of the index are gone through for an expression."""
    return _Arranger(count(set(_weighed(match, joined=True)))).size(match)


class _Arranger:
    def __init__(self, pages: Mapping[Word, int]) -> None:
        self._pages = pages

    def arrange(self, match: Match) -> Match:
        match match:
            case str():
                return self._conjunction([match]) if _has_rarer_words(match) else match
            case Located(columns, str() as inner) if _has_rarer_words(inner):
                return self._conjunction([match])
            case Located(columns, inner):
                return Located(columns, self.arrange(inner))
            case Joined("AND", parts):
                return self._conjunction(list(_flat(parts)))
            case Joined(joint, parts):
                return Joined(joint, tuple([self.arrange(part) for part in parts]))

    def _conjunction(self, parts: Sequence[Match]) -> Match:
        before: dict[str, None] = {}
        for part in parts:
            inner = part.match if isinstance(part, Located) else part
            if isinstance(inner, str) and _has_rarer_words(inner):
                before |= dict.fromkeys(self._rarer_words(inner))
        wanted = [each for each in before if each not in parts]
        arranged = [
            part if isinstance(part, str) or _is_phrase(part) else self.arrange(part)
            for part in parts
        ]
        sized = [(self.size(each), each) for each in (*wanted, *arranged)]
        if max(size for size, _each in sized) <= LEAST:
            return all_of(parts)
        # Sorting keeps the order of equal ones: a phrase comes behind its words.
        return _one_by_one([each for _size, each in sorted(sized, key=lambda pair: pair[0])])

    def _rarer_words(self, match: str) -> Iterator[str]:
        """Words of a phrase that are much rarer than its commonest."""
        words, prefix = words_of(match)
        sizes = {word: self._pages[word, False] for word in (words[:-1] if prefix else words)}
        most = max(sizes.values())
        return (phrase([word]) for word, size in sizes.items() if size * RARER <= most)

    def size(self, match: Match) -> int:
        """How many pages are gone through for it."""
        match match:
            case str():
                return sum(self._pages.get(word, 0) for word in _words_in(match))
            case Located(_columns, inner):
                return self.size(inner)
            case Joined("OR", parts) if len(parts) > MOST_ALTERNATIVES:
                return _MUCH
            case Joined("OR", parts):
                return sum(map(self.size, parts))
            case Joined("AND", parts):
                return min(map(self.size, parts))
            case Joined(_not, parts):
                return self.size(parts[0])


def _weighed(match: Match, *, joined: bool = False) -> Iterator[Word]:
    """The words of which it must be known how common they are.

    Args:
        match: Where they are.
        joined: Whether it is a part of a conjunction.
    """
    match match:
        case str():
            if joined or _has_rarer_words(match):
                yield from _words_in(match)
        case Located(_columns, inner):
            yield from _weighed(inner, joined=joined)
        case Joined("OR", parts) if len(parts) > MOST_ALTERNATIVES:
            for part in parts:
                yield from _weighed(part)
        case Joined(joint, parts):
            for part in parts:
                # Marks beside words, of books and tags, find next to nothing.
                if joint != "OR" or not _is_mark(part):
                    yield from _weighed(part, joined=joined or joint == "AND")


def _is_mark(match: Match) -> bool:
    return isinstance(match, Located) and match.columns == ("marks",)


def _words_in(match: str) -> Iterator[Word]:
    words, prefix = words_of(match)
    last = len(words) - 1
    return ((word, prefix and at == last) for at, word in enumerate(words))


def _one_by_one(matches: Sequence[Match]) -> Match:
    """All of them, each asked only about what those before it have found together."""
    found = matches[0]
    for at, each in enumerate(matches[1:], start=1):
        found = all_of([found, each])
        if at < len(matches) - 1:
            # This alternative finds nothing. But it is one, so FTS5 takes the two for a whole.
            found = any_of([found, _NOWHERE])
    return found


def _flat(parts: Sequence[Match]) -> Iterator[Match]:
    for part in parts:
        if isinstance(part, Joined) and part.joint == "AND":
            yield from _flat(part.parts)
        else:
            yield part


def _is_phrase(match: Match) -> bool:
    return isinstance(match, Located) and isinstance(match.match, str)


def _has_rarer_words(match: str) -> bool:
    """Whether it is a phrase of three words, with something to be asked for before."""
    return match.count(" ", 0, len(match) - 2) >= 2
