"""Conditions on records, each as SQL and, where it can be, as one expression of FTS5.

Whatever is only about words and marks stays one FTS5 expression for as long as possible, because
the index answers it in one walk. Values are always bound parameters.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    TableClause,
    and_,
    bindparam,
    column,
    false,
    func,
    not_,
    or_,
    select,
    table,
)

from readnotes.search import fts5
from readnotes.search.results import Record
from readnotes.storage.tables import FULL_TEXT, quotes, review_about, reviews, sources

#: SQLite takes expressions up to a depth of 1,000, and every AND and OR adds one.
_GROUP = 50

#: More sources than this are looked up by number, not by their marks in the index.
MOST_MARKS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of record that can be searched.

    Attributes:
        record: Its name.
        table: Its records.
        index: Its full-text table.
        columns: The full-text columns that plain words are looked for in.
        visible: Leaves out what lies in the trash.
        order: The columns of page order; for quotes those of the joined source first.
    """

    record: Record
    table: Table
    index: TableClause
    columns: tuple[str, ...]
    visible: ColumnElement[bool]
    order: tuple[ColumnElement[Any], ...]

    @property
    def number(self) -> ColumnElement[int]:
        """The number of the record."""
        return self.table.c.number

    def select_matching(self, expression: str) -> Select[int]:
        """The numbers of the records whose words match an FTS5 expression."""
        return select(self.index.c.rowid).where(self.matches(expression))

    def matches(self, expression: str) -> ColumnElement[bool]:
        """The condition of a full-text row that it matches an FTS5 expression."""
        return self.index.c[self.index.name].bool_op("MATCH")(bindparam(None, expression))


def _index(name: str) -> TableClause:
    return table(name, column("rowid"), column(name), *(column(each) for each in FULL_TEXT[name]))


_TRASHED_SOURCES = select(sources.c.number).where(sources.c.trashed.is_not(None))
_BOOK_ORDER = (sources.c.sort_name, sources.c.year, sources.c.key)
_QUOTES = Target(
    "quote",
    quotes,
    _index("quote_words"),
    ("text", "comment", "gist", "speaker", "other"),
    and_(quotes.c.trashed.is_(None), quotes.c.source.not_in(_TRASHED_SOURCES)),
    (*_BOOK_ORDER, quotes.c.place_order, quotes.c.place, quotes.c.id),
)
_SOURCES = Target(
    "source",
    sources,
    _index("source_words"),
    ("title", "names", "other"),
    sources.c.trashed.is_(None),
    _BOOK_ORDER,
)
_REVIEWS = Target(
    "review",
    reviews,
    _index("review_words"),
    ("title", "body"),
    reviews.c.trashed.is_(None),
    (reviews.c.title, reviews.c.number),
)
TARGETS: dict[Record, Target] = {"quote": _QUOTES, "source": _SOURCES, "review": _REVIEWS}


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition on the records of one target.

    Attributes:
        match: It as an FTS5 expression, or None where that cannot say it.
        condition: It as SQL where `match` is None; never NULL for any record.
        score: An FTS5 expression by which what it finds is ranked; None where it has no words.
    """

    target: Target
    match: str | None = None
    condition: ColumnElement[bool] | None = None
    score: str | None = None

    def as_condition(self) -> ColumnElement[bool]:
        """The clause as SQL."""
        if self.match is not None:
            return self.target.number.in_(self.target.select_matching(self.match))
        return false() if self.condition is None else self.condition


def nothing(target: Target) -> Clause:
    """The clause that finds no record."""
    return Clause(target)


def all_of(target: Target, wanted: Sequence[Clause], unwanted: Sequence[Clause]) -> Clause:
    """What every wanted clause finds and no unwanted one; at least one in all."""
    matched, rest = _matched(target, wanted, fts5.all_of)
    shut_out, others = _matched(target, unwanted, fts5.any_of)
    score = _score(([matched] if matched else []) + rest)
    if matched and matched.match and shut_out and shut_out.match:
        matched = Clause(target, match=fts5.but_not(matched.match, shut_out.match))
        shut_out = None
    if matched and not rest and not others and not shut_out:
        return Clause(target, match=matched.match, score=score)
    conditions = [each.as_condition() for each in ([matched] if matched else []) + rest]
    conditions += [not_(each.as_condition()) for each in ([shut_out] if shut_out else []) + others]
    return Clause(target, condition=_chain(target, and_, conditions), score=score)


def any_of(target: Target, clauses: Sequence[Clause]) -> Clause:
    """What at least one of the clauses finds; at least one in all."""
    matched, rest = _matched(target, clauses, fts5.any_of)
    score = _score(([matched] if matched else []) + rest)
    if matched and not rest:
        return Clause(target, match=matched.match, score=score)
    conditions = [each.as_condition() for each in ([matched] if matched else []) + rest]
    return Clause(target, condition=_chain(target, or_, conditions), score=score)


def _matched(
    target: Target, clauses: Sequence[Clause], join: Callable[[Sequence[str]], str]
) -> tuple[Clause | None, list[Clause]]:
    """All that FTS5 can say as one clause, and the others."""
    matches = [each.match for each in clauses if each.match is not None]
    rest = [each for each in clauses if each.match is None]
    if not matches:
        return None, rest
    joined = join(matches)
    return Clause(target, match=joined, score=joined), rest


def _score(clauses: Sequence[Clause]) -> str | None:
    scores = [each.score for each in clauses if each.score is not None]
    return fts5.any_of(scores) if scores else None


def _chain(
    target: Target,
    join: Callable[..., ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
) -> ColumnElement[bool]:
    """Conditions joined by AND or OR; many in statements of their own, which begin anew."""
    while len(conditions) > _GROUP:
        groups = [
            join(*conditions[start : start + _GROUP]) for start in range(0, len(conditions), _GROUP)
        ]
        conditions = [
            target.number.in_(select(target.number).where(group).correlate(None))
            for group in groups
        ]
    return join(*conditions)


def is_one_of(wanted: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """The condition that a column is one of any many numbers, as a single parameter."""
    listed = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
    return wanted.in_(select(listed.c.value))


def with_tags(target: Target, tags: Collection[int]) -> Clause:
    """The records that carry at least one of the tags."""
    return _marked(target, "t", tags)


def of_sources(target: Target, numbers: Collection[int]) -> Clause:
    """The quotes of sources, the sources themselves, or the reviews about them."""
    if target is _QUOTES and len(numbers) <= MOST_MARKS:
        return _marked(target, "s", numbers)
    if target is _QUOTES:
        return Clause(target, condition=is_one_of(quotes.c.source, numbers))
    if target is _SOURCES:
        return Clause(target, condition=is_one_of(sources.c.number, numbers))
    return Clause(target, condition=_is_about(numbers))


def _is_about(numbers: Collection[int]) -> ColumnElement[bool]:
    about = select(review_about.c.review).where(is_one_of(review_about.c.source, numbers))
    return reviews.c.number.in_(about)


def _marked(target: Target, letter: str, numbers: Collection[int]) -> Clause:
    """The records in whose full-text row one of the marks stands."""
    if not numbers or "marks" not in FULL_TEXT[target.index.name]:
        return nothing(target)
    marks = fts5.any_of([fts5.phrase([f"{letter}{number}"]) for number in sorted(numbers)])
    expression = fts5.in_columns(["marks"], marks)
    return Clause(target, match=expression, score=expression)
