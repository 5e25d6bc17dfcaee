"""How much history is kept: 90 days, and no more than a fifth of the library."""

from pathlib import Path

from readnotes.runtime.clock import fixed_clock
from readnotes.services import editing, undo
from readnotes.services.opening import new_library, open_library
from tests.storage.records import MARSH


def test_history_older_than_ninety_days_is_forgotten_and_the_rest_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    first = new_library(path, fixed_clock("2026-01-01T08:00:00Z"))
    editing.add_source(first, MARSH).result()
    first.close()
    second = open_library(path, clock=fixed_clock("2026-05-01T08:00:00Z"))
    editing.edit_source(second, "marsh2015", {"pages": 251}).result()
    undo.trim_history(second).result()
    assert undo.undo(second).result().value == "Edit source"
    assert undo.next_steps(second).undo is None
    second.close()


def test_a_clock_ten_years_on_makes_no_history_old(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    first = new_library(path, fixed_clock("2026-01-01T08:00:00Z"))
    editing.add_source(first, MARSH).result()
    first.close()
    second = open_library(path, clock=fixed_clock("2036-01-01T08:00:00Z"))
    editing.edit_source(second, "marsh2015", {"pages": 251}).result()
    undo.trim_history(second).result()
    undo.undo(second).result()
    assert undo.next_steps(second).undo == "New source"
    second.close()


def test_history_gives_way_before_it_outgrows_the_library(tmp_path: Path) -> None:
    library = new_library(tmp_path / "a.readnotes", fixed_clock("2026-01-01T08:00:00Z", tick=1))
    editing.add_source(library, MARSH).result()
    for n in range(60):
        title = f"{n} " * 3000
        editing.edit_source(library, "marsh2015", {"title": title}).result()
    undo.trim_history(library).result()
    steps = 0
    while undo.next_steps(library).undo is not None:
        undo.undo(library).result()
        steps += 1
    assert 0 < steps < 60
    library.close()
