"""Shelves, tags and saved searches: the reviewer's own order of her library."""

from dataclasses import dataclass

from readnotes.domain.codec import LINE, LINES, NO_EXTRA, REQUIRED, Extra, Field, Shape


@dataclass(frozen=True, slots=True)
class Shelf:
    """A named, ordered set of sources, by their keys."""

    name: str
    sources: tuple[str, ...] = ()
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name."""

    name: str
    query: str = ""
    extra: Extra = NO_EXTRA


@dataclass(frozen=True, slots=True)
class TagCount:
    """A tag and how many quotes and sources outside the trash carry it."""

    name: str
    quotes: int
    sources: int


SHELF = Shape(
    Shelf,
    (
        Field("name", LINE, "the shelf's name", REQUIRED),
        Field("sources", LINES, "keys of its sources, in order", ()),
    ),
)
SAVED_SEARCH = Shape(
    SavedSearch,
    (
        Field("name", LINE, "the search's name", REQUIRED),
        Field("query", LINE, "the query", ""),
    ),
)
