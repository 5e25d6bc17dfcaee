"""The rows of the sidebar: what the library has, as headings with what stands under them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.domain.shelves import SavedSearch
    from readnotes.services.reading import Sidebar

REVIEW_WORDS = {
    "idea": text("Idea"),
    "draft": text("Draft"),
    "ready": text("Ready"),
    "published": text("Published"),
}
STATUS_WORDS = {
    "to-read": text("To read"),
    "reading": text("Reading"),
    "read": text("Read"),
    "set-aside": text("Set aside"),
}
RENAMED = frozenset({"shelf", "tag", "search"})
SCOPES = frozenset({"all", "status", "shelf", "tag"})


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of the sidebar.

    Attributes:
        kind: `heading`, a kind of scope (`all`, `status`, `shelf`, `tag`), `reviews` (a status of
            reviews), `review`, `search`, `trash`, or `wish`, which fills an empty heading.
        name: What it stands for: a status, a shelf's name, a review's id, an action's id.
        words: What it says.
        count: The number at its right, or None.
        more: Whether it is so many at least.
        icon: The name of its icon, or empty.
        hint: What it says when asked: a query, a shortcut.
        rows: The rows under it.
    """

    kind: str
    name: str
    words: str
    count: int | None = None
    icon: str = ""
    hint: str = ""
    rows: tuple["SideRow", ...] = ()
    more: bool = False

    @property
    def shown_count(self) -> str:
        """The number at its right, as it is written."""
        return "" if self.count is None else f"{self.count:,}{'+' if self.more else ''}"

    @property
    def identity(self) -> tuple[str, str]:
        """What stays the same when counts change."""
        return self.kind, self.name


def rows_of(
    counts: "Sidebar | None", found: Mapping[str, tuple[int, bool]] = MappingProxyType({})
) -> tuple[SideRow, ...]:
    """The whole sidebar; without counts what can be said before the library is open.

    Args:
        counts: What the library has.
        found: By their queries, how much kept searches find, and whether that is all of it.
    """
    if counts is None:
        return (_heading("library", text("Library"), [SideRow("all", "", text("All"))]),)
    shelves = [SideRow("shelf", name, name, count, "shelf") for name, count in counts.shelves] or [
        _wish("new-shelf", text("New shelf"), text("Sets of books, in your order"))
    ]
    tags = [
        SideRow("tag", tag.name, tag.name, tag.quotes + tag.sources, "tag") for tag in counts.tags
    ]
    reviews = list(_reviews(counts)) or [
        _wish("new-review", text("New review"), text("Drafts about your books"))
    ]
    searches = [_search(each, *found.get(each.query, (None, True))) for each in counts.searches]
    return (
        _heading("library", text("Library"), list(_library(counts))),
        _heading("shelves", text("Shelves"), shelves),
        *([_heading("tags", text("Tags"), tags)] if tags else []),
        _heading("reviews", text("Reviews"), reviews),
        *([_heading("searches", text("Searches"), searches)] if searches else []),
        SideRow("trash", "", text("Trash"), counts.trashed or None, "trash"),
    )


def _heading(name: str, words: str, rows: Iterable[SideRow]) -> SideRow:
    return SideRow("heading", name, words, rows=tuple(rows))


def _search(kept: "SavedSearch", total: int | None, exact: bool) -> SideRow:
    return SideRow(
        "search", kept.name, kept.name, total, "search-saved", kept.query, more=not exact
    )


def _wish(action: str, words: str, hint: str) -> SideRow:
    return SideRow("wish", action, words, None, "plus", hint)


def _library(counts: "Sidebar") -> Iterator[SideRow]:
    yield SideRow("all", "", text("All"), counts.sources, "library")
    for status, count in counts.statuses:
        yield SideRow("status", status, STATUS_WORDS[status], count, "book")


def _reviews(counts: "Sidebar") -> Iterator[SideRow]:
    for status, words in REVIEW_WORDS.items():
        of_status = tuple(
            SideRow("review", each.id, each.title, None, "", _words(each.words))
            for each in counts.reviews
            if each.status == status
        )
        if of_status:
            yield SideRow("reviews", status, words, len(of_status), "review", "", of_status)


def _words(count: int) -> str:
    return text("{count} words").format(count=f"{count:,}")
