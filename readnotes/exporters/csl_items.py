"""A source as a CSL item, from which Pandoc and others make references in any style.

Variables and their order of names: CSL 1.0.2, appendix III and IV; dates as CSL-JSON's schema
has them.
"""

from collections.abc import Callable, Mapping, Sequence

from readnotes.domain.contributors import Contributor
from readnotes.domain.partial_dates import CalendarDate, InvalidDateError, parse_partial_date
from readnotes.domain.sources import Source
from readnotes.exporters.yaml import Value

_LAST_MONTH = 12
_SEASON_BEFORE_FIRST = 20


def make_csl_item(source: Source, escape: Callable[[str], str] = str) -> dict[str, Value]:
    """The CSL item of a source; what the source does not say is left out.

    Args:
        source: The source.
        escape: Writes words of the library for the reader of the item: Pandoc takes the texts
            of its metadata for Markdown.

    >>> make_csl_item(Source("harkin2015", "Hunting Season", issued="2015-04"))["issued"]
    {'date-parts': [[2015, 4]]}
    """
    item: dict[str, Value] = {"id": source.key, "type": source.kind}
    title = f"{source.title}: {source.subtitle}" if source.subtitle else source.title
    item["title"] = escape(title)
    for each in source.contributors:
        item[each.role] = [*_names(item.get(each.role)), _name(each, escape)]
    if source.issued:
        item["issued"] = _date(source.issued)
    texts = {
        "publisher": source.publisher,
        "edition": source.edition,
        "ISBN": source.isbn,
        "URL": source.url,
    }
    item.update({key: escape(text) for key, text in texts.items() if text})
    if source.language:
        item["language"] = source.language
    if source.pages:
        item["number-of-pages"] = source.pages
    for variable, value in source.csl.items():
        item.setdefault(variable, _plain(value, escape))
    return item


def _names(value: Value) -> Sequence[Value]:
    return value if isinstance(value, list) else ()


def _name(contributor: Contributor, escape: Callable[[str], str]) -> Value:
    parts = {
        "family": contributor.family,
        "given": contributor.given,
        "literal": contributor.literal,
    }
    return {key: escape(part) for key, part in parts.items() if part}


def _date(typed: str) -> Value:
    try:
        date = parse_partial_date(typed)
    except InvalidDateError:
        return {"literal": typed}
    ends = [each for each in (date.start, date.end) if each is not None]
    if date.open_start or date.open_end or any(each.unspecified for each in ends) or not ends:
        return {"literal": typed}
    first, last = ends[0], ends[-1]
    written: dict[str, Value] = {
        "date-parts": [_date_parts(each) for each in ([first] if first == last else [first, last])]
    }
    if first.month is not None and first.month > _LAST_MONTH:
        written["season"] = first.month - _SEASON_BEFORE_FIRST
    if first.qualifier:
        written["circa"] = True
    return written


def _date_parts(date: CalendarDate) -> Value:
    if date.month is None or date.month > _LAST_MONTH:
        return [date.year]
    return [date.year, date.month] if date.day is None else [date.year, date.month, date.day]


def _plain(value: object, escape: Callable[[str], str]) -> Value:
    """A value of an imported record as one that can be written, its texts escaped."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner, escape) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, escape) for inner in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return escape(str(value))
