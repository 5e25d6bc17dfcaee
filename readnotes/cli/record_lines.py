"""Records as the command line shows them: their JSON, their fields, one line of each."""

import json
from collections.abc import Mapping

from readnotes.citation.names import short_names
from readnotes.domain.contributors import CONTRIBUTOR, render_name
from readnotes.domain.partial_dates import parse_partial_date, render_partial_date
from readnotes.domain.quotes import Quote
from readnotes.domain.record_json import quote_json, review_json, source_json
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.services.opening import Library
from readnotes.services.reading import Record, get_source
from readnotes.text.words import count_words


def record_json(library: Library, record: Record) -> dict[str, object]:
    """The JSON object of any record."""
    if isinstance(record, Source):
        return source_json(record)
    if isinstance(record, Review):
        return review_json(record)
    return quote_json(record, timed=get_source(library, record.source).timed)


def record_fields(data: Mapping[str, object]) -> list[tuple[str, str]]:
    """The fields of a record that hold something, named as in its JSON.

    >>> record_fields({"key": "samer2017", "pages": None, "tags": ["syria", "siege"]})
    [('key', 'samer2017'), ('tags', 'syria, siege')]
    """
    return [
        (name, _as_text(name, value))
        for name, value in data.items()
        if value is not None and value not in ("", [], {}, False)
    ]


def _as_text(name: str, value: object) -> str:
    if isinstance(value, str):
        return value
    if name == "contributors" and isinstance(value, list):
        people = [CONTRIBUTOR.decode(each) for each in value]
        return "\n".join(f"{render_name(each)} ({each.role})" for each in people)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value)
    if isinstance(value, list):
        return "\n".join(json.dumps(each, ensure_ascii=False) for each in value)
    return json.dumps(value, ensure_ascii=False)


def source_row(source: Source) -> tuple[str, str, str, str]:
    """A source in one line: key, authors, date, title."""
    issued = render_partial_date(parse_partial_date(source.issued)) if source.issued else ""
    names = short_names(source) if source.contributors else ""
    return source.key, names, issued, source.title


def quote_row(quote: Quote, locator: str) -> tuple[str, str, str, str]:
    """A quote in one line: id, its source's key, where it stands, its words."""
    return quote.id, quote.source, locator, quote.text


def review_row(review: Review) -> tuple[str, str, str, str]:
    """A review in one line: id, how far it is, how many words, its title."""
    return review.id, review.status, str(count_words(review.body)), review.title
