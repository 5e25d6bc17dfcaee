"""The words that a library holds."""

from collections.abc import Iterator

from sqlalchemy import Connection, column, func, select, table

from readnotes.search.edits import near_words
from readnotes.storage.tables import FULL_TEXT
from readnotes.text.folding import GAP

MOST_NEAR = 200


def words_near(connection: Connection, word: str, edits: int) -> list[str]:
    """The words of all records that so few wrong letters make of a word, by code point."""
    words = _words(connection, len(word) - edits, len(word) + edits)
    return near_words(word, sorted({*words} - {GAP}), edits)[:MOST_NEAR]


def _words(connection: Connection, shortest: int, longest: int) -> Iterator[str]:
    # A list of words is a temporary table of the connection, which else may write nothing.
    connection.exec_driver_sql("PRAGMA query_only=OFF")
    try:
        for name in FULL_TEXT:
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{name}_list "
                f"USING fts5vocab('main', '{name}', 'col')"
            )
    finally:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    for name in FULL_TEXT:
        listed = table(f"{name}_list", column("term"), column("col"), schema="temp")
        statement = select(listed.c.term).where(
            listed.c.col != "marks", func.length(listed.c.term).between(shortest, longest)
        )
        yield from connection.execute(statement).scalars()
