"""The best hits of a query by FTS5's bm25; of very many only the likeliest and the newest."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from sqlalchemy import Connection

from readnotes.search import fts5
from readnotes.search.clauses import Clause
from readnotes.search.common_words import find_telling
from readnotes.search.compile import Compiler, mentioned
from readnotes.search.densest import MOST_WORDS, Densest
from readnotes.search.joining import any_of, both_of
from readnotes.search.language import Query
from readnotes.search.listing import MOST_HITS_READ, list_rows
from readnotes.search.lookups import Lookups
from readnotes.search.results import Ranked
from readnotes.search.scoring import score_by_index, score_by_reading
from readnotes.search.shelf import Shelf
from readnotes.search.targets import QUOTES
from readnotes.search.tree import And, Not, Or, Tree, Words
from readnotes.search.wording import words_in

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the likeliest and the newest."""

MOST_LIKELY, MOST_LIKELY_READ = 200, 100
"""At most so many are the likeliest, and where hits are compared by reading them."""

LIKELY_AMONG = 65_536
"""Among so many of the newest quotes they are looked for first."""

MOST_READ = 700
"""Up to so many hits of the commonest words are compared, by reading them."""

MOST_PAGES = 200
"""Of the index, for a beginning of words, so that the likeliest hits are looked for with it."""

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
    shelf = Shelf(connection, source)
    densest = _densest_of_many(shelf, query, lookups)
    dense = densest.find() if densest is not None else []
    if densest is not None and limit is not None and limit <= len(dense):
        best = _best(shelf, dense, densest.scores(dense), limit)
        return Best(shelf.numbers_of(best), MOST_RANKED, exact=False, ranked="bounded")
    return _rank_newest(shelf, clause, query, lookups, limit, dense)


def _densest_of_many(shelf: Shelf, query: Query, lookups: Lookups) -> Densest | None:
    """What finds the densest hits of single words that find more than can be compared."""
    parts = query.tree.parts if isinstance(query.tree, Or) else (query.tree,)
    plain = [each for each in parts if isinstance(each, Words) and not each.prefix]
    if query.columns or len(plain) < len(parts):
        return None
    words = lookups.expand(*plain)
    if len(words) > MOST_WORDS or any(len(each.words) > 1 for each in words):
        return None
    match = words_in(QUOTES, QUOTES.columns, words).match
    if match is None or not shelf.matches_more(match, MOST_RANKED):
        return None
    beside = [each.match for each in mentioned(QUOTES, lookups, plain) if each.match is not None]
    return Densest(shelf, words, fts5.any_of(beside) if beside else None)


def _rank_newest(
    shelf: Shelf,
    clause: Clause,
    query: Query,
    lookups: Lookups,
    limit: int | None,
    dense: Collection[int],
) -> Best:
    """The best of all hits, or of the newest, the likeliest and others."""
    clause = _of_words_alone(shelf, clause)
    telling = find_telling(shelf, clause, query.tree, lookups, query.columns)
    most = min(MOST_READ, MOST_RANKED) if telling.words else MOST_RANKED
    if telling.begins:
        most = min(most, MOST_HITS_READ)
    # So many must be looked at anyway; and twice as many where not each is a hit.
    newest = list_rows(shelf, clause, "any", most, most if telling.words else 2 * most)
    compared_all = newest.exact and newest.total <= len(newest.numbers)
    candidates = {*newest.numbers, *dense}
    likeliest, among = (
        (MOST_LIKELY_READ, MOST_READ) if telling.words else (MOST_LIKELY, LIKELY_AMONG)
    )
    tree = None if compared_all or query.columns else _soon_found(query.tree, shelf)
    if tree is not None:
        # What stands in some columns stands in all, unless something is to be shut out.
        is_hit = tree == query.tree and not _shuts_out(tree)
        for likely in _likely(tree, lookups):
            wanted = likely if is_hit else both_of(likely, clause)
            found = list_rows(shelf, wanted, "any", min(likeliest, MOST_RANKED), among)
            candidates.update(found.numbers)
    if telling.words:
        scores = score_by_reading(shelf.connection, telling.words, candidates)
    else:
        scores = score_by_index(shelf.connection, telling.score, candidates)
    best = _best(shelf, candidates, scores, limit)
    ranked: Ranked = "all" if compared_all else "bounded"
    return Best(shelf.numbers_of(best), newest.total, newest.exact, ranked)


def _best(
    shelf: Shelf, rows: Collection[int], scores: Mapping[int, float], limit: int | None
) -> list[int]:
    """So many rows by their scores, the smallest first, the newest of equal ones before."""
    if limit is not None and limit < len(rows):
        bar = nsmallest(limit, (scores.get(row, 0.0) for row in rows))[-1:]
        rows = [row for row in rows if bar and scores.get(row, 0.0) <= bar[0]]
    # Sorting keeps the order of equal ones.
    in_order = sorted(shelf.newest_first(list(rows)), key=lambda row: scores.get(row, 0.0))
    return in_order[:limit]


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


def _likely(tree: Tree, lookups: Lookups) -> list[Clause]:
    """What is most probably meant: all words in telling columns, or as one phrase."""
    likely = [Compiler(QUOTES, lookups, _TELLING_COLUMNS).compile(tree)]
    if isinstance(tree, And) and all(isinstance(part, Words) for part in tree.parts):
        words = [part for part in tree.parts if isinstance(part, Words)]
        joined = tuple(word for part in words for word in part.words)
        phrase = Words(joined, prefix=words[-1].prefix)
        likely.append(Compiler(QUOTES, lookups, QUOTES.columns).compile(phrase))
    return likely


def _soon_found(tree: Tree | None, shelf: Shelf) -> Tree | None:
    """A query without beginnings of words that FTS5 takes long to gather."""
    match tree:
        case And(parts):
            left = tuple(part for part in parts if _soon_found(part, shelf) is not None)
            return And(left) if len(left) > 1 else left[0] if left else None
        case Words(words, prefix=True) if len(words) == 1:
            return tree if shelf.pages_of(words[0]) <= MOST_PAGES else None
        case _:
            return tree


def _shuts_out(tree: Tree | None) -> bool:
    match tree:
        case Not():
            return True
        case And(parts) | Or(parts):
            return any(map(_shuts_out, parts))
    return False
