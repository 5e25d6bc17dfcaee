"""What to offer where a search found nothing: the nearest wider queries that do find something."""

import re
from dataclasses import dataclass

from readnotes.services import find
from readnotes.services.opening import Library

MOST_OFFERED = 3
MOST_TRIED = 8

_PARTS = re.compile(r'[^\s"]*"[^"]*"|\S+')
_JOINING = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class NearQuery:
    """A query that finds something, and how many passages and records."""

    query: str
    total: int


def wider_queries(query: str) -> list[str]:
    """The queries to try: everywhere instead of in quotes, then without one part after the other.

    >>> wider_queries('zebra book:dalloway "so it"')
    ['zebra book:dalloway "so it" in:all', 'book:dalloway "so it"', 'zebra "so it"', \
'zebra book:dalloway']
    """
    parts = [part for part in _PARTS.findall(query) if part not in _JOINING]
    tried = [] if any(part.startswith("in:") for part in parts) else [f"{query} in:all"]
    if len(parts) > 1:
        tried += [" ".join((*parts[:place], *parts[place + 1 :])) for place in range(len(parts))]
    return tried[:MOST_TRIED]


def nearest_queries(library: Library, query: str) -> list[NearQuery]:
    """The wider queries that find something, at most `MOST_OFFERED`, in the order tried."""
    near: list[NearQuery] = []
    for wider in wider_queries(query):
        total = find.search(library, wider, find.SearchOptions(limit=0)).total
        if total:
            near.append(NearQuery(wider, total))
        if len(near) == MOST_OFFERED:
            break
    return near
