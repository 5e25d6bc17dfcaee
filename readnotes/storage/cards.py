"""What lists in the window show: light cards and orders of numbers, a screenful at a time.

Lists are kept as numbers in order; the cards of the rows on screen are read by number.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    func,
    literal_column,
    select,
    true,
)

from readnotes.citation.names import short_names
from readnotes.domain.locators import parse_locator, render_locator
from readnotes.domain.partial_dates import parse_partial_date, render_partial_date
from readnotes.domain.quotes import QuoteCard
from readnotes.domain.reviews import ReviewCard
from readnotes.domain.sources import TIMED_KINDS, Source, SourceCard
from readnotes.storage import attachments, reviews, tags
from readnotes.storage.chunks import in_chunks
from readnotes.storage.sources import load_sources
from readnotes.storage.tables import (
    quote_attachments,
    quote_spans,
    quote_tags,
    quotes,
    review_uses,
    shelf_sources,
    shelves,
    source_tags,
    sources,
)
from readnotes.storage.tables import reviews as review_table
from readnotes.storage.tables import tags as tag_table
from readnotes.text.words import count_words

__all__ = ["Connection", "Scope"]

ScopeKind = Literal["all", "status", "shelf", "tag", "source"]
SourceOrder = Literal["author", "title", "year", "modified", "quotes"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which part of the library a list shows.

    Attributes:
        kind: Everything, or one status, shelf, tag or source.
        name: The status, shelf, tag, or the source's citation key.
    """

    kind: ScopeKind = "all"
    name: str = ""


ALL = Scope()


def _sources_in(scope: Scope) -> ColumnElement[bool]:
    match scope.kind:
        case "status":
            return sources.c.status == scope.name
        case "shelf":
            return sources.c.number.in_(
                select(shelf_sources.c.source)
                .join(shelves, shelves.c.number == shelf_sources.c.shelf)
                .where(shelves.c.name == scope.name)
            )
        case "tag":
            tagged = _tagged(quote_tags, scope.name)
            return sources.c.number.in_(_tagged(source_tags, scope.name)) | sources.c.number.in_(
                select(quotes.c.source).where(quotes.c.number.in_(tagged))
            )
        case "source":
            return sources.c.key == scope.name
        case "all":
            return true()


def _tagged(table: Any, name: str) -> Select[Any]:
    return (select(table.c[0]).join(tag_table, tag_table.c.number == table.c.tag)).where(
        tag_table.c.name == name
    )


def source_cards(
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
        .where(sources.c.trashed.is_(None), _sources_in(scope))
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
        statement = statement.where(quotes.c.number.in_(_tagged(quote_tags, scope.name)))
    else:
        statement = statement.where(_sources_in(scope))
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


def count_by_status(connection: Connection) -> list[tuple[str, int]]:
    """How many sources outside the trash have each reading status."""
    rows = connection.execute(
        select(sources.c.status, func.count())
        .where(sources.c.trashed.is_(None), sources.c.status.is_not(None))
        .group_by(sources.c.status)
    )
    return [(status or "", count) for status, count in rows]


def review_cards(connection: Connection) -> list[ReviewCard]:
    """The reviews outside the trash, the one changed last first."""
    numbers = (
        connection.execute(
            select(review_table.c.number)
            .where(review_table.c.trashed.is_(None))
            .order_by(review_table.c.modified.desc(), review_table.c.number.desc())
        )
        .scalars()
        .all()
    )
    loaded = reviews.load_reviews(connection, numbers)
    return [
        ReviewCard(
            number,
            review.id,
            review.title,
            review.about,
            review.status,
            count_words(review.body),
            review.modified,
        )
        for number, review in ((number, loaded[number]) for number in numbers)
    ]


def count_records(connection: Connection) -> dict[str, int]:
    """How many sources, quotes and reviews there are outside the trash, and how many in it."""
    counts = {"trashed": 0}
    for name, table in (("sources", sources), ("quotes", quotes), ("reviews", review_table)):
        total, gone = connection.execute(
            select(func.count(), func.count(table.c.trashed)).select_from(table)
        ).one()
        counts[name] = total - gone
        counts["trashed"] += gone
    return counts
