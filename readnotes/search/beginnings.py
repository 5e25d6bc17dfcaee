"""Whether words begin as asked, read in the quotes themselves.

For a beginning of one or two letters FTS5 gathers the places of a hundred thousand words before
it gives the first, half a second at a million quotes. But what begins nearly every passage's
words is found just as soon by reading a few passages; and what few passages have, FTS5 gathers
quickly. So some are read first, and their share tells which it is.
"""

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from readnotes.search.clauses import Among, Clause, Reads, any_of, is_one_of
from readnotes.search.gathering import gather
from readnotes.storage.tables import quote_attachments, quotes
from readnotes.text.folding import fold

SAMPLE = 100
"""So many quotes are read before it is judged whether reading finds enough."""

LEAST_SHARE = 0.05
"""Of what is read so much must hold, or the index is asked instead."""

AT_ONCE = 100


class TooRareError(Exception):
    """Too few quotes hold; the index finds them sooner than reading does."""


class Reader:
    """Reads quotes for one query, and counts how many hold.

    Args:
        connection: A reading one.
        clauses: Each with words that begin as asked (`Clause.reads`).
    """

    def __init__(self, connection: Connection, clauses: Sequence[Clause]) -> None:
        self._connection = connection
        self._clauses = clauses
        self._read = self._held = 0

    @property
    def reads(self) -> bool:
        """Whether there is anything to be read."""
        return bool(self._clauses)

    def holding(self, numbers: Sequence[int], among: Among, limit: int) -> tuple[list[int], bool]:
        """The first of the quotes for which every clause holds, and whether all were read.

        Args:
            numbers: The quotes, in order.
            among: What is known of where they are.
            limit: Stop when there are so many.

        Raises:
            TooRareError: Few hold, and there are many left to be read.
        """
        if not self._clauses:
            return list(numbers), True
        found: list[int] = []
        for start in range(0, len(numbers), AT_ONCE):
            if len(found) >= limit:
                return found, False
            self._judge()
            some: Sequence[int] = numbers[start : start + AT_ONCE]
            self._read += len(some)
            for clause in self._clauses:
                some = self._holding(some, clause, among)
            self._held += len(some)
            found += some
        return found, True

    def _judge(self) -> None:
        if self._read >= SAMPLE and self._held < LEAST_SHARE * self._read:
            raise TooRareError

    def _holding(self, numbers: Sequence[int], clause: Clause, among: Among) -> Sequence[int]:
        if not numbers:
            return numbers
        held = set(self._otherwise(numbers, clause, among))
        for reads in (each.reads for each in (clause, *clause.parts) if each.reads is not None):
            unread = [number for number in numbers if number not in held]
            held |= set(_reading(self._connection, unread, reads))
        return [number for number in numbers if number in held]

    def _otherwise(self, numbers: Sequence[int], clause: Clause, among: Among) -> Sequence[int]:
        """The quotes for which another part of the clause holds: a tag, the book's title."""
        others = [each for each in clause.parts if each.reads is None]
        if not others:
            return ()
        either = any_of(clause.target, others).as_condition(among)
        wanted = select(quotes.c.number).where(is_one_of(quotes.c.number, numbers), either)
        return gather(self._connection, wanted)


def _reading(connection: Connection, numbers: Sequence[int], reads: Reads) -> Iterator[int]:
    """The quotes in which the words stand, in any one of the columns."""
    if not numbers:
        return
    whole = {each.words[0] for each in reads.words if len(each.words) == 1 and not each.prefix}
    others = [
        f" {' '.join(each.words)}{'' if each.prefix else ' '}"
        for each in reads.words
        if len(each.words) > 1 or each.prefix
    ]
    for number, texts in _texts(connection, numbers, reads.columns):
        for text in texts:
            folded = f" {fold(text)} "
            if not whole.isdisjoint(folded.split()) or any(words in folded for words in others):
                yield number
                break


def _texts(
    connection: Connection, numbers: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[int, list[str]]]:
    """The quotes' texts that stand in some columns of the index (`storage/full_text.py`)."""
    own = [each for each in columns if each != "other"]
    if "other" in columns:
        own += ["as_printed", "translation"]
    rows = connection.execute(
        select(quotes.c.number, *(quotes.c[name] for name in own)).where(
            is_one_of(quotes.c.number, numbers)
        )
    )
    captions: dict[int, list[str]] = {}
    if "other" in columns:
        uses = quote_attachments.c
        captioned = select(uses.quote, uses.caption).where(
            is_one_of(uses.quote, numbers), uses.caption.is_not(None)
        )
        for number, caption in connection.execute(captioned):
            captions.setdefault(number, []).append(caption)
    for number, *texts in rows:
        yield number, [text for text in texts if text] + captions.get(number, [])
