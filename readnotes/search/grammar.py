"""How clauses are joined: the one place that uses Whoosh, imported at the first search.

Whoosh's parser does not say where it stops understanding, joins `a b OR c` as `a (b OR c)` and runs
out of stack in deep nesting. So the pieces of a query are put in order first, and Whoosh reads
a query that has nothing wrong with it: numbers for the clauses, every operator written out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from readnotes.search.fields import FIELDS
from readnotes.search.lexing import Token
from readnotes.search.results import Trouble
from readnotes.search.tree import And, FieldIs, Not, Or, Tree, Words


def join(tokens: Sequence[Token]) -> tuple[Tree | None, list[Trouble]]:
    """Join the pieces of a query to a tree.

    OR binds loosest, then standing side by side, NOT tightest. Operators without something to
    join and parentheses without a partner are passed over.

    Returns:
        The tree, None if nothing is searched for; what was passed over.
    """
    written, troubles = _write_out(tokens)
    if not written:
        return None, troubles
    atoms = [token.atom for token in tokens if token.atom is not None]
    parsed = _parser().parse(written, normalize=False)
    return _as_tree(parsed, atoms), troubles


@dataclass(slots=True)
class _Level:
    """What stands so far between two parentheses."""

    at: int
    written: list[str] = field(default_factory=list)
    joint: Token | None = None
    negation: Token | None = None

    def add(self, operand: str) -> None:
        if self.written:
            self.written.append(self.joint.kind if self.joint else "AND")
        self.written.append(f"NOT {operand}" if self.negation else operand)
        self.joint = self.negation = None


def _write_out(tokens: Sequence[Token]) -> tuple[str, list[Trouble]]:
    """The query for Whoosh: clauses by number, every operator between two operands."""
    troubles: list[Trouble] = []
    levels = [_Level(0)]
    number = 0
    for token in tokens:
        level = levels[-1]
        if token.atom is not None:
            name = f"{token.atom.field}:" if isinstance(token.atom, FieldIs) else ""
            level.add(f"{name}{number}")
            number += 1
        elif token.kind == "open":
            levels.append(_Level(token.at))
        elif token.kind == "close":
            _close(levels, token.at, troubles)
        elif token.kind == "NOT":
            level.negation = None if level.negation else token
        elif not level.written or level.joint or level.negation:
            level.negation = None
            troubles.append(Trouble(token.at, "operator"))
        else:
            level.joint = token
    while len(levels) > 1:
        at = levels[-1].at
        troubles.append(Trouble(at, "parenthesis"))
        _close(levels, at, troubles)
    _end(levels[0], troubles)
    return " ".join(levels[0].written), troubles


def _close(levels: list[_Level], at: int, troubles: list[Trouble]) -> None:
    """Make the innermost level an operand of the one around it."""
    if len(levels) == 1:
        troubles.append(Trouble(at, "parenthesis"))
        return
    level = levels.pop()
    _end(level, troubles)
    if level.written:
        levels[-1].add(f"( {' '.join(level.written)} )")
    else:
        levels[-1].negation = None


def _end(level: _Level, troubles: list[Trouble]) -> None:
    """Note the operator that waits for an operand in vain."""
    waiting = level.joint or level.negation
    if waiting is not None:
        troubles.append(Trouble(waiting.at, "operator"))


@cache
def _parser() -> Any:
    """Whoosh's parser over our fields, with our order of the operators."""
    from whoosh import qparser
    from whoosh.fields import ID, Schema

    schema = Schema(words=ID(), **{name: ID() for name in FIELDS})
    plugins = [qparser.FieldsPlugin(), qparser.GroupPlugin(), qparser.OperatorsPlugin()]
    return qparser.QueryParser("words", schema, plugins=plugins)


def _as_tree(parsed: Any, atoms: Sequence[Words | FieldIs]) -> Tree:
    """Whoosh's tree as ours: levels of the same operator become one, repetitions fall away."""
    from whoosh import query

    if isinstance(parsed, query.Term):
        return atoms[int(parsed.text)]
    if isinstance(parsed, query.Not):
        part = _as_tree(parsed.query, atoms)
        return part.part if isinstance(part, Not) else Not(part)
    kind = And if isinstance(parsed, query.And) else Or
    parts: list[Tree] = []
    for each in parsed.subqueries:
        part = _as_tree(each, atoms)
        parts.extend(part.parts if isinstance(part, kind) else (part,))
    distinct = tuple(dict.fromkeys(parts))
    return distinct[0] if len(distinct) == 1 else kind(distinct)
