"""What is found first, in small tables: which sources and tags a query's words mean.

Titles, names and tags do not stand in a quote's own full-text row, so that renaming a source
never rewrites its quotes; they are found here and joined as numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Select, func, select

from readnotes.search import fts5
from readnotes.search.clauses import TARGETS, is_one_of
from readnotes.search.tree import Words
from readnotes.storage.tables import contributors, sources, tags
from readnotes.text.folding import fold_words

_fold_name = lru_cache(maxsize=20_000)(lambda name: tuple(fold_words(name)))


@dataclass(slots=True)
class Lookups:
    """Answers for one query, each asked of the library once."""

    connection: Connection
    _tags: list[tuple[int, tuple[str, ...]]] | None = None
    _mentioning: dict[Words, frozenset[int]] = field(default_factory=dict)

    def tags_named(self, words: Words, *, whole: bool = False) -> frozenset[int]:
        """The tags in whose names the words follow each other; `whole`: that are the words."""
        if self._tags is None:
            rows = self.connection.execute(select(tags.c.number, tags.c.name))
            self._tags = [(number, _fold_name(name)) for number, name in rows]
        if whole:
            return frozenset(number for number, name in self._tags if name == words.words)
        return frozenset(number for number, name in self._tags if stand_in(words, name))

    def sources_mentioning(self, words: Words) -> frozenset[int]:
        """The sources with the words in their title or among their contributors."""
        known = self._mentioning.get(words)
        if known is None:
            known = self._mentioning[words] = self._sources_with(words, ("title", "names"))
        return known

    def sources_titled(self, words: Words) -> frozenset[int]:
        """The sources in whose title or subtitle the words follow each other."""
        return self._sources_with(words, ("title",))

    def sources_keyed(self, key: str, *, start: bool = False) -> frozenset[int]:
        """The source with a key, or those whose key begins so; small and large ASCII alike."""
        folded = func.lower(sources.c.key)
        wanted: ColumnElement[bool] = folded == func.lower(key)
        if start:
            wanted = folded.startswith(key.lower(), autoescape=True)
        return self._numbers(wanted)

    def sources_of_family(self, words: Words) -> frozenset[int]:
        """The sources with a contributor whose family name, or name as a body, has the words."""
        rows = self.connection.execute(
            select(contributors.c.source, contributors.c.family, contributors.c.literal).where(
                is_one_of(contributors.c.source, self._sources_with(words, ("names",)))
            )
        )
        return frozenset(
            number
            for number, family, literal in rows
            if stand_in(words, _fold_name(literal or family or ""))
        )

    def sources_by(self, words: Words, role: str | None = None) -> frozenset[int]:
        """The sources with a contributor in whose name all words stand, in any order.

        Args:
            words: Of the name; with `exact` the name has no others.
            role: Only contributors in this CSL role.
        """
        wanted = [Words((word,)) for word in words.words[:-1]]
        wanted.append(Words(words.words[-1:], prefix=words.prefix))
        candidates = frozenset.intersection(
            *(self._sources_with(word, ("names",)) for word in wanted)
        )
        statement = select(contributors.c.source, contributors.c.folded).where(
            is_one_of(contributors.c.source, candidates)
        )
        if role is not None:
            statement = statement.where(contributors.c.role == role)
        return frozenset(
            number
            for number, name in self.connection.execute(statement)
            if _is_called(words, wanted, name.split())
        )

    def sources_between(self, first: int, last: int) -> frozenset[int]:
        """The sources of these years, both included."""
        return self._numbers(sources.c.year.between(first, last))

    def _sources_with(self, words: Words, columns: Sequence[str]) -> frozenset[int]:
        target = TARGETS["source"]
        expression = fts5.in_columns(columns, fts5.phrase(words.words, prefix=words.prefix))
        return self._as_set(target.select_matching(expression))

    def _numbers(self, wanted: ColumnElement[bool]) -> frozenset[int]:
        return self._as_set(select(sources.c.number).where(wanted))

    def _as_set(self, statement: Select[int]) -> frozenset[int]:
        return frozenset(self.connection.execute(statement).scalars().all())


def stand_in(words: Words, name: Sequence[str]) -> bool:
    """Whether the words follow each other in a name.

    >>> stand_in(Words(("cold", "w"), prefix=True), ["the", "cold", "war"])
    True
    """
    wanted = words.words
    length = len(wanted)
    for start in range(len(name) - length + 1):
        here = tuple(name[start : start + length])
        if here == wanted:
            return True
        if words.prefix and here[:-1] == wanted[:-1] and here[-1].startswith(wanted[-1]):
            return True
    return False


def _is_called(words: Words, wanted: Iterable[Words], name: Sequence[str]) -> bool:
    if words.exact:
        return sorted(words.words) == sorted(name)
    return all(stand_in(word, name) for word in wanted)
