"""Which words of what is found are marked: those of the query, where they were looked for."""

from collections.abc import Collection

from readnotes.search.language import Query
from readnotes.search.lookups import Lookups
from readnotes.search.tree import fields_of, shown_terms
from readnotes.text.highlights import Highlight, Marker, Term

MARKED_FIELDS = {
    **{each: (each,) for each in ("text", "gist", "comment", "speaker", "tag")},
    "title": ("title", "book"),
}
"""What of a quote words are marked in, each with the fields of the query language that mean it."""


def marker_in(query: Query, fields: Collection[str], lookups: Lookups) -> Marker:
    """Return what marks the words of a query in a text that has some fields.

    Args:
        query: Where it looks for plain words in some columns alone, the text must be one of these.
        fields: The fields whose words count besides plain ones.
        lookups: Of the query: what its words stand for.
    """
    if not _is_looked_in(query, fields):
        return Marker([])
    shown = shown_terms(query.tree, frozenset(fields), lookups.expand)
    return Marker([Term(each.words, each.prefix) for each in shown])


def highlight_of(query: Query, lookups: Lookups) -> Highlight:
    """Return what marks the words of a query in the fields of quotes (`MARKED_FIELDS`)."""
    named = frozenset(fields_of(query.tree))
    markers: dict[tuple[frozenset[str], bool], Marker] = {}
    marker_of = {}
    for name, fields in MARKED_FIELDS.items():
        # Words that no field is asked for are the same in all.
        which = named.intersection(fields), _is_looked_in(query, fields)
        if which not in markers:
            markers[which] = marker_in(query, fields, lookups)
        marker_of[name] = markers[which]
    return lambda field, words: marker_of[field].find(words)


def _is_looked_in(query: Query, fields: Collection[str]) -> bool:
    return not query.columns or any(field in query.columns for field in fields)
