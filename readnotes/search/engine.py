"""Searching: which records a query finds, in which order, and how many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, and_, select

from readnotes.search.clauses import Clause
from readnotes.search.compile import compile_tree
from readnotes.search.counting import count_quotes
from readnotes.search.hits import load_hits
from readnotes.search.language import Query, parse_query, render_query
from readnotes.search.listing import Order, list_quotes
from readnotes.search.lookups import Lookups
from readnotes.search.ranking import rank_quotes
from readnotes.search.results import Found, Ranked, Record, SearchOptions, Trouble

_DEFAULT = SearchOptions()


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query finds, as numbers.

    Attributes:
        numbers: (record, number) in the order asked for, at most `limit`.
        total: How many there are, or so many at least.
        total_exact: Whether `total` is all of them.
        ranked: As `Found.ranked`.
        understood: What was searched, in the query language.
        trouble: Where understanding stopped first, or None.
    """

    numbers: tuple[tuple[Record, int], ...]
    total: int
    total_exact: bool
    ranked: Ranked | None
    understood: str
    trouble: Trouble | None


def search(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Found:
    """Answer a query with hits ready to be shown.

    Args:
        connection: A reading one.
        text: The query as typed; never refused.
        options: How to search.
    """
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    rows = find_parsed(connection, query, options)
    hits = load_hits(connection, rows.numbers, query)
    return Found(
        text, rows.understood, rows.trouble, rows.total, rows.total_exact, rows.ranked, hits
    )


def find_rows(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Rows:
    """Answer a query with the numbers of the records alone, for lists that load their own rows."""
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    return find_parsed(connection, query, options)


def find_parsed(connection: Connection, query: Query, options: SearchOptions) -> Rows:
    """As `find_rows`, for a query that was read already."""
    numbers: list[tuple[Record, int]] = []
    total, exact = 0, True
    ranked: Ranked | None = None
    if query.tree is not None:
        lookups = Lookups(connection, options.today)
        for record in query.records:
            clause = compile_tree(query.tree, record, lookups, query.columns)
            room = None if options.limit is None else max(options.limit - len(numbers), 0)
            search = _search_quotes if record == "quote" else _search_others
            found = search(connection, query, lookups, clause, room, options)
            numbers += [(record, number) for number in found.numbers]
            total += found.total
            exact = exact and found.exact
            ranked = ranked or found.ranked
    return Rows(tuple(numbers), total, exact, ranked, render_query(query), query.trouble)


def find_quotes(connection: Connection, text: str, options: SearchOptions) -> Sequence[int]:
    """The numbers of the quotes a query finds, in the order asked for, at most `limit`."""
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    if query.tree is None or "quote" not in query.records:
        return ()
    lookups = Lookups(connection, options.today)
    clause = compile_tree(query.tree, "quote", lookups, query.columns)
    uncounted = replace(options, count_all=False)
    return _search_quotes(connection, query, lookups, clause, options.limit, uncounted).numbers


def count_found(connection: Connection, text: str, options: SearchOptions) -> int:
    """How many records a query finds, however many these are."""
    return find_rows(connection, text, replace(options, limit=0, count_all=True)).total


@dataclass(frozen=True, slots=True)
class _Found:
    numbers: Sequence[int]
    total: int
    exact: bool
    ranked: Ranked | None = None


def _search_quotes(
    connection: Connection,
    query: Query,
    lookups: Lookups,
    clause: Clause,
    limit: int | None,
    options: SearchOptions,
) -> _Found:
    """The first quotes, and how many there are: all of them where that is asked for."""
    within = options.within
    if limit == 0:
        first = _Found((), 0, exact=False)
    elif options.sort == "relevance" and clause.score is not None:
        best = rank_quotes(connection, clause, query, lookups, limit, within)
        first = _Found(best.numbers, best.total, best.exact, best.ranked)
    else:
        order: Order = "newest" if options.sort == "newest" else "page"
        listed = list_quotes(connection, clause, order, limit, within)
        first = _Found(listed.numbers, listed.total, listed.exact)
    if options.count_all and not first.exact:
        return replace(first, total=count_quotes(connection, clause, within), exact=True)
    return first


def _search_others(
    connection: Connection,
    _query: Query,
    _lookups: Lookups,
    clause: Clause,
    limit: int | None,
    options: SearchOptions,
) -> _Found:
    """The first sources or reviews. There are few of these, so they are simply sorted."""
    target = clause.target
    condition = and_(clause.as_condition(), target.visible)
    order = [target.number.desc()] if options.sort == "newest" else target.order
    found = connection.execute(select(target.number).where(condition).order_by(*order)).scalars()
    numbers = found.all()
    return _Found(numbers[:limit], len(numbers), exact=True)
