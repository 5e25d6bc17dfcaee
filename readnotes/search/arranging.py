"""Expressions of FTS5 arranged so that it goes through as few places of common words as it can.

FTS5 lets every part of a conjunction go on to each quote that any of them has. Here the rarest two
come together first, and each commoner one is asked only about what is left: a part that is no
conjunction itself hands on nothing but what it has found. In a phrase all words go on likewise, so
its rarer words and its pairs (`text/pairs.py`) are asked for before it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from readnotes.search.fts5 import (
    Joined,
    Located,
    Match,
    all_of,
    in_columns,
    phrase,
    whole,
    words_of,
)
from readnotes.search.targets import QUOTES
from readnotes.search.tree import Words
from readnotes.text.folding import GAP
from readnotes.text.pairs import JOINT

LEAST = 8
"""What takes no more pages of the index than this is soon gone through in any order."""

RARER = 2
"""A word of a phrase is asked for first if the commonest takes so many times as many pages."""

MOST_ALTERNATIVES = 30
"""Of more alternatives than these it is not asked how rare they are: they are slow together."""

_MUCH = 1 << 40
_PAIRED = ("derived",)

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


class Likely(NamedTuple):
    """Where something may be found sooner than what is looked for, and what is then to be read.

    Attributes:
        match: What must at least be there.
        phrases: What else must, each with the columns of the index where it may stand.
    """

    match: Match
    phrases: tuple[tuple[Words, Sequence[str]], ...]


def likely(match: Match, count: Count) -> Likely | None:
    """Return where phrases may be found, or None where FTS5 finds them as soon.

    To say whether a phrase stands in a quote, FTS5 goes on to the next quote that has all its
    words, through all places of the commonest.

    Args:
        match: On the index of quotes.
        count: Tells how common words are.
    """
    parts = list(_flat([match]))
    read = [_to_be_read(part) for part in parts if _words_of_phrase(part) or _is_long_row(part)]
    if not read or any(GAP in words.words for words, _columns in read):
        # Where texts are read together, an omission mark stands between them.
        return None
    arranger = _Arranger(count({word for part in parts for word in _weighed(part, joined=True)}))
    wanted = arranger.before(parts)
    for part in parts:
        if _is_long_row(part):
            wanted += _each_pair(part)
        elif not _words_of_phrase(part):
            wanted.append(part)
    return Likely(arranger.arrange(all_of(wanted)), tuple(read)) if wanted else None


def size_of(match: Match, count: Count) -> int:
    """About how many pages of the index are gone through for an expression."""
    return _Arranger(count(set(_weighed(match, joined=True)))).size(match)


class _Arranger:
    def __init__(self, pages: Mapping[Word, int]) -> None:
        self._pages = pages

    def arrange(self, match: Match) -> Match:
        match match:
            case str():
                return self._conjunction([match]) if _words_of_phrase(match) else match
            case Located(columns, str()) if _words_of_phrase(match):
                return self._conjunction([match])
            case Located(columns, inner):
                return match if _is_mark(match) else Located(columns, self.arrange(inner))
            case Joined("AND", parts):
                return self._conjunction(list(_flat(parts)))
            case Joined(joint, parts):
                return Joined(joint, tuple([self.arrange(part) for part in parts]))

    def _conjunction(self, parts: Sequence[Match]) -> Match:
        arranged = [
            part if isinstance(part, str) or _is_phrase(part) else self.arrange(part)
            for part in parts
        ]
        sized = [(self.size(each), each) for each in (*self.before(parts), *arranged)]
        if max(size for size, _each in sized) <= LEAST:
            return all_of(parts)
        # Sorting keeps the order of equal ones: a phrase comes behind its words.
        return _one_by_one([each for _size, each in sorted(sized, key=lambda pair: pair[0])])

    def before(self, parts: Sequence[Match]) -> list[Match]:
        """Words of phrases that are much rarer than the commonest, to be asked for by themselves.

        Of those that pairs tell of nothing more need be asked.
        """
        told = {word for part in parts for word in _told_by(part)}
        found: dict[Match, None] = {}
        for part in parts:
            sizes = {word: self._pages[word, False] for word in _words_of_phrase(part)}
            rarer = [word for word, size in sizes.items() if size * RARER <= max(sizes.values())]
            found |= {phrase([word]): None for word in rarer if word not in told}
        return [each for each in found if each not in parts]

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
            if joined or _words_of_phrase(match):
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
    return ((word, prefix and at == last) for at, word in enumerate(words) if word)


def _one_by_one(matches: Sequence[Match]) -> Match:
    """All of them, each asked only about what those before it have found together."""
    found = matches[0]
    for at, each in enumerate(matches[1:], start=1):
        found = all_of([found, each])
        if at < len(matches) - 1:
            found = whole(found)
    return found


def _flat(parts: Sequence[Match]) -> Iterator[Match]:
    for part in parts:
        if isinstance(part, Joined) and part.joint == "AND":
            yield from _flat(part.parts)
        else:
            yield part


def _is_phrase(match: Match) -> bool:
    return isinstance(match, Located) and isinstance(match.match, str)


def _words_of_phrase(match: Match) -> list[str]:
    """The whole words of a phrase of several, perhaps in columns; none of anything else."""
    inner = match.match if isinstance(match, Located) and match.columns != _PAIRED else match
    if not isinstance(inner, str) or " " not in inner[:-2]:
        return []
    words, prefix = words_of(inner)
    return words[:-1] if prefix else words


def _to_be_read(match: Match) -> tuple[Words, Sequence[str]]:
    """What a phrase or a row of pairs looks for, and the columns where it may stand."""
    if isinstance(match, Located) and match.columns == _PAIRED:
        pairs, prefix = _row(match)
        words = [pairs[0].split(JOINT)[1], *(pair.split(JOINT)[2] for pair in pairs)]
        return Words(tuple(words), prefix), QUOTES.columns
    if isinstance(match, Located):
        return _to_be_read(match.match)[0], match.columns
    assert isinstance(match, str)
    words, prefix = words_of(match)
    return Words(tuple(words), prefix), QUOTES.columns


def _row(match: Match) -> tuple[list[str], bool]:
    """The pairs of a row, none of anything else; and whether the last need only begin so."""
    if isinstance(match, Located) and match.columns == _PAIRED and isinstance(match.match, str):
        return words_of(match.match)
    return [], False


def _is_long_row(match: Match) -> bool:
    """Whether it is a row of so many pairs that FTS5 has to hold several beside each other.

    In none of them a word has the letter between the two, which may be typed after all.
    """
    pairs, _prefix = _row(match)
    return len(pairs) > 2 and all(pair.count(JOINT) == 2 for pair in pairs)


def _each_pair(match: Match) -> list[Match]:
    """The pairs of a row, each by itself."""
    pairs, prefix = _row(match)
    last = len(pairs) - 1
    return [
        in_columns(_PAIRED, phrase([pair], prefix=prefix and at == last))
        for at, pair in enumerate(pairs)
    ]


def _told_by(match: Match) -> Iterator[str]:
    """The words that stand wherever pairs do, for these are of themselves."""
    for pair in _row(match)[0]:
        yield from pair.split(JOINT)
