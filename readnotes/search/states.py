"""Conditions on a quote that need no words: its page, its language, what it has and lacks."""

from typing import Any

from sqlalchemy import ColumnElement, func, not_, or_, select, union_all

from readnotes.domain.locators import locator_order, parse_locator
from readnotes.storage.tables import (
    attachments,
    quote_attachments,
    quote_spans,
    quote_tags,
    quotes,
    review_uses,
    reviews,
)

_MISSING_PAGE = locator_order(parse_locator(""), "")


def stands_on(first: bytes, last: bytes) -> ColumnElement[bool]:
    """The quotes one of whose page spans touches the pages from `first` to `last`."""
    begins, ends = quote_spans.c.first, quote_spans.c.last
    beginning_here = select(quote_spans.c.quote).where(begins >= first, begins <= last)
    # Few spans are wider than a page, and these have an index of their own.
    reaching_here = select(quote_spans.c.quote).where(begins < ends, begins < first, ends >= first)
    return quotes.c.number.in_(union_all(beginning_here, reaching_here))


def is_in_language(column: ColumnElement[Any], language: str) -> ColumnElement[bool]:
    """The records in a language; `en` is `en-GB` too."""
    here = func.lower(func.coalesce(column, ""))
    wanted = language.lower()
    return or_(here == wanted, here.startswith(f"{wanted}-", autoescape=True))


def _has_text(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return func.coalesce(column, "") != ""


_CITED = (
    select(review_uses.c.quote)
    .join(reviews, reviews.c.number == review_uses.c.review)
    .where(reviews.c.trashed.is_(None))
)
_PICTURED = (
    select(quote_attachments.c.quote)
    .join(attachments, attachments.c.sha256 == quote_attachments.c.sha256)
    .where(attachments.c.media_type.startswith("image/"))
)
_HAS: dict[str, ColumnElement[bool]] = {
    "comment": _has_text(quotes.c.comment),
    "gist": _has_text(quotes.c.gist),
    "speaker": _has_text(quotes.c.speaker),
    "translation": _has_text(quotes.c.translation),
    "carrier": _has_text(quotes.c.carrier_key),
    "language": _has_text(quotes.c.language),
    "image": quotes.c.number.in_(_PICTURED),
    "tags": quotes.c.number.in_(select(quote_tags.c.quote)),
    "page": quotes.c.number.in_(select(quote_spans.c.quote)),
}

STATES: dict[str, dict[str, ColumnElement[bool]]] = {
    "is": {
        "essential": quotes.c.essential == 1,
        "checked": quotes.c.checked.is_not(None),
        "unchecked": quotes.c.checked.is_(None),
        "used": quotes.c.number.in_(_CITED),
        "unused": quotes.c.number.not_in(_CITED),
    },
    "has": _HAS,
    # Not every quote without a page number lacks one: `ch. 3` and `--` are meant so.
    "no": {name: not_(condition) for name, condition in _HAS.items()}
    | {"page": quotes.c.place_order >= _MISSING_PAGE},
}
"""The values of the fields `is`, `has` and `no`, and what they mean."""
