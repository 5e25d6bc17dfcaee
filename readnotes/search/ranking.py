"""The best hits of a query by FTS5's bm25; of very many only the newest and the likeliest."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, literal_column, select

from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler
from readnotes.search.joining import all_of
from readnotes.search.language import Query
from readnotes.search.listing import list_rows
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.shelf import Shelf
from readnotes.search.targets import QUOTES, entered_among, is_one_of
from readnotes.search.tree import And, Not, Or, Tree, Words
from readnotes.storage.marks import QUOTES_OF_MARK, entered_mark
from readnotes.storage.tables import FULL_TEXT

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

COMMON = 0.1
"""Words in more than this share of quotes are too many to be scored where they are scattered: their
likeliest hits come first as they are, the newest of them before the others."""

_BEST = float("-inf")

#: Where a word says more about a quote than in its text.
_TELLING_COLUMNS = ("gist", "speaker")

#: When a quote was entered says nothing about how well it fits.
_WEIGHTS = ["0" if column == "entered" else "1" for column in FULL_TEXT["quote_words"]]


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
    newest = list_rows(shelf, clause, "newest", MOST_RANKED)
    candidates, likeliest = set(newest.numbers), set[int]()
    compared_all = newest.exact and newest.total <= MOST_RANKED
    times = None if compared_all else _times_of(shelf, newest.numbers)
    if not compared_all:
        most = MOST_RANKED if times is None or limit is None else min(limit, MOST_RANKED)
        for likely in _likely(query, lookups):
            # What stands in some columns stands in all, unless something is to be shut out.
            wanted = all_of(QUOTES, [likely, clause], []) if _shuts_out(query.tree) else likely
            found = list_rows(shelf, wanted, "newest", most).numbers
            (candidates if times is None else likeliest).update(found)
    expression = clause.score if times is None else entered_among(clause.score, times)
    scores = dict.fromkeys(candidates, 0.0) | _scores(connection, expression, candidates)
    scores |= dict.fromkeys(likeliest, _BEST)
    rows = list(scores)
    number = dict(zip(rows, shelf.numbers_of(rows), strict=True))
    best = sorted(rows, key=lambda row: (scores[row], -number[row]))
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best([number[row] for row in best[:limit]], newest.total, newest.exact, ranked)


def _times_of(shelf: Shelf, newest: Sequence[int]) -> list[str] | None:
    """The marks of when the newest hits were entered, where these stand close; None elsewhere."""
    if not newest:
        return None
    last, first = shelf.numbers_of([newest[0], newest[-1]])
    if len(newest) <= COMMON * (last - first + 1):
        return None
    blocks = range(first // QUOTES_OF_MARK, last // QUOTES_OF_MARK + 1)
    return [entered_mark(block * QUOTES_OF_MARK) for block in blocks]


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


def _scores(connection: Connection, score: str, rows: Collection[int]) -> dict[int, float]:
    """FTS5's bm25, smaller is better; quotes without any of the words have none."""
    if not rows:
        return {}
    rowid = QUOTES.index.c.rowid
    # The sum keeps SQLite from asking the index anew for every single row.
    is_candidate = is_one_of(rowid + literal_column("0"), rows)
    bm25 = func.bm25(literal_column(QUOTES.index.name), *map(literal_column, _WEIGHTS))
    found = connection.execute(
        select(rowid, bm25).where(
            QUOTES.matches(score), rowid >= min(rows), rowid <= max(rows), is_candidate
        )
    )
    return {row[0]: row[1] for row in found}
