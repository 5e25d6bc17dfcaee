"""FTS5's own little language: expressions put together from folded words, and how they are written.

Every word stands in a string of FTS5, so none can be taken for an operator or a column.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, TypeAlias

Joint = Literal["AND", "OR", "NOT"]


class Joined(NamedTuple):
    """Expressions that are joined.

    Attributes:
        joint: How; of NOT the first is wanted, the second is not.
        parts: At least two.
    """

    joint: Joint
    parts: tuple["Match", ...]


class Located(NamedTuple):
    """An expression that is looked for in some columns.

    Attributes:
        columns: Their names.
        match: The expression.
    """

    columns: tuple[str, ...]
    match: "Match"


Match: TypeAlias = str | Joined | Located
"""An expression; of these a single phrase is a string, as FTS5 takes it, and "" finds nothing."""

NOTHING = '""'
"""A phrase of no words, which stands nowhere."""

MOST_BESIDE, AT_ONCE = 120, 64
"""More alternatives than these are written as wholes of so many: FTS5 looks at all at each step."""


def phrase(words: Sequence[str], *, prefix: bool = False) -> str:
    """Words that follow each other; with `prefix` the last need only begin so.

    >>> phrase(["conspiracy", "of", "sil"], prefix=True)
    '"conspiracy of sil" *'
    """
    joined = " ".join(words).replace('"', '""')
    return f'"{joined}" *' if prefix else f'"{joined}"'


def words_of(match: str) -> tuple[list[str], bool]:
    """The words of a phrase, and whether the last need only begin so.

    >>> words_of(phrase(["of", "sil"], prefix=True))
    (['of', 'sil'], True)
    """
    prefix = match.endswith("*")
    quoted = match[1:-3] if prefix else match[1:-1]
    return quoted.replace('""', '"').split(" "), prefix


def in_columns(columns: Sequence[str], match: Match) -> Located:
    """The expression, looked for in some columns.

    >>> write(in_columns(["text", "gist"], phrase(["ransom"])))
    '{text gist} : ("ransom")'
    """
    return Located(tuple(columns), match)


def all_of(matches: Sequence[Match]) -> Match:
    """What stands in every one of them.

    >>> write(all_of([phrase(["a"]), phrase(["b"])]))
    '("a") AND ("b")'
    """
    return _join("AND", matches)


def any_of(matches: Sequence[Match]) -> Match:
    """What stands in at least one of them.

    >>> write(any_of([phrase(["a"])]))
    '"a"'
    """
    return _join("OR", matches)


def but_not(match: Match, unwanted: Match) -> Match:
    """What is in the first and not in the second.

    >>> write(but_not(phrase(["a"]), phrase(["b"])))
    '("a") NOT ("b")'
    """
    return Joined("NOT", (match, unwanted))


def whole(match: Match) -> Match:
    """The same as one part of whatever it is joined to: FTS5 would take its own parts for parts.

    >>> write(all_of([whole(all_of([phrase(["a"]), phrase(["b"])])), phrase(["c"])]))
    '((("a") AND ("b")) NOT ("")) AND ("c")'
    """
    return but_not(match, NOTHING)


def write(match: Match) -> str:
    """The expression as FTS5 reads it."""
    match match:
        case str():
            return match
        case Located(columns, inner):
            return f"{{{' '.join(columns)}}} : ({write(inner)})"
        case Joined("OR", parts) if len(parts) > MOST_BESIDE:
            return write(any_of([whole(any_of(some)) for some in _cut(parts)]))
        case Joined(joint, parts):
            return f" {joint} ".join([f"({write(part)})" for part in parts])


def _cut(parts: Sequence[Match]) -> Iterator[Sequence[Match]]:
    return (parts[at : at + AT_ONCE] for at in range(0, len(parts), AT_ONCE))


def _join(joint: Joint, matches: Sequence[Match]) -> Match:
    return matches[0] if len(matches) == 1 else Joined(joint, tuple(matches))
