"""The rows of quotes from the newest back.

Few hits are all collected and sorted; of many the index is asked among the newest quotes, then
among those entered before them.
"""

import math
from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement

from readnotes.search.clauses import Clause
from readnotes.search.fts5 import Match
from readnotes.search.joining import join_matches
from readnotes.search.pages import EVERY_ROW
from readnotes.search.shelf import NO_LIMIT, among_newest
from readnotes.search.targets import ONE_BY_ONE, Among
from readnotes.search.walk import FIRST_NEWEST, Step, Walk, gathers

MOST_SORTED = 3000
"""Up to so many hits are collected and sorted."""

MOST_WALKED = 0.25
"""If it seems that more than this share of all quotes must be gone through, all hits are sorted."""

FEW_GATHERED = 0.05
"""What begins so in no more than this share of all quotes is sorted rather than waited for."""

FASTER = 16
"""Each time among at most so many times as many, until it can be told from so many hits how far
back the others are."""

ENOUGH_TO_TELL = 40


class ByTime(Walk):
    """The rows by when their quotes were entered, the last first."""

    def _many_steps(self) -> Iterator[Step]:
        shelf, only = self._shelf, self._shelf.only
        gathering = [each for each in self._clauses if gathers(each)]
        firm = [each for each in self._clauses if each not in gathering]
        match, untold = join_matches(firm, ()) if firm else (None, [])
        allowed, rest = self._list_allowed(untold)
        rest = [*rest, *gathering]
        is_many = match is None or shelf.matches_more(match, MOST_SORTED)
        few = self._few_of(gathering) if is_many else None
        among = ONE_BY_ONE if match is None else Among(words=match)
        if few is not None:
            words, found = few
            rows = self._of_source(found)
            rest = [each for each in self._clauses if each.as_match(()) != words]
            among = Among(words=words)
        elif allowed is not None and match is None:
            rows = self._of_source(allowed)
        elif is_many and only is None:
            yield from self._back_in_time(match, allowed, rest)
            return
        else:
            rows = shelf.rows_in(only or EVERY_ROW, NO_LIMIT, match, allowed)
        yield from self._in_steps(self._in_order(rows, tested=bool(rest)), rest, among)

    def _few_of(self, gathering: Sequence[Clause]) -> tuple[Match, frozenset[int]] | None:
        """What finds the fewest rows of all that FTS5 gathers anyway; None where all find many."""
        most = FEW_GATHERED * self._shelf.newest_number()
        few = []
        for each in gathering:
            match = each.as_match(())
            rows = None if match is None else self._shelf.every_row(match)
            if match is not None and rows is not None and len(rows) <= most:
                few.append((match, rows))
        return min(few, key=lambda each: len(each[1]), default=None)

    def _back_in_time(
        self, match: Match | None, allowed: frozenset[int] | None, rest: Sequence[Clause]
    ) -> Iterator[Step]:
        newest = self._shelf.newest_number()
        first = self._wanted.first
        many = first if match is not None else min(first, FIRST_NEWEST)
        below = newest + 1
        plain: list[ColumnElement[bool]] = []
        if match is None:
            # They are told as the quotes are met; each would be handed over to be tested else.
            plain = [each.as_condition(ONE_BY_ONE) for each in rest if each.is_plain]
            rest = [each for each in rest if not each.is_plain]
        while below > 0:
            expression, first = among_newest(match, below, many)
            if match is None:
                in_order = self._shelf.rows_between(first, below, plain)
            else:
                rows = self._shelf.rows_in(EVERY_ROW, NO_LIMIT, expression)
                far = self._left * (below - first) / max(len(rows), 1)
                if far > MOST_WALKED * newest:
                    break
                in_order = self._in_order(self._allowed_of(rows, allowed), tested=False)
            held = self._holding(in_order, rest, Among(words=expression))
            yield held, Among(words=expression), first == 0
            below, got = first, self.got
            wanted = 1.1 * self._left * (newest + 1 - below) / got if got else math.inf
            most = FASTER * many if got < ENOUGH_TO_TELL else newest
            many = int(min(max(wanted, FIRST_NEWEST), most))
        if match is not None and below > 0:
            limit = NO_LIMIT
            if not rest and allowed is None and not self._reader.reads:
                limit = self._shelf.with_trashed(self._left)
            rows = self._shelf.newest_matching(match, below, limit)
            among = Among(words=match)
            for some, _among, is_last in self._in_steps(
                self._allowed_of(rows, allowed), rest, among
            ):
                yield some, among, is_last and len(rows) != limit
