"""What SQLite reports, as the situations a reader can understand."""

import re
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from readnotes.domain.errors import (
    DiskFullError,
    DiskRefusedError,
    EnvironmentFailure,
    IndexDamagedError,
    LibraryLockedError,
    LibraryReadOnlyError,
    LibraryReplacedError,
    LibraryUnusableError,
)
from readnotes.storage.tables import FULL_TEXT, words

PRIMARY = 0xFF

#: What SQLite says of a full-text table it cannot use, and of one that is not there.
_OF_INDEX = re.compile(
    r"fts5|vtable constructor failed|no such table: (main\.)?"
    rf"({'|'.join((*FULL_TEXT, words.name))})"
)


def as_failure(error: DBAPIError | sqlite3.Error, path: Path) -> EnvironmentFailure:
    """The situation behind a driver's error.

    Raises:
        The error itself, where it is a mistake of ours (a wrong statement, a broken
            constraint) and not one of the world.
    """
    origin = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(origin, "sqlite_errorcode", None)
    if not isinstance(origin, sqlite3.Error) or code is None:
        raise error
    name = str(path)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return LibraryReplacedError(name)
    if code == sqlite3.SQLITE_CORRUPT_VTAB or _is_about_index(str(origin)):
        return IndexDamagedError(name)
    if code == sqlite3.SQLITE_CONSTRAINT:
        # Our own constraints have codes of their own: a full-text table is damaged inside.
        return IndexDamagedError(name)
    match code & PRIMARY:
        case sqlite3.SQLITE_FULL:
            return DiskFullError(name)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LibraryLockedError(name)
        case sqlite3.SQLITE_READONLY:
            return LibraryReadOnlyError(name)
        case sqlite3.SQLITE_NOTADB:
            return LibraryUnusableError(name, "not-a-database")
        case sqlite3.SQLITE_CORRUPT:
            return LibraryUnusableError(name, "damaged")
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return DiskRefusedError(name, str(origin))
        case _:
            raise error


def _is_about_index(message: str) -> bool:
    return _OF_INDEX.search(message) is not None
