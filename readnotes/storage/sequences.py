"""The numbers that put all quotes in the order of books and pages, and keep them so.

The full-text index gives what it finds in the order of its rows' numbers and no other. So every
book has a sequence, which orders the books, and every quote has one: its book's, and its place in
the book, as one number. Between neighbours there is room for others; where there is none left,
some are moved apart, and their rows in the index with them.

How books get theirs is said in `book_sequences.py`.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import (
    Connection,
    Integer,
    bindparam,
    literal_column,
    select,
    tuple_,
    union_all,
)

from readnotes.storage import full_text
from readnotes.storage.chunks import in_chunks
from readnotes.storage.index_rows import rows_of_quotes
from readnotes.storage.marks import SEQUENCES_OF_BOOK, sequences_of
from readnotes.storage.prepared import Prepared, driver_of
from readnotes.storage.tables import book_sequences, quote_sequences, quotes

#: So far apart are quotes that come one after another.
APART = 8192

#: So many of a book's numbers are left free before its first quote, and after its last.
MARGIN = SEQUENCES_OF_BOOK // 4

#: So many neighbours on each side are moved at first to make room, and then more.
WINDOW = 32

#: Where so few are moved, so many times as many numbers must be there; further off less will do.
ROOM = 256

_LAST_PLACE = (1 << 63) - 1

_book, _quote = book_sequences.c, quote_sequences.c
_ZERO, _ONE = literal_column("0", Integer), literal_column("1", Integer)


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides where a quote stands in its book.

    Attributes:
        order: Its locator's.
        place: Its place among those of the same locator; None for behind them all.
        id: Its id.
    """

    order: bytes
    place: int | None
    id: str


def sequences_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """The sequences of quotes, by their numbers."""
    found: dict[int, int] = {}
    for chunk in in_chunks(numbers):
        rows = connection.execute(
            select(_quote.quote, _quote.sequence).where(_quote.quote.in_(chunk))
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def find_sequences(
    connection: Connection,
    source: int,
    wanted: Sequence[Standing],
    beside: int = 0,
) -> list[int]:
    """Sequences for quotes that are to be written, making room for them where there is none.

    Args:
        connection: The writer's.
        source: The number of their source.
        wanted: Where they stand.
        beside: The number of a quote that is there already and may have to be moved.
    """
    book: int = _BOOK.scalar(connection, {"which": source})
    in_order = sorted(range(len(wanted)), key=lambda each: _key(wanted[each], each))
    while True:
        found: dict[int, int] = {}
        start = 0
        while start < len(in_order):
            gap = _Gap.around(connection, source, book, wanted[in_order[start]], beside)
            own = _OWN_SEQUENCE.scalar(connection, {"which": beside}) if beside else None
            if own is not None and gap.low < own < gap.high:
                return [own]
            end = start + 1
            while end < len(in_order) and gap.holds(wanted[in_order[end]]):
                end += 1
            steps = gap.fill(end - start)
            if steps is None:
                _make_room(connection, source, book, gap, end - start)
                break
            found.update(zip(in_order[start:end], steps, strict=True))
            start = end
        else:
            return [found[each] for each in range(len(wanted))]


def spread_book(connection: Connection, source: int) -> None:
    """Give all quotes of a source sequences anew, as they stand now; not in the index."""
    wanted = (
        select(quotes.c.number)
        .where(quotes.c.source == source)
        .order_by(quotes.c.place_order, quotes.c.place, quotes.c.id)
    )
    numbers = connection.execute(wanted).scalars().all()
    first, last = sequences_of(_BOOK.scalar(connection, {"which": source}))
    step = max(min(APART, (last - first - 2 * MARGIN) // (len(numbers) + 1)), 1)
    begin = first + MARGIN
    set_sequences(connection, {number: begin + step * n for n, number in enumerate(numbers, 1)})


def move(connection: Connection, wanted: Mapping[int, int]) -> None:
    """Give quotes other sequences, in the index too.

    Args:
        connection: The writer's.
        wanted: The new sequences by the quotes' numbers.
    """
    known = sequences_by_number(connection, list(wanted))
    moved = {n: wanted[n] for n, sequence in known.items() if wanted[n] != sequence}
    with moved_in_index(connection, list(moved)):
        set_sequences(connection, moved)


@contextmanager
def moved_in_index(connection: Connection, numbers: Sequence[int]) -> Iterator[None]:
    """Take quotes' rows out of the index, and put them in again as they are after that."""
    before = _rows_in_index(connection, numbers)
    full_text.remove_rows(connection, "quote_words", before)
    yield
    full_text.add_rows(connection, "quote_words", _rows_in_index(connection, numbers))


def _rows_in_index(
    connection: Connection, numbers: Sequence[int]
) -> list[tuple[int, full_text.Row]]:
    rows = rows_of_quotes(connection, numbers)
    known = sequences_by_number(connection, numbers)
    return sorted((known[number], rows[number]) for number in rows)


def set_sequences(connection: Connection, wanted: Mapping[int, int]) -> None:
    """Write other sequences of quotes that are there, not in the index."""
    driver = driver_of(connection)
    # Two steps, for one's new number may be another's old one.
    driver.executemany(_SET_ASIDE, [{"which": number} for number in wanted])
    driver.executemany(_SET, [{"which": n, "sequence": sequence} for n, sequence in wanted.items()])


_BOOK = Prepared(select(_book.sequence).where(_book.source == bindparam("which")))
_OWN_SEQUENCE = Prepared(select(_quote.sequence).where(_quote.quote == bindparam("which")))
_SET_ASIDE = "UPDATE quote_sequences SET sequence = -sequence WHERE quote = :which"
_SET = "UPDATE quote_sequences SET sequence = :sequence WHERE quote = :which"


def _key(standing: Standing, turn: int) -> tuple[bytes, int, object]:
    if standing.place is None:
        return standing.order, _LAST_PLACE, turn
    return standing.order, standing.place, standing.id


# --- quotes in a book ---

_ORDER = (quotes.c.place_order, quotes.c.place, quotes.c.id)
_OWN = tuple_(*(bindparam(name) for name in ("order", "place", "id")))
_OTHERS = (
    select(_quote.sequence, *_ORDER)
    .join(quotes, quotes.c.number == _quote.quote)
    .where(quotes.c.source == bindparam("source"), quotes.c.number != bindparam("beside"))
)
_BEFORE = (
    _OTHERS.add_columns(_ZERO.label("behind"))
    .where(tuple_(*_ORDER) < _OWN)
    .order_by(*(each.desc() for each in _ORDER))
    .limit(_ONE)
    .offset(_ZERO)
)
_BEHIND = (
    _OTHERS.add_columns(_ONE.label("behind"))
    .where(tuple_(*_ORDER) > _OWN)
    .order_by(*_ORDER)
    .limit(_ONE)
    .offset(_ZERO)
)
_NEIGHBOURS = Prepared(union_all(*(select(each.subquery()) for each in (_BEFORE, _BEHIND))))


@dataclass(frozen=True, slots=True)
class _Gap:
    """The numbers between two neighbours of a book, or at one of its ends.

    Attributes:
        low: Below the first number.
        high: Above the last.
        opens: Whether no quote comes before.
        ends: Where the next quote stands; None where none comes behind.
    """

    low: int
    high: int
    opens: bool
    ends: tuple[bytes, int, str] | None

    @classmethod
    def around(
        cls, connection: Connection, source: int, book: int, at: Standing, beside: int
    ) -> "_Gap":
        """The gap where a quote is to stand."""
        values = {
            "source": source,
            "beside": beside,
            "order": at.order,
            "place": _LAST_PLACE if at.place is None else at.place,
            "id": "" if at.place is None else at.id,
        }
        found = {row[-1]: row for row in _NEIGHBOURS.run(connection, values)}
        before, after = found.get(0), found.get(1)
        first, last = sequences_of(book)
        return cls(
            before[0] if before else first - 1,
            after[0] if after else last + 1,
            before is None,
            (after[1], after[2], after[3]) if after else None,
        )

    def holds(self, other: Standing) -> bool:
        """Whether a quote behind the one it was found for stands in it, too."""
        if self.ends is None:
            return True
        place = _LAST_PLACE if other.place is None else other.place
        return (other.order, place, other.id) < self.ends

    def fill(self, count: int) -> list[int] | None:
        """Numbers for so many quotes; None where there are not enough."""
        step = (self.high - self.low) // (count + 1)
        if step < 1:
            return None
        low = self.low
        if self.opens or self.ends is None:
            # What is left is not used up by the next few.
            step = max(min(APART, step // 64), 1)
        if self.opens and self.ends is not None:
            low = self.high - step * (count + 1)
        elif self.opens and self.high - self.low > MARGIN + step * (count + 1):
            low += MARGIN
        return [low + step * n for n in range(1, count + 1)]


def _make_room(connection: Connection, source: int, book: int, gap: _Gap, count: int) -> None:
    """Move neighbours apart so that so many numbers are free between two of them.

    Raises:
        OverflowError: The book has more quotes than there are numbers.
    """
    first, last = sequences_of(book)
    window = WINDOW
    while True:
        inside = _quote.sequence.between(first, last)
        wanted = select(_quote.sequence, _quote.quote).where(inside).limit(window + 1)
        before = connection.execute(
            wanted.where(_quote.sequence <= gap.low).order_by(_quote.sequence.desc())
        ).all()
        after = connection.execute(
            wanted.where(_quote.sequence >= gap.high).order_by(_quote.sequence)
        ).all()
        low = before[window][0] if len(before) > window else first - 1
        high = after[window][0] if len(after) > window else last + 1
        left = [number for _sequence, number in reversed(before[:window])]
        right = [number for _sequence, number in after[:window]]
        needed = len(left) + len(right) + count + 1
        is_all = len(before) <= window and len(after) <= window
        if high - low > max(ROOM // window, 2) * needed or (is_all and high - low > needed):
            break
        if is_all:
            raise OverflowError(source)
        window *= 4
    step = (high - low) // needed
    widths = [step * len(left), step * len(right)]
    if (high - low) // 4 > max(len(left), len(right)):
        # The half between the two is left free, so that there is room for a while.
        widths = [(high - low) // 4] * 2
    moved = _spread(left, low, widths[0])
    mirrored = _spread(right[::-1], low, widths[1])
    moved |= {number: low + high - place for number, place in mirrored.items()}
    move(connection, moved)


def _spread(numbers: Sequence[int], low: int, width: int) -> dict[int, int]:
    """Places for quotes, in their order, above a number and not more than so far from it."""
    return {number: low + width * n // len(numbers) for n, number in enumerate(numbers, 1)}
