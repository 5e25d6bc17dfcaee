"""What lists of quotes in the window show: orders of numbers, and light cards.

Lists are kept as numbers in order; the cards of the rows on screen are read by number.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, literal_column, select

from readnotes.domain.locators import parse_locator, render_locator
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.sources import TIMED_KINDS
from readnotes.storage import tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.scopes import ALL, Scope, sources_in, tagged_with
from readnotes.storage.tables import quote_attachments, quote_tags, quotes, review_uses, sources
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


_CARD_COLUMNS = (
    quotes.c.number,
    quotes.c.id,
    quotes.c.kind,
    quotes.c.locator,
    quotes.c.text,
    quotes.c.comment,
    quotes.c.gist,
    quotes.c.speaker,
    quotes.c.language,
    quotes.c.essential,
    quotes.c.checked,
    quotes.c.trashed,
    sources.c.key,
    sources.c.title,
    sources.c.kind.label("source_kind"),
)


def quote_cards(connection: Connection, numbers: Sequence[int]) -> list[QuoteCard]:
    """The cards of quotes in the order asked; numbers that are no more are left out."""
    found: dict[int, QuoteCard] = {}
    for chunk in in_chunks(numbers):
        tag_lists = tags.load_lists(connection, quote_tags, chunk)
        used = _titles_using(connection, chunk)
        pictures: dict[int, str] = dict(
            connection.execute(
                select(quote_attachments.c.quote, quote_attachments.c.sha256).where(
                    quote_attachments.c.quote.in_(chunk), quote_attachments.c.ordinal == 0
                )
            ).all()
        )
        rows = connection.execute(
            select(*_CARD_COLUMNS)
            .join(sources, sources.c.number == quotes.c.source)
            .where(quotes.c.number.in_(chunk))
        )
        for row in rows:
            locator = parse_locator(row.locator, row.source_kind in TIMED_KINDS)
            found[row.number] = QuoteCard(
                number=row.number,
                id=row.id,
                source=row.key,
                source_title=row.title,
                kind=row.kind,
                locator=row.locator,
                locator_shown=render_locator(locator),
                text=row.text,
                comment=row.comment,
                gist=row.gist,
                speaker=row.speaker,
                language=row.language,
                tags=tuple(name for _number, name in tag_lists.get(row.number, ())),
                essential=bool(row.essential),
                checked=row.checked,
                trashed=row.trashed,
                picture=pictures.get(row.number),
                used_in=tuple(used.get(row.number, ())),
            )
    return [found[number] for number in numbers if number in found]


def _titles_using(connection: Connection, numbers: Sequence[int]) -> dict[int, list[str]]:
    used: dict[int, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(review_uses.c.quote, review_table.c.title)
        .join(review_table, review_table.c.number == review_uses.c.review)
        .where(review_uses.c.quote.in_(numbers), review_table.c.trashed.is_(None))
        .order_by(review_table.c.number)
    )
    for number, title in rows:
        used[number].append(title)
    return used
