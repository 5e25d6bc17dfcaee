"""The forms of a word that stand in the library: whoever looks for a gang also means gangs."""

from sqlalchemy import Connection, bindparam, select

from readnotes.storage.tables import words
from readnotes.text.stems import stem

MOST_FORMS = 40

# The table knows the stem of a word that is in the library; only for others is the stemmer needed.
_STEM = select(words.c.stem).where(words.c.word == bindparam("word"))
_FORMS = (
    select(words.c.word)
    .where(words.c.stem == bindparam("stem"), words.c.word != bindparam("word"))
    .order_by(words.c.word)
    .limit(bindparam("most"))
)


def forms_of(connection: Connection, word: str) -> tuple[str, ...]:
    """Return a folded word and the words of the library that have the same English stem.

    Args:
        connection: A reading one.
        word: One folded word, whether it is in the library or not.

    Returns:
        The word itself first, then the others by letters, 40 at most in all.
    """
    known = connection.execute(_STEM, {"word": word}).scalar()
    root = stem(word) if known is None else known
    given = {"stem": root, "word": word, "most": MOST_FORMS - 1}
    return (word, *connection.execute(_FORMS, given).scalars())
