"""Counts of what a query finds by book, author, tag and kind, each a way to narrow it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from readnotes.search.compile import compile_tree
from readnotes.search.counting import visible_hits
from readnotes.search.language import parse_query
from readnotes.search.lookups import Lookups
from readnotes.search.results import Facet, Facets, SearchOptions
from readnotes.search.targets import is_one_of
from readnotes.search.tree import FieldIs, Words, describe
from readnotes.storage.tables import contributors, quote_tags, quotes, sources, tags
from readnotes.text.folding import fold_words

MOST_COUNTED = 10_000
_NONE = Facets((), (), (), (), 0, True)
_DEFAULT = SearchOptions()


def count_facets(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Facets:
    """Count the quotes that a query finds, by what they could be narrowed to.

    A clause added to the query (`language.narrow`) leaves as many quotes as its count says.

    Args:
        connection: A reading one.
        text: The query as typed.
        options: How it is searched; order and limit do not matter.
    """
    query = parse_query(text, typing=options.typing, bare_pages=options.within is not None)
    if query.tree is None or "quote" not in query.records:
        return _NONE
    clause = compile_tree(query.tree, "quote", Lookups(connection, options.today), query.columns)
    hits = connection.execute(
        select(quotes.c.number, quotes.c.source, quotes.c.kind)
        .where(visible_hits(clause, options.within))
        .order_by(quotes.c.number.desc())
        .limit(MOST_COUNTED + 1)
    ).all()
    counted = hits[:MOST_COUNTED]
    by_source = Counter(source for _number, source, _kind in counted)
    by_kind = Counter(kind for _number, _source, kind in counted)
    return Facets(
        _books(connection, by_source),
        _authors(connection, by_source),
        _tags(connection, [number for number, _source, _kind in counted]),
        _facets((kind, FieldIs("kind", kind, Words(())), n) for kind, n in by_kind.items()),
        len(counted),
        len(hits) <= MOST_COUNTED,
    )


def _books(connection: Connection, counts: Mapping[int, int]) -> tuple[Facet, ...]:
    rows = connection.execute(
        select(sources.c.number, sources.c.key, sources.c.title).where(
            is_one_of(sources.c.number, counts)
        )
    )
    return _facets(
        (title, FieldIs("key", key, Words(())), counts[number]) for number, key, title in rows
    )


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


def _tags(connection: Connection, numbers: list[int]) -> tuple[Facet, ...]:
    """Tags whose names fold to the same are one, as the field `tag` finds them."""
    rows = connection.execute(
        select(quote_tags.c.quote, tags.c.name)
        .join(tags, tags.c.number == quote_tags.c.tag)
        .where(is_one_of(quote_tags.c.quote, numbers))
    )
    names: dict[tuple[str, ...], str] = {}
    carrying: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for quote, name in rows:
        folded = tuple(fold_words(name))
        names.setdefault(folded, name)
        carrying[folded].add(quote)
    return _facets(
        (name, _exactly("tag", name), len(carrying[folded]))
        for folded, name in names.items()
        if folded
    )


def _exactly(field: str, name: str) -> FieldIs:
    return FieldIs(field, name, Words(tuple(fold_words(name)), exact=True))


def _facets(counted: Iterable[tuple[str, FieldIs, int]]) -> tuple[Facet, ...]:
    facets = [Facet(label, describe(clause), count) for label, clause, count in counted]
    return tuple(sorted(facets, key=lambda facet: (-facet.count, facet.label)))
