"""Counts of what a query finds by book, author, tag, kind and year, each a way to narrow it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from readnotes.search.compile import compile_tree
from readnotes.search.counting import visible_hits
from readnotes.search.language import parse_query
from readnotes.search.listing import list_quotes
from readnotes.search.lookups import Lookups
from readnotes.search.results import Facet, Facets, SearchOptions
from readnotes.search.targets import QUOTES, is_one_of
from readnotes.search.tree import FieldIs, Words, describe
from readnotes.storage.tables import contributors, quote_tags, quotes, sources, tags
from readnotes.text.folding import fold_words

MOST_COUNTED = 1000
_NONE = Facets((), (), (), (), (), 0, True)
_DEFAULT = SearchOptions()
_YEARS = (0, 9999)
"""The years that the field `year` can say."""


def count_facets(
    connection: Connection, text: str, options: SearchOptions = _DEFAULT, *, all_hits: bool = False
) -> Facets:
    """Count the quotes that a query finds, by what they could be narrowed to.

    A clause added to the query (`language.narrow`) leaves as many quotes as its count says.

    Args:
        connection: A reading one.
        text: The query as typed.
        options: How it is searched; order and limit do not matter.
        all_hits: Whether all are counted, however long that takes, or the newest `MOST_COUNTED`.
    """
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    if query.tree is None or "quote" not in query.records:
        return _NONE
    clause = compile_tree(query.tree, "quote", Lookups(connection, options.today), query.columns)
    if all_hits:
        return _count(connection, visible_hits(clause, options.within), complete=True)
    listed = list_quotes(connection, clause, "newest", MOST_COUNTED, options.within)
    complete = listed.exact and listed.total == len(listed.numbers)
    return _count(connection, is_one_of(quotes.c.number, listed.numbers), complete=complete)


def _count(connection: Connection, counted: ColumnElement[bool], *, complete: bool) -> Facets:
    """Count the quotes for which a condition holds."""
    number = func.count()
    rows = connection.execute(
        select(quotes.c.source, quotes.c.kind, number)
        .select_from(QUOTES.joined)
        .where(counted)
        .group_by(quotes.c.source, quotes.c.kind)
    ).all()
    by_source: defaultdict[int, int] = defaultdict(int)
    by_kind: defaultdict[str, int] = defaultdict(int)
    for source, kind, count in rows:
        by_source[source] += count
        by_kind[kind] += count
    books, years = _books_and_years(connection, by_source)
    return Facets(
        books,
        _authors(connection, by_source),
        _tags(connection, counted),
        _facets((kind, FieldIs("kind", kind, Words(())), n) for kind, n in by_kind.items()),
        years,
        sum(by_kind.values()),
        complete,
    )


def _books_and_years(
    connection: Connection, counts: Mapping[int, int]
) -> tuple[tuple[Facet, ...], tuple[Facet, ...]]:
    rows = connection.execute(
        select(sources.c.number, sources.c.key, sources.c.title, sources.c.year).where(
            is_one_of(sources.c.number, counts)
        )
    ).all()
    by_year: defaultdict[int, int] = defaultdict(int)
    for number, _key, _title, year in rows:
        if _YEARS[0] <= year <= _YEARS[1]:
            by_year[year] += counts[number]
    books = _facets(
        (title, FieldIs("key", key, Words(())), counts[number])
        for number, key, title, _year in rows
    )
    said = ((f"{year:04d}", count) for year, count in by_year.items())
    return books, _facets((year, FieldIs("year", year, Words(())), n) for year, n in said)


def _authors(connection: Connection, counts: Mapping[int, int]) -> tuple[Facet, ...]:
    """Authors whose names have the same words are one, as the field `author` finds them."""
    rows = connection.execute(
        select(
            contributors.c.source,
            contributors.c.given,
            contributors.c.family,
            contributors.c.literal,
        ).where(contributors.c.role == "author", is_one_of(contributors.c.source, counts))
    )
    names: dict[tuple[str, ...], str] = {}
    written: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for source, given, family, literal in rows:
        name = literal or f"{given or ''} {family or ''}".strip()
        called = tuple(sorted(fold_words(name)))
        names.setdefault(called, name)
        written[called].add(source)
    return _facets(
        (name, _exactly("author", name), sum(counts[source] for source in written[called]))
        for called, name in names.items()
        if called
    )


def _tags(connection: Connection, counted: ColumnElement[bool]) -> tuple[Facet, ...]:
    """Tags whose names fold to the same are one, as the field `tag` finds them."""
    found = select(quotes.c.number).select_from(QUOTES.joined).where(counted)
    hits = quote_tags.c.quote.in_(found)
    by_tag = (
        select(quote_tags.c.tag, func.count().label("uses"))
        .where(hits)
        .group_by(quote_tags.c.tag)
        .subquery()
    )
    rows = connection.execute(
        select(tags.c.number, tags.c.name, by_tag.c.uses).join(
            by_tag, by_tag.c.tag == tags.c.number
        )
    ).all()
    named: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    names: dict[tuple[str, ...], str] = {}
    counts: dict[int, int] = {}
    for number, name, count in rows:
        folded = tuple(fold_words(name))
        names.setdefault(folded, name)
        named[folded].append(number)
        counts[number] = count

    def carrying(alike: list[int]) -> int:
        if len(alike) == 1:
            return counts[alike[0]]
        # A quote may carry several that are one for the search.
        quote = distinct(quote_tags.c.quote)
        several = select(func.count(quote)).where(hits, is_one_of(quote_tags.c.tag, alike))
        return connection.execute(several).scalar_one()

    return _facets(
        (name, _exactly("tag", name), carrying(named[folded]))
        for folded, name in names.items()
        if folded
    )


def _exactly(field: str, name: str) -> FieldIs:
    return FieldIs(field, name, Words(tuple(fold_words(name)), exact=True))


def _facets(counted: Iterable[tuple[str, FieldIs, int]]) -> tuple[Facet, ...]:
    facets = [Facet(label, describe(clause), count) for label, clause, count in counted]
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.label)))
