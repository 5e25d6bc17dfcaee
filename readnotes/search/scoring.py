"""How well quotes fit words, smaller is better: bm25, as FTS5 reckons it.

FTS5 asks itself first in how many quotes each word stands, which takes a tenth of a second for the
commonest. What that is for, to weigh one word against another, is no use where there is only one:
then the quotes are read and the word is counted.
"""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, bindparam, func, literal_column, select

from readnotes.search.fts5 import Match, write
from readnotes.search.gathering import ZERO
from readnotes.search.reading import read_texts
from readnotes.search.targets import QUOTES
from readnotes.search.tree import Words
from readnotes.storage.prepared import Prepared, as_list, is_listed
from readnotes.storage.tables import FULL_TEXT
from readnotes.text.densities import USUAL_LENGTH

#: As FTS5 has them: how soon more of the same word is worth no more, how much length counts.
_K1, _B = 1.2, 0.75

#: When a quote was entered says nothing about how well it fits; what is derived is there already.
_WEIGHTS = ["0" if column in ("entered", "derived") else "1" for column in FULL_TEXT["quote_words"]]


def score_by_index(
    connection: Connection, expression: Match, rows: Collection[int]
) -> dict[int, float]:
    """The scores of rows, by FTS5; quotes without any of the words have none.

    Args:
        connection: A reading one.
        expression: Of FTS5.
        rows: Of the quotes in the index.
    """
    if not rows:
        return {}
    values = {
        "expression": write(expression),
        "first": min(rows),
        "last": max(rows),
        "rows": as_list(rows),
    }
    return dict(_SCORES.run(connection, values).fetchall())


_ROWID = QUOTES.index.c.rowid
_SCORES = Prepared(
    select(_ROWID, func.bm25(literal_column(QUOTES.index.name), *map(literal_column, _WEIGHTS)))
    .where(QUOTES.index.c[QUOTES.index.name].bool_op("MATCH")(bindparam("expression")))
    # The sum keeps SQLite from asking the index anew for every single row.
    .where(_ROWID.between(bindparam("first"), bindparam("last")), is_listed(_ROWID + ZERO, "rows"))
)


def score_by_reading(
    connection: Connection,
    wanted: Sequence[Words],
    rows: Collection[int],
) -> dict[int, float]:
    """The scores of rows by their own texts, as if every wanted word were as rare as another.

    Args:
        connection: A reading one.
        wanted: Words and phrases, any of which counts.
        rows: Of the quotes in the index.
    """
    single = [each for each in wanted if len(each.words) == 1]
    whole = frozenset(each.words[0] for each in single if not each.prefix)
    begun = tuple(each.words[0] for each in single if each.prefix)
    phrases = [each.words for each in wanted if len(each.words) > 1]
    scores: dict[int, float] = {}
    for row, _number, _source, text in read_texts(connection, list(rows), QUOTES.columns):
        words = text.split()
        found = sum(word in whole or word.startswith(begun) for word in words)
        found += sum(_count(each, words) for each in phrases)
        # The usual length is a constant, so that every list of them is in the same order.
        spread = _K1 * (1 - _B + _B * len(words) / USUAL_LENGTH)
        scores[row] = -found * (_K1 + 1) / (found + spread)
    return scores


def _count(wanted: tuple[str, ...], words: Sequence[str]) -> int:
    """How often words follow each other among others."""
    starts = range(len(words) - len(wanted) + 1)
    return sum(tuple(words[at : at + len(wanted)]) == wanted for at in starts)
