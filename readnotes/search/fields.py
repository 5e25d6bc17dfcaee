"""The fields of the query language: what they find, how they are explained and completed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import select

from readnotes.domain.locators import LOCATION, TIME, Locator, parse_page_query
from readnotes.domain.partial_dates import FIRST_DAY, LAST_DAY
from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.i18n import text as sentence
from readnotes.search import places, states
from readnotes.search.clauses import (
    Clause,
    in_language,
    nothing,
    of_kinds,
    of_sources,
    with_tags,
)
from readnotes.search.joining import any_of
from readnotes.search.lookups import Lookups
from readnotes.search.states import STATES, State
from readnotes.search.targets import QUOTES, Target, marked
from readnotes.search.tree import FieldIs
from readnotes.search.values import (
    Days,
    is_days,
    kinds_named,
    parse_days,
    parse_location,
    parse_time,
    parse_years,
    stamp_after,
    stamp_of,
    states_named,
)
from readnotes.search.wording import words_in
from readnotes.storage.marks import marks_touching

Compile = Callable[[Target, Lookups, FieldIs], Clause]


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    Attributes:
        meaning: What it finds, for the help.
        example: A query with it.
        compile: Makes the clause for a target.
        value: `words` where the value must have words, `name` where it may be the start of a name,
            `code` where it is one of a few things or a number.
        accepts: Whether a value can be understood.
    """

    meaning: str
    example: str
    compile: Compile
    value: Literal["words", "name", "code"] = "words"
    accepts: Callable[[str], bool] = bool


def _page(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
    pages = parse_page_query(field.value)
    if target.record != "quote" or pages is None:
        return nothing(target)
    marks = marks_touching(*pages)
    stands = _clause_of(target, states.stands_on(*pages))
    return stands if marks is None else replace(stands, hint=marked(marks))


def _on_scale(device: str, parse: Callable[[str], tuple[Locator, Locator] | None]) -> Compile:
    """A field of places that a device counts, too."""

    def compile_place(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
        span = parse(field.value)
        if target.record != "quote" or span is None:
            return nothing(target)
        return _clause_of(target, places.stands_between(device, *span))

    return compile_place


def _book(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    found = lookups.sources_keyed(field.value, start=True)
    if field.words.words:
        found |= lookups.sources_titled(field.words) | lookups.sources_of_family(field.words)
    return of_sources(target, found)


def _key(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    return of_sources(target, lookups.sources_keyed(field.value, start=field.words.prefix))


def _title(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    if target.record == "review":
        return _in_column("title")(target, lookups, field)
    return of_sources(target, lookups.sources_titled(field.words))


def _author(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    return of_sources(target, lookups.sources_by(field.words, "author"))


def _by(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    return of_sources(target, lookups.sources_by(field.words))


def _year(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    years = parse_years(field.value)
    return of_sources(target, lookups.sources_between(*years)) if years else nothing(target)


def _entered(between: Callable[[Days], tuple[str, str]]) -> Compile:
    """A field of the day on which a record came into the library."""

    def compile_days(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
        days = parse_days(field.value, lookups.today)
        if days is None:
            return nothing(target)
        first, end = between(days)
        created = target.table.c.created
        condition = (created >= first) & (created < end)
        return Clause(target, condition=condition, finding=select(target.number).where(condition))

    return compile_days


def _within(days: Days) -> tuple[str, str]:
    return stamp_of(days[0]), stamp_after(days[1])


def _before(days: Days) -> tuple[str, str]:
    return stamp_of(FIRST_DAY), stamp_of(days[0])


def _after(days: Days) -> tuple[str, str]:
    return stamp_after(days[1]), stamp_after(LAST_DAY)


def _read(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    days = parse_days(field.value, lookups.today)
    return of_sources(target, lookups.sources_read(*days)) if days else nothing(target)


def _tag(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    return with_tags(target, lookups.tags_named(field.words, whole=field.words.exact))


def _kind(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
    named = kinds_named(field.value)
    if target.record == "quote":
        return of_kinds([each for each in named if each in QUOTE_KINDS])
    if target.record == "review":
        return nothing(target)
    return Clause(target, condition=target.table.c.kind.in_(named))


def _language(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
    if target is QUOTES:
        return in_language(field.value)
    return Clause(target, condition=states.is_in_language(target.table.c.language, field.value))


def _in_column(column: str) -> Compile:
    """A field that is a column of the quotes' full text."""

    def compile_words(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
        if column not in target.columns:
            return nothing(target)
        wanted = lookups.expand(field.words)
        return words_in(target, [column], wanted, begun=lookups.words_begun)

    return compile_words


def _state(name: str) -> Compile:
    """A field whose values are the states of one group."""

    def compile_state(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
        if target.record != "quote":
            return nothing(target)
        named = states_named(name, field.value)
        meant = [STATES[name][each] for each in named]
        return any_of(target, [_clause_of(target, each) for each in meant])

    return compile_state


def _clause_of(target: Target, state: State) -> Clause:
    return Clause(target, condition=state.condition, finding=state.finding)


def _accepts_state(name: str) -> Callable[[str], bool]:
    return lambda value: len(states_named(name, value)) == 1


FIELDS: dict[str, Field] = {
    "page": Field(
        sentence("the page, a range of pages, or front for those before page 1"),
        "page:90-100",
        _page,
        "code",
        lambda value: parse_page_query(value) is not None,
    ),
    "loc": Field(
        sentence("the location, as an electronic book counts it, or a range"),
        "loc:1200-1300",
        _on_scale(LOCATION, parse_location),
        "code",
        lambda value: parse_location(value) is not None,
    ),
    "at": Field(
        sentence("the time in something heard or watched, or from one to another"),
        "at:12:00-13:00",
        _on_scale(TIME, parse_time),
        "code",
        lambda value: parse_time(value) is not None,
    ),
    "book": Field(
        sentence("start of a book's key, words of its title, or a family name"),
        "book:harkin",
        _book,
        "name",
    ),
    "key": Field(sentence("citation key"), "key:harkin2015", _key, "name"),
    "title": Field(sentence("words of a title"), 'title:"hunting season"', _title),
    "author": Field(sentence("name of an author"), "author:harkin", _author),
    "by": Field(sentence("name of anyone who made the source"), "by:samer", _by),
    "year": Field(
        sentence("year of the source, or a range of years"),
        "year:2012-2016",
        _year,
        "code",
        lambda value: parse_years(value) is not None,
    ),
    "read": Field(
        sentence("when you read the source: a year, a month, a day, or from one to another"),
        "read:2016",
        _read,
        "code",
        is_days,
    ),
    "added": Field(
        sentence("when it came into the library: a date, or today, this-week, last-month …"),
        "added:this-week",
        _entered(_within),
        "code",
        is_days,
    ),
    "before": Field(
        sentence("it came into the library before that day, month or year began"),
        "before:2026-11",
        _entered(_before),
        "code",
        is_days,
    ),
    "after": Field(
        sentence("it came into the library after that day, month or year was over"),
        "after:2026-11-22",
        _entered(_after),
        "code",
        is_days,
    ),
    "tag": Field(sentence("words of a tag"), "tag:prison", _tag),
    "kind": Field(
        sentence("kind of quote"),
        "kind:paraphrase",
        _kind,
        "code",
        lambda value: bool(value and kinds_named(value)),
    ),
    "speaker": Field(sentence("who says it"), "speaker:samer", _in_column("speaker")),
    "text": Field(sentence("words of the passage"), "text:ransom", _in_column("text")),
    "comment": Field(sentence("words of your comment"), "comment:verify", _in_column("comment")),
    "gist": Field(sentence("words of the gist"), "gist:kidnap*", _in_column("gist")),
    "lang": Field(sentence("language of the passage"), "lang:ar", _language, "code"),
    "is": Field(
        sentence("essential, checked, unchecked, used or unused"),
        "is:unused",
        _state("is"),
        "code",
        _accepts_state("is"),
    ),
    "has": Field(
        sentence("has a comment, an image, tags …"),
        "has:comment",
        _state("has"),
        "code",
        _accepts_state("has"),
    ),
    "no": Field(
        sentence("is without a page, a comment, tags …"),
        "no:page",
        _state("no"),
        "code",
        _accepts_state("no"),
    ),
}
"""By name, in the order of the help."""

SHORT_FORMS = {"p": "page"}
