"""Words of the library that are spelt nearly like a given one.

Whoosh makes an automaton of a word and the slips allowed in it, and leaps with that through the
words of the library in their order: some hundred looks instead of some hundred thousand, however
large the library is. Two letters that are swapped count as two slips there and as one here; so the
words with two neighbours swapped are sought beside it, with one slip less.
"""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Select, bindparam, column, func, literal_column, select, table

from readnotes.search import fts5
from readnotes.storage.tables import FULL_TEXT, OPAQUE
from readnotes.text.edits import find_near

SHORTEST = 4
"""Shorter words are not corrected: too many others are but one slip away."""

LONG = 8
"""From so many letters on two slips are allowed."""

MOST_EDITS = 2
MOST_COUNTED = 1000
_MOST_WEIGHED = 12

Look = Callable[[str], str | None]


def edits_for(word: str) -> int:
    """How many slips are allowed in a word: none in a short one, two in a long one.

    >>> [edits_for(word) for word in ("sea", "ransom", "conspiracy")]
    [0, 1, 2]
    """
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else MOST_EDITS


def find_alike(
    connection: Connection, word: str, edits: int, *, first_fixed: bool = True, limit: int = 10
) -> tuple[str, ...]:
    """Return the words of the library that are at most so many slips from a folded word.

    Args:
        connection: A reading one.
        word: One folded word; it is not among the answers itself.
        edits: 1 or 2; more counts as 2.
        first_fixed: Whether the first letter must be the same, as it nearly always is.
        limit: The most to give.

    Returns:
        The nearest first, of equally near ones those in more quotes.
    """
    edits = min(edits, MOST_EDITS)
    if edits < 1 or not word:
        return ()
    look = _looker(connection)
    found = _one_slip(look, word, first_fixed=first_fixed)
    if edits > 1 and len(found) < limit:
        found |= _two_slips(look, word, first_fixed=first_fixed)
    found.discard(word)
    near = sorted(
        find_near(word, sorted(found), edits),
        key=lambda each: (each[0], abs(len(each[1]) - len(word)), each[1]),
    )
    weighed = [
        (distance, -count_quotes(connection, each), each)
        for distance, each in near[: max(limit, _MOST_WEIGHED)]
    ]
    return tuple(each for _distance, _count, each in sorted(weighed)[:limit])


def count_quotes(connection: Connection, word: str) -> int:
    """In how many quotes a folded word stands, counted up to `MOST_COUNTED`."""
    return int(connection.execute(_COUNT, {"query": _own_words(word)}).scalar_one())


_QUOTE_WORDS = table("quote_words", column("quote_words"))
_FOUND: Select[Any] = (
    select(literal_column("1"))
    .select_from(_QUOTE_WORDS)
    .where(_QUOTE_WORDS.c.quote_words.op("MATCH")(bindparam("query")))
    .limit(MOST_COUNTED)
)
_COUNT = select(func.count()).select_from(_FOUND.subquery())
_OWN_COLUMNS = [name for name in FULL_TEXT["quote_words"] if name not in OPAQUE]


def _own_words(word: str) -> str:
    return fts5.write(fts5.in_columns(_OWN_COLUMNS, fts5.phrase([word])))


def _looker(connection: Connection) -> Look:
    """What gives the first word of the library that does not come before a given one.

    Straight to the driver, for it is asked a thousand times.
    """
    cursor = connection.connection.cursor()

    def look(word: str) -> str | None:
        cursor.execute(_NEXT_WORD, (word,))
        row = cursor.fetchone()
        return None if row is None else str(row[0])

    return look


_NEXT_WORD = "SELECT word FROM words WHERE word >= ? ORDER BY word LIMIT 1"


def _one_slip(look: Look, word: str, *, first_fixed: bool) -> set[str]:
    found = set(_within(look, word, 1, first_fixed=first_fixed))
    found.update(each for each in _swapped(word, first_fixed) if look(each) == each)
    return found


def _two_slips(look: Look, word: str, *, first_fixed: bool) -> set[str]:
    found = set(_within(look, word, 2, first_fixed=first_fixed))
    for swapped in set(_swapped(word, first_fixed)):
        found |= _one_slip(look, swapped, first_fixed=first_fixed)
    return found


def _within(look: Look, word: str, edits: int, *, first_fixed: bool) -> Iterator[str]:
    """The words at most so many letters more, less or other from a given one."""
    # Whoosh is imported with the first word that is sought so.
    from whoosh.automata.fsa import find_all_matches
    from whoosh.automata.lev import levenshtein_automaton

    automaton = levenshtein_automaton(word, edits, prefix=int(first_fixed)).to_dfa()
    found: Iterator[str] = find_all_matches(automaton, look)
    return found


def _swapped(word: str, first_fixed: bool) -> Iterator[str]:
    """A word with two neighbours swapped, in every way.

    >>> list(_swapped("salt", True))
    ['slat', 'satl']
    """
    for place in range(1 if first_fixed else 0, len(word) - 1):
        if word[place] != word[place + 1]:
            yield word[:place] + word[place + 1] + word[place] + word[place + 2 :]
