"""The pieces of a query: what the lexer cuts and the grammar joins."""

from dataclasses import dataclass, field
from typing import Literal

from readnotes.search.results import RECORDS, Record, Trouble
from readnotes.search.tree import FieldIs, Words

Kind = Literal["open", "close", "AND", "OR", "NOT", "atom"]

SCOPES: dict[str, tuple[tuple[Record, ...], tuple[str, ...]]] = {
    "quotes": (("quote",), ()),
    "sources": (("source",), ()),
    "reviews": (("review",), ()),
    "all": (RECORDS, ()),
    "text": (("quote",), ("text",)),
    "comment": (("quote",), ("comment",)),
}
"""The values of `in:`: the records they search, and where in quotes plain words are looked for."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a query.

    Attributes:
        kind: What it is.
        at: Where it begins, in code points.
        atom: Of an atom, its words or field.
        growing: Whether more letters at the end of the query would belong to it.
    """

    kind: Kind
    at: int
    atom: Words | FieldIs | None = None
    growing: bool = False


@dataclass(slots=True)
class Lexed:
    """A query in pieces.

    Attributes:
        tokens: In order.
        troubles: In the order met.
        records: What is to be searched (`in:sources`); empty where nothing is said.
        columns: Where plain words are looked for (`in:comment`); empty for everywhere.
        cut_short: Whether the query was too long to be taken as a whole.
    """

    tokens: list[Token] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    records: tuple[Record, ...] = ()
    columns: tuple[str, ...] = ()
    cut_short: bool = False
