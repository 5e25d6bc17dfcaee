"""A table of words, by which a search finds the other forms of a word and its right spelling.

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
    """
UPDATE meta SET value = '0' WHERE name = 'folding'
    """,
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement.strip())
