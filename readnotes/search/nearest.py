"""Where a search finds nothing: the part that is to blame, and the nearest wider queries."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection

from readnotes.search.engine import count_up_to
from readnotes.search.language import Query, parse_query, render_query
from readnotes.search.results import RECORDS, SearchOptions
from readnotes.search.tree import And, FieldIs, Not, Tree, describe

Wider = Literal["everywhere", "without-part", "without-filters"]

MOST_OFFERED = 3
MOST_TRIED = 12
MOST_COUNTED = 1000
"""Of what a wider query finds so much is counted."""

_DEFAULT = SearchOptions()


@dataclass(frozen=True, slots=True)
class NearQuery:
    """A wider query that finds something.

    Attributes:
        query: The query.
        total: How many passages and records it finds, or so many at least.
        how: In comments, sources and drafts too; without one part; or without the filters.
        left_out: The parts that are left out, in the query language.
        total_exact: Whether `total` is all of them.
    """

    query: str
    total: int
    how: Wider
    left_out: tuple[str, ...] = ()
    total_exact: bool = True


@dataclass(frozen=True, slots=True)
class Nearest:
    """What is nearest to a query that finds nothing.

    Attributes:
        hitless: The parts of the query that find nothing by themselves.
        queries: Wider queries that find something, the nearest first.
    """

    hitless: tuple[str, ...]
    queries: tuple[NearQuery, ...]


def find_nearest(connection: Connection, text: str, options: SearchOptions = _DEFAULT) -> Nearest:
    """Find what is nearest to a query that finds nothing.

    Args:
        connection: A reading one.
        text: The query as typed.
        options: How it was searched.
    """
    query = parse_query(text, bare_pages=options.within is not None)
    options = replace(options, typing=False)

    def ask(wider: str) -> tuple[int, bool]:
        return count_up_to(connection, wider, options, MOST_COUNTED)

    parts = parts_of(query.tree)
    wanted = [part for part in parts[:MOST_TRIED] if not isinstance(part, Not)]
    hitless = [part for part in wanted if not ask(_say(query, [part]))[0]]
    near: list[NearQuery] = []
    for wider in _wider(query, parts, hitless):
        total, exact = ask(wider.query)
        if total:
            near.append(replace(wider, total=total, total_exact=exact))
        if len(near) == MOST_OFFERED:
            break
    return Nearest(tuple(map(describe, hitless)), tuple(near))


def parts_of(tree: Tree | None) -> Sequence[Tree]:
    """The parts that all must be found."""
    if tree is None:
        return ()
    return tree.parts if isinstance(tree, And) else (tree,)


def _wider(query: Query, parts: Sequence[Tree], hitless: Sequence[Tree]) -> Iterator[NearQuery]:
    """The queries to try, nearest first, each once and without its total."""
    if query.records != RECORDS or query.columns:
        everywhere = replace(query, records=RECORDS, columns=())
        yield NearQuery(render_query(everywhere), 0, "everywhere")
    filters: list[Tree] = [part for part in parts if isinstance(part, FieldIs)]
    left_out: list[tuple[Wider, list[Tree]]] = [("without-part", list(hitless))]
    left_out += [("without-part", [part]) for part in parts]
    left_out.append(("without-filters", filters))
    seen = set[str]()
    for how, without in left_out[: MOST_TRIED + 2]:
        rest = [part for part in parts if part not in without]
        said = _say(query, rest)
        if rest and without and said not in seen:
            seen.add(said)
            yield NearQuery(said, 0, how, tuple(map(describe, without)))


def _say(query: Query, parts: Sequence[Tree]) -> str:
    """The query with some of its parts alone, searched in the same places."""
    tree = parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None
    return render_query(replace(query, tree=tree))
