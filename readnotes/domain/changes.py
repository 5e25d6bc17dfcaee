"""What an act of the reviewer changed, so that every view can decide whether it cares."""

from dataclasses import dataclass, field

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Which records one act changed, by kind, as the library's own numbers.

    Attributes:
        shelves, searches, tags: Whether any of these changed at all.
        everything: Whether it was a bulk act too large to list (an import, a restore).
        step: The journal step that undoes it, or None where nothing can be undone.
    """

    sources: frozenset[int] = NONE
    quotes: frozenset[int] = NONE
    reviews: frozenset[int] = NONE
    shelves: bool = False
    searches: bool = False
    tags: bool = False
    everything: bool = False
    step: int | None = None
    #: Sources whose lists of quotes changed, also where the sources themselves did not.
    quotes_of: frozenset[int] = field(default=NONE)

    def __bool__(self) -> bool:
        return bool(
            self.sources
            or self.quotes
            or self.reviews
            or self.shelves
            or self.searches
            or self.tags
            or self.everything
        )
