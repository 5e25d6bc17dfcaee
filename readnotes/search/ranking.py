"""The best hits of a query by FTS5's bm25; of very many only the newest and the likeliest."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler
from readnotes.search.joining import all_of
from readnotes.search.language import Query
from readnotes.search.listing import list_rows
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.scoring import score_by_index, score_by_reading
from readnotes.search.shelf import Shelf
from readnotes.search.targets import QUOTES
from readnotes.search.tree import And, Not, Or, Tree, Words

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

SAMPLE = 400
"""So many of the newest hits tell how common they are."""

MOST_READ = 1000
"""Up to so many hits of the commonest words are compared, by reading them."""

COMMON = 0.1
"""A word in more than this share of quotes has too many places for the index to score: the newest
quotes with it are read, and its likeliest hits come first as they are, the newest of them first."""

_BEST = float("-inf")

#: Where a word says more about a quote than in its text.
_TELLING_COLUMNS = ("gist", "speaker")


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
    shelf = Shelf(connection, source)
    is_common = False
    newest = list_rows(shelf, clause, "newest", min(SAMPLE, MOST_RANKED))
    if not newest.exact or newest.total > len(newest.numbers):
        share = _share(shelf, newest.numbers)
        is_common = share > COMMON and share * shelf.newest_number() > 2 * MOST_RANKED
        most = min(MOST_READ, MOST_RANKED) if is_common else MOST_RANKED
        newest = list_rows(shelf, clause, "newest", most)
    candidates, likeliest = set(newest.numbers), set[int]()
    compared_all = newest.exact and newest.total <= len(candidates)
    if not compared_all:
        most = MOST_RANKED if not is_common or limit is None else min(limit, MOST_RANKED)
        for likely in _likely(query, lookups):
            # What stands in some columns stands in all, unless something is to be shut out.
            wanted = all_of(QUOTES, [likely, clause], []) if _shuts_out(query.tree) else likely
            found = list_rows(shelf, wanted, "newest", most).numbers
            (likeliest if is_common else candidates).update(found)
    scores = dict.fromkeys(candidates, 0.0)
    if is_common and isinstance(query.tree, Words) and not query.tree.prefix:
        scores |= score_by_reading(connection, lookups.expand(query.tree), candidates)
    else:
        scores |= score_by_index(connection, clause.score, candidates)
    scores |= dict.fromkeys(likeliest, _BEST)
    rows = list(scores)
    number = dict(zip(rows, shelf.numbers_of(rows), strict=True))
    best = sorted(rows, key=lambda row: (scores[row], -number[row]))
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best([number[row] for row in best[:limit]], newest.total, newest.exact, ranked)


def _share(shelf: Shelf, newest: Sequence[int]) -> float:
    """The share that hits have among the quotes from the first of them to the last."""
    if not newest:
        return 0.0
    last, first = shelf.numbers_of([newest[0], newest[-1]])
    return len(newest) / (last - first + 1)


def _likely(query: Query, lookups: Lookups) -> list[Clause]:
    """What is most probably meant: all words in telling columns, or as one phrase."""
    tree = query.tree
    if tree is None or query.columns:
        return []
    likely = [Compiler(QUOTES, lookups, _TELLING_COLUMNS).compile(tree)]
    if isinstance(tree, And) and all(isinstance(part, Words) for part in tree.parts):
        words = [part for part in tree.parts if isinstance(part, Words)]
        joined = tuple(word for part in words for word in part.words)
        phrase = Words(joined, prefix=words[-1].prefix)
        likely.append(Compiler(QUOTES, lookups, QUOTES.columns).compile(phrase))
    return likely


def _shuts_out(tree: Tree | None) -> bool:
    match tree:
        case Not():
            return True
        case And(parts) | Or(parts):
            return any(map(_shuts_out, parts))
    return False
