"""Making and opening library files, and what can go wrong with that."""

import os
import sqlite3
import stat
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from readnotes.domain.errors import (
    LibraryExistsError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryTooNewError,
    LibraryUnusableError,
)
from readnotes.runtime.clock import Clock
from readnotes.runtime.failpoints import failpoint
from readnotes.runtime.files import rename_to_new
from readnotes.storage import schema
from readnotes.storage.connections import make_engine
from readnotes.storage.database import Database, is_writable
from readnotes.storage.failures import as_failure
from readnotes.storage.index_state import find_index_trouble
from readnotes.storage.lock import PRIVATE
from readnotes.storage.tables import APPLICATION_ID, SCHEMA_VERSION
from readnotes.storage.unfinished import (
    PrivateCopy,
    has_half_written_work,
    has_unfinished_work,
    take_back_half_written,
)

OLDEST_SQLITE = (3, 40, 1)
UNFINISHED = ".part"


def create_database(path: Path, clock: Clock) -> Database:
    """Make a new, empty library file, readable by its owner alone.

    Raises:
        LibraryExistsError: Something stands at this path.
        OSError: The folder is missing or cannot be written.
    """
    if os.path.lexists(path):
        raise LibraryExistsError(str(path))
    unfinished = path.with_name(path.name + UNFINISHED)
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    try:
        engine = make_engine(unfinished, "mode=rw", write=True, journal=None)
        with engine.begin() as connection:
            schema.create(connection, clock.utc_stamp())
            failpoint("library.made")
        engine.dispose()
        # Only a whole library gets the name; a crash leaves the other, which the next try replaces.
        rename_to_new(unfinished, path)
    except FileExistsError:
        raise LibraryExistsError(str(path)) from None
    except (DBAPIError, sqlite3.Error) as error:
        raise as_failure(error, path) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return open_database(path, clock)


def open_database(
    path: Path, clock: Clock, *, read_only: bool = False, take_over: bool = False
) -> Database:
    """Open a library.

    Args:
        path: The file.
        clock: Gives the stamps.
        read_only: Open it to be read only: no lock is taken, nothing is changed.
        take_over: Take the lock from whoever holds it.

    Raises:
        LibraryMissingError: There is no such file.
        LibraryUnusableError: A folder, not a database, not a library, or damaged.
        LibraryTooNewError: A later version wrote it and it was to be written.
        LibraryLockedError: Someone else holds it and it was to be written.
        LibraryReadOnlyError: It lies where nothing can be written, and it was to be written.
    """
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LibraryUnusableError(str(path), "sqlite-too-old")
    _look_at_file(path)
    if not read_only and not (is_writable(path) and is_writable(path.parent)):
        raise LibraryReadOnlyError(str(path))
    copy = _see_to_unfinished_work(path)
    database = Database(path, read_only=read_only, clock=clock, copy=copy)
    try:
        version = database.read(lambda connection: _check_ours(connection, path))
        if version > SCHEMA_VERSION and not read_only:
            raise LibraryTooNewError(str(path), version, SCHEMA_VERSION)
        if not read_only:
            database.hold(take_over=take_over)
            if version < SCHEMA_VERSION:
                database.prepare_writing()
        if version <= SCHEMA_VERSION:
            database.index_trouble = database.read(_find_index_trouble)
    except BaseException:
        database.close()
        raise
    return database


def _look_at_file(path: Path) -> None:
    try:
        status = path.stat()
    except FileNotFoundError:
        raise LibraryMissingError(str(path)) from None
    except OSError:
        raise LibraryUnusableError(str(path), "unreadable") from None
    if stat.S_ISDIR(status.st_mode):
        raise LibraryUnusableError(str(path), "directory")
    if not stat.S_ISREG(status.st_mode):
        raise LibraryUnusableError(str(path), "not-a-database")
    if not os.access(path, os.R_OK):
        raise LibraryUnusableError(str(path), "unreadable")


def _see_to_unfinished_work(path: Path) -> PrivateCopy | None:
    """Make a library readable after a crash: in its place, or where that cannot be, as a copy."""
    try:
        if not (is_writable(path) and is_writable(path.parent)):
            return PrivateCopy(path) if has_unfinished_work(path) else None
        if has_half_written_work(path):
            take_back_half_written(path)
    except sqlite3.Error as error:
        raise as_failure(error, path) from error
    return None


def _find_index_trouble(connection: Connection) -> str | None:
    is_older = schema.version_of(connection) < SCHEMA_VERSION
    return "older" if is_older else find_index_trouble(connection)


def _check_ours(connection: Connection, path: Path) -> int:
    """The schema's version, after making sure that the file is a library."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise LibraryUnusableError(str(path), "not-ours")
    trouble = schema.find_trouble(connection)
    if trouble is not None:
        raise LibraryUnusableError(str(path), trouble)
    return schema.version_of(connection)
