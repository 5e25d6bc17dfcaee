"""Conditions on a quote that need no words: its page, its language, what it has and lacks."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    func,
    literal_column,
    not_,
    or_,
    select,
    true,
    union_all,
)

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


@dataclass(frozen=True, slots=True)
class State:
    """Something a quote is, has or lacks.

    Attributes:
        condition: Whether it is so of a quote at hand.
        finding: The numbers of all quotes of which it is so, some perhaps twice, where an index
            has them.
    """

    condition: ColumnElement[bool]
    finding: Select[int] | None = None


def stands_on(first: bytes, last: bytes) -> State:
    """The quotes one of whose page spans touches the pages from `first` to `last`."""
    begins, ends = quote_spans.c.first, quote_spans.c.last
    beginning_here = select(quote_spans.c.quote).where(begins >= first, begins <= last)
    # Few spans are wider than a page, and these have an index of their own.
    reaching_here = select(quote_spans.c.quote).where(begins < ends, begins < first, ends >= first)
    either = union_all(beginning_here, reaching_here).subquery()
    touching = (begins <= last) & (ends >= first)
    return State(_exists(quote_spans.c.quote, touching), select(either.c.quote))


def is_in_language(column: ColumnElement[Any], language: str) -> ColumnElement[bool]:
    """The records in a language; `en` is `en-GB` too."""
    here = func.lower(func.coalesce(column, ""))
    wanted = language.lower()
    return or_(here == wanted, here.startswith(f"{wanted}-", autoescape=True))


def _exists(quote: ColumnElement[int], condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether another table has something of the quote at hand."""
    return select(quote).where(quote == quotes.c.number, condition).correlate(quotes).exists()


def _where(condition: ColumnElement[bool]) -> State:
    return State(condition, select(quotes.c.number).where(condition))


def _has_text(column: ColumnElement[Any]) -> State:
    return State(func.coalesce(column, "") != "")


_ONE = literal_column("1", Integer)
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


def _is_in(numbers: Select[int]) -> State:
    """The quotes that another list names."""
    [quote] = numbers.selected_columns
    here = numbers.where(quote == quotes.c.number).correlate(quotes).exists()
    return State(here, numbers)


_USED = _is_in(_CITED)
_HAS = {
    "comment": _has_text(quotes.c.comment),
    "gist": _has_text(quotes.c.gist),
    "speaker": _has_text(quotes.c.speaker),
    "translation": _has_text(quotes.c.translation),
    "carrier": _has_text(quotes.c.carrier_key),
    "language": _has_text(quotes.c.language),
    "image": _is_in(_PICTURED),
    "tags": State(_exists(quote_tags.c.quote, true())),
    "page": State(_exists(quote_spans.c.quote, true())),
}

STATES: dict[str, dict[str, State]] = {
    "is": {
        # Written out, because an index of its own holds just these.
        "essential": _where(quotes.c.essential == _ONE),
        "checked": _where(quotes.c.checked.is_not(None)),
        "unchecked": State(quotes.c.checked.is_(None)),
        "used": _USED,
        "unused": State(not_(_USED.condition)),
    },
    "has": _HAS,
    # Not every quote without a page number lacks one: `ch. 3` and `--` are meant so.
    "no": {name: State(not_(state.condition)) for name, state in _HAS.items()}
    | {"page": State(quotes.c.place_order >= _MISSING_PAGE)},
}
"""The values of the fields `is`, `has` and `no`, and what they mean."""
