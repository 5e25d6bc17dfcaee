"""Which of some rows clauses hold for."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import select

from readnotes.search import fts5
from readnotes.search.clauses import Clause
from readnotes.search.gathering import Gathered
from readnotes.search.pages import EVERY_ROW, Stretch
from readnotes.search.reading import rows_meeting
from readnotes.search.shelf import NO_LIMIT, Shelf
from readnotes.search.targets import EVERYWHERE, ONE_BY_ONE, Among
from readnotes.storage.marks import book_of
from readnotes.storage.prepared import as_list, is_listed
from readnotes.storage.tables import book_sequences

_book = book_sequences.c
_SOURCES = Gathered(select(_book.sequence, _book.source).where(is_listed(_book.sequence, "books")))


class Holding:
    """Tests rows during one search.

    Args:
        shelf: What is searched.
    """

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[int, int] = {}

    def of(
        self, rows: Sequence[int], clauses: Sequence[Clause], among: Among = ONE_BY_ONE
    ) -> list[int]:
        """Those of the rows for which every clause holds, in the same order.

        Args:
            rows: Of quotes.
            clauses: What must hold of them.
            among: How words are looked for among them.
        """
        held = list(rows)
        for each in clauses:
            wanted = each.joint != "not"
            here: set[int] = set()
            for part in (each if wanted else each.parts[0]).alternatives:
                left = [row for row in held if row not in here] if here else held
                if left:
                    here.update(self._finding(left, part, among))
            held = [row for row in held if (row in here) is wanted]
        return held

    def _finding(self, rows: Sequence[int], clause: Clause, among: Among) -> Iterable[int]:
        """Those of the rows that a clause finds, and perhaps others that were not asked for."""
        if clause.sources is not None:
            # A row says itself of which book it is.
            source = self._sources_of({*map(book_of, rows)})
            return [row for row in rows if source.get(book_of(row)) in clause.sources]
        if clause.joint is not None and not clause.is_plain:
            # What little is left by one part is all that the next is asked about.
            return self.of(rows, sorted(clause.required, key=_takes_long), among)
        gathers = clause.gathers and among.rows is None
        if clause.match is None or (among.one_by_one and not gathers) or among == EVERYWHERE:
            return rows_meeting(self._shelf.connection, rows, [clause.as_condition(among)])
        both = fts5.all_of([among.words, clause.match]) if among.words else clause.match
        if among.rows is not None:
            return self._shelf.rows_in(Stretch(*among.rows), NO_LIMIT, both)
        # The same for all rows, be they asked about some at a time.
        match = clause.match if gathers else both
        found = self._shelf.every_row(match)
        if found is None:
            return self._shelf.rows_in(EVERY_ROW, NO_LIMIT, match, rows)
        return found.intersection(rows)

    def _sources_of(self, books: Collection[int]) -> Mapping[int, int]:
        """The sources of books, by the sequences of these; and of others that were asked for."""
        known = self._known
        if unknown := [each for each in books if each not in known]:
            known.update(_SOURCES.pairs(self._shelf.connection, books=as_list(unknown)))
        return known


def _takes_long(clause: Clause) -> bool:
    return any(part.gathers or part.joint is not None for part in clause.alternatives)
