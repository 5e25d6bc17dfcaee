"""Words in the full text of records."""

from collections.abc import Sequence

from readnotes.search import fts5
from readnotes.search.clauses import Clause, Target, nothing
from readnotes.search.tree import Words


def words_in(target: Target, columns: Sequence[str], wanted: Sequence[Words]) -> Clause:
    """The records in one of whose columns one of several words or phrases stands."""
    if not wanted:
        return nothing(target)
    phrases = [fts5.phrase(each.words, prefix=each.prefix) for each in wanted]
    expression = fts5.in_columns(columns, fts5.any_of(phrases))
    return Clause(target, match=expression, score=expression)
