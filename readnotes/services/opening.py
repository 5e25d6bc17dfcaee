"""Opening a library: the handle that both faces hold and every use case is given."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from readnotes.domain.errors import (
    DiskRefusedError,
    EnvironmentFailure,
    LibraryTooNewError,
    OutputFolderError,
)
from readnotes.runtime.clock import Clock
from readnotes.runtime.questions import GivenUpError, Question

# The window paints before the library's room, and SQLAlchemy with it, is imported: this module
# is imported on the thread that opens the library.
from readnotes.storage.database import Database, Done
from readnotes.storage.opening import create_database, open_database
from readnotes.storage.tables import SCHEMA_VERSION

T = TypeVar("T")

READER_THREADS = 3

__all__ = ["Asked", "Done", "GivenUpError", "Library", "new_library", "open_library"]


@dataclass(frozen=True, slots=True)
class Asked(Generic[T]):
    """A question under way.

    Attributes:
        future: The answer to come; it raises `GivenUpError` after `give_up`.
        give_up: Has the answering stop at once, wherever it is.
    """

    future: "Future[T]"
    give_up: Callable[[], None]


class Library:
    """An opened library; everything else is asked of it through the services.

    Attributes:
        database: The file, for the services alone.
        clock: What time it is.
        use_marks: What the drafts being typed said when their uses were noted last, by review.
        use_counts: How often a draft used each quote when that was asked last, by review, with
            the mark and the quotes it goes with.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.database = database
        self.clock = clock
        self.use_marks: dict[int, int] = {}
        self.use_counts: dict[int, tuple[int, frozenset[int], dict[int, int]]] = {}
        self._readers: ThreadPoolExecutor | None = None

    @property
    def path(self) -> Path:
        """The library's file."""
        return self.database.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed through this handle."""
        return self.database.read_only

    def ask(self, question: Callable[[], T]) -> "Asked[T]":
        """Have a reading use case answered on another thread; it can be given up."""
        if self._readers is None:
            self._readers = ThreadPoolExecutor(READER_THREADS, "readnotes-reader")
        asked = Question()
        return Asked(self._readers.submit(asked.answer, question), asked.give_up)

    def close(self) -> None:
        """Finish what was asked, and leave one plain file."""
        if self._readers is not None:
            self._readers.shutdown(cancel_futures=True)
        self.database.close()


def new_library(path: Path, clock: Clock | None = None) -> Library:
    """Make an empty library and open it.

    Raises:
        LibraryExistsError: Something stands there already.
        OutputFolderError: The folder is missing or cannot be written.
        EnvironmentFailure: The disk refused.
    """
    clock = clock or Clock()
    try:
        return Library(create_database(path, clock), clock)
    except (FileNotFoundError, NotADirectoryError):
        raise OutputFolderError(str(path.parent), "missing") from None
    except PermissionError:
        raise OutputFolderError(str(path.parent), "not-writable") from None
    except OSError as error:
        raise DiskRefusedError(str(path), error.strerror or str(error)) from error


def open_library(
    path: Path,
    *,
    read_only: bool = False,
    take_over: bool = False,
    newer_too: bool = True,
    clock: Clock | None = None,
) -> Library:
    """Open a library.

    Args:
        path: The file.
        read_only: To be read only; then it may be open elsewhere, or too new, or not writable.
        take_over: Take it from another program or computer; only after the reader said so.
        newer_too: Whether one that a later version wrote may be opened to be read.
        clock: For tests.

    Raises:
        RequestError: There is no such file.
        EnvironmentFailure: It cannot be opened this way; its class says why.
    """
    clock = clock or Clock()
    database = open_database(path, clock, read_only=read_only, take_over=take_over)
    if not newer_too and (version := database.read(database.version_in)) > SCHEMA_VERSION:
        database.close()
        raise LibraryTooNewError(str(path), version, SCHEMA_VERSION)
    library = Library(database, clock)
    if database.index_trouble is not None and not read_only and database.is_small():
        _mend(library)
    return library


def _mend(library: Library) -> None:
    """Bring the index of a small library in order, before anybody searches in it."""
    # Seldom wanted; and that room knows this one.
    from readnotes.services.care import mend_index

    # What the disk refuses now it may give later; the records can be used all the same.
    with contextlib.suppress(EnvironmentFailure):
        mend_index(library)
