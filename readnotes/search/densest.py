"""The quotes that say most about a word that very many have, without a look at the others.

How much of a quote a word is stands in the index in steps (`text/densities.py`). The steps are
asked for from the densest on, by halves: few at once where there are many quotes in them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from readnotes.search import fts5
from readnotes.search.common_words import is_common
from readnotes.search.fts5 import Match
from readnotes.search.pages import EVERY_ROW
from readnotes.search.scoring import score_by_index, score_by_reading
from readnotes.search.shelf import Shelf
from readnotes.search.targets import QUOTES
from readnotes.search.tree import Words
from readnotes.search.wording import words_in
from readnotes.text.densities import DEPTHS, again_at, once_at

WANTED, ENOUGH = 150, 300
"""So many of the densest are compared at least, if there are, and steps with no more together."""

MOST = 600
"""At most so many of one step, the first in page order."""

MOST_WORDS = 16
"""At most so many words at once: each is one more for every step."""


@dataclass(frozen=True)
class Densest:
    """The densest quotes of words.

    Attributes:
        shelf: What is searched.
        words: Single words, of which any suffices.
        beside: The FTS5 expression that finds the quotes which have them beside their own texts, in
            the book's title or in a tag; None where there are none, or too many to tell.
    """

    shelf: Shelf
    words: tuple[Words, ...]
    beside: Match | None

    def find(self) -> list[int]:
        """The rows of those that may be the best, outside the trash, in any order."""
        folded = [each.words[0] for each in self.words]
        found = self._among(_Steps(self._match, folded), WANTED)
        if self.beside is not None and not self._is_read:
            both = _Steps(fts5.all_of([self.beside, self._match]), folded, within=self.beside)
            better = self._among(both, WANTED)
            if len(better) < WANTED:
                better += self._among(_Steps(self.beside), WANTED)
            found += better
        return list(dict.fromkeys([*found, *self._with_rare_ones()]))

    def scores(self, rows: Sequence[int]) -> Mapping[int, float]:
        """How well rows fit, smaller is better."""
        if self._is_read:
            return score_by_reading(self.shelf.connection, self.words, rows)
        score = self._match if self.beside is None else fts5.any_of([self._match, self.beside])
        return score_by_index(self.shelf.connection, score, rows)

    def _among(self, steps: "_Steps", wanted: int, *, are_many: bool = False) -> list[int]:
        """The densest at some steps: so many, or a few more."""
        if not are_many or len(steps.depths) == 1:
            rows = self._rows(steps.expression, MOST)
            if len(steps.depths) == 1 or len(rows) <= ENOUGH:
                return self.shelf.visible(rows)
            are_many = len(rows) == MOST
        upper, lower = steps.halves()
        found = self._among(upper, wanted)
        if len(found) < wanted:
            # The lower ones are at least what is left of many.
            are_many = are_many and len(found) < MOST - ENOUGH
            found += self._among(lower, wanted - len(found), are_many=are_many)
        return found

    def _with_rare_ones(self) -> Iterator[int]:
        """All that have a rare word, where there are several: bm25 gives much for it."""
        for word in self.words if len(self.words) > 1 else ():
            rows = self._rows(words_in(QUOTES, QUOTES.columns, [word]).match, ENOUGH)
            if len(rows) < ENOUGH:
                yield from self.shelf.visible(rows)

    def _rows(self, match: Match | None, most: int) -> list[int]:
        return self.shelf.rows_in(self.shelf.only or EVERY_ROW, most, match)

    @cached_property
    def _match(self) -> Match:
        match = words_in(QUOTES, QUOTES.columns, self.words).match
        assert match is not None
        return match

    @cached_property
    def _is_read(self) -> bool:
        return is_common(self.shelf, words_in(QUOTES, QUOTES.columns, self.words))


@dataclass(frozen=True, slots=True)
class _Steps:
    """Some steps.

    Attributes:
        match: What is looked for, as an FTS5 expression.
        words: Those of it that are denser where they stand more than once.
        within: Only among what this finds.
        depths: Which steps.
    """

    match: Match
    words: Sequence[str] = ()
    within: Match | None = None
    depths: range = range(DEPTHS)

    @property
    def expression(self) -> Match:
        """What is at these steps."""
        if len(self.depths) == DEPTHS:
            return self.match
        again = [again_at(word, depth) for word in self.words for depth in self.depths]
        once = fts5.any_of([fts5.phrase([once_at(depth)]) for depth in self.depths])
        at = fts5.any_of(
            [fts5.all_of([self.match, once]), *(fts5.phrase([each]) for each in again)]
        )
        return at if self.within is None else fts5.all_of([self.within, at])

    def halves(self) -> tuple["_Steps", "_Steps"]:
        """The denser half and the other."""
        middle = len(self.depths) // 2
        return (
            replace(self, depths=self.depths[:middle]),
            replace(self, depths=self.depths[middle:]),
        )
