"""How clauses are joined: the one place that uses Whoosh, imported at the first search.

Whoosh's parser does not say where it stops understanding, joins `a b OR c` as `a (b OR c)` and runs
out of stack in deep nesting. So the pieces of a query are put in order first, and Whoosh reads
a query that has nothing wrong with it: numbers for the clauses, every operator written out.
It also takes its time, thirty milliseconds for a thousand words. So a long query is joined here,
parenthesis by parenthesis from the inside, and Whoosh is given one number for each.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from readnotes.runtime.questions import go_on
from readnotes.search.fields import FIELDS
from readnotes.search.results import Trouble
from readnotes.search.tokens import Token
from readnotes.search.tree import And, FieldIs, Not, Or, Tree

MOST_WRITTEN = 100
"""The clauses of a query that Whoosh joins; a longer one is joined for it."""


def join(tokens: Sequence[Token]) -> tuple[Tree | None, list[Trouble]]:
    """Join the pieces of a query to a tree.

    OR binds loosest, then standing side by side, NOT tightest. Operators without something to
    join and parentheses without a partner are passed over.

    Returns:
        The tree, None if nothing is searched for; what was passed over.
    """
    atoms: list[Tree] = [token.atom for token in tokens if token.atom is not None]
    writer = _Writer(atoms, is_long=len(atoms) > MOST_WRITTEN)
    written = writer.write_out(tokens)
    if not written:
        return None, writer.troubles
    parsed = _parser().parse(written, normalize=False)
    return _as_tree(parsed, writer.trees), writer.troubles


@dataclass(slots=True)
class _Level:
    """What stands so far between two parentheses.

    Attributes:
        groups: What OR parts; of each group its operands as written for Whoosh, and of a long
            query as trees.
    """

    at: int
    groups: list[tuple[list[str], list[Tree]]] = field(default_factory=list)
    joint: Token | None = None
    negation: Token | None = None

    def add(self, operand: str, tree: Tree | None) -> None:
        if not self.groups or (self.joint and self.joint.kind == "OR"):
            self.groups.append(([], []))
        written, trees = self.groups[-1]
        written.append(f"NOT {operand}" if self.negation else operand)
        if tree is not None:
            trees.append(_not(tree) if self.negation else tree)
        self.joint = self.negation = None

    def write(self) -> str:
        return " OR ".join(" AND ".join(written) for written, _trees in self.groups)

    def join(self) -> Tree:
        return _flatten(Or, [_flatten(And, trees) for _written, trees in self.groups])


@dataclass(slots=True)
class _Writer:
    """Writes the query for Whoosh: clauses by number, every operator between two operands.

    Attributes:
        trees: What each number stands for.
        is_long: Whether the joining is not left to Whoosh.
        troubles: What was passed over.
    """

    trees: list[Tree]
    is_long: bool
    troubles: list[Trouble] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=lambda: [_Level(0)])

    def write_out(self, tokens: Sequence[Token]) -> str:
        number = 0
        for token in tokens:
            go_on()
            level = self.levels[-1]
            if token.atom is not None:
                name = f"{token.atom.field}:" if isinstance(token.atom, FieldIs) else ""
                level.add(f"{name}{number}", token.atom)
                number += 1
            elif token.kind == "open":
                self.levels.append(_Level(token.at))
            elif token.kind == "close":
                self._close(token.at)
            elif token.kind == "NOT":
                level.negation = None if level.negation else token
            elif not level.groups or level.joint or level.negation:
                level.negation = None
                self.troubles.append(Trouble(token.at, "operator"))
            else:
                level.joint = token
        while len(self.levels) > 1:
            at = self.levels[-1].at
            self.troubles.append(Trouble(at, "parenthesis"))
            self._close(at)
        last = self.levels[0]
        self._end(last)
        return self._number(last) if self.is_long and last.groups else last.write()

    def _close(self, at: int) -> None:
        """Make the innermost level an operand of the one around it."""
        if len(self.levels) == 1:
            self.troubles.append(Trouble(at, "parenthesis"))
            return
        level = self.levels.pop()
        around = self.levels[-1]
        self._end(level)
        if not level.groups:
            around.negation = None
        elif self.is_long:
            around.add(self._number(level), self.trees[-1])
        else:
            around.add(f"( {level.write()} )", None)

    def _number(self, level: _Level) -> str:
        self.trees.append(level.join())
        return str(len(self.trees) - 1)

    def _end(self, level: _Level) -> None:
        """Note the operator that waits for an operand in vain."""
        waiting = level.joint or level.negation
        if waiting is not None:
            self.troubles.append(Trouble(waiting.at, "operator"))


@cache
def _parser() -> Any:
    """Whoosh's parser over our fields, with our order of the operators."""
    from whoosh import qparser
    from whoosh.fields import ID, Schema

    schema = Schema(words=ID(), **{name: ID() for name in FIELDS})
    plugins = [qparser.FieldsPlugin(), qparser.GroupPlugin(), qparser.OperatorsPlugin()]
    return qparser.QueryParser("words", schema, plugins=plugins)


def _as_tree(parsed: Any, trees: Sequence[Tree]) -> Tree:
    """Whoosh's tree as ours."""
    from whoosh import query

    if isinstance(parsed, query.Term):
        return trees[int(parsed.text)]
    if isinstance(parsed, query.Not):
        return _not(_as_tree(parsed.query, trees))
    kind = And if isinstance(parsed, query.And) else Or
    return _flatten(kind, [_as_tree(each, trees) for each in parsed.subqueries])


def _not(part: Tree) -> Tree:
    return part.part if isinstance(part, Not) else Not(part)


def _flatten(kind: type[And | Or], parts: Sequence[Tree]) -> Tree:
    """Join parts: levels of the same operator become one, repetitions fall away."""
    flat: list[Tree] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And | Or) and type(part) is kind else (part,))
    distinct = tuple(dict.fromkeys(flat))
    return distinct[0] if len(distinct) == 1 else kind(distinct)
