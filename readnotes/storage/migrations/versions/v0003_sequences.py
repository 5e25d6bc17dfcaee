"""Numbers that put all quotes in the order of books and pages, for the rows of the index.

The index is marked as one to be made anew, which gives its rows these numbers.

Revision ID: 0003
"""

from alembic import op

from readnotes.storage.index_remaking import tables_under, throw_away

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """
CREATE TABLE book_sequences (
    source INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    astray INTEGER NOT NULL CHECK (astray IN (0, 1)),
    PRIMARY KEY (source),
    UNIQUE (sequence),
    FOREIGN KEY(source) REFERENCES sources (number) ON DELETE CASCADE
)
    """,
    "CREATE INDEX books_astray ON book_sequences (source) WHERE astray = 1",
    """
CREATE TABLE quote_sequences (
    sequence INTEGER NOT NULL,
    quote INTEGER NOT NULL,
    PRIMARY KEY (sequence),
    UNIQUE (quote),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
    """,
    """
INSERT INTO book_sequences (source, sequence, astray)
SELECT number, 262144 + 16 * row_number() OVER (ORDER BY sort_name, year, "key"), 0 FROM sources
    """,
    """
INSERT INTO quote_sequences (sequence, quote)
SELECT book_sequences.sequence * 4194304 + 1048576
       + max(min(8192, 2097152 / (count(*) OVER (PARTITION BY quotes.source) + 1)), 1)
       * row_number() OVER (
           PARTITION BY quotes.source ORDER BY quotes.place_order, quotes.place, quotes.id
       ),
       quotes.number
FROM quotes JOIN book_sequences ON book_sequences.source = quotes.source
    """,
    "DROP INDEX quotes_shelved",
    "DROP INDEX quotes_in_language",
    """
CREATE VIRTUAL TABLE quote_words USING fts5(text, comment, gist, speaker, other, marks, entered, content='', tokenize='unicode61 remove_diacritics 0')
    """,
    "UPDATE meta SET value = '0' WHERE name = 'folding'",
)


def upgrade() -> None:
    throw_away(op.get_bind(), tables_under("quote_words"))
    for statement in STATEMENTS:
        op.execute(statement.strip())
