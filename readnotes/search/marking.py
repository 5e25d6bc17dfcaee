"""Which words of what is found are marked: those of the query, where they were looked for."""

from collections.abc import Callable, Collection
from functools import cache

from readnotes.search.language import Query
from readnotes.search.lookups import Lookups
from readnotes.search.tree import Expand, Words, shown_terms
from readnotes.text.highlights import Marker, Term

MARKED_FIELDS = {
    **{each: (each,) for each in ("text", "gist", "comment", "speaker", "tag")},
    "title": ("title", "book"),
}
"""What of a quote words are marked in, each with the fields of the query language that mean it."""

Highlight = Callable[[str, str], list[tuple[int, int]]]
"""Gives for one of `MARKED_FIELDS` and what stands in it [start, end) code points.

They come in order and do not overlap.
"""


def no_highlight(_field: str, _words: str) -> list[tuple[int, int]]:
    """Mark nothing."""
    return []


def marker_in(query: Query, fields: Collection[str], lookups: Lookups) -> Marker:
    """Return what marks the words of a query in a text that has some fields.

    Args:
        query: Where it looks for plain words in some columns alone, the text must be one of these.
        fields: The fields whose words count besides plain ones.
        lookups: Of the query: what its words stand for.
    """
    return _marker(_shown(query, fields, lookups.expand))


def highlight_of(query: Query, lookups: Lookups) -> Highlight:
    """Return what marks the words of a query in the fields of quotes (`MARKED_FIELDS`)."""
    expand = cache(lookups.expand)
    shown = {name: _shown(query, fields, expand) for name, fields in MARKED_FIELDS.items()}
    # Mostly they are the same in all.
    markers = {words: _marker(words) for words in set(shown.values())}
    return lambda field, words: markers[shown[field]].find(words)


def _shown(query: Query, fields: Collection[str], expand: Expand) -> tuple[Words, ...]:
    if query.columns and not any(field in query.columns for field in fields):
        return ()
    return tuple(shown_terms(query.tree, frozenset(fields), expand))


def _marker(words: tuple[Words, ...]) -> Marker:
    return Marker([Term(each.words, each.prefix) for each in words])
