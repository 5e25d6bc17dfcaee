"""The best hits of a query by FTS5's bm25; of very many only the newest and the likeliest."""

from dataclasses import dataclass

from sqlalchemy import Connection

from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler
from readnotes.search.joining import all_of, any_of
from readnotes.search.language import Query
from readnotes.search.listing import list_rows
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.scoring import score_by_index, score_by_reading
from readnotes.search.shelf import EVERY_ROW, NO_LIMIT, Shelf, among_newest
from readnotes.search.targets import QUOTES
from readnotes.search.tree import And, Not, Or, Tree, Words

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

SAMPLE = 4096
"""So many of the newest quotes tell how common a word is."""

MOST_READ = 1000
"""Up to so many hits of the commonest words are compared, by reading them."""

COMMON = 0.1
"""A word in more than this share of quotes has too many places for the index to score: the newest
quotes with it are read, and its likeliest hits come first as they are, the newest of them first."""

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
    clause = _of_words_alone(shelf, clause)
    is_common = _is_common(shelf, clause)
    newest = list_rows(
        shelf, clause, "newest", min(MOST_READ, MOST_RANKED) if is_common else MOST_RANKED
    )
    compared_all = newest.exact and newest.total <= len(newest.numbers)
    candidates = dict.fromkeys(newest.numbers)
    likeliest: dict[int, None] = {}
    if not compared_all:
        most = MOST_RANKED if not is_common or limit is None else min(limit, MOST_RANKED)
        for likely in _likely(query, lookups):
            # What stands in some columns stands in all, unless something is to be shut out.
            wanted = all_of(QUOTES, [likely, clause], []) if _shuts_out(query.tree) else likely
            likeliest |= dict.fromkeys(list_rows(shelf, wanted, "newest", most).numbers)
        if not is_common:
            # Those that are not among the newest are all older.
            older = [row for row in likeliest if row not in candidates]
            candidates |= dict.fromkeys(shelf.newest_first(older))
            likeliest = {}
    if is_common and isinstance(query.tree, Words) and not query.tree.prefix:
        scores = score_by_reading(connection, lookups.expand(query.tree), candidates)
    else:
        scores = score_by_index(connection, clause.score or "", candidates)
    rest = [row for row in candidates if row not in likeliest]
    # Sorting keeps the order of equal ones, which is the newest first.
    best = [*likeliest, *sorted(rest, key=lambda row: scores.get(row, 0.0))][:limit]
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best(shelf.numbers_of(best), newest.total, newest.exact, ranked)


def _of_words_alone(shelf: Shelf, clause: Clause) -> Clause:
    """A clause without its books, where words alone find more than can be compared.

    That a word stands in a book's title is worth nothing where it stands in thousands of quotes.
    """
    words = [each for each in clause.alternatives if each.match is not None]
    if clause.joint != "or" or clause.is_read or not words:
        return clause
    alone = any_of(QUOTES, words)
    if alone.match is None or not shelf.matches_more(alone.match, MOST_RANKED):
        return clause
    return alone


def _is_common(shelf: Shelf, clause: Clause) -> bool:
    """Whether words are in so many quotes that the index would take long to score them."""
    if clause.match is None or clause.is_read:
        return False
    newest = shelf.newest_number()
    expression, first = among_newest(clause.match, newest + 1, SAMPLE)
    found = len(shelf.rows_in(EVERY_ROW, NO_LIMIT, expression))
    share = found / (newest - first + 1)
    return share > COMMON and share * newest > 2 * MOST_RANKED


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
