"""Several places of one source written as one: `pp. 39, 41` for `p. 39` and `p. 41`."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from readnotes.citation.cited import CitedItem
from readnotes.citation.pandoc import write_locator
from readnotes.domain.locators import PAGE, Span, parse_locator


def join_items(items: Sequence[CitedItem], timed: Collection[str] = ()) -> list[CitedItem]:
    """Name each place once, and neighbours of one source that are all pages together.

    Args:
        items: What is cited, in order.
        timed: The keys of sources whose places are times; these are not joined.

    >>> pages = ["p. 39", "pp. 149–150", "ch. 3", "p. 39"]
    >>> [each.locator for each in join_items([CitedItem("a", locator=p) for p in pages])]
    ['pp. 39, 149–150', 'ch. 3']
    """
    joined: list[CitedItem] = []
    for item in dict.fromkeys(items):
        before = joined[-1] if joined else None
        both = ""
        if before is not None and before.key == item.key and item.key not in timed:
            both = _join(before.locator, item.locator)
        if before is not None and both:
            joined[-1] = replace(before, locator=both)
        else:
            joined.append(item)
    return joined


def _join(first: str, second: str) -> str:
    """Both places as one locator; empty where that would say something else."""
    before, after = _pages(first), _pages(second)
    if not before or not after:
        return ""
    if set(after) <= set(before):
        return first
    both = write_locator(f"{first}, {second}")
    return both if _pages(both) == before + after else ""


def _pages(typed: str) -> tuple[Span, ...]:
    """The pages a locator names, where it names nothing else."""
    locator = parse_locator(typed)
    is_pages = locator.term == PAGE and len(locator.parts) == 1 and locator.question is None
    return locator.spans if is_pages else ()
