"""What a crash leaves beside a library, and how the library is read all the same.

The newest work may stand in a write-ahead log, which SQLite reads along. In folders that are
copied elsewhere a rollback journal is kept instead: after a crash the library itself is
half-written, and the journal holds what has to be put back before anything is read. Where nothing
can be written, neither can be done in place: all files are copied to a private folder, and the
copy is read.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

from readnotes.storage.lock import PRIVATE

LOG = "-wal"
JOURNAL = "-journal"


def has_unfinished_work(library: Path) -> bool:
    """Whether a crash, or a program that has it open, left something beside the library."""
    return any(os.path.lexists(_beside(library, each)) for each in (LOG, JOURNAL))


def has_half_written_work(library: Path) -> bool:
    """Whether there is a rollback journal beside the library."""
    return os.path.lexists(_beside(library, JOURNAL))


def take_back_half_written(library: Path) -> None:
    """Let SQLite put back what a crash left half-written; nothing if the writer still lives.

    A connection that can only read would refuse the library instead.

    Raises:
        sqlite3.Error: It is not a database, damaged, or in use.
    """
    _run(library, "SELECT count(*) FROM sqlite_master")


class PrivateCopy:
    """A copy of a library with its unfinished work brought in; it lives until `close`.

    Attributes:
        path: The copy.
    """

    def __init__(self, library: Path) -> None:
        """Copy a library that this process does not have open: reading it would drop its locks.

        Raises:
            OSError: There is no room for a copy.
            sqlite3.Error: It is not a database, or damaged.
        """
        # The folder is for its owner alone, and so are the files in it.
        self._folder = tempfile.TemporaryDirectory(prefix="readnotes-")
        self.path = Path(self._folder.name) / library.name
        try:
            for suffix in ("", LOG, JOURNAL):
                if os.path.lexists(_beside(library, suffix)):
                    shutil.copyfile(_beside(library, suffix), _beside(self.path, suffix))
                    _beside(self.path, suffix).chmod(PRIVATE)
            _run(self.path, "PRAGMA journal_mode=DELETE")
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Remove the copy."""
        self._folder.cleanup()


def _run(library: Path, statement: str) -> None:
    with contextlib.closing(sqlite3.connect(library)) as connection:
        connection.execute(statement).fetchone()


def _beside(library: Path, suffix: str) -> Path:
    return library.with_name(library.name + suffix)
