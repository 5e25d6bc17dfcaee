"""Failing on demand."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from readnotes.runtime import failpoints

PASS_THREE_TIMES = """
from readnotes.runtime.failpoints import failpoint
for n in range(1, 4):
    failpoint("here")
    print(n, flush=True)
"""


def pass_three_times(wish: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PASS_THREE_TIMES],
        env={**os.environ, failpoints.VARIABLE: wish},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_process_is_killed_the_second_time() -> None:
    done = pass_three_times("here:2:kill")
    assert done.stdout.split() == ["1"]
    assert done.returncode == -signal.SIGKILL


def test_a_failpoint_raises() -> None:
    done = pass_three_times("here:3:raise")
    assert done.stdout.split() == ["1", "2"]
    assert "FailpointError: here" in done.stderr


@pytest.mark.parametrize("wish", ["", "elsewhere:1:kill", "here:1:dance", "here", "here:x:kill"])
def test_nothing_happens_elsewhere_or_where_the_wish_is_not_understood(wish: str) -> None:
    assert pass_three_times(wish).stdout.split() == ["1", "2", "3"]


def test_a_failpoint_finds_the_disk_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failpoints, "_armed", failpoints.parse_armed("here:1:enospc"))
    with pytest.raises(OSError, match="here") as caught:
        failpoints.failpoint("here")
    assert caught.value.errno == errno.ENOSPC


def test_a_failpoint_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failpoints, "_armed", failpoints.parse_armed("here:1:sleep"))
    monkeypatch.setattr(failpoints, "SLEEP_SECONDS", 0.0)
    failpoints.failpoint("here")
