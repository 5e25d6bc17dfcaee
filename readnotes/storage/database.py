"""Opening a library file: connections, pragmas, the one writer, and what can go wrong.

All writing runs on one thread that owns the writing connection; readers have connections of
their own. The settings stand in `docs/reliability.md` with the reasons. The file itself is
never opened by ordinary file calls while SQLite has it: that would drop SQLite's locks.
"""

import contextlib
import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote as quote_url

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool, StaticPool

from readnotes.domain.changes import ChangeSet
from readnotes.domain.errors import (
    LibraryExistsError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryReplacedError,
    LibraryTooNewError,
    LibraryUnusableError,
)
from readnotes.runtime.clock import Clock
from readnotes.runtime.failpoints import failpoint
from readnotes.runtime.files import rename_to_new
from readnotes.storage import schema
from readnotes.storage.failures import as_failure
from readnotes.storage.folders import choose_journal
from readnotes.storage.lock import PRIVATE, LockFile
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import APPLICATION_ID, SCHEMA_VERSION, meta
from readnotes.storage.transaction import Transaction
from readnotes.storage.unfinished import (
    PrivateCopy,
    has_half_written_work,
    has_unfinished_work,
    take_back_half_written,
)
from readnotes.storage.writer import Writer

T = TypeVar("T")

OLDEST_SQLITE = (3, 40, 1)
BUSY_MILLISECONDS = 5000
UNFINISHED = ".part"
READERS = 4


@dataclass(frozen=True, slots=True)
class Done(Generic[T]):
    """What an act gave back and what it changed, after it was committed."""

    value: T
    changes: ChangeSet


class Database:
    """An opened library file.

    Attributes:
        path: The file.
        read_only: Whether nothing can be written through this handle.
    """

    def __init__(
        self, path: Path, *, read_only: bool, clock: Clock, copy: PrivateCopy | None = None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._clock = clock
        self._lock = LockFile(path)
        self._identity = _identity_of(path)
        self._copy = copy
        immutable = read_only and not _is_writable(path.parent)
        self._readers = _engine(
            copy.path if copy else path,
            "mode=ro&immutable=1" if immutable else "mode=ro",
            write=False,
            journal=None,
        )
        self._writing: Connection | None = None
        self._writer: Writer | None = None
        self._starting = threading.Lock()

    def read(self, question: Callable[[Connection], T]) -> T:
        """Answer a question from one consistent state of the library, on the calling thread.

        Raises:
            EnvironmentFailure: The file cannot be read.
        """
        try:
            with self._readers.connect() as connection:
                return question(connection)
        except (DBAPIError, sqlite3.Error) as error:
            raise as_failure(error, self.path) from error

    def write(self, title: str, act: Callable[[Transaction], T]) -> "Future[Done[T]]":
        """Let the writer carry out an act in one transaction, whole or not at all.

        Args:
            title: What the act is called in the journal; empty where it is not to be undone.
            act: Called on the writer's thread.

        Returns:
            A future that is done after the commit is on disk; it raises what `act` raises,
            or an `EnvironmentFailure`.
        """
        return self._running_writer().submit(lambda: self._carry_out(title, act))

    @staticmethod
    def version_in(connection: Connection) -> int:
        """The version of the library's tables."""
        return schema.version_of(connection)

    @staticmethod
    def created_in(connection: Connection) -> str:
        """When the library was made, as a UTC stamp."""
        created: str = connection.execute(
            select(meta.c.value).where(meta.c.name == "created")
        ).scalar_one()
        return created

    def close(self) -> None:
        """Finish what was asked, leave one plain file, give the lock back."""
        if self._writer is not None:
            self._writer.stop()
        self._readers.dispose()
        if self._writing is not None:
            self._without_transaction("PRAGMA journal_mode=DELETE")
            self._writing.close()
            self._writing.engine.dispose()
        if self._copy is not None:
            self._copy.close()
        self._lock.release()

    def hold(self, *, take_over: bool = False) -> None:
        """Take the lock file and make ready to write.

        Raises:
            LibraryLockedError: Someone else has the library open.
            LibraryReadOnlyError: The folder cannot be written.
        """
        try:
            self._lock.acquire(self._clock.utc_stamp(), take_over=take_over)
        except OSError as error:
            raise LibraryReadOnlyError(str(self.path)) from error

    def prepare_writing(self) -> None:
        """Open the writing connection now; brings an older library up to date.

        Raises:
            EnvironmentFailure: The library cannot be written.
        """
        if self._writing is not None:
            return
        engine = _engine(self.path, "mode=rw", write=True, journal=choose_journal(self.path))
        try:
            with engine.begin() as connection:
                schema.upgrade(connection)
        except BaseException as error:
            engine.dispose()
            if isinstance(error, DBAPIError):
                raise as_failure(error, self.path) from error
            raise
        self._writing = engine.connect()

    def _running_writer(self) -> Writer:
        with self._starting:
            if self._writer is None:
                self._writer = Writer(self._checkpoint)
            return self._writer

    def _carry_out(self, title: str, act: Callable[[Transaction], T]) -> Done[T]:
        if self.read_only:
            raise LibraryReadOnlyError(str(self.path))
        if _identity_of(self.path) != self._identity:
            raise LibraryReplacedError(str(self.path))
        self.prepare_writing()
        assert self._writing is not None
        try:
            with self._writing.begin():
                work = Transaction(self._writing, title, self._clock)
                value = act(work)
                changes = work.finish()
                failpoint("commit")
            failpoint("committed")
        except (DBAPIError, sqlite3.Error) as error:
            raise as_failure(error, self.path) from error
        return Done(value, changes)

    def _checkpoint(self) -> None:
        """Bring the write-ahead log into the file while nothing is happening."""
        self._without_transaction("PRAGMA wal_checkpoint(TRUNCATE)")

    def _without_transaction(self, pragma: str) -> None:
        """Run a pragma that SQLite takes only between transactions; its failing is no loss."""
        if self._writing is not None:
            with contextlib.suppress(sqlite3.Error):
                driver_of(self._writing).execute(pragma)


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
        engine = _engine(unfinished, "mode=rw", write=True, journal=None)
        with engine.begin() as connection:
            schema.create(connection, clock.utc_stamp())
            failpoint("library.made")
        engine.dispose()
        # Only a whole library gets the name; a crash leaves the other, which the next try replaces.
        rename_to_new(unfinished, path)
    except FileExistsError:
        raise LibraryExistsError(str(path)) from None
    except DBAPIError as error:
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
    if not read_only and not (_is_writable(path) and _is_writable(path.parent)):
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


def _is_writable(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _see_to_unfinished_work(path: Path) -> PrivateCopy | None:
    """Make a library readable after a crash: in its place, or where that cannot be, as a copy."""
    try:
        if not (_is_writable(path) and _is_writable(path.parent)):
            return PrivateCopy(path) if has_unfinished_work(path) else None
        if has_half_written_work(path):
            take_back_half_written(path)
    except sqlite3.Error as error:
        raise as_failure(error, path) from error
    return None


def _check_ours(connection: Connection, path: Path) -> int:
    """The schema's version, after making sure that the file is a library."""
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise LibraryUnusableError(str(path), "not-ours")
    trouble = schema.find_trouble(connection)
    if trouble is not None:
        raise LibraryUnusableError(str(path), trouble)
    return schema.version_of(connection)


def _identity_of(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)


def _engine(path: Path, mode: str, *, write: bool, journal: str | None) -> Engine:
    """An engine whose connections have the library's settings.

    SQLAlchemy leaves schema changes outside of transactions on SQLite unless the driver's own
    transactions are switched off and begun by hand, as here.
    """
    address = f"file:{quote_url(str(path.resolve()))}?{mode}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, isolation_level=None, check_same_thread=False
        )
        for pragma in _pragmas(write=write, journal=journal):
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
        connection.exec_driver_sql(statement)

    return engine


def _pragmas(*, write: bool, journal: str | None) -> Iterator[str]:
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
