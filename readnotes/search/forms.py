"""The forms of a word that stand in the library: whoever looks for a gang also means gangs."""

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, func, select

from readnotes.storage.tables import words
from readnotes.text.stems import stem

MOST_FORMS = 40


def forms_of(connection: Connection, wanted: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return for folded words the words of the library that have the same English stem.

    Args:
        connection: A reading one.
        wanted: Folded words, whether they are in the library or not.

    Returns:
        By word: the word itself first, then the others by letters, 40 at most in all.
    """
    # The table knows the stem of a word that is in the library; only for others is the stemmer
    # needed.
    known = select(words.c.word, words.c.stem).where(_is_one_of(words.c.word, wanted))
    roots = {row[0]: row[1] for row in connection.execute(known)}
    roots |= {word: stem(word) for word in wanted if word not in roots}
    grown: dict[str, list[str]] = {root: [] for root in roots.values()}
    related = select(words.c.stem, words.c.word).where(_is_one_of(words.c.stem, list(grown)))
    for root, word in connection.execute(related.order_by(words.c.word)):
        grown[root].append(word)
    return {word: _first(word, grown[root]) for word, root in roots.items()}


def _first(word: str, forms: Sequence[str]) -> tuple[str, ...]:
    others = [form for form in forms if form != word]
    return (word, *others[: MOST_FORMS - 1])


def _is_one_of(wanted: ColumnElement[str], words_: Sequence[str]) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(None, json.dumps(words_))).table_valued("value")
    return wanted.in_(select(listed.c.value))
