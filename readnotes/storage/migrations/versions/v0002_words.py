"""A table of words, by which a search finds the other forms of a word and its right spelling.

And indexes of what a search asks for by itself: the day, the language, what is checked, essential.

The index is marked as one to be made anew, which fills the table.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    """
CREATE TABLE words (
    word TEXT NOT NULL,
    stem TEXT NOT NULL,
    PRIMARY KEY (word)
)
 WITHOUT ROWID
    """,
    """
CREATE INDEX words_by_stem ON words (stem, word)
    """,
    "CREATE INDEX sources_in_trash ON sources (trashed) WHERE trashed IS NOT NULL",
    "CREATE INDEX quotes_shelved ON quotes (number, source, trashed)",
    "CREATE INDEX quotes_by_day ON quotes (created)",
    "CREATE INDEX quotes_in_language ON quotes (language) WHERE language IS NOT NULL",
    "CREATE INDEX quotes_checked ON quotes (number) WHERE checked IS NOT NULL",
    "CREATE INDEX quotes_essential ON quotes (number) WHERE essential = 1",
    """
UPDATE meta SET value = '0' WHERE name = 'folding'
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
