"""What lists of books in the window show: light cards in the order asked."""

from typing import Any, Literal

from sqlalchemy import Connection, func, select

from readnotes.citation.names import short_names
from readnotes.domain.partial_dates import parse_partial_date, render_partial_date
from readnotes.domain.sources import Source, SourceCard
from readnotes.storage import attachments
from readnotes.storage.scopes import ALL, Scope, sources_in
from readnotes.storage.sources import load_sources
from readnotes.storage.tables import quotes, sources

SourceOrder = Literal["author", "title", "year", "modified", "quotes"]


def list_cards(
    connection: Connection, scope: Scope = ALL, order: SourceOrder = "author"
) -> list[SourceCard]:
    """The sources of a scope outside the trash, in the given order."""
    counted = (
        select(quotes.c.source, func.count().label("quotes"))
        .where(quotes.c.trashed.is_(None))
        .group_by(quotes.c.source)
        .subquery()
    )
    count = func.coalesce(counted.c.quotes, 0)
    by_author = (sources.c.sort_name, sources.c.year, sources.c.key)
    orders: dict[SourceOrder, tuple[Any, ...]] = {
        "author": by_author,
        "title": (func.lower(sources.c.title), sources.c.key),
        "year": (sources.c.year.desc(), *by_author),
        "modified": (sources.c.modified.desc(), *by_author),
        "quotes": (count.desc(), *by_author),
    }
    rows = connection.execute(
        select(sources.c.number, count.label("held"))
        .outerjoin(counted, counted.c.source == sources.c.number)
        .where(sources.c.trashed.is_(None), sources_in(scope))
        .order_by(*orders[order])
    ).all()
    loaded = load_sources(connection, [row.number for row in rows])
    names = {use.sha256 for source in loaded.values() for use in source.attachments}
    types = attachments.media_types(connection, sorted(names))
    return [
        _source_card(row.number, loaded[row.number], row.held, types)
        for row in rows
        if row.number in loaded
    ]


def _source_card(number: int, source: Source, count: int, types: dict[str, str]) -> SourceCard:
    pictures = (u.sha256 for u in source.attachments if types.get(u.sha256, "").startswith("image"))
    return SourceCard(
        number,
        source.key,
        source.title,
        short_names(source) if source.contributors else "",
        render_partial_date(parse_partial_date(source.issued)) if source.issued else "",
        source.kind,
        source.status,
        next(pictures, None),
        count,
        source.modified,
    )
