"""Searching: which records a query finds, in which order, and how many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from readnotes.search.clauses import Clause
from readnotes.search.compile import compile_tree
from readnotes.search.counting import count_quotes
from readnotes.search.hits import load_hits
from readnotes.search.language import Query, parse_query, render_query
from readnotes.search.listing import list_quotes
from readnotes.search.lookups import Lookups
from readnotes.search.ranking import rank_quotes
from readnotes.search.results import RECORDS, Found, Ranked, Record, SearchOptions, Trouble
from readnotes.search.walk import Order

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
    asked = Search(connection, text, options)
    rows = asked.find()
    hits = load_hits(connection, rows.numbers, asked.query, asked.lookups)
    return Found(
        text, rows.understood, rows.trouble, rows.total, rows.total_exact, rows.ranked, hits
    )


def find_rows(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Rows:
    """Answer a query with the numbers of the records alone, for lists that load their own rows."""
    return Search(connection, text, options).find()


def find_quotes(connection: Connection, text: str, options: SearchOptions) -> Sequence[int]:
    """The numbers of the quotes a query finds, in the order asked for, at most `limit`."""
    return Search(connection, text, replace(options, count_all=False)).find_quotes()


def count_found(connection: Connection, text: str, options: SearchOptions) -> int:
    """How many records a query finds, however many these are."""
    return find_rows(connection, text, replace(options, limit=0, count_all=True)).total


def count_up_to(
    connection: Connection, text: str, options: SearchOptions, most: int
) -> tuple[int, bool]:
    """How many records a query finds, counted up to a bound; and whether that is all of them."""
    rows = find_rows(connection, text, replace(options, limit=most, count_all=False))
    return min(rows.total, most), rows.total_exact and rows.total <= most


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found of one kind of record; as `Rows` says it of all."""

    numbers: Sequence[int]
    total: int
    exact: bool
    ranked: Ranked | None = None


class Search:
    """One search, over each kind of record that it is about.

    Attributes:
        query: What was understood.
        lookups: Of the query: what its words stand for.
    """

    def __init__(self, connection: Connection, text: str, options: SearchOptions) -> None:
        """Reads the query; nothing is looked for yet.

        Args:
            connection: A reading one.
            text: The query as typed.
            options: How to search.
        """
        bare_pages = options.within is not None
        self.query: Query = parse_query(text, typing=options.typing, bare_pages=bare_pages)
        self.lookups = Lookups(connection, options.today)
        self._connection = connection
        self._options = options

    def find(self, among: Sequence[Record] = RECORDS) -> Rows:
        """The numbers of what is found.

        Args:
            among: Only records of these kinds.
        """
        query, most = self.query, self._options.limit
        numbers: list[tuple[Record, int]] = []
        parts: list[_Found] = []
        for record in query.records if query.tree is not None else ():
            if record not in among:
                continue
            assert query.tree is not None
            clause = compile_tree(query.tree, record, self.lookups, query.columns)
            room = None if most is None else max(most - len(numbers), 0)
            found = self._quotes(clause, room) if record == "quote" else self._others(clause, room)
            numbers += [(record, number) for number in found.numbers]
            parts.append(found)
        return Rows(
            tuple(numbers),
            sum(each.total for each in parts),
            all(each.exact for each in parts),
            next((each.ranked for each in parts if each.ranked is not None), None),
            render_query(query),
            query.trouble,
        )

    def find_quotes(self) -> Sequence[int]:
        """The numbers of the quotes alone, however many, without a copy of them."""
        query = self.query
        if query.tree is None or "quote" not in query.records:
            return ()
        clause = compile_tree(query.tree, "quote", self.lookups, query.columns)
        return self._quotes(clause, self._options.limit).numbers

    def _quotes(self, clause: Clause, limit: int | None) -> _Found:
        """The first quotes, and how many there are: all of them where that is asked for."""
        options, source = self._options, self._options.within
        if limit == 0:
            first = _Found((), 0, exact=False)
        elif options.sort == "relevance" and clause.score is not None:
            best = rank_quotes(self._connection, clause, self.query, self.lookups, limit, source)
            first = _Found(best.numbers, best.total, best.exact, best.ranked)
        else:
            order: Order = "newest" if options.sort == "newest" else "page"
            listed = list_quotes(self._connection, clause, order, limit, source)
            first = _Found(listed.numbers, listed.total, listed.exact)
        if options.count_all and not first.exact:
            total = count_quotes(self._connection, clause, source)
            return replace(first, total=total, exact=True)
        return first

    def _others(self, clause: Clause, limit: int | None) -> _Found:
        """The first sources or reviews. There are few of these, so they are simply sorted."""
        target = clause.target
        newest = self._options.sort == "newest"
        order = [target.number.desc()] if newest else target.order
        numbers = self._connection.execute(
            select(target.number).where(clause.as_condition(), target.visible).order_by(*order)
        ).scalars()
        found = numbers.all()
        return _Found(found[:limit], len(found), exact=True)
