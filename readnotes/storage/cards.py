"""What lists of quotes in the window show: orders of numbers, and light cards.

Lists are kept as numbers in order; the cards of the rows on screen are read by number.
"""

from array import array
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, literal_column, select

from readnotes.domain.locators import show_locator
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.sources import TIMED_KINDS
from readnotes.storage.prepared import Prepared, as_list, is_listed
from readnotes.storage.scopes import ALL, Scope, sources_in, tagged_with
from readnotes.storage.tables import (
    quote_attachments,
    quote_tags,
    quotes,
    review_uses,
    sources,
    tags,
)
from readnotes.storage.tables import reviews as review_table

__all__ = ["Connection"]


def _in_page_order(scope: Scope, *columns: Any, walk: bool) -> Select[Any]:
    """Quotes outside the trash, in the order of books and pages.

    Args:
        scope: Which.
        columns: What of them.
        walk: Whether only the first are wanted: then SQLite must walk the books in their order
            and stop, not collect all quotes and sort them. It cannot look a book up by a sum.
    """
    number = sources.c.number + literal_column("0", Integer) if walk else sources.c.number
    statement = (
        select(*columns)
        .select_from(sources)
        .join(quotes, quotes.c.source == number)
        .where(sources.c.trashed.is_(None), quotes.c.trashed.is_(None))
    )
    if scope.kind == "tag":
        statement = statement.where(quotes.c.number.in_(tagged_with(quote_tags, scope.name)))
    else:
        statement = statement.where(sources_in(scope))
    return statement.order_by(
        sources.c.sort_name,
        sources.c.year,
        sources.c.key,
        quotes.c.place_order,
        quotes.c.place,
        quotes.c.id,
    )


def quote_order(
    connection: Connection, scope: Scope = ALL, limit: int | None = None
) -> "array[int]":
    """The numbers of a scope's quotes: by first author, year and key, then by page."""
    statement = _in_page_order(scope, quotes.c.number, walk=limit is not None).limit(limit)
    numbers: array[int] = array("q")
    raw = connection.execution_options(stream_results=True).execute(statement)
    for rows in raw.partitions(10_000):
        numbers.extend([row[0] for row in rows])
    return numbers


_CARDS = Prepared(
    select(
        *(quotes.c[name] for name in ("number", "id", "kind", "locator", "text", "comment")),
        *(quotes.c[name] for name in ("gist", "speaker", "language", "essential", "checked")),
        *(quotes.c.trashed, sources.c.key, sources.c.title, sources.c.kind.label("source_kind")),
    )
    .join(sources, sources.c.number == quotes.c.source)
    .where(is_listed(quotes.c.number, "numbers"))
)
_TAGS = Prepared(
    select(quote_tags.c.quote, tags.c.name)
    .join(tags, tags.c.number == quote_tags.c.tag)
    .where(is_listed(quote_tags.c.quote, "numbers"))
    .order_by(quote_tags.c.quote, quote_tags.c.ordinal)
)
_TITLES_USING = Prepared(
    select(review_uses.c.quote, review_table.c.title)
    .join(review_table, review_table.c.number == review_uses.c.review)
    .where(is_listed(review_uses.c.quote, "numbers"), review_table.c.trashed.is_(None))
    .order_by(review_table.c.number)
)
_FIRST_PICTURES = Prepared(
    select(quote_attachments.c.quote, quote_attachments.c.sha256).where(
        is_listed(quote_attachments.c.quote, "numbers"),
        quote_attachments.c.ordinal == literal_column("0", Integer),
    )
)


def quote_cards(connection: Connection, numbers: Sequence[int]) -> list[QuoteCard]:
    """The cards of quotes in the order asked; numbers that are no more are left out."""
    asked = {"numbers": as_list(numbers)}
    carried = _texts_by_quote(_TAGS, connection, asked)
    used = _texts_by_quote(_TITLES_USING, connection, asked)
    pictures: dict[int, str] = dict(_FIRST_PICTURES.run(connection, asked))
    found: dict[int, QuoteCard] = {}
    for number, id_, kind, locator, text, comment, *others in _CARDS.run(connection, asked):
        gist, speaker, language, essential, checked, trashed, key, title, source_kind = others
        found[number] = QuoteCard(
            number=number,
            id=id_,
            source=key,
            source_title=title,
            kind=kind,
            locator=locator,
            locator_shown=show_locator(locator, source_kind in TIMED_KINDS),
            text=text,
            comment=comment,
            gist=gist,
            speaker=speaker,
            language=language,
            tags=carried[number],
            essential=bool(essential),
            checked=checked,
            trashed=trashed,
            picture=pictures.get(number),
            used_in=used[number],
        )
    return [found[number] for number in numbers if number in found]


def _texts_by_quote(
    statement: Prepared, connection: Connection, asked: Mapping[str, str]
) -> Mapping[int, tuple[str, ...]]:
    texts: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for number, text in statement.run(connection, asked):
        texts[number] += (text,)
    return texts
