"""The forms of a word that stand in the library: whoever looks for a gang also means gangs."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from readnotes.storage.prepared import Prepared, as_list, is_listed
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
    roots = dict(_KNOWN.run(connection, {"wanted": as_list(wanted)}))
    roots |= {word: stem(word) for word in wanted if word not in roots}
    grown: dict[str, list[str]] = {root: [] for root in roots.values()}
    for root, word in _RELATED.run(connection, {"roots": as_list(grown)}):
        grown[root].append(word)
    return {word: _first(word, grown[root]) for word, root in roots.items()}


def _first(word: str, forms: Sequence[str]) -> tuple[str, ...]:
    others = [form for form in forms if form != word]
    return (word, *others[: MOST_FORMS - 1])


_KNOWN = Prepared(select(words.c.word, words.c.stem).where(is_listed(words.c.word, "wanted")))
_RELATED = Prepared(
    select(words.c.stem, words.c.word)
    .where(is_listed(words.c.stem, "roots"))
    .order_by(words.c.word)
)
