"""Connections to a library file and their settings; `docs/reliability.md` says why these."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote as quote_url

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool, StaticPool

from readnotes.runtime.questions import go_on
from readnotes.storage.prepared import driver_of

BUSY_MILLISECONDS = 5000
READERS = 4


def make_engine(path: Path, mode: str, *, write: bool, journal: str | None) -> Engine:
    """An engine whose connections have the library's settings.

    SQLAlchemy leaves schema changes outside of transactions on SQLite unless the driver's own
    transactions are switched off and begun by hand, as here.
    """
    address = f"file:{quote_url(str(path.resolve()))}?{mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in pragmas(write=write, journal=journal):
            connection.execute(pragma)
        return connection

    engine = (
        create_engine("sqlite://", creator=connect, poolclass=StaticPool)
        if write
        else create_engine(
            "sqlite://", creator=connect, poolclass=QueuePool, pool_size=READERS, max_overflow=8
        )
    )
    statement = "BEGIN IMMEDIATE" if write else "BEGIN"

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Straight to the driver: this comes before each single save.
        driver_of(connection).execute(statement)

    if not write:
        event.listen(engine, "before_cursor_execute", _stop_if_given_up)
    return engine


def _stop_if_given_up(*_statement: object) -> None:
    """An interruption ends the statement that is running; this keeps the next from being begun."""
    go_on()


def pragmas(*, write: bool, journal: str | None) -> Iterator[str]:
    """The settings of a connection, as statements; a journal only where one is to be chosen."""
    yield f"PRAGMA busy_timeout={BUSY_MILLISECONDS}"
    yield "PRAGMA trusted_schema=OFF"
    yield "PRAGMA cell_size_check=ON"
    yield "PRAGMA mmap_size=0"
    yield "PRAGMA foreign_keys=ON"
    if write:
        if journal is not None:
            yield f"PRAGMA journal_mode={journal}"
        yield "PRAGMA synchronous=FULL"
        yield "PRAGMA fullfsync=1"
        yield "PRAGMA secure_delete=ON"
    else:
        yield "PRAGMA query_only=ON"
        # In kibibytes. The system keeps the file in memory, too; SQLite's own 2 MB for each
        # connection made no search quicker.
        yield "PRAGMA cache_size=-400"
