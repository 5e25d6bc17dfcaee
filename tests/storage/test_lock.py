"""The lock file: never stolen from the living or from other computers, taken from the dead."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from readnotes.domain.errors import LibraryLockedError
from readnotes.storage.lock import LockFile


@pytest.fixture
def lock_path(tmp_path: Path) -> Path:
    return tmp_path / "a.readnotes.lock"


def hold(path: Path, **changes: object) -> None:
    """Write a lock file as another process would."""
    stat = Path("/proc/self/stat")
    started = stat.read_text().rpartition(")")[2].split()[19] if stat.exists() else ""
    holder: dict[str, object] = {
        "host": os.uname().nodename,
        "process": os.getpid(),
        "started": started,
        "since": "2026-11-22T08:00:00Z",
    }
    path.write_text(json.dumps(holder | changes))


def take(lock_path: Path, *, take_over: bool = False) -> None:
    library = lock_path.with_name("a.readnotes")
    lock = LockFile(library)
    lock.acquire("2026-11-22T09:00:00Z", take_over=take_over)
    lock.release()


def test_a_free_lock_is_taken_and_given_back(lock_path: Path) -> None:
    take(lock_path)
    assert not lock_path.exists()


def test_a_living_process_keeps_its_lock(lock_path: Path) -> None:
    hold(lock_path)
    with pytest.raises(LibraryLockedError) as raised:
        take(lock_path)
    assert raised.value.since == "2026-11-22T08:00:00Z"


def test_a_dead_process_loses_its_lock(lock_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True
    )
    hold(lock_path, process=int(child.stdout))
    take(lock_path)
    assert not lock_path.exists()


def test_a_process_number_given_anew_does_not_keep_the_lock(lock_path: Path) -> None:
    hold(lock_path, started="1")
    take(lock_path)
    assert not lock_path.exists()


def test_another_computer_keeps_its_lock_however_old(lock_path: Path) -> None:
    hold(lock_path, host="the-other-desk", process=1, since="2001-01-01T00:00:00Z")
    os.utime(lock_path, (0, 0))
    with pytest.raises(LibraryLockedError) as raised:
        take(lock_path)
    assert raised.value.host == "the-other-desk"


def test_the_reader_may_take_it_over_all_the_same(lock_path: Path) -> None:
    hold(lock_path, host="the-other-desk")
    take(lock_path, take_over=True)
    assert not lock_path.exists()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"host": 1}', "\0" * 40])
def test_a_lock_file_nobody_can_read_is_no_lock(lock_path: Path, content: str) -> None:
    lock_path.write_text(content)
    take(lock_path)
    assert not lock_path.exists()


def test_a_lock_that_was_taken_over_is_left_to_its_new_holder(lock_path: Path) -> None:
    lock = LockFile(lock_path.with_name("a.readnotes"))
    lock.acquire("2026-11-22T09:00:00Z")
    hold(lock_path, host="the-other-desk")
    lock.release()
    assert "the-other-desk" in lock_path.read_text()
