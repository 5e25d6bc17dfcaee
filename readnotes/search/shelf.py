"""What a listing asks of the library: rows of quotes, in the order of pages or of entering.

A quote is spoken of by the number of its row in the index, its sequence (`storage/sequences.py`).
Rows in the order of these numbers are in page order, but for books that are astray.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, Integer, Select, bindparam, select

from readnotes.search.arranging import arrange, likely, size_of
from readnotes.search.fts5 import Match, write
from readnotes.search.gathering import ONE, ZERO, Gathered, gather
from readnotes.search.index_pages import IndexPages
from readnotes.search.pages import EVERY_ROW, LAST, PageOrder, Stretch
from readnotes.search.reading import rows_with
from readnotes.search.targets import QUOTES, entered_among
from readnotes.search.trash import Trash
from readnotes.storage.marks import ENTERED, marks_entered, sequences_of
from readnotes.storage.prepared import Prepared, as_list, is_listed
from readnotes.storage.tables import book_sequences, quote_sequences

NO_LIMIT = -1
"""As SQLite takes it."""

LEAST_NEWEST = 1024
"""Among fewer of the newest quotes nothing is looked for."""

LITTLE, MOST_KEPT = 100, 150_000
"""So many pages of the index have few rows; so many rows at most are kept of what is asked once."""

MOST_READ = 20
"""In so few quotes it is quicker to read for phrases than to have the index find them."""

_book, _quote = book_sequences.c, quote_sequences.c


def _rows_in(*, matching: bool, listed: bool) -> Gathered:
    """The statement of `Shelf.rows_in`."""
    row: ColumnElement[int] = _quote.sequence
    rows = select(row).order_by(row)
    if matching:
        index = QUOTES.index
        row = index.c.rowid
        # It gives them in this order by itself.
        rows = select(row).where(index.c[index.name].bool_op("MATCH")(bindparam("match")))
    rows = rows.where(row.between(bindparam("first"), bindparam("last")))
    if listed:
        # The sum keeps SQLite from asking the index anew for every single row.
        rows = rows.where(is_listed(row + ZERO, "allowed"))
    return Gathered(rows.limit(bindparam("most", type_=Integer)).offset(ZERO))


_ROWS_IN = {
    (matching, listed): _rows_in(matching=matching, listed=listed)
    for matching in (False, True)
    for listed in (False, True)
}
_NUMBERS_OF = Gathered(
    select(_quote.sequence, _quote.quote).where(is_listed(_quote.sequence, "rows"))
)
_NEWEST_FIRST = Gathered(
    select(_quote.sequence).where(is_listed(_quote.sequence, "rows")).order_by(_quote.quote.desc())
)
_ROWS_BETWEEN = Gathered(
    select(_quote.sequence)
    .where(_quote.quote >= bindparam("first"), _quote.quote < bindparam("below"))
    .order_by(_quote.quote.desc())
)
_NEWEST_MATCHING = Gathered(
    select(_quote.sequence)
    .join(QUOTES.index, QUOTES.index.c.rowid == _quote.sequence)
    .where(
        QUOTES.index.c[QUOTES.index.name].bool_op("MATCH")(bindparam("match")),
        _quote.quote < bindparam("below"),
    )
    .order_by(_quote.quote.desc())
    .limit(bindparam("most", type_=Integer))
    .offset(ZERO)
)
_MATCHES_MORE = Prepared(
    select(QUOTES.index.c.rowid)
    .where(
        QUOTES.index.c[QUOTES.index.name].bool_op("MATCH")(bindparam("match")),
        QUOTES.index.c.rowid.between(bindparam("first"), bindparam("last")),
    )
    .limit(ONE)
    .offset(bindparam("most", type_=Integer))
)
_NEWEST = Prepared(select(_quote.quote).order_by(_quote.quote.desc()).limit(ONE).offset(ZERO))
_SEQUENCE = Prepared(select(_book.sequence).where(_book.source == bindparam("source")))


@dataclass(frozen=True)
class Shelf:
    """The quotes of a library as one reading connection sees them during one search.

    Attributes:
        connection: A reading one.
        source: The number of the only source that is looked at; None for all.
    """

    connection: Connection
    source: int | None = None

    def rows_in(
        self,
        stretch: Stretch,
        limit: int,
        match: Match | None = None,
        allowed: Collection[int] | None = None,
    ) -> list[int]:
        """The first rows of a stretch, in the trash too.

        Args:
            stretch: Where.
            limit: At most so many.
            match: Only those an FTS5 expression finds.
            allowed: Only these.
        """
        found = None if match is None else self._read_for(stretch, match, allowed)
        if found is not None:
            return found if limit == NO_LIMIT else found[:limit]
        arranged = None if match is None else self.arranged(match)
        return self._rows_in(stretch, limit, arranged, allowed)

    def _read_for(
        self, stretch: Stretch, match: Match, allowed: Collection[int] | None
    ) -> list[int] | None:
        """The same, all of them, where phrases are read for in few quotes; else None."""
        where = likely(match, self._words.count)
        if where is None:
            return None
        rows = self._rows_in(stretch, MOST_READ + 1, where.match, allowed)
        if len(rows) > MOST_READ:
            return None
        for words, columns in where.phrases:
            rows = rows_with(self.connection, rows, words, columns)
        return rows

    def _rows_in(
        self, stretch: Stretch, limit: int, match: Match | None, allowed: Collection[int] | None
    ) -> list[int]:
        values: dict[str, object] = {"first": stretch.first, "last": stretch.last, "most": limit}
        if match is not None:
            values["match"] = write(match)
        if allowed is not None:
            values["allowed"] = as_list(allowed)
        rows = _ROWS_IN[match is not None, allowed is not None]
        return rows.numbers(self.connection, **values)

    def arranged(self, match: Match) -> Match:
        """An expression that finds the same, sooner."""
        return arrange(match, self._words.count)

    def _written(self, match: Match) -> str:
        return write(self.arranged(match))

    @cached_property
    def _words(self) -> IndexPages:
        return IndexPages(self.connection)

    def every_row(self, match: Match) -> frozenset[int] | None:
        """All rows an FTS5 expression finds here, in the trash too, asked for once.

        None where they may be so many that making Python's numbers of them would hold up the
        window.
        """
        if match not in self._known_rows:
            # How many pages it is may be told too high: it only says what is little.
            is_little = size_of(match, self._words.count) <= LITTLE
            is_much = not is_little and self.matches_more(match, MOST_KEPT)
            rows = None if is_much else self.rows_in(self.only or EVERY_ROW, NO_LIMIT, match)
            self._known_rows[match] = None if rows is None else frozenset(rows)
        return self._known_rows[match]

    @cached_property
    def _known_rows(self) -> dict[Match, frozenset[int] | None]:
        return {}

    def pages_of(self, beginning: str) -> int:
        """About how many pages of the index FTS5 gathers for the words that begin so."""
        return self._words.count([(beginning, True)])[beginning, True]

    def finds_more(self, numbers: Select[int], most: int) -> bool:
        """Whether a statement finds more quotes than so many."""
        found = numbers.offset(most).limit(1)
        return self.connection.execute(found).first() is not None

    def matches_more(self, match: Match, most: int) -> bool:
        """Whether an FTS5 expression finds more rows than so many."""
        only = self.only or EVERY_ROW
        values = {
            "match": self._written(match),
            "first": only.first,
            "last": only.last,
            "most": most,
        }
        return _MATCHES_MORE.scalar(self.connection, values) is not None

    def rows_of(self, numbers: Select[int]) -> list[int]:
        """The rows of quotes whose numbers a statement finds, some perhaps twice."""
        found = numbers.subquery()
        rows = select(_quote.sequence).join(found, found.c[0] == _quote.quote)
        return gather(self.connection, rows)

    def numbers_of(self, rows: Sequence[int]) -> list[int]:
        """The quotes' numbers, in the order of the rows."""
        if not rows:
            return []
        number = dict(_NUMBERS_OF.pairs(self.connection, rows=as_list(rows)))
        return [number[row] for row in rows if row in number]

    @cached_property
    def only(self) -> Stretch | None:
        """The stretch of the only source that is looked at; None where all are."""
        if self.source is None:
            return None
        sequence = _SEQUENCE.scalar(self.connection, {"source": self.source}) or 0
        return Stretch(*sequences_of(sequence), books=(self.source,), ends=True)

    @cached_property
    def pages(self) -> PageOrder:
        """The order of books and pages."""
        return PageOrder(self.connection, self.only)

    # --- newest first ---

    def newest_first(self, rows: Sequence[int]) -> list[int]:
        """Rows by when their quotes were entered, the last first."""
        if not rows:
            return []
        return _NEWEST_FIRST.numbers(self.connection, rows=as_list(rows))

    def rows_between(
        self, first: int, below: int, conditions: Sequence[ColumnElement[bool]] = ()
    ) -> list[int]:
        """The rows of the quotes from one number to below another, the newest first.

        Args:
            first: The lowest number.
            below: One more than the highest.
            conditions: Only those that meet all of them.
        """
        if not conditions:
            return _ROWS_BETWEEN.numbers(self.connection, first=first, below=below)
        rows = select(_quote.sequence).select_from(QUOTES.joined)
        rows = rows.where(_quote.quote >= first, _quote.quote < below, *conditions)
        return gather(self.connection, rows.order_by(_quote.quote.desc()))

    def newest_matching(self, match: Match, below: int, limit: int) -> list[int]:
        """The rows of the quotes below a number that an FTS5 expression finds, the newest first."""
        values = {"match": self._written(match), "below": below, "most": limit}
        return _NEWEST_MATCHING.numbers(self.connection, **values)

    def newest_number(self) -> int:
        """The number of the newest quote; 0 if there is none."""
        return _NEWEST.scalar(self.connection, {}) or 0

    # --- what is left of them ---

    @cached_property
    def trash(self) -> Trash:
        """What of the quotes lies in the trash."""
        return Trash(self.connection)

    def with_trashed(self, wanted: int) -> int:
        """How many rows must be found so that those wanted are there without the trash."""
        size = self.trash.size
        return NO_LIMIT if size is None or wanted > LAST // 2 else wanted + size

    def visible(self, rows: Sequence[int], without: frozenset[int] = frozenset()) -> list[int]:
        """Rows of quotes outside the trash, and outside some books."""
        return self.trash.taken_from(rows, without)


def among_newest(expression: Match | None, below: int, many: int) -> tuple[Match, int]:
    """An expression of FTS5 among the newest quotes below a number, and how far these go.

    Args:
        expression: What is looked for; None for every quote.
        below: A number of a quote.
        many: Among so many quotes, or some more.

    Returns:
        The expression, and the number from which on its quotes are.
    """
    count = max(count for count in ENTERED.values() if count * 4 <= max(many, LEAST_NEWEST))
    first = max(below - many, 0) // count * count
    return entered_among(expression, marks_entered(first, below)), first
