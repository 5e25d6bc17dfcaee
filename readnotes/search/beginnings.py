"""Whether words begin as asked, read in the quotes themselves.

For a beginning of one or two letters FTS5 gathers the places of a hundred thousand words before
it gives the first, half a second at a million quotes. But what begins nearly every passage's
words is found just as soon by reading a few passages; and what few passages have, FTS5 gathers
quickly. So some are read first, and their share tells which it is.
"""

import math
from collections.abc import Sequence

from sqlalchemy import Connection, or_, select

from readnotes.search import fts5
from readnotes.search.clauses import Clause
from readnotes.search.fts5 import Match
from readnotes.search.gathering import gather
from readnotes.search.reading import Finder, find_carrying, read_texts
from readnotes.search.targets import QUOTES, Among, is_one_of
from readnotes.text.alphabets import alphabet_of

SAMPLE = 100
"""So many quotes are read before it is judged whether reading finds enough."""

EARLY = 50
"""After so few it is judged whether next to nothing holds, or candidates are hard to come by."""

MOST_LEFT, MOST_LEFT_OF_ONE_LETTER, MOST_LEFT_OF_KNOWN = 300, 900, 100
"""If more than so many seem left to be read in a library of a million quotes, the index is asked.

What it gathers takes the longer the more quotes there are, and the more words begin so; reading
does not. The least time it takes for words that are known (`Lookups.words_begun`).
"""

MOST_STEPS = 3
"""A walk that must go further to find something to be read in is better left to the index."""

PATIENCE = 10
"""So many times as many may be left, and steps be gone, where the hits do not come in the order of
the index."""

AT_ONCE = 400
_MILLION = 1_000_000


class TooRareError(Exception):
    """Too few quotes hold; the index finds them sooner than reading does."""


class Reader:
    """Reads quotes for one query, and counts how many hold.

    Args:
        connection: A reading one.
        clauses: Each with words that begin as asked (`Clause.reads`).
        quotes: How many quotes there are, roughly.
        is_patient: Whether the index would have to look at all hits before it has the first.
        goes_far: Whether it is quicker to go any way to find something to be read in than to gather
            what begins so.
    """

    def __init__(
        self,
        connection: Connection,
        clauses: Sequence[Clause],
        quotes: int = 0,
        *,
        is_patient: bool = False,
        goes_far: bool = False,
    ) -> None:
        self._connection = connection
        self._clauses = clauses
        self._read = self._held = 0
        if not any(part.gathers for clause in clauses for part in clause.alternatives):
            most = MOST_LEFT_OF_KNOWN
        else:
            most = MOST_LEFT_OF_ONE_LETTER if _have_one_letter(clauses) else MOST_LEFT
        patience = PATIENCE if is_patient else 1
        self._most_left = most * patience * math.sqrt(quotes / _MILLION)
        self._most_steps = math.inf if goes_far else MOST_STEPS * patience

    @property
    def reads(self) -> bool:
        """Whether there is anything to be read."""
        return bool(self._clauses)

    def holding(self, rows: Sequence[int], among: Among, limit: int) -> tuple[list[int], bool]:
        """The first of the quotes for which every clause holds, and whether all were read.

        Args:
            rows: Of the quotes in the index, in order.
            among: What is known of where they are.
            limit: Stop when there are so many.

        Raises:
            TooRareError: Few hold, and there are many left to be read.
        """
        if not self._clauses:
            return list(rows), True
        found: list[int] = []
        start = 0
        while start < len(rows):
            if len(found) >= limit:
                return found, False
            self._judge(limit - len(found))
            some: Sequence[int] = rows[start : start + self._size(limit - len(found))]
            start += len(some)
            self._read += len(some)
            for clause in self._clauses:
                some = self._holding(some, clause, among)
            self._held += len(some)
            found += some
        return found, True

    def _size(self, wanted: int) -> int:
        """How many to read at once: as many as should hold enough, by the share until now."""
        if self._read < 2 * SAMPLE:
            return EARLY
        return int(min(max(self._left(wanted), EARLY), AT_ONCE))

    def judge_early(self, wanted: int, step: int) -> None:
        """Stop after a part of the sample if much is left to be read, or it was long to come by.

        Args:
            wanted: So many more must hold.
            step: So many steps of the walk led here.

        Raises:
            TooRareError: So it is.
        """
        if not self._clauses or wanted <= 0:
            return
        is_much_left = self._read >= EARLY and self._left(wanted) > self._most_left
        if is_much_left or step > self._most_steps:
            raise TooRareError

    def _judge(self, wanted: int) -> None:
        """Stop when much is left; the fewer have been read, the more that may seem to be."""
        if self._read >= EARLY and self._left(wanted) > self._most_left * (1 + SAMPLE / self._read):
            raise TooRareError

    def _left(self, wanted: int) -> float:
        """How many there seem to be left to be read, by the share that held until now."""
        return wanted * self._read / self._held if self._held else math.inf

    def _holding(self, rows: Sequence[int], clause: Clause, among: Among) -> Sequence[int]:
        if not rows:
            return rows
        parts = clause.alternatives
        books = frozenset().union(*(each.sources for each in parts if each.sources is not None))
        tags = frozenset().union(*(each.tags for each in parts if each.tags is not None))
        held = {*self._otherwise(rows, clause, among)}
        for each in parts:
            if each.reads is None:
                continue
            stands_in = Finder(each.reads.words).stands_in
            unread = [row for row in rows if row not in held]
            left = {}
            for row, number, source, text in read_texts(
                self._connection, unread, each.reads.columns
            ):
                if source in books or stands_in(text):
                    held.add(row)
                else:
                    left[number] = row
            carrying = find_carrying(self._connection, list(left), tags)
            held.update(left[number] for number in carrying)
        return [row for row in rows if row in held]

    def _otherwise(self, rows: Sequence[int], clause: Clause, among: Among) -> Sequence[int]:
        """The quotes for which another part of the clause holds than words, books and tags."""
        others = [
            each
            for each in clause.alternatives
            if each.reads is None and each.sources is None and each.tags is None
        ]
        if not others:
            return ()
        either = or_(*(each.as_condition(among) for each in others))
        wanted = select(QUOTES.row).select_from(QUOTES.joined)
        return gather(self._connection, wanted.where(is_one_of(QUOTES.row, rows), either))


def written_so(clause: Clause) -> Clause | None:
    """What a quote must at least have, where a word begins as asked that is not in Latin letters.

    Where few quotes have the alphabet, reading any others would find nothing.

    Args:
        clause: One that is read.

    Returns:
        A clause for the index; None where it cannot say so.
    """
    found: list[Match] = []
    for each in clause.alternatives:
        if each.reads is not None:
            alphabets = {alphabet_of(words.words[-1]) for words in each.reads.words}
            found += [fts5.phrase([name]) for name in alphabets if name is not None]
            if None in alphabets:
                return None
        elif each.match is not None:
            found.append(each.match)
        else:
            return None
    return Clause(QUOTES, match=fts5.any_of(found), scans=True)


def _have_one_letter(clauses: Sequence[Clause]) -> bool:
    """Whether what is asked for is a single letter, with which very many words begin."""
    reads = (part.reads for clause in clauses for part in clause.alternatives)
    begun = [words for each in reads if each is not None for words in each.words if words.prefix]
    return any(len(words.words[-1]) == 1 for words in begun)
