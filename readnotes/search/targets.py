"""The kinds of records that can be searched, and how the search speaks of many at once."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    Table,
    TableClause,
    and_,
    bindparam,
    column,
    func,
    select,
    table,
)

from readnotes.search import fts5
from readnotes.search.fts5 import Match
from readnotes.search.results import Record
from readnotes.storage.tables import FULL_TEXT, quote_sequences, quotes, reviews, sources


@dataclass(frozen=True, slots=True)
class Among:
    """Which records are looked at, so that words need be looked for among them alone.

    Attributes:
        rows: Only those whose rows in the index are from the first to the last of these; None for
            all.
        words: An FTS5 expression that finds all of them, by which the index leaps from one to the
            next; empty where there is none.
        one_by_one: Whether the index is asked about each by itself: they are few and far apart.
    """

    rows: tuple[int, int] | None = None
    words: Match = ""
    one_by_one: bool = False


EVERYWHERE = Among()
ONE_BY_ONE = Among(one_by_one=True)


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of record that can be searched.

    Attributes:
        record: Its name.
        table: Its records.
        joined: What is selected from: its records, each with the number of its row in the index.
        row: That number, by which page order goes.
        index: Its full-text table.
        columns: The full-text columns that plain words are looked for in.
        visible: Leaves out what lies in the trash.
        order: The columns of page order; for quotes those of the joined source first.
    """

    record: Record
    table: Table
    joined: FromClause
    row: ColumnElement[int]
    index: TableClause
    columns: tuple[str, ...]
    visible: ColumnElement[bool]
    order: tuple[ColumnElement[Any], ...]

    @property
    def number(self) -> ColumnElement[int]:
        """The number of the record."""
        return self.table.c.number

    def select_matching(self, expression: Match, among: Among = EVERYWHERE) -> Select[int]:
        """The numbers of the rows whose words match an FTS5 expression, in their order."""
        rowid = self.index.c.rowid
        rows = select(rowid).where(self.matches(expression))
        return rows if among.rows is None else rows.where(rowid.between(*among.rows))

    def has_words(self, expression: Match, among: Among) -> ColumnElement[bool]:
        """The condition of a record that its words match an FTS5 expression."""
        if not among.one_by_one:
            both = fts5.all_of([among.words, expression]) if among.words else expression
            return self.row.in_(self.select_matching(both, among))
        its_row = self.select_matching(expression).where(self.index.c.rowid == self.row)
        return its_row.correlate(self.joined, self.table, quote_sequences).exists()

    def matches(self, expression: Match) -> ColumnElement[bool]:
        """The condition of a full-text row that it matches an FTS5 expression."""
        return self.index.c[self.index.name].bool_op("MATCH")(
            bindparam(None, fts5.write(expression))
        )


def _index(name: str) -> TableClause:
    return table(name, column("rowid"), column(name), *(column(each) for each in FULL_TEXT[name]))


_TRASHED_SOURCES = select(sources.c.number).where(sources.c.trashed.is_not(None))


_BOOK_ORDER = (sources.c.sort_name, sources.c.year, sources.c.key)


QUOTES = Target(
    "quote",
    quotes,
    quotes.join(quote_sequences, quote_sequences.c.quote == quotes.c.number),
    quote_sequences.c.sequence,
    _index("quote_words"),
    ("text", "comment", "gist", "speaker", "other"),
    and_(quotes.c.trashed.is_(None), quotes.c.source.not_in(_TRASHED_SOURCES)),
    (*_BOOK_ORDER, quotes.c.place_order, quotes.c.place, quotes.c.id),
)


SOURCES = Target(
    "source",
    sources,
    sources,
    sources.c.number,
    _index("source_words"),
    ("title", "names", "other"),
    sources.c.trashed.is_(None),
    _BOOK_ORDER,
)


REVIEWS = Target(
    "review",
    reviews,
    reviews,
    reviews.c.number,
    _index("review_words"),
    ("title", "body"),
    reviews.c.trashed.is_(None),
    (reviews.c.title, reviews.c.number),
)


TARGETS: dict[Record, Target] = {"quote": QUOTES, "source": SOURCES, "review": REVIEWS}

FEW_MARKS = 2
"""So many marks may stand beside words one by one."""


def is_one_of(wanted: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """The condition that a column is one of any many numbers, as a single parameter."""
    listed = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
    return wanted.in_(select(listed.c.value))


def entered_among(expression: Match | None, marks: Iterable[str]) -> Match:
    """An expression of the quotes' index, among those alone that were entered at some times."""
    times = fts5.in_columns(["entered"], fts5.any_of([fts5.phrase([mark]) for mark in marks]))
    return times if expression is None else fts5.all_of([expression, times])


def marked(marks: Iterable[str]) -> Match:
    """The rows in which one of the marks stands, as an FTS5 expression; empty for no marks."""
    phrases = [fts5.phrase([mark]) for mark in marks]
    if not phrases:
        return ""
    found = fts5.any_of(phrases)
    # Beside words, FTS5 would look at every single mark for each quote it goes on to.
    return fts5.in_columns(["marks"], fts5.whole(found) if len(phrases) > FEW_MARKS else found)
