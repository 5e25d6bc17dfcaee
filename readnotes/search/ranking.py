"""The best hits of a query by FTS5's bm25; of very many only the newest and the likeliest."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, literal_column, select

from readnotes.search.clauses import TARGETS, Clause, all_of
from readnotes.search.compile import Compiler
from readnotes.search.language import Query
from readnotes.search.listing import list_quotes
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.tree import And, Not, Or, Tree, Words

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

#: Where a word says more about a quote than in its text.
_TELLING_COLUMNS = ("gist", "speaker")

_QUOTES = TARGETS["quote"]


@dataclass(frozen=True, slots=True)
class Best:
    """The best hits.

    Attributes:
        numbers: Of the quotes, the best first, equal ones newest first.
        total: How many hits there are, or so many at least.
        exact: Whether `total` is all of them.
        ranked: Whether all were compared.
    """

    numbers: list[int]
    total: int
    exact: bool
    ranked: Ranked


def rank_quotes(
    connection: Connection,
    clause: Clause,
    query: Query,
    lookups: Lookups,
    limit: int | None,
    source: int | None = None,
) -> Best:
    """Return the best quotes that a clause with words finds, outside the trash.

    Args:
        connection: A reading one.
        clause: On quotes, with a score.
        query: What it was made from.
        lookups: Of the query.
        limit: At most so many; None for all that were compared.
        source: Only of this one source.
    """
    assert clause.score is not None
    newest = list_quotes(connection, clause, "newest", MOST_RANKED, source)
    scores = dict.fromkeys(newest.numbers, 0.0)
    if newest.numbers:
        scores |= _scores(connection, clause.score, newest.numbers)
    compared_all = newest.exact and newest.total <= MOST_RANKED
    if not compared_all:
        for likely in _likely(query, lookups):
            # What stands in some columns stands in all, unless something is to be shut out.
            wanted = all_of(_QUOTES, [likely, clause], []) if _shuts_out(query.tree) else likely
            found = list_quotes(connection, wanted, "newest", MOST_RANKED, source).numbers
            if found and likely.score is not None:
                scores |= _scores(connection, likely.score, found)
    best = sorted(scores, key=lambda number: (scores[number], -number))
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best(best[:limit], newest.total, newest.exact, ranked)


def _likely(query: Query, lookups: Lookups) -> list[Clause]:
    """What is most probably meant: all words in telling columns, or as one phrase.

    Each is scored by its own words: a word is rarer in a gist than anywhere, and a phrase is rarer
    than its words, so these hits come first.
    """
    tree = query.tree
    if tree is None or query.columns:
        return []
    likely = [Compiler(_QUOTES, lookups, _TELLING_COLUMNS).compile(tree)]
    if isinstance(tree, And) and all(isinstance(part, Words) for part in tree.parts):
        words = [part for part in tree.parts if isinstance(part, Words)]
        joined = tuple(word for part in words for word in part.words)
        phrase = Words(joined, prefix=words[-1].prefix)
        likely.append(Compiler(_QUOTES, lookups, _QUOTES.columns).compile(phrase))
    return likely


def _shuts_out(tree: Tree | None) -> bool:
    match tree:
        case Not():
            return True
        case And(parts) | Or(parts):
            return any(map(_shuts_out, parts))
    return False


def _scores(connection: Connection, score: str, numbers: Sequence[int]) -> dict[int, float]:
    """FTS5's bm25, smaller is better; quotes without any of the words have none."""
    index = _QUOTES.index
    rowid = index.c.rowid
    listed = func.json_each(bindparam(None, json.dumps(numbers))).table_valued("value")
    # The sum keeps SQLite from asking the index anew for every single number.
    is_candidate = (rowid + literal_column("0")).in_(select(listed.c.value))
    bm25 = func.bm25(literal_column(index.name))
    rows = connection.execute(
        select(rowid, bm25).where(
            _QUOTES.matches(score), rowid >= min(numbers), rowid <= max(numbers), is_candidate
        )
    )
    return {row[0]: row[1] for row in rows}
