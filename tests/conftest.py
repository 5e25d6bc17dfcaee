"""What tests of several rooms share: real libraries in a folder of their own."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from readnotes.runtime.clock import fixed_clock
from readnotes.services.opening import Library, new_library
from readnotes.storage import database

# A busy machine is no failure of the program.
settings.register_profile("readnotes", deadline=None)
settings.load_profile("readnotes")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library on a real file; its clock goes on by a second each time it is asked."""
    opened = new_library(
        tmp_path / "library.readnotes", fixed_clock("2026-11-22T08:00:00Z", tick=1)
    )
    yield opened
    opened.close()


@pytest.fixture
def local_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library is on a disk known to be local, whatever the tests run on."""
    monkeypatch.setattr(database, "choose_journal", lambda _library: "wal")


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread of the program running."""
    before = set(threading.enumerate())
    yield
    left = [
        each
        for each in threading.enumerate()
        if each not in before and each.name.startswith("readnotes") and each.is_alive()
    ]
    for each in left:
        each.join(timeout=2)
    assert not [each.name for each in left if each.is_alive()]
