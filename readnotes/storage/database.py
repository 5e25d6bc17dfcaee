"""An opened library file: answers to questions, and the one writer.

All writing runs on one thread that owns the writing connection; readers have connections of
their own. The file itself is never opened by ordinary file calls while SQLite has it: that
would drop SQLite's locks.
"""

import contextlib
import os
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from readnotes.domain.changes import ChangeSet
from readnotes.domain.errors import (
    EnvironmentFailure,
    IndexDamagedError,
    LibraryReadOnlyError,
    LibraryReplacedError,
    LibraryUnusableError,
)
from readnotes.runtime.clock import Clock
from readnotes.runtime.failpoints import failpoint
from readnotes.runtime.questions import question_here
from readnotes.storage import schema
from readnotes.storage.connections import make_engine
from readnotes.storage.failures import as_failure
from readnotes.storage.folders import choose_journal
from readnotes.storage.index_pieces import join_some
from readnotes.storage.index_state import forget_unsealing, has_few_quotes, seal
from readnotes.storage.lock import LockFile
from readnotes.storage.prepared import driver_of
from readnotes.storage.tables import meta
from readnotes.storage.transaction import Transaction
from readnotes.storage.unfinished import PrivateCopy
from readnotes.storage.words import forget_words
from readnotes.storage.writer import Writer

T = TypeVar("T")

_NEVER_READ = "VALUES (1), (2)"
"""A statement that runs until it is closed: its second row is not asked for."""


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
        index_trouble: Why the index must be made anew, as `find_index_trouble` says it, or None.
    """

    def __init__(
        self, path: Path, *, read_only: bool, clock: Clock, copy: PrivateCopy | None = None
    ) -> None:
        self.path = path
        self.read_only = read_only
        self.index_trouble: str | None = None
        self._clock = clock
        self._lock = LockFile(path)
        self._identity = _identity_of(path)
        self._copy = copy
        immutable = read_only and not is_writable(path.parent)
        self._readers = make_engine(
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
            GivenUpError: The thread's question was given up meanwhile.
        """
        asked = question_here()
        try:
            with self._readers.connect() as connection:
                # Prepared statements go past SQLAlchemy, which would begin with its own first.
                connection.begin()
                if asked is None:
                    return question(connection)
                driver = driver_of(connection)
                # SQLite forgets an interruption when nothing is running, as between two statements.
                with (
                    contextlib.closing(driver.execute(_NEVER_READ)),
                    asked.stopped_by(driver.interrupt),
                ):
                    return question(connection)
        except (DBAPIError, sqlite3.Error) as error:
            failure = as_failure(error, self.path)
            if isinstance(failure, IndexDamagedError):
                self.index_trouble = self.index_trouble or "damaged"
            raise failure from error

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

    def tidy(self) -> None:
        """Have done what is done when nothing is written for a while, though nothing was."""
        self._running_writer().submit(self._prepare_act)

    def give_up_index(self) -> "Future[None]":
        """Let the writer throw the index away, damaged as it may be; it is to be made anew."""

        def act() -> None:
            self._prepare_act()
            self._give_up_index()

        return self._running_writer().submit(act)

    @staticmethod
    def version_in(connection: Connection) -> int:
        """The version of the library's tables."""
        return schema.version_of(connection)

    def is_small(self) -> bool:
        """Whether its index is made anew in less time than a reader would notice."""
        return self.read(has_few_quotes)

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
            self._seal_index(self._writing)
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
        engine = make_engine(self.path, "mode=rw", write=True, journal=choose_journal(self.path))
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
                self._writer = Writer(self._when_idle)
            return self._writer

    def _prepare_act(self) -> None:
        if self.read_only:
            raise LibraryReadOnlyError(str(self.path))
        if _identity_of(self.path) != self._identity:
            raise LibraryReplacedError(str(self.path))
        self.prepare_writing()

    def _carry_out(self, title: str, act: Callable[[Transaction], T]) -> Done[T]:
        self._prepare_act()
        try:
            return self._transact(title, act)
        except IndexDamagedError:
            # The records are whole: the index is given up, and what was to be saved is saved.
            self._give_up_index()
            return self._transact(title, act)

    def _give_up_index(self) -> None:
        """Throw the index away, to be made anew."""
        # Its room reads all records, and is wanted seldom.
        from readnotes.storage.index_remaking import begin

        self.index_trouble = "half"
        try:
            self._transact("", lambda work: begin(work.connection))
        except (IndexDamagedError, LibraryUnusableError):
            self._transact("", lambda work: begin(work.connection, by_force=True))

    def _transact(self, title: str, act: Callable[[Transaction], T]) -> Done[T]:
        assert self._writing is not None
        try:
            with self._writing.begin():
                work = Transaction(self._writing, title, self._clock)
                value = act(work)
                changes = work.finish()
                failpoint("commit")
            failpoint("committed")
        except BaseException as error:
            forget_words(self._writing)
            forget_unsealing(self._writing)
            if isinstance(error, DBAPIError | sqlite3.Error):
                raise as_failure(error, self.path) from error
            raise
        return Done(value, changes)

    @staticmethod
    def _seal_index(connection: Connection) -> None:
        """Note what the index is like; what cannot be read is found when it is opened again."""
        with contextlib.suppress(DBAPIError, sqlite3.Error), connection.begin():
            seal(connection)

    def _when_idle(self) -> bool:
        """Join pieces of the index, then bring the write-ahead log into the file.

        Returns:
            Whether there is more to be joined.
        """
        if self._writing is None:
            return False
        try:
            self._prepare_act()
            if self._transact("", lambda work: join_some(work.connection)).value:
                return True
        except IndexDamagedError:
            # Nothing is to be saved: it is kept until somebody sees to it.
            self.index_trouble = self.index_trouble or "damaged"
        except EnvironmentFailure:
            # It is tried again after the next act; nothing depends on it.
            pass
        self._without_transaction("PRAGMA wal_checkpoint(TRUNCATE)")
        return False

    def _without_transaction(self, pragma: str) -> None:
        """Run a pragma that SQLite takes only between transactions; its failing is no loss."""
        if self._writing is not None:
            with contextlib.suppress(sqlite3.Error):
                driver_of(self._writing).execute(pragma)


def is_writable(path: Path) -> bool:
    """Whether the system would let us write a file, or in a folder."""
    return os.access(path, os.W_OK)


def _identity_of(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_dev, status.st_ino)
