"""Places where a test can make the program fail, to see that nothing is lost.

`READNOTES_FAILPOINT=name:n:action` arms one of them for a process: the n-th time it is passed,
it is killed (`kill`), raises (`raise`), finds the disk full (`enospc`) or waits (`sleep`).
"""

import errno
import os
import signal
import threading
from dataclasses import dataclass

VARIABLE = "READNOTES_FAILPOINT"
ACTIONS = ("kill", "raise", "enospc", "sleep")
SLEEP_SECONDS = 60.0


class FailpointError(Exception):
    """What an armed failpoint raises; nothing in the program expects it."""


@dataclass(slots=True)
class Armed:
    """The failpoint that is to fail, and how often it may still be passed before."""

    name: str
    passes: int
    action: str


def parse_armed(wish: str) -> Armed | None:
    """Read the environment variable; None where it is empty or says nothing sensible.

    >>> parse_armed("files.staged:2:kill")
    Armed(name='files.staged', passes=2, action='kill')
    >>> parse_armed("") is None
    True
    """
    name, _, rest = wish.partition(":")
    count, _, action = rest.partition(":")
    if not name or not count.isdecimal() or action not in ACTIONS:
        return None
    return Armed(name, int(count), action)


_armed = parse_armed(os.environ.get(VARIABLE, ""))


def failpoint(name: str) -> None:
    """Fail here if this is the armed failpoint and its time has come.

    Raises:
        FailpointError: The action is `raise`.
        OSError: The action is `enospc`.
    """
    if _armed is None or _armed.name != name:
        return
    _armed.passes -= 1
    if _armed.passes == 0:
        _fail(_armed.action, name)


def _fail(action: str, name: str) -> None:
    if action == "kill":
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    elif action == "enospc":
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
    elif action == "sleep":
        threading.Event().wait(SLEEP_SECONDS)
    else:
        raise FailpointError(name)
