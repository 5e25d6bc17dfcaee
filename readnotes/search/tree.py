"""A query as understood: a small tree of our own, whatever parsed it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from readnotes.text.folding import GAP


@dataclass(frozen=True, slots=True)
class Words:
    """A word, or several that must follow each other.

    Attributes:
        words: Folded; none is `GAP` at either end. Empty only inside `FieldIs`.
        prefix: Whether the last word need only begin so.
        exact: Whether it was asked for as written (`=word`).
        edits: How many letters may be wrong (`word~`, `word~2`); of a single word alone.
        growing: Whether `prefix` is not hers but comes from her still typing: then the word
            may be finished as well. No part of what the words mean.
    """

    words: tuple[str, ...]
    prefix: bool = False
    exact: bool = False
    edits: int = 0
    growing: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field with a value: `page:90-100`, `tag:prison`.

    Attributes:
        field: The field's own name, never a short form.
        value: As typed, without quotation marks, `=`, `*` and `~`.
        words: The words of the value.
    """

    field: str
    value: str
    words: Words


@dataclass(frozen=True, slots=True)
class Not:
    """Everything that its part does not find."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class And:
    """What all of its parts find; at least two."""

    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """What any of its parts finds; at least two."""

    parts: tuple["Tree", ...]


Tree = Words | FieldIs | Not | And | Or

# What would be read as something else if it stood without quotation marks.
MISTAKABLE = re.compile(r"(?:pp?)?\d+")
_QUOTATION_MARKS = re.compile('["“”„‟«»＂]')
_BARE_VALUE = re.compile(r'[^\s()"“”„‟«»＂*=][^\s()"“”„‟«»＂*]*')
_TILDE_AT_END = re.compile(r"~\d?$")

Expand = Callable[[Words], tuple[Words, ...]]


def words_of(tree: Tree) -> Iterator[Words]:
    """All words of a query, those of its fields among them."""
    return (leaf.words if isinstance(leaf, FieldIs) else leaf for leaf in _leaves(tree))


def fields_of(tree: Tree | None) -> Iterator[str]:
    """The names of the fields that a query asks for, each as often as it does."""
    return (leaf.field for leaf in _leaves(tree) if isinstance(leaf, FieldIs))


def _leaves(tree: Tree | None) -> Iterator[Words | FieldIs]:
    match tree:
        case Words() | FieldIs():
            yield tree
        case Not(part):
            yield from _leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)


def describe(tree: Tree) -> str:
    """Return a query that says what was understood; parsing it gives the same tree.

    >>> describe(And((Words(("ransom",)), Or((Words(("italy",)), Not(Words(("libya",))))))))
    'ransom (italy OR -libya)'
    """
    match tree:
        case Words():
            return _describe_words(tree)
        case FieldIs():
            return _describe_field(tree)
        case Not(part):
            inside = describe(part)
            return f"-({inside})" if isinstance(part, And | Or) else f"-{inside}"
        case And(parts):
            return " ".join(
                f"({describe(part)})" if isinstance(part, Or) else describe(part) for part in parts
            )
        case Or(parts):
            return " OR ".join(describe(part) for part in parts)


def write_value(value: str) -> str:
    """Write a field's value so that it is read as one, in quotation marks where it must be.

    >>> write_value("harkin2015"), write_value("cold war")
    ('harkin2015', '"cold war"')
    """
    value = _QUOTATION_MARKS.sub(" ", value)
    if not _BARE_VALUE.fullmatch(value) or _TILDE_AT_END.search(value):
        return f'"{value}"'
    return value


def shown_terms(tree: Tree | None, fields: frozenset[str], expand: Expand) -> Iterator[Words]:
    """Give the words that are to be highlighted: searched for, not shut out.

    Args:
        tree: The query.
        fields: The fields whose words count besides plain ones.
        expand: Gives what is looked for in the place of words: `Lookups.expand`.
    """
    match tree:
        case Words():
            yield from expand(tree)
        case FieldIs(name, _, words) if name in fields and words.words:
            yield from expand(words)
        case And(parts) | Or(parts):
            for part in parts:
                yield from shown_terms(part, fields, expand)


def _describe_words(words: Words) -> str:
    joined = " ".join("…" if word == GAP else word for word in words.words)
    if len(words.words) > 1 or (MISTAKABLE.fullmatch(joined) and not words.edits):
        joined = f'"{joined}"'
    return _with_signs(joined, words)


def _with_signs(written: str, words: Words) -> str:
    """The signs before and behind a word that say how it is compared."""
    tilde = ("", "~", "~2")[words.edits]
    return f"{'=' if words.exact else ''}{written}{'*' if words.prefix else ''}{tilde}"


def _describe_field(field: FieldIs) -> str:
    return f"{field.field}:{_with_signs(write_value(field.value), field.words)}"
