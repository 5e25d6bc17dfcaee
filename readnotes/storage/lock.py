"""The lock file beside a library: who has it open, so that others can be told by name.

SQLite's own locks guard the data; this file carries the message. It is made by exclusive
creation and holds one JSON line: host, process number, the process's start time and since when.
A lock of a process that is gone, on this computer, is taken over; a lock from another computer
never is, however old, unless the reviewer says so.
"""

import contextlib
import json
import os
import socket
from dataclasses import asdict, dataclass
from pathlib import Path

from readnotes.domain.errors import LibraryLockedError

SUFFIX = ".lock"
PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a library: the computer, the process, when that process began, since when."""

    host: str
    process: int
    started: str
    since: str


class LockFile:
    """The lock file of one library; hold it from `acquire` to `release`."""

    def __init__(self, library: Path) -> None:
        self._library = library
        self._path = library.with_name(library.name + SUFFIX)
        self._held: Holder | None = None

    def acquire(self, since: str, *, take_over: bool = False) -> None:
        """Take the lock.

        Args:
            since: The UTC stamp that others will be shown.
            take_over: Take it from whoever holds it; only after the reviewer said so.

        Raises:
            LibraryLockedError: Another process that is alive, or another computer, holds it.
            OSError: The folder cannot be written.
        """
        own = Holder(socket.gethostname(), os.getpid(), _start_of(os.getpid()), since)
        for _attempt in range(3):
            try:
                handle = os.open(self._path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
            except FileExistsError:
                holder = self.find_holder()
                if holder is not None and not take_over and not _is_gone(holder):
                    raise LibraryLockedError(
                        str(self._library), holder.host, holder.process, holder.since
                    ) from None
                with contextlib.suppress(FileNotFoundError):
                    self._path.unlink()
                continue
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(own), file)
            self._held = own
            return
        raise LibraryLockedError(str(self._library))

    def release(self) -> None:
        """Give the lock back; nothing happens if it is not held, or was taken over meanwhile."""
        if self._held is not None and self.find_holder() == self._held:
            with contextlib.suppress(OSError):
                self._path.unlink()
        self._held = None

    def find_holder(self) -> Holder | None:
        """Who holds the lock; None if nobody does or the file cannot be understood."""
        try:
            held = json.loads(self._path.read_text(encoding="utf-8"))
            return Holder(
                str(held["host"]), int(held["process"]), str(held["started"]), str(held["since"])
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _is_gone(holder: Holder) -> bool:
    """Whether the holder is a process of this computer that no longer runs."""
    if holder.host != socket.gethostname():
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    # The number may have been given to another process since.
    return _start_of(holder.process) != holder.started


def _start_of(process: int) -> str:
    """When a process began, in the system's own ticks; empty where the system does not say."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
