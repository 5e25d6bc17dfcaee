"""Conditions on records, each as SQL and, where it can be, as one expression of FTS5.

Whatever is only about words and marks stays one FTS5 expression for as long as possible
(`joining.py`), because the index answers it in one walk. Values are always bound parameters.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    false,
    literal_column,
    not_,
    or_,
    select,
)

from readnotes.search import fts5
from readnotes.search.fts5 import Match
from readnotes.search.targets import EVERYWHERE, QUOTES, SOURCES, Among, Target, is_one_of, marked
from readnotes.search.tree import Words
from readnotes.storage.marks import kind_mark, language_mark, source_mark, tag_mark
from readnotes.storage.tables import (
    FULL_TEXT,
    quote_sequences,
    quote_tags,
    quotes,
    review_about,
    reviews,
    sources,
)

#: SQLite takes expressions up to a depth of 1,000, and every AND and OR adds one.
_GROUP = 50

_ONE = literal_column("1", Integer)
_OUTSIDE = (quotes, quote_sequences, sources, reviews)

#: More sources than this are looked up by number, not by their marks in the index.
MOST_MARKS = 200


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
        scans: Whether FTS5 reads much of `match` to find little, as for phrases and for several
            words together.
        known: The same as `match`, where that has beginnings of words, in the words that begin so:
            for a few hits, because FTS5 looks at all of them for each.
        reads: The words that can be read in a quote itself to see whether `match` finds it.
        hint: An FTS5 expression that finds all it finds and little else, where none finds just it.
        score: An FTS5 expression by which what it finds is ranked; None where it has no words.
    """

    target: Target
    match: Match | None = None
    condition: ColumnElement[bool] | None = None
    parts: tuple["Clause", ...] = ()
    joint: Literal["and", "or", "not"] | None = None
    sources: frozenset[int] | None = None
    tags: frozenset[int] | None = None
    finding: Select[int] | None = None
    gathers: bool = False
    scans: bool = False
    known: Match | None = None
    reads: Reads | None = None
    hint: Match | None = None
    score: Match | None = None

    def as_condition(self, among: Among = EVERYWHERE) -> ColumnElement[bool]:
        """The clause as SQL.

        Args:
            among: Which records the caller looks at; words are looked for among them alone.
        """
        if self.sources is not None:
            return is_one_of(quotes.c.source, self.sources)
        if self.tags is not None and among.one_by_one:
            return carries(quotes.c.number, self.tags)
        if self.match is not None:
            # What is gathered anew each time must not be asked about records one by one.
            is_gathered = self.gathers and among.one_by_one
            return self.target.has_words(self.match, EVERYWHERE if is_gathered else among)
        if self.joint is None:
            return false() if self.condition is None else self.condition
        conditions = [part.as_condition(among) for part in self.parts]
        if self.joint == "not":
            return not_(conditions[0])
        join = and_ if self.joint == "and" else or_
        return _chain(join, conditions)

    def as_match(self, books: Sequence[int]) -> Match | None:
        """The clause as an FTS5 expression that is right among the quotes of some books.

        Args:
            books: Their numbers; none for the quotes of any book.

        Returns:
            The expression, empty where nothing is found there; None where FTS5 cannot say it.
        """
        if self.match is not None:
            return self.match
        if self.sources is not None:
            here = sorted(self.sources.intersection(books))
            return marked(map(source_mark, here)) if books else None
        if self.joint == "or":
            parts = [part.as_match(books) for part in self.parts]
            found = [part for part in parts if part]
            if None in parts:
                return None
            return fts5.any_of(found) if found else ""
        return "" if self.is_nothing else None

    @property
    def as_numbers(self) -> Select[int] | None:
        """The numbers of what the clause finds, some perhaps twice, where SQLite has an index."""
        if self.sources is not None and self.match is None:
            # Not made before it is asked for: a common word is in thousands of titles.
            return select(quotes.c.number).where(is_one_of(quotes.c.source, self.sources))
        return self.finding

    @property
    def as_hint(self) -> Match | None:
        """An FTS5 expression that finds at least what the clause finds; None if there is none."""
        if self.match is not None:
            return self.match
        if self.joint == "or":
            parts = [part.as_hint for part in self.parts if not part.is_nothing]
            known = [part for part in parts if part is not None]
            return fts5.any_of(known) if known and len(known) == len(parts) else None
        return self.hint

    @property
    def is_nothing(self) -> bool:
        """Whether it finds no record whatever."""
        said = (self.match, self.condition, self.joint, self.sources)
        return all(each is None for each in said)

    @property
    def is_plain(self) -> bool:
        """Whether SQLite can tell it of a quote at hand: it is about no words, marks or books."""
        if self.match is not None or self.sources is not None:
            return False
        return all(part.is_plain for part in self.parts)

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


def _chain(
    join: Callable[..., ColumnElement[bool]], conditions: Sequence[ColumnElement[bool]]
) -> ColumnElement[bool]:
    """Conditions joined by AND or OR; many as a tree of groups."""
    while len(conditions) > _GROUP:
        groups = [
            join(*conditions[start : start + _GROUP]) for start in range(0, len(conditions), _GROUP)
        ]
        conditions = [select(_ONE).where(group).correlate(*_OUTSIDE).exists() for group in groups]
    return join(*conditions)


def with_tags(target: Target, tags: Collection[int]) -> Clause:
    """The records that carry at least one of the tags."""
    found = _marked(target, map(tag_mark, sorted(tags)))
    return replace(found, tags=frozenset(tags)) if target is QUOTES and tags else found


def of_kinds(kinds: Collection[str]) -> Clause:
    """The quotes of some kinds."""
    marks = marked(map(kind_mark, kinds))
    return Clause(QUOTES, match=marks) if marks else nothing(QUOTES)


def in_language(language: str) -> Clause:
    """The quotes in a language; `en` is `en-GB` too."""
    if not language:
        return nothing(QUOTES)
    return Clause(QUOTES, match=marked([language_mark(language)]))


def of_sources(target: Target, numbers: Collection[int]) -> Clause:
    """The quotes of sources, the sources themselves, or the reviews about them."""
    if target is QUOTES and len(numbers) <= MOST_MARKS:
        found = _marked(target, map(source_mark, sorted(numbers)))
        return replace(found, sources=frozenset(numbers)) if numbers else found
    if target is QUOTES:
        return Clause(target, sources=frozenset(numbers))
    if target is SOURCES:
        return Clause(target, condition=is_one_of(target.number, numbers))
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


def _marked(target: Target, marks: Iterable[str]) -> Clause:
    """The records in whose full-text row one of the marks stands."""
    expression = marked(marks) if "marks" in FULL_TEXT[target.index.name] else ""
    return Clause(target, match=expression, score=expression) if expression else nothing(target)
