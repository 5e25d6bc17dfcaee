"""Searching: which records a query finds, in which order, and how many."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    literal_column,
    select,
)

from readnotes.search.clauses import Clause
from readnotes.search.compile import Compiler, compile_tree
from readnotes.search.hits import load_hits
from readnotes.search.language import Query, parse_query, render_query
from readnotes.search.lookups import Lookups
from readnotes.search.results import Found, Ranked, Record, SearchOptions, Trouble
from readnotes.search.tree import And, Words
from readnotes.storage.tables import quotes, sources

_DEFAULT = SearchOptions()

MOST_RANKED = 3000
"""Up to so many hits relevance compares all, above only the newest and the likeliest."""

#: Where a word says more about a quote than in its text.
_TELLING_COLUMNS = ("gist", "speaker")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query finds, as numbers.

    Attributes:
        numbers: (record, number) in the order asked for, at most `limit`.
        total: How many there are in all.
        ranked: As `Found.ranked`.
        understood: What was searched, in the query language.
        trouble: Where understanding stopped first, or None.
    """

    numbers: tuple[tuple[Record, int], ...]
    total: int
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
    rows = _find(connection, query, options)
    hits = load_hits(connection, rows.numbers, query)
    return Found(text, rows.understood, rows.trouble, rows.total, True, rows.ranked, hits)


def find_rows(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Rows:
    """Answer a query with the numbers of the records alone, for lists that load their own rows."""
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    return _find(connection, query, options)


def _find(connection: Connection, query: Query, options: SearchOptions) -> Rows:
    numbers: list[tuple[Record, int]] = []
    total = 0
    ranked: Ranked | None = None
    if query.tree is not None:
        lookups = Lookups(connection, options.today)
        for record in query.records:
            clause = compile_tree(query.tree, record, lookups, query.columns)
            search = _Search(connection, query, lookups, clause, options.within)
            total += search.total
            room = None if options.limit is None else options.limit - len(numbers)
            found, how = search.first(room, options)
            numbers += [(record, number) for number in found]
            ranked = "bounded" if "bounded" in (ranked, how) else ranked or how
    return Rows(tuple(numbers), total, ranked, render_query(query), query.trouble)


def visible_hits(clause: Clause, within: int | None = None) -> ColumnElement[bool]:
    """The condition of a clause's records outside the trash, of one source if it is given."""
    target = clause.target
    conditions = [clause.as_condition(), target.visible]
    if within is not None and target.record == "quote":
        conditions.append(quotes.c.source == within)
    return and_(*conditions)


class _Search:
    """The search of one kind of record."""

    def __init__(
        self,
        connection: Connection,
        query: Query,
        lookups: Lookups,
        clause: Clause,
        within: int | None,
    ) -> None:
        self._connection = connection
        self._query = query
        self._lookups = lookups
        self._clause = clause
        self._within = within
        self._target = clause.target
        self._condition = visible_hits(clause, within)
        self.total: int = connection.execute(
            select(func.count()).select_from(self._target.table).where(self._condition)
        ).scalar_one()

    def first(
        self, limit: int | None, options: SearchOptions
    ) -> tuple[Sequence[int], Ranked | None]:
        """The first hits in the order asked for, and how they were ranked."""
        if limit == 0 or not self.total:
            return (), None
        if options.sort == "newest":
            return self._newest(self._condition, limit), None
        if options.sort == "relevance" and self._clause.score is not None:
            return self._ranked(self._clause.score, limit)
        return self._in_page_order(limit), None

    def _in_page_order(self, limit: int | None) -> Sequence[int]:
        statement = select(self._target.number).where(self._condition)
        if self._target.record == "quote":
            statement = statement.join(sources, sources.c.number == quotes.c.source)
        return self._numbers(statement.order_by(*self._target.order).limit(limit))

    def _newest(self, condition: ColumnElement[bool], limit: int | None) -> Sequence[int]:
        # Numbers rise with every new record, and only their order is free in FTS5.
        number = self._target.number
        return self._numbers(select(number).where(condition).order_by(number.desc()).limit(limit))

    def _ranked(self, score: str, limit: int | None) -> tuple[Sequence[int], Ranked]:
        """The best hits by bm25, equal ones newest first."""
        candidates = set(self._newest(self._condition, MOST_RANKED))
        ranked: Ranked = "all"
        if self.total > MOST_RANKED:
            ranked = "bounded"
            for likely in self._likely():
                condition = and_(self._condition, likely.as_condition())
                candidates.update(self._newest(condition, MOST_RANKED))
        scores = self._scores(score, candidates)
        best = sorted(candidates, key=lambda number: (scores.get(number, 0.0), -number))
        return best[:limit], ranked

    def _likely(self) -> list[Clause]:
        """What is most probably meant: all words in telling columns, or as one phrase."""
        tree = self._query.tree
        if tree is None or self._target.record != "quote" or self._query.columns:
            return []
        telling = Compiler(self._target, self._lookups, _TELLING_COLUMNS)
        likely = [telling.compile(tree)]
        if isinstance(tree, And) and all(isinstance(part, Words) for part in tree.parts):
            words = [part for part in tree.parts if isinstance(part, Words)]
            joined = tuple(word for part in words for word in part.words)
            phrase = Words(joined, prefix=words[-1].prefix)
            likely.append(
                Compiler(self._target, self._lookups, self._target.columns).compile(phrase)
            )
        return likely

    def _scores(self, score: str, numbers: set[int]) -> dict[int, float]:
        """FTS5's bm25, smaller is better; records without any of the words have none."""
        index = self._target.index
        listed = func.json_each(bindparam(None, json.dumps(sorted(numbers)))).table_valued("value")
        # The sum keeps SQLite from asking the index anew for every single number.
        is_candidate = (index.c.rowid + literal_column("0")).in_(select(listed.c.value))
        bm25 = func.bm25(literal_column(index.name))
        rows = self._connection.execute(
            select(index.c.rowid, bm25).where(self._target.matches(score), is_candidate)
        )
        return {row[0]: row[1] for row in rows}

    def _numbers(self, statement: Select[int]) -> Sequence[int]:
        return self._connection.execute(statement).scalars().all()
