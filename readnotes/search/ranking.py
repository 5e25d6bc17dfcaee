"""The best hits of a query by FTS5's bm25; of very many only the newest and the likeliest."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, literal_column, select

from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler
from readnotes.search.joining import all_of
from readnotes.search.language import Query
from readnotes.search.listing import Listed, list_quotes
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.shelf import NEWEST, matching, newest_first
from readnotes.search.targets import TARGETS
from readnotes.search.tree import And, Not, Or, Tree, Words

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

COMMON = 0.1
"""Words in more than this share of quotes are too many to be scored where they are scattered: their
likeliest hits come first as they are, the newest of them before the others."""

_BEST = float("-inf")

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
    newest = _newest(connection, clause, MOST_RANKED, source)
    candidates, likeliest = set(newest.numbers), set[int]()
    compared_all = newest.exact and newest.total <= MOST_RANKED
    if not compared_all:
        is_common = _share(newest.numbers) > COMMON
        most = min(limit, MOST_RANKED) if is_common and limit is not None else MOST_RANKED
        for likely in _likely(query, lookups):
            # What stands in some columns stands in all, unless something is to be shut out.
            wanted = all_of(_QUOTES, [likely, clause], []) if _shuts_out(query.tree) else likely
            found = _newest(connection, wanted, most, source).numbers
            (likeliest if is_common else candidates).update(found)
    scores = dict.fromkeys(candidates, 0.0) | _scores(connection, clause.score, candidates)
    scores |= dict.fromkeys(likeliest, _BEST)
    best = sorted(scores, key=lambda number: (scores[number], -number))
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best(best[:limit], newest.total, newest.exact, ranked)


def _newest(connection: Connection, clause: Clause, most: int, source: int | None) -> Listed:
    """The newest quotes that a clause finds; the index streams what are words alone."""
    if clause.match is None or clause.is_read or source is not None:
        return list_quotes(connection, clause, "newest", most, source)
    numbers = matching(connection, clause.match, most + 1, NEWEST)
    visible = newest_first(connection, numbers)
    return Listed(visible[:most], len(visible), exact=len(numbers) <= most)


def _share(numbers: Sequence[int]) -> float:
    """The share that hits have among the quotes from the first of them to the last."""
    return len(numbers) / (max(numbers) - min(numbers) + 1) if numbers else 0.0


def _likely(query: Query, lookups: Lookups) -> list[Clause]:
    """What is most probably meant: all words in telling columns, or as one phrase."""
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


def _scores(connection: Connection, score: str, numbers: Collection[int]) -> dict[int, float]:
    """FTS5's bm25, smaller is better; quotes without any of the words have none."""
    if not numbers:
        return {}
    index = _QUOTES.index
    rowid = index.c.rowid
    listed = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
    # The sum keeps SQLite from asking the index anew for every single number.
    is_candidate = (rowid + literal_column("0")).in_(select(listed.c.value))
    bm25 = func.bm25(literal_column(index.name))
    rows = connection.execute(
        select(rowid, bm25).where(
            _QUOTES.matches(score), rowid >= min(numbers), rowid <= max(numbers), is_candidate
        )
    )
    return {row[0]: row[1] for row in rows}
