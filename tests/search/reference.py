"""What a query finds, by plain reading of every record: slow, and independent of the index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

from readnotes.domain.locators import (
    MISSING,
    Locator,
    Point,
    locator_order,
    page_spans,
    parse_locator,
    parse_page_query,
)
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import TIMED_KINDS, Source
from readnotes.search.tree import And, FieldIs, Not, Or, Tree, Words
from readnotes.storage import full_text
from readnotes.text.folding import fold_words
from readnotes.text.stems import stem
from tests.search.library import PICTURE, QUOTES, REVIEWS, SOURCES, TODAY, USED, WHEN

_SOURCES = {source.key: source for source in SOURCES}
_CITED = USED["r1"]
_VOCABULARY = {
    word
    for row in (
        *(full_text.quote_row(0, quote, 0, (), ())[:-2] for quote in QUOTES),
        *(full_text.source_row(source, ())[:-1] for source in SOURCES),
        *(full_text.review_row(review) for review in REVIEWS),
    )
    for column in row
    for word in column.split()
}


def is_found(tree: Tree, quote: Quote, columns: Sequence[str] = ()) -> bool:
    """Whether a query finds a quote of the small library."""
    match tree:
        case Words():
            return any(_says(text, tree) for text in _texts(quote, columns))
        case FieldIs():
            return _has_field(tree, quote, _SOURCES[quote.source])
        case Not(part):
            return not is_found(part, quote, columns)
        case And(parts):
            return all(is_found(part, quote, columns) for part in parts)
        case Or(parts):
            return any(is_found(part, quote, columns) for part in parts)


def is_record_found(tree: Tree, record: Source | Review) -> bool:
    """Whether a query that searches sources or reviews finds one of the small library."""
    match tree:
        case Words():
            return any(_says(text, tree) for text in _record_texts(record))
        case FieldIs():
            return _record_has(tree, record)
        case Not(part):
            return not is_record_found(part, record)
        case And(parts):
            return all(is_record_found(part, record) for part in parts)
        case Or(parts):
            return any(is_record_found(part, record) for part in parts)


def _record_texts(record: Source | Review) -> Iterator[str | None]:
    if isinstance(record, Review):
        yield from (record.title, record.body)
        return
    yield from (record.title, record.subtitle, record.key, *record.tags)
    yield from (_name(each.given, each.family, each.literal) for each in record.contributors)


def _record_has(field: FieldIs, record: Source | Review) -> bool:
    """A field of a source; a review has those of the sources it is about, and a few of its own."""
    match field.field:
        case "page" | "loc" | "at" | "speaker" | "text" | "comment" | "gist" | "is" | "has" | "no":
            return False
        case "lang":
            return _is_in_language(record.language, field.value.lower())
        case "added" | "before" | "after":
            return _was_added(record.created, field.field, field.value)
        case "title" if isinstance(record, Review):
            return _says(record.title, field.words)
        case "tag" | "kind" if isinstance(record, Review):
            return False
        case "kind" if isinstance(record, Source):
            return record.kind.startswith(field.value)
    if isinstance(record, Review):
        return any(_source_has(field, _SOURCES[key]) for key in record.about)
    if field.field == "tag":
        return _is_tagged(field.words, record.tags)
    return _source_has(field, record)


def page_order(quote: Quote) -> tuple[object, ...]:
    """The place of a quote among all quotes of the small library, whose books are named here."""
    books = ["haddad", "delta2016", "marsh2015", "okafor2012"]
    place = locator_order(_locator(quote), quote.position_key)
    # Those that share a page were given their places in the order in which they came.
    return (books.index(quote.source), place, QUOTES.index(quote))


def _texts(quote: Quote, columns: Sequence[str]) -> Iterator[str | None]:
    if columns:
        yield from (getattr(quote, column) for column in columns)
        return
    source = _SOURCES[quote.source]
    yield from (quote.text, quote.comment, quote.gist, quote.speaker)
    yield from (quote.as_printed, quote.translation)
    yield from (use.caption for use in quote.attachments)
    yield from quote.tags
    yield from (source.title, source.subtitle)
    yield from (_name(each.given, each.family, each.literal) for each in source.contributors)


def _name(given: str | None, family: str | None, literal: str | None) -> str:
    return literal or f"{given or ''} {family or ''}"


def _says(text: str | None, words: Words) -> bool:
    """Whether words follow each other in a text, a single one in any of its forms."""
    if len(words.words) > 1 or words.exact or words.prefix or words.edits:
        return _holds(text, words)
    forms = {words.words[0], *(each for each in _VOCABULARY if _is_form(each, words.words[0]))}
    return not forms.isdisjoint(fold_words(text or ""))


@cache
def _is_form(word: str, other: str) -> bool:
    return stem(word) == stem(other)


def _holds(text: str | None, words: Words) -> bool:
    """Whether words follow each other in a text."""
    if words.edits:
        return any(slips(each, words.words[0]) <= words.edits for each in fold_words(text or ""))
    here = " ".join(["", *fold_words(text or ""), ""])
    return " ".join(["", *words.words, *([] if words.prefix else [""])]) in here


def _locator(quote: Quote) -> Locator:
    return parse_locator(quote.locator, _SOURCES[quote.source].kind in TIMED_KINDS)


def _has_field(field: FieldIs, quote: Quote, source: Source) -> bool:
    words, value = field.words, field.value.lower()
    match field.field:
        case "text" | "comment" | "gist" | "speaker":
            return _says(getattr(quote, field.field), words)
        case "tag":
            return _is_tagged(words, quote.tags)
        case "kind":
            return quote.kind.startswith(value)
        case "lang":
            return _is_in_language(quote.language, value)
        case "page":
            return _stands_on(quote, value)
        case "loc" | "at":
            return _stands_between(quote, field.field, value)
        case "added" | "before" | "after":
            return _was_added(quote.created, field.field, value)
        case "is" | "has" | "no":
            return _is_in_state(field.field, value, quote)
        case _:
            return _source_has(field, source)


def _source_has(field: FieldIs, source: Source) -> bool:
    words, value = field.words, field.value.lower()
    match field.field:
        case "title":
            return _says(source.title, words) or _says(source.subtitle, words)
        case "key":
            return source.key.startswith(value) if words.prefix else source.key == value
        case "book":
            families = [each.literal or each.family for each in source.contributors]
            titles = [source.title, source.subtitle]
            return source.key.startswith(value) or (
                bool(words.words)
                and (
                    any(_holds(each, words) for each in families)
                    or any(_says(each, words) for each in titles)
                )
            )
        case "author" | "by":
            return any(
                _is_called(_name(each.given, each.family, each.literal), words)
                for each in source.contributors
                if field.field == "by" or each.role == "author"
            )
        case "year":
            return (source.issued or "")[:4] == value
        case "read":
            return _was_read(source, value)
        case _:
            raise ValueError(field.field)


def _is_tagged(words: Words, tags: Sequence[str]) -> bool:
    if words.exact:
        return any(tuple(fold_words(tag)) == words.words for tag in tags)
    return any(_holds(tag, words) for tag in tags)


def _is_in_language(language: str | None, value: str) -> bool:
    here = (language or "").lower()
    return here == value or here.startswith(f"{value}-")


def _is_called(name: str, words: Words) -> bool:
    if words.exact:
        return sorted(fold_words(name)) == sorted(words.words)
    *whole, last = words.words
    return all(_holds(name, Words((each,))) for each in whole) and _holds(
        name, replace(words, words=(last,))
    )


@cache
def slips(word: str, other: str) -> int:
    """How many slips of the pen make one word of the other, letter by letter."""
    if not word or not other:
        return len(word) + len(other)
    ways = [
        slips(word[1:], other) + 1,
        slips(word, other[1:]) + 1,
        slips(word[1:], other[1:]) + (word[0] != other[0]),
    ]
    if word[:2] == other[1::-1] and len(word) > 1 and len(other) > 1:
        ways.append(slips(word[2:], other[2:]) + 1)
    return min(ways)


def _stands_between(quote: Quote, field: str, value: str) -> bool:
    """Whether a location or time of the quote touches those asked for, which are whole numbers."""
    term, scale = ("location", "kindle-location") if field == "loc" else ("timestamp", "time")
    begin, _, end = value.partition("-")
    first, last = (_count(each) for each in (begin, end or begin))
    locator = _locator(quote)
    spans: list[tuple[float, float]] = [
        (_whole(span.first), _whole(span.last))
        for part in locator.parts
        if part.term == term
        for span in part.spans
    ]
    for each in quote.positions:
        if each.scale == scale and isinstance(each.first, int | float):
            until = each.first if each.last is None else each.last
            assert isinstance(until, int | float)
            spans.append((each.first, until))
    return any(begun < last + 1 and over >= first for begun, over in spans)


def _count(text: str) -> int:
    """A location, or minutes and seconds as seconds."""
    minutes, _, seconds = text.rpartition(":")
    return int(minutes or 0) * 60 + int(seconds)


def _whole(point: Point) -> int:
    return point.number[0]


def _was_read(source: Source, value: str) -> bool:
    """Whether a reading touches a year; the readings of the small library, by hand."""
    years = {"marsh2015": {2016, 2017, 2020}, "okafor2012": {2016}}
    return int(value) in years.get(source.key, set())


_DAYS_BACK = {"today": (0, 0), "yesterday": (1, 1), "this-week": (3, -3), "last-week": (10, 4)}


def _was_added(created: str, field: str, value: str) -> bool:
    day = datetime.fromisoformat(created or WHEN).astimezone().date()
    if value in _DAYS_BACK:
        first, last = (TODAY - timedelta(days=back) for back in _DAYS_BACK[value])
        begin, end = first.isoformat(), last.isoformat()
    else:
        begin = end = value
    shown = day.isoformat()
    within = begin <= shown[: len(begin)] and shown[: len(end)] <= end
    if field == "added":
        return within
    return not within and (shown < begin if field == "before" else shown > end)


def _stands_on(quote: Quote, value: str) -> bool:
    pages = parse_page_query(value)
    assert pages is not None
    spans = page_spans(_locator(quote))
    return any(first <= pages[1] and last >= pages[0] for first, last in spans)


def _is_in_state(field: str, value: str, quote: Quote) -> bool:
    if field == "no" and value == "page":
        return _locator(quote).term == MISSING
    has = {
        "essential": quote.essential,
        "checked": quote.checked is not None,
        "unchecked": quote.checked is None,
        "used": quote.id in _CITED,
        "unused": quote.id not in _CITED,
        "comment": bool(quote.comment),
        "gist": bool(quote.gist),
        "speaker": bool(quote.speaker),
        "image": any(use.sha256 == PICTURE.sha256 for use in quote.attachments),
        "tags": bool(quote.tags),
        "page": bool(page_spans(_locator(quote))),
    }[value]
    return not has if field == "no" else has
