"""What a query finds, by plain reading of every record: slow, and independent of the index."""

from collections.abc import Iterator, Sequence

from readnotes.domain.locators import (
    MISSING,
    Locator,
    locator_order,
    page_spans,
    parse_locator,
    parse_page_query,
)
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import TIMED_KINDS, Source
from readnotes.search.tree import And, FieldIs, Not, Or, Tree, Words
from readnotes.text.folding import fold_words
from tests.search.library import PICTURE, QUOTES, SOURCES, USED

_SOURCES = {source.key: source for source in SOURCES}
_CITED = USED["r1"]


def is_found(tree: Tree, quote: Quote, columns: Sequence[str] = ()) -> bool:
    """Whether a query finds a quote of the small library."""
    match tree:
        case Words():
            return any(_holds(text, tree) for text in _texts(quote, columns))
        case FieldIs():
            return _has_field(tree, quote, _SOURCES[quote.source])
        case Not(part):
            return not is_found(part, quote, columns)
        case And(parts):
            return all(is_found(part, quote, columns) for part in parts)
        case Or(parts):
            return any(is_found(part, quote, columns) for part in parts)


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


def _holds(text: str | None, words: Words) -> bool:
    """Whether words follow each other in a text."""
    here = " ".join(["", *fold_words(text or ""), ""])
    return " ".join(["", *words.words, *([] if words.prefix else [""])]) in here


def _locator(quote: Quote) -> Locator:
    return parse_locator(quote.locator, _SOURCES[quote.source].kind in TIMED_KINDS)


def _has_field(field: FieldIs, quote: Quote, source: Source) -> bool:
    words, value = field.words, field.value.lower()
    authors = [each for each in source.contributors if each.role == "author"]
    match field.field:
        case "text" | "comment" | "gist" | "speaker":
            return _holds(getattr(quote, field.field), words)
        case "tag" if words.exact:
            return any(tuple(fold_words(tag)) == words.words for tag in quote.tags)
        case "tag":
            return any(_holds(tag, words) for tag in quote.tags)
        case "title":
            return _holds(source.title, words) or _holds(source.subtitle, words)
        case "key":
            return source.key.startswith(value) if words.prefix else source.key == value
        case "book":
            families = [each.literal or each.family for each in source.contributors]
            titles = [source.title, source.subtitle]
            return source.key.startswith(value) or (
                bool(words.words) and any(_holds(each, words) for each in [*families, *titles])
            )
        case "author" | "by":
            people = authors if field.field == "author" else source.contributors
            return any(
                _is_called(_name(each.given, each.family, each.literal), words) for each in people
            )
        case "kind":
            return quote.kind.startswith(value)
        case "lang":
            language = (quote.language or "").lower()
            return language == value or language.startswith(f"{value}-")
        case "year":
            return (source.issued or "")[:4] == value
        case "page":
            return _stands_on(quote, value)
        case _:
            return _is_in_state(field.field, value, quote)


def _is_called(name: str, words: Words) -> bool:
    if words.exact:
        return sorted(fold_words(name)) == sorted(words.words)
    *whole, last = words.words
    return all(_holds(name, Words((each,))) for each in whole) and _holds(
        name, Words((last,), prefix=words.prefix)
    )


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
