"""The way in and out of a library."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.domain.sources import Source
from readnotes.gui import doorway
from readnotes.gui.folders import documents_folder
from readnotes.runtime.clock import fixed_clock
from readnotes.services import editing, undo
from readnotes.services.opening import new_library, open_library
from tests.gui.window import Person

LONG_AGO = f"{datetime.now(UTC) - timedelta(days=100):%Y-%m-%dT%H:%M:%SZ}"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library in which nothing was done for a hundred days."""
    path = tmp_path / "Old.readnotes"
    library = new_library(path, fixed_clock(LONG_AGO, tick=1))
    editing.add_source(library, Source("doe2015", "The Long Winter")).result()
    library.close()
    return path


def next_undo(path: Path) -> str | None:
    library = open_library(path)
    step = undo.next_steps(library).undo
    library.close()
    return step


def test_the_window_forgets_old_history_when_it_is_closed(person: Person, old: Path) -> None:
    assert next_undo(old) is not None
    person.sit_down(old)
    person.get_up()
    assert next_undo(old) is None


def test_the_window_forgets_old_history_when_the_library_is_closed(
    person: Person, old: Path
) -> None:
    person.sit_down(old)
    person.sitting.close_library()
    person.until(lambda: person.sitting.hub.waiting == 0)
    assert next_undo(old) is None


def test_a_library_open_to_be_read_only_keeps_its_history(old: Path) -> None:
    doorway.leave(open_library(old, read_only=True))
    assert next_undo(old) is not None


def test_the_sample_is_explored_from_the_start_page_by_one_key(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doorway, "documents_folder", lambda: tmp_path)
    person.begin(None)
    page = person.sitting.window.start_page
    person.until(page.isVisible)
    person.qtbot.waitUntil(lambda: page.isAncestorOf(person.focused()))
    QTest.keyClick(person.focused(), Qt.Key.Key_Space)
    person.until(lambda: person.sitting.room is not None)
    person.settle()
    assert (tmp_path / "Readnotes sample.readnotes").exists()
    assert person.quotes.count > 10


def test_files_are_offered_in_a_folder_that_is_there() -> None:
    assert documents_folder().is_dir()
