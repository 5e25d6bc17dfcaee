"""Conditions on records, each as SQL and, where it can be, as one expression of FTS5.

Whatever is only about words and marks stays one FTS5 expression for as long as possible, because
the index answers it in one walk. Values are always bound parameters.
"""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

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

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.search import fts5
from readnotes.search.results import Record
from readnotes.search.tree import Words
from readnotes.storage.tables import FULL_TEXT, quote_tags, quotes, review_about, reviews, sources

#: SQLite takes expressions up to a depth of 1,000, and every AND and OR adds one.
_GROUP = 50

#: More sources than this are looked up by number, not by their marks in the index.
MOST_MARKS = 200


@dataclass(frozen=True, slots=True)
class Among:
    """Which records are looked at, so that words need be looked for among them alone.

    Attributes:
        books: Only the quotes of these sources; empty for those of any.
        numbers: Only the records from the first to the last of these; None for all.
    """

    books: tuple[int, ...] = ()
    numbers: tuple[int, int] | None = None


EVERYWHERE = Among()


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

    def select_matching(self, expression: str, among: Among = EVERYWHERE) -> Select[int]:
        """The numbers of the records whose words match an FTS5 expression."""
        rowid = self.index.c.rowid
        numbers = select(rowid).where(self.matches(within(expression, among.books)))
        if among.numbers is not None:
            first, last = among.numbers
            numbers = numbers.where(rowid >= first, rowid <= last)
        return numbers

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
class Reads:
    """Words that are looked for in a quote's own texts.

    Attributes:
        words: Any of these must stand in one of the columns.
        columns: Of the quotes' full text.
    """

    words: tuple[Words, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A condition on the records of one target.

    Attributes:
        match: It as an FTS5 expression, or None where that cannot say it.
        condition: It as SQL where it needs no words; never NULL for any record.
        parts: What it is joined of where it is neither.
        joint: How the parts are joined; `not` has one part.
        sources: The sources whose quotes it finds, where it is about nothing else.
        tags: The tags that what it finds carries, where it is about nothing else.
        finding: The numbers of what the condition allows, some perhaps twice, where SQLite finds
            them by an index.
        gathers: Whether FTS5 gathers all places of `match` before it gives the first, as for a
            beginning of words.
        reads: The words that can be read in a quote itself to see whether `match` finds it.
        score: An FTS5 expression by which what it finds is ranked; None where it has no words.
    """

    target: Target
    match: str | None = None
    condition: ColumnElement[bool] | None = None
    parts: tuple["Clause", ...] = ()
    joint: Literal["and", "or", "not"] | None = None
    sources: frozenset[int] | None = None
    tags: frozenset[int] | None = None
    finding: Select[int] | None = None
    gathers: bool = False
    reads: Reads | None = None
    score: str | None = None

    def as_condition(self, among: Among = EVERYWHERE) -> ColumnElement[bool]:
        """The clause as SQL.

        Args:
            among: Which records the caller looks at; words are looked for among them alone.
        """
        if self.sources is not None:
            books = among.books
            return is_one_of(quotes.c.source, self.sources & set(books) if books else self.sources)
        if self.tags is not None:
            return carries(quotes.c.number, self.tags)
        if self.match is not None:
            return self.target.number.in_(self.target.select_matching(self.match, among))
        if self.joint is None:
            return false() if self.condition is None else self.condition
        conditions = [part.as_condition(among) for part in self.parts]
        if self.joint == "not":
            return not_(conditions[0])
        join = and_ if self.joint == "and" else or_
        return _chain(self.target, join, conditions, among)

    def as_match(self, books: Sequence[int]) -> str | None:
        """The clause as an FTS5 expression that is right among the quotes of some books.

        Args:
            books: Their numbers; none for the quotes of any book.

        Returns:
            The expression, empty where nothing is found there; None where FTS5 cannot say it.
        """
        if self.match is not None:
            return self.match
        if self.sources is not None:
            return marks_of("s", self.sources.intersection(books)) if books else None
        if self.joint == "or":
            parts = [part.as_match(books) for part in self.parts]
            found = [part for part in parts if part]
            if None in parts:
                return None
            return fts5.any_of(found) if found else ""
        return "" if self.is_nothing else None

    @property
    def is_nothing(self) -> bool:
        """Whether it finds no record whatever."""
        said = (self.match, self.condition, self.joint, self.sources)
        return all(each is None for each in said)

    @property
    def is_read(self) -> bool:
        """Whether it, or one of its alternatives, can be read in the quotes themselves."""
        if self.joint == "or":
            return any(each.reads is not None for each in self.parts)
        return self.reads is not None

    @property
    def alternatives(self) -> tuple["Clause", ...]:
        """The clauses of which one suffices."""
        return self.parts if self.joint == "or" else (self,)

    @property
    def required(self) -> tuple["Clause", ...]:
        """The clauses each of which must hold."""
        return self.parts if self.joint == "and" else (self,)


def nothing(target: Target) -> Clause:
    """The clause that finds no record."""
    return Clause(target)


def negate(clause: Clause) -> Clause:
    """What a clause does not find."""
    return Clause(clause.target, parts=(clause,), joint="not")


def all_of(target: Target, wanted: Sequence[Clause], unwanted: Sequence[Clause]) -> Clause:
    """What every wanted clause finds and no unwanted one; at least one in all."""
    matched, rest = _matched(target, wanted, fts5.all_of)
    # Whatever may be shut out by itself is, so that the index can do most of it.
    each_unwanted = [part for each in unwanted for part in settle(each).alternatives]
    shut_out, others = _matched(target, each_unwanted, fts5.any_of)
    found = [matched, *rest] if matched else rest
    score = _score(found)
    if matched and matched.match and shut_out and shut_out.match:
        found[0] = replace(matched, match=fts5.but_not(matched.match, shut_out.match))
        shut_out = None
    found += [negate(each) for each in ([shut_out, *others] if shut_out else others)]
    if len(found) == 1:
        return replace(found[0], score=score)
    return Clause(target, parts=tuple(found), joint="and", score=score)


def any_of(target: Target, clauses: Sequence[Clause]) -> Clause:
    """What at least one of the clauses finds; at least one in all."""
    flat = [part for each in clauses for part in each.alternatives if not part.is_nothing]
    if not flat:
        return nothing(target)
    found = flat
    if not any(each.reads for each in flat):
        matched, rest = _matched(target, flat, fts5.any_of)
        found = [matched, *rest] if matched else rest
    score = _score(found)
    if len(found) == 1:
        return replace(found[0], score=score)
    return Clause(target, parts=tuple(found), joint="or", score=score)


def _matched(
    target: Target, clauses: Sequence[Clause], join: Callable[[Sequence[str]], str]
) -> tuple[Clause | None, list[Clause]]:
    """All that FTS5 can say as one clause, and the others."""
    # What is read in the quotes stays by itself, or the index would have to be asked.
    joined = [each for each in clauses if each.match is not None and each.reads is None]
    matches = [each.match for each in joined if each.match is not None]
    scores = [each.score for each in joined if each.score is not None]
    rest = [each for each in clauses if each not in joined]
    if not matches:
        return None, rest
    score = fts5.any_of(scores) if scores else None
    gathers = any(each.gathers for each in joined)
    return Clause(target, match=join(matches), gathers=gathers, score=score), rest


def _score(clauses: Sequence[Clause]) -> str | None:
    scores = [each.score for each in clauses if each.score is not None]
    return fts5.any_of(scores) if scores else None


def _chain(
    target: Target,
    join: Callable[..., ColumnElement[bool]],
    conditions: Sequence[ColumnElement[bool]],
    among: Among,
) -> ColumnElement[bool]:
    """Conditions joined by AND or OR; many in statements of their own, which begin anew."""
    here = select(target.number)
    if among.books:
        here = here.where(is_one_of(quotes.c.source, among.books))
    if among.numbers is not None:
        here = here.where(target.number.between(*among.numbers))
    while len(conditions) > _GROUP:
        groups = [
            join(*conditions[start : start + _GROUP]) for start in range(0, len(conditions), _GROUP)
        ]
        conditions = [target.number.in_(here.where(group).correlate(None)) for group in groups]
    return join(*conditions)


def is_one_of(wanted: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """The condition that a column is one of any many numbers, as a single parameter."""
    listed = func.json_each(bindparam(None, json.dumps(list(numbers)))).table_valued("value")
    return wanted.in_(select(listed.c.value))


def within(expression: str, books: Sequence[int]) -> str:
    """An expression of the quotes' index, looked for among the quotes of some sources alone."""
    if not books:
        return expression
    return fts5.all_of([expression, marks_of("s", books)])


def marks_of(letter: str, numbers: Collection[int]) -> str:
    """The rows in which one of the marks stands, as an FTS5 expression; empty for no marks."""
    if not numbers:
        return ""
    marks = fts5.any_of([fts5.phrase([f"{letter}{number}"]) for number in sorted(numbers)])
    return fts5.in_columns(["marks"], marks)


def settle(clause: Clause) -> Clause:
    """The same clause with nothing to be read in the quotes: the index is to be asked."""
    if clause.joint == "or":
        return any_of(clause.target, [replace(part, reads=None) for part in clause.parts])
    return replace(clause, reads=None)


def settle_all(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """The same of clauses that must hold, with as much as can be said to FTS5 at once."""
    wanted = [settle(each) for each in clauses if each.joint != "not"]
    unwanted = [each.parts[0] for each in clauses if each.joint == "not"]
    return all_of(clauses[0].target, wanted, unwanted).required


def join_matches(
    clauses: Sequence[Clause], books: Sequence[int]
) -> tuple[str | None, list[Clause]]:
    """All that FTS5 can say of clauses that must hold, right among the quotes of some books.

    Returns:
        The expression, empty where nothing is found there, None where there is none; and the
        clauses that it does not speak of.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    rest = []
    for each in clauses:
        shut_out = each.joint == "not"
        match = (each.parts[0] if shut_out else each).as_match(books)
        if match is None:
            rest.append(each)
        elif shut_out:
            unwanted += [match] if match else []
        else:
            wanted.append(match)
    if not wanted:
        return None, list(clauses)
    if not all(wanted):
        return "", rest
    joined = fts5.all_of(wanted)
    return fts5.but_not(joined, fts5.any_of(unwanted)) if unwanted else joined, rest


def with_tags(target: Target, tags: Collection[int]) -> Clause:
    """The records that carry at least one of the tags."""
    marked = _marked(target, "t", tags)
    return replace(marked, tags=frozenset(tags)) if target is _QUOTES and tags else marked


def of_kinds(kinds: Collection[str]) -> Clause:
    """The quotes of some kinds."""
    marks = marks_of("k", [QUOTE_KINDS.index(kind) for kind in kinds])
    return Clause(_QUOTES, match=marks) if marks else nothing(_QUOTES)


def of_sources(target: Target, numbers: Collection[int]) -> Clause:
    """The quotes of sources, the sources themselves, or the reviews about them."""
    if target is _QUOTES and len(numbers) <= MOST_MARKS:
        marked = _marked(target, "s", numbers)
        return replace(marked, sources=frozenset(numbers)) if numbers else marked
    if target is _QUOTES:
        of_these = select(quotes.c.number).where(is_one_of(quotes.c.source, numbers))
        return Clause(target, sources=frozenset(numbers), finding=of_these)
    if target is _SOURCES:
        return Clause(target, condition=is_one_of(sources.c.number, numbers))
    return Clause(target, condition=_is_about(numbers))


def carries(quote: ColumnElement[int], tags: Collection[int]) -> ColumnElement[bool]:
    """The condition that a quote carries at least one of the tags."""
    carried = select(quote_tags.c.tag).where(
        quote_tags.c.quote == quote, is_one_of(quote_tags.c.tag, tags)
    )
    return carried.correlate(quotes).exists()


def _is_about(numbers: Collection[int]) -> ColumnElement[bool]:
    about = select(review_about.c.review).where(is_one_of(review_about.c.source, numbers))
    return reviews.c.number.in_(about)


def _marked(target: Target, letter: str, numbers: Collection[int]) -> Clause:
    """The records in whose full-text row one of the marks stands."""
    if not numbers or "marks" not in FULL_TEXT[target.index.name]:
        return nothing(target)
    expression = marks_of(letter, numbers)
    return Clause(target, match=expression, score=expression)
