"""Statements that are compiled once and then handed to SQLite as they are.

SQLAlchemy takes some 60 µs for each execution and 15 µs for each row of many; saving one quote is
a dozen statements and must cost little more than the disk. So what is done for every quote is
written as SQLAlchemy Core, compiled here, and run on the driver's own connection, inside the same
transaction.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, func, insert, select
from sqlalchemy.dialects.sqlite import dialect as sqlite_dialect
from sqlalchemy.sql.expression import ClauseElement, TableClause

from readnotes.runtime.questions import go_on

_DIALECT = sqlite_dialect(paramstyle="named")

Row = Mapping[str, Any]

AT_ONCE = 10_000
"""So many values of a list are written without giving back Python's lock."""


class Prepared:
    """One statement, compiled; its bound parameters are given by name each time it is run.

    Args:
        statement: Every value that changes as a `bindparam`, or a column named in `keys`.
        keys: The columns that an insert or update is given.
    """

    def __init__(self, statement: ClauseElement, keys: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._keys = keys

    @cached_property
    def _sql(self) -> str:
        # Compiled when it is first run: a program that only reads need not wait for it.
        return str(self._statement.compile(dialect=_DIALECT, column_keys=self._keys))

    def run(self, connection: Connection, values: Row) -> sqlite3.Cursor:
        """Run it once.

        Raises:
            GivenUpError: The thread's question was given up meanwhile.
        """
        go_on()
        return driver_of(connection).execute(self._sql, values)

    def run_many(self, connection: Connection, rows: Iterable[Row]) -> None:
        """Run it for each row."""
        driver_of(connection).executemany(self._sql, rows)

    def scalar(self, connection: Connection, values: Row) -> Any:
        """The first column of the first row, or None."""
        row = self.run(connection, values).fetchone()
        return None if row is None else row[0]


def is_listed(column: ColumnElement[int] | ColumnElement[str], name: str) -> ColumnElement[bool]:
    """The condition that a column is in a list, which a prepared statement is given by a name."""
    return column.in_(select(func.json_each(bindparam(name)).table_valued("value").c.value))


def as_list(values: Collection[int] | Collection[str]) -> str:
    """A list as `is_listed` takes it; a long one is written some at a time.

    So other threads come in, which must wait for each of Python's own steps to end.
    """
    listed = list(values)
    pieces = [json.dumps(listed[at : at + AT_ONCE]) for at in range(0, len(listed), AT_ONCE)]
    return f"[{','.join(piece[1:-1] for piece in pieces)}]"


def insert_rows(connection: Connection, table: Table | TableClause, rows: Sequence[Row]) -> None:
    """Insert rows that all name the same columns; none does nothing."""
    if rows:
        _insertion(table, tuple(rows[0])).run_many(connection, rows)


@cache
def _insertion(table: Table | TableClause, keys: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table), keys)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """SQLite's own connection under SQLAlchemy's, in the same transaction."""
    driver: object = connection.connection.dbapi_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver
