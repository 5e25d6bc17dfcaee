"""Which part of the library a list shows, as a value and as a condition of SQL."""

from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, select, true

from readnotes.storage.tables import (
    quote_tags,
    quotes,
    shelf_sources,
    shelves,
    source_tags,
    sources,
)
from readnotes.storage.tables import tags as tag_table

ScopeKind = Literal["all", "status", "shelf", "tag", "source"]


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


def sources_in(scope: Scope) -> ColumnElement[bool]:
    """The condition that a source is in a scope; it is in a tag's by its quotes too."""
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
            tagged = tagged_with(quote_tags, scope.name)
            return sources.c.number.in_(
                tagged_with(source_tags, scope.name)
            ) | sources.c.number.in_(select(quotes.c.source).where(quotes.c.number.in_(tagged)))
        case "source":
            return sources.c.key == scope.name
        case "all":
            return true()


def tagged_with(table: Any, name: str) -> Select[Any]:
    """The numbers of the records that a table of tags gives this tag."""
    return (select(table.c[0]).join(tag_table, tag_table.c.number == table.c.tag)).where(
        tag_table.c.name == name
    )
