"""Starting children that run the real program, and killing them."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from readnotes.runtime.failpoints import VARIABLE

ROOT = Path(__file__).parents[2]
KILLED = -signal.SIGKILL
SECONDS = 60


def start(act: str, *words: object, failpoint: str = "") -> "subprocess.Popen[str]":
    """Start a child on an act of `child.py`.

    Args:
        act: Its name.
        words: What it is given.
        failpoint: `name:n:action`, or nothing.
    """
    environment = {**os.environ, VARIABLE: failpoint}
    return subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child", act, *map(str, words)],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(act: str, *words: object, failpoint: str = "") -> tuple[int, list[str]]:
    """Let a child act until it ends; its status and the lines it told."""
    child = start(act, *words, failpoint=failpoint)
    out, errors = child.communicate(timeout=SECONDS)
    assert child.returncode in (0, KILLED) or failpoint.endswith(("raise", "enospc")), errors
    return child.returncode, out.split("\n")[:-1]


def kill_after(child: "subprocess.Popen[str]", lines: int, delay: float) -> list[str]:
    """Wait until a child has told so many lines, then a moment, then kill it.

    Returns:
        Every whole line it told.
    """
    assert child.stdout is not None
    told = [child.stdout.readline() for _ in range(lines)]
    threading.Event().wait(delay)
    child.kill()
    rest, errors = child.communicate(timeout=SECONDS)
    assert child.returncode == KILLED, errors
    return [line for line in "".join([*told, rest]).split("\n")[:-1] if line]
