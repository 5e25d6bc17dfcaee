"""Passages like one that is there: what it shares with few others is what it is about."""

import json

from sqlalchemy import Connection, bindparam, func, select

from readnotes.search import fts5
from readnotes.search.targets import TARGETS
from readnotes.search.tree import Or, Words, describe
from readnotes.storage.tables import quotes
from readnotes.text.folding import GAP, fold_words

MOST_TELLING = 6
"""So many of a passage's words are searched for."""

_MOST_COUNTED = 30
_SHORTEST = 3
# A word in more quotes than this is common; how common need not be known, unless all are.
_BOUNDS = (100, 3000)


def alike_query(connection: Connection, number: int) -> str:
    """A query for passages like a quote, to be sorted by relevance; it finds the quote itself, too.

    Args:
        connection: A reading one.
        number: The quote's.

    Returns:
        The most telling words of the passage, joined by OR; empty where it shares none with
        another quote, or is not there.
    """
    text = connection.execute(select(quotes.c.text).where(quotes.c.number == number)).scalar()
    words = _telling_words(connection, _candidates(text or ""))
    parts = tuple(Words((word,)) for word in words)
    return describe(Or(parts)) if parts else ""


def _candidates(text: str) -> list[str]:
    """The words that are likely to tell something, the longest: these are the rarer ones."""
    distinct = dict.fromkeys(word for word in fold_words(text) if word != GAP)
    words = [word for word in distinct if len(word) >= _SHORTEST and not word.isdigit()]
    return sorted(words, key=len, reverse=True)[:_MOST_COUNTED]


def _telling_words(connection: Connection, candidates: list[str]) -> list[str]:
    """The words in the fewest quotes, but in more than one."""
    telling: list[str] = []
    for bound in _BOUNDS:
        counts = _counts(connection, candidates, bound)
        rare = [word for word, count in counts.items() if 1 < count < bound]
        telling += sorted(rare, key=lambda word: (counts[word], word))
        candidates = [word for word, count in counts.items() if count == bound]
        if len(telling) >= MOST_TELLING:
            break
    else:
        telling = telling or candidates
    return telling[:MOST_TELLING]


def _counts(connection: Connection, words: list[str], bound: int) -> dict[str, int]:
    """In how many quotes each word stands, at most `bound`; asked all at once."""
    index = TARGETS["quote"].index
    phrases = {fts5.phrase([word]): word for word in words}
    listed = func.json_each(bindparam(None, json.dumps(list(phrases)))).table_valued("value")
    matches = index.c[index.name].bool_op("MATCH")(listed.c.value)
    matching = select(index.c.rowid).where(matches).limit(bound).correlate(listed)
    count = select(func.count()).select_from(matching.subquery()).correlate(listed)
    rows = connection.execute(select(listed.c.value, count.scalar_subquery()))
    return {phrases[phrase]: found for phrase, found in rows}
