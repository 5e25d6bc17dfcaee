"""More that is derived in the full-text index, and a table of locations and times in locators.

The full-text index is marked as one to be made anew.

Revision ID: 0005
"""

from functools import cache

from alembic import op
from sqlalchemy import Connection

from readnotes.domain.locators import counted_places, parse_locator
from readnotes.storage.index_remaking import tables_under, throw_away

revision = "0005"
down_revision = "0004"

STATEMENTS = (
    """
CREATE VIRTUAL TABLE quote_words USING fts5(text, comment, gist, speaker, other, marks, entered, derived, content='', tokenize='unicode61 remove_diacritics 0')
    """,
    "UPDATE meta SET value = '0' WHERE name = 'folding'",
    """
CREATE TABLE quote_places (
    quote INTEGER NOT NULL,
    scale TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (quote, scale, first, last),
    FOREIGN KEY(quote) REFERENCES quotes (number) ON DELETE CASCADE
)
 WITHOUT ROWID
    """,
    "CREATE INDEX places_by_number ON quote_places (scale, first, last)",
)
LOCATORS = """
SELECT quotes.number, locator,
    sources.kind IN ('broadcast', 'motion_picture', 'song', 'speech', 'interview')
FROM quotes JOIN sources ON sources.number = quotes.source
"""
AT_ONCE = 10_000


def upgrade() -> None:
    throw_away(op.get_bind(), tables_under("quote_words"))
    for statement in STATEMENTS:
        op.execute(statement.strip())
    fill_places(op.get_bind())


def fill_places(connection: Connection) -> None:
    """Write the places that the locators of all quotes name."""
    places_of = cache(lambda typed, timed: counted_places(parse_locator(typed, bool(timed))))
    found = connection.exec_driver_sql(LOCATORS)
    while rows := found.fetchmany(AT_ONCE):
        places = [
            (number, *place) for number, typed, timed in rows for place in places_of(typed, timed)
        ]
        if places:
            connection.exec_driver_sql("INSERT INTO quote_places VALUES (?, ?, ?, ?)", places)
