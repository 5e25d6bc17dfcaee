"""The fields of the query language: what they find, how they are explained and completed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from readnotes.domain.locators import parse_page_query
from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.domain.sources import SOURCE_KINDS
from readnotes.i18n import text as sentence
from readnotes.search import fts5, states
from readnotes.search.clauses import Clause, Target, any_of, nothing, of_sources, with_tags
from readnotes.search.lookups import Lookups
from readnotes.search.states import STATES
from readnotes.search.tree import FieldIs

_YEARS = re.compile(r"(?P<first>\d{1,4})?(?P<dash>[-–—])?(?P<last>\d{1,4})?")
_LAST_YEAR = 9999

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
    return Clause(target, condition=states.stands_on(*pages))


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


def _tag(target: Target, lookups: Lookups, field: FieldIs) -> Clause:
    return with_tags(target, lookups.tags_named(field.words, whole=field.words.exact))


def _kind(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
    if target.record == "review":
        return nothing(target)
    return Clause(target, condition=target.table.c.kind.in_(kinds_named(field.value)))


def _language(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
    return Clause(target, condition=states.is_in_language(target.table.c.language, field.value))


def _in_column(column: str) -> Compile:
    """A field that is a column of the quotes' full text."""

    def compile_words(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
        if column not in target.columns:
            return nothing(target)
        words = field.words
        expression = fts5.in_columns([column], fts5.phrase(words.words, prefix=words.prefix))
        return Clause(target, match=expression, score=expression)

    return compile_words


def _state(name: str) -> Compile:
    """A field whose values are the states of one group."""

    def compile_state(target: Target, _lookups: Lookups, field: FieldIs) -> Clause:
        if target.record != "quote":
            return nothing(target)
        named = states_named(name, field.value)
        return any_of(target, [Clause(target, condition=STATES[name][each]) for each in named])

    return compile_state


def _accepts_state(name: str) -> Callable[[str], bool]:
    return lambda value: len(states_named(name, value)) == 1


def parse_years(value: str) -> tuple[int, int] | None:
    """The first and last year of `2015`, `2012-2016`, `2012-` or `-2016`.

    >>> parse_years("2012-"), parse_years("soon")
    ((2012, 9999), None)
    """
    written = _YEARS.fullmatch(value)
    if written is None or not (written["first"] or written["last"]):
        return None
    first = int(written["first"] or 0)
    last = int(written["last"] or (_LAST_YEAR if written["dash"] else first))
    return first, last


def kinds_named(value: str) -> list[str]:
    """The kinds of quotes and sources that a value names: the one it is, or those it begins.

    >>> kinds_named("qu")
    ['quotation', 'question']
    """
    return _named(value, (*QUOTE_KINDS, *SOURCE_KINDS))


def states_named(field: str, value: str) -> list[str]:
    """The states of `is:`, `has:` or `no:` that a value names.

    >>> states_named("is", "un")
    ['unchecked', 'unused']
    """
    return _named(value, STATES[field])


def _named(value: str, names: Mapping[str, object] | tuple[str, ...]) -> list[str]:
    typed = value.lower()
    return [typed] if typed in names else [name for name in names if name.startswith(typed)]


FIELDS: dict[str, Field] = {
    "page": Field(
        sentence("the page, a range of pages, or front for those before page 1"),
        "page:90-100",
        _page,
        "code",
        lambda value: parse_page_query(value) is not None,
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
