"""A column for pairs of common words in the full-text index, and an index of keys.

The full-text index is marked as one to be made anew.

Revision ID: 0004
"""

from alembic import op

from readnotes.storage.index_remaking import tables_under, throw_away

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    """
CREATE VIRTUAL TABLE quote_words USING fts5(text, comment, gist, speaker, other, marks, entered, pairs, content='', tokenize='unicode61 remove_diacritics 0')
    """,
    'CREATE INDEX sources_by_key ON sources (lower("key"))',
    "UPDATE meta SET value = '0' WHERE name = 'folding'",
)


def upgrade() -> None:
    throw_away(op.get_bind(), tables_under("quote_words"))
    for statement in STATEMENTS:
        op.execute(statement.strip())
