"""Found records as a list shows them; read only for the rows that are shown."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Select, Table, select

from readnotes.domain.locators import show_locator
from readnotes.domain.sources import TIMED_KINDS
from readnotes.search.language import Query
from readnotes.search.lookups import Lookups
from readnotes.search.marking import marker_in
from readnotes.search.results import Hit, Record
from readnotes.storage.prepared import Prepared, as_list, is_listed
from readnotes.storage.tables import (
    quote_tags,
    quotes,
    review_about,
    reviews,
    source_tags,
    sources,
    tags,
)
from readnotes.text.highlights import Marker

#: So few are read at once that a search can be given up between them.
_CHUNK = 100

_TEXT_FIELDS: dict[Record, frozenset[str]] = {
    "quote": frozenset({"text"}),
    "source": frozenset({"title", "book"}),
    "review": frozenset(),
}

_Load = Callable[[Connection, Sequence[int], Marker], Iterator[Hit]]


def load_hits(
    connection: Connection,
    found: Sequence[tuple[Record, int]],
    query: Query,
    lookups: Lookups,
) -> tuple[Hit, ...]:
    """Read found records, with highlights; those gone meanwhile are left out.

    Args:
        connection: A reading one.
        found: Which records, in order.
        query: What they were found by.
        lookups: Of the query: what its words stand for.
    """
    loaded: dict[tuple[Record, int], Hit] = {}
    kinds: tuple[tuple[Record, _Load], ...] = (
        ("quote", _quotes),
        ("source", _sources),
        ("review", _reviews),
    )
    for record, load in kinds:
        numbers = [number for kind, number in found if kind == record]
        if not numbers:
            continue
        mark = marker_in(query, _TEXT_FIELDS[record], lookups)
        for start in range(0, len(numbers), _CHUNK):
            for hit in load(connection, numbers[start : start + _CHUNK], mark):
                loaded[hit.record, hit.number] = hit
    return tuple(loaded[each] for each in found if each in loaded)


def _quotes(connection: Connection, numbers: Sequence[int], mark: Marker) -> Iterator[Hit]:
    carried = _tags(connection, quote_tags, numbers)
    rows = _QUOTES.run(connection, {"numbers": as_list(numbers)})
    for number, id_, kind, locator, text, speaker, comment, key, title, source_kind in rows:
        yield Hit(
            "quote",
            number,
            id_,
            key,
            title,
            "",
            kind,
            show_locator(locator, source_kind in TIMED_KINDS),
            text,
            tuple(mark.find(text)),
            carried[number],
            speaker,
            comment,
        )


_QUOTES = Prepared(
    select(
        *(quotes.c[name] for name in ("number", "id", "kind", "locator", "text")),
        *(quotes.c[name] for name in ("speaker", "comment")),
        *(sources.c[name] for name in ("key", "title")),
        sources.c.kind.label("source_kind"),
    )
    .join(sources, sources.c.number == quotes.c.source)
    .where(is_listed(quotes.c.number, "numbers"))
)


def _sources(connection: Connection, numbers: Sequence[int], mark: Marker) -> Iterator[Hit]:
    statement = select(
        sources.c.number, sources.c.key, sources.c.title, sources.c.subtitle, sources.c.kind
    ).where(sources.c.number.in_(numbers))
    carried = _tags(connection, source_tags, numbers)
    for row in connection.execute(statement):
        text = f"{row.title}: {row.subtitle}" if row.subtitle else row.title
        highlights = tuple(mark.find(text))
        yield Hit(
            "source",
            row.number,
            row.key,
            row.key,
            row.title,
            row.title,
            row.kind,
            "",
            text,
            highlights,
            carried[row.number],
        )


def _reviews(connection: Connection, numbers: Sequence[int], mark: Marker) -> Iterator[Hit]:
    statement: Select[int, str, str, str, str | None, str | None] = (
        select(
            reviews.c.number,
            reviews.c.id,
            reviews.c.title,
            reviews.c.body,
            sources.c.key,
            sources.c.title.label("source_title"),
        )
        .outerjoin(
            review_about,
            (review_about.c.review == reviews.c.number) & (review_about.c.ordinal == 0),
        )
        .outerjoin(sources, sources.c.number == review_about.c.source)
        .where(reviews.c.number.in_(numbers))
    )
    for row in connection.execute(statement):
        highlights = tuple(mark.find(row.body))
        yield Hit(
            "review",
            row.number,
            row.id,
            row.key,
            row.source_title,
            row.title,
            "review",
            "",
            row.body,
            highlights,
        )


def _tags(
    connection: Connection, table: Table, numbers: Sequence[int]
) -> Mapping[int, tuple[str, ...]]:
    """The names of the tags of records, in the records' own order."""
    names: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for number, name in _TAGS[table].run(connection, {"numbers": as_list(numbers)}):
        names[number] += (name,)
    return names


_TAGS = {
    table: Prepared(
        select(table.c[0], tags.c.name)
        .join(tags, tags.c.number == table.c.tag)
        .where(is_listed(table.c[0], "numbers"))
        .order_by(table.c[0], table.c.ordinal)
    )
    for table in (quote_tags, source_tags)
}
