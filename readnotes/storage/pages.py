"""What stands on the pages of one source: its passages, locators and neighbours."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from readnotes.storage.tables import quote_spans, quotes


def passages_of(connection: Connection, source: int) -> Iterator[tuple[int, str]]:
    """Number and words of a source's quotes outside the trash, newest first."""
    rows = connection.execute(
        select(quotes.c.number, quotes.c.text)
        .where(quotes.c.source == source, quotes.c.trashed.is_(None))
        .order_by(quotes.c.number.desc())
    )
    yield from rows


def locators_of(connection: Connection, source: int) -> list[tuple[str, int]]:
    """The locators of a source's quotes as typed, in page order, with how many have each."""
    rows = connection.execute(
        select(quotes.c.locator, func.count())
        .where(quotes.c.source == source, quotes.c.trashed.is_(None))
        .group_by(quotes.c.place_order, quotes.c.locator)
        .order_by(quotes.c.place_order)
    )
    return [(typed, count) for typed, count in rows]


def on_page(connection: Connection, source: int, first: bytes, last: bytes) -> list[int]:
    """The numbers of a source's quotes on any page of an interval, in page order."""
    statement = _of_source(source).where(
        quotes.c.number.in_(
            select(quote_spans.c.quote)
            .join(quotes, quotes.c.number == quote_spans.c.quote)
            .where(
                quotes.c.source == source,
                quote_spans.c.first <= last,
                quote_spans.c.last >= first,
            )
        )
    )
    return list(connection.execute(statement).scalars())


def beside_page(
    connection: Connection, source: int, first: bytes, last: bytes
) -> tuple[list[int], list[int]]:
    """The nearest quote before and after an interval of pages, each none or one."""
    spans = (
        select(quote_spans.c.quote)
        .join(quotes, quotes.c.number == quote_spans.c.quote)
        .where(quotes.c.source == source, quotes.c.trashed.is_(None))
    )
    before = spans.where(quote_spans.c.last < first).order_by(quote_spans.c.last.desc()).limit(1)
    after = spans.where(quote_spans.c.first > last).order_by(quote_spans.c.first).limit(1)
    return (
        list(connection.execute(before).scalars()),
        list(connection.execute(after).scalars()),
    )


def _of_source(source: int) -> Select[Any]:
    return (
        select(quotes.c.number)
        .where(quotes.c.source == source, quotes.c.trashed.is_(None))
        .order_by(quotes.c.place_order, quotes.c.place, quotes.c.id)
    )
