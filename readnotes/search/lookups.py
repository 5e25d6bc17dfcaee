"""What is found first, in small tables: which sources and tags a query's words mean.

Titles, names and tags do not stand in a quote's own full-text row, so that renaming a source
never rewrites its quotes; they are found here and joined as numbers.
"""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, bindparam, func, select

from readnotes.domain.partial_dates import InvalidDateError, parse_partial_date
from readnotes.runtime.clock import Clock
from readnotes.runtime.questions import go_on
from readnotes.search.alike import find_alike
from readnotes.search.forms import forms_of
from readnotes.search.fts5 import write
from readnotes.search.gathering import ZERO, Gathered, gather
from readnotes.search.names import TagNames, fold_name, fold_tags, is_called, stand_in
from readnotes.search.shelf import Shelf
from readnotes.search.targets import TARGETS, is_one_of
from readnotes.search.tree import Tree, Words, words_of
from readnotes.search.wording import words_in
from readnotes.storage.prepared import Prepared
from readnotes.storage.tables import contributors, sources, tags
from readnotes.storage.tables import words as word_table
from readnotes.text.folding import GAP

MOST_NEAR = 100

MOST_BEGUN = 1500
"""In a library of a million quotes up to so many words are looked for in the place of a beginning.

FTS5 leaps from one quote with one of them to the next, but gathers all quotes of a beginning first.
"""

LEAST_BEGUN = 50
_QUOTES_TO_A_WORD = 1_000_000 // MOST_BEGUN

_LAST_LETTER = chr(sys.maxunicode)

#: So many words are looked for in titles and names at once.
MOST_AT_ONCE = 50


@dataclass(slots=True)
class Lookups:
    """Answers for one query, each asked of the library once.

    Attributes:
        connection: A reading one.
        day: The day it is asked on; None for the clock's.
    """

    connection: Connection
    day: date | None = None
    _tags: TagNames | None = None
    _expanded: dict[tuple[Words, ...], tuple[Words, ...]] = field(default_factory=dict)
    _known_forms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _mentioning: dict[tuple[Words, ...], frozenset[int]] = field(default_factory=dict)
    _near: dict[tuple[str, int], tuple[str, ...]] = field(default_factory=dict)
    _begun: dict[str, tuple[str, ...] | None] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day that `this-week` is reckoned from."""
        return self.day or Clock().now().astimezone().date()

    def expand(self, *alternatives: Words) -> tuple[Words, ...]:
        """What is looked for in the place of words: a word's English forms, or words like it.

        A phrase, a beginning and what is asked for as written stand for themselves.
        """
        # A query may have a thousand words, each asked for again where it is marked.
        go_on()
        if alternatives not in self._expanded:
            self._expanded[alternatives] = tuple(self._expand(alternatives))
        return self._expanded[alternatives]

    def _expand(self, alternatives: Sequence[Words]) -> Iterable[Words]:
        found: dict[Words, None] = {}
        forms = self._forms([each.words[0] for each in alternatives if _has_forms(each)])
        for words in alternatives:
            if words.edits:
                near = self.words_near(words.words[0], words.edits)
                found |= dict.fromkeys(Words((word,)) for word in near)
            elif words.prefix or not _has_forms(words):
                found[replace(words, growing=False)] = None
            if _has_forms(words):
                found |= dict.fromkeys(Words((form,)) for form in forms[words.words[0]])
        return found

    def learn_forms(self, tree: Tree) -> None:
        """Look up the forms of all words of a query at once."""
        self._forms([words.words[0] for words in words_of(tree) if _has_forms(words)])

    def _forms(self, wanted: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """The English forms of words that the library holds, each word itself among its own."""
        unknown = [word for word in wanted if word not in self._known_forms]
        if unknown:
            self._known_forms |= forms_of(self.connection, unknown)
        return self._known_forms

    def words_near(self, word: str, edits: int) -> tuple[str, ...]:
        """The library's words that so few wrong letters make of a word, be it the first."""
        known = self._near.get((word, edits))
        if known is None:
            near = find_alike(self.connection, word, edits, first_fixed=False, limit=MOST_NEAR)
            known = (word, *(each for each in near if each != GAP))
            self._near[word, edits] = known
        return known

    def words_begun(self, beginning: str) -> tuple[str, ...] | None:
        """The words of quotes that begin so, as the table of words has them; None for very many."""
        if beginning not in self._begun:
            most = max(Shelf(self.connection).newest_number() // _QUOTES_TO_A_WORD, LEAST_BEGUN)
            most = min(most, MOST_BEGUN)
            values = {"first": beginning, "last": beginning + _LAST_LETTER, "most": most + 1}
            rows = _WORDS_BEGUN.run(self.connection, values).fetchall()
            self._begun[beginning] = tuple(row[0] for row in rows) if len(rows) <= most else None
        return self._begun[beginning]

    def tags_named(self, words: Words, *, whole: bool = False) -> frozenset[int]:
        """The tags in whose names the words follow each other; `whole`: that are the words."""
        names, by_word = self._all_tags.names, self._all_tags.by_word
        if whole:
            return frozenset(number for number, name in names if name == words.words)
        if len(words.words) == 1 and not words.edits:
            [word] = words.words
            if not words.prefix:
                return by_word.get(word, frozenset())
            begun = [numbers for each, numbers in by_word.items() if each.startswith(word)]
            return frozenset().union(*begun)
        return frozenset(number for number, name in names if stand_in(words, name))

    @property
    def tag_words(self) -> Sequence[str]:
        """The folded words of all tags' names, in their order."""
        return sorted(self._all_tags.by_word)

    @property
    def _all_tags(self) -> TagNames:
        if self._tags is None:
            self._tags = fold_tags(tuple(_ALL_TAGS.run(self.connection, {})))
        return self._tags

    def tags_mentioning(
        self, alternatives: Sequence[Words], wanted: Sequence[Words]
    ) -> frozenset[int]:
        """The tags whose names plain words find.

        Args:
            alternatives: As asked for.
            wanted: What they stand for (`expand`).
        """
        # The words of tags need not be words of the index: near ones are looked for among them.
        near = [each for each in alternatives if each.edits]
        by_word = self._all_tags.by_word
        # There may be thousands of words, and mostly no tag has any of them.
        others = [e for e in wanted if len(e.words) > 1 or e.prefix or e.words[0] in by_word]
        return frozenset().union(*(self.tags_named(each) for each in (*near, *others)))

    def sources_mentioning(self, wanted: tuple[Words, ...]) -> frozenset[int]:
        """The sources with one of the words in their title or among their contributors."""
        known = self._mentioning.get(wanted)
        if known is None:
            known = self._mentioning[wanted] = self._sources_with(wanted, ("title", "names"))
        return known

    def sources_titled(self, words: Words) -> frozenset[int]:
        """The sources in whose title or subtitle the words follow each other."""
        return self._sources_with(self.expand(words), ("title",))

    def sources_keyed(self, key: str, *, start: bool = False) -> frozenset[int]:
        """The source with a key, or those whose key begins so; small and large ASCII alike."""
        folded = func.lower(sources.c.key)
        wanted: ColumnElement[bool] = folded == func.lower(key)
        if start:
            begun = key.lower()
            wanted = and_(folded >= begun, folded < begun + _LAST_LETTER)
        return self._numbers(wanted)

    def sources_of_family(self, words: Words) -> frozenset[int]:
        """The sources with a contributor whose family name, or name as a body, has the words."""
        rows = self.connection.execute(
            select(contributors.c.source, contributors.c.family, contributors.c.literal).where(
                is_one_of(contributors.c.source, self._named(words))
            )
        )
        return frozenset(
            number
            for number, family, literal in rows
            if stand_in(words, fold_name(literal or family or ""))
        )

    def sources_by(self, words: Words, role: str | None = None) -> frozenset[int]:
        """The sources with a contributor in whose name all words stand, in any order.

        Args:
            words: Of the name; with `exact` the name has no others.
            role: Only contributors in this CSL role.
        """
        wanted = [Words((word,)) for word in words.words[:-1]]
        wanted.append(replace(words, words=words.words[-1:], exact=False))
        candidates = frozenset.intersection(*(self._named(word) for word in wanted))
        statement = select(contributors.c.source, contributors.c.folded).where(
            is_one_of(contributors.c.source, candidates)
        )
        if role is not None:
            statement = statement.where(contributors.c.role == role)
        return frozenset(
            number
            for number, name in self.connection.execute(statement)
            if is_called(words, wanted, name.split())
        )

    def sources_between(self, first: int, last: int) -> frozenset[int]:
        """The sources of these years, both included."""
        return self._numbers(sources.c.year.between(first, last))

    def sources_read(self, first: str, last: str) -> frozenset[int]:
        """The sources with a reading that touches the days from `first` to `last`."""
        rows = self.connection.execute(
            select(sources.c.number, sources.c.readings).where(sources.c.readings.is_not(None))
        )
        return frozenset(
            number
            for number, readings in rows
            if any(begun <= last and over >= first for begun, over in _days_of(readings))
        )

    def _named(self, words: Words) -> frozenset[int]:
        """The sources with the words among the names; names have no forms, but wrong letters."""
        return self._sources_with(self.expand(words) if words.edits else (words,), ("names",))

    def _sources_with(self, wanted: Sequence[Words], columns: Sequence[str]) -> frozenset[int]:
        found: set[int] = set()
        # FTS5 looks at all alternatives at each step.
        for start in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[start : start + MOST_AT_ONCE]
            clause = words_in(TARGETS["source"], columns, some)
            match = write(clause.match or "")
            found.update(_SOURCES_MATCHING.numbers(self.connection, match=match))
        return frozenset(found)

    def _numbers(self, wanted: ColumnElement[bool]) -> frozenset[int]:
        return self._as_set(select(sources.c.number).where(wanted))

    def _as_set(self, statement: Select[int]) -> frozenset[int]:
        return frozenset(gather(self.connection, statement))


_WORDS_BEGUN = Prepared(
    select(word_table.c.word)
    .where(word_table.c.word >= bindparam("first"), word_table.c.word < bindparam("last"))
    .limit(bindparam("most", type_=Integer))
    .offset(ZERO)
)
_ALL_TAGS = Prepared(select(tags.c.number, tags.c.name))
_SOURCE_WORDS = TARGETS["source"].index
_SOURCES_MATCHING = Gathered(
    select(_SOURCE_WORDS.c.rowid).where(
        _SOURCE_WORDS.c[_SOURCE_WORDS.name].bool_op("MATCH")(bindparam("match"))
    )
)


def _has_forms(words: Words) -> bool:
    """Whether a word's other forms are meant, too."""
    begins = words.prefix and not words.growing
    return len(words.words) == 1 and not (words.exact or words.edits or begins)


@lru_cache(maxsize=20_000)
def _days_of(readings: str) -> tuple[tuple[str, str], ...]:
    """The first and last day of each reading; an end that is not known is that which is."""
    spans = []
    for reading in json.loads(readings):
        try:
            known = [parse_partial_date(reading[end]) for end in ("from", "to") if reading.get(end)]
        except InvalidDateError:
            continue
        if known:
            spans.append((known[0].earliest, known[-1].latest))
    return tuple(spans)
