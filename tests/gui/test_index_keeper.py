"""The window and a damaged index: it opens all the same, and search is right soon after."""

import sqlite3
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readnotes.domain.changes import ChangeSet
from readnotes.domain.errors import IndexDamagedError
from readnotes.gui.hub import Hub
from readnotes.gui.index_keeper import IndexKeeper
from readnotes.gui.jobs import Job, Jobs
from readnotes.services import editing, find
from readnotes.services.opening import Library, open_library

DAMAGE = "DELETE FROM quote_words_data"


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every library count as large."""
    monkeypatch.setattr("readnotes.storage.index_state.FEW_QUOTES", 0)


def damage(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


class Desk:
    """What is around the keeper in the window."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.jobs = Jobs(self.hub)
        self.keeper = IndexKeeper(self.jobs, self.hub)
        self.changed: list[ChangeSet] = []
        self.hub.changed.connect(lambda changes, _initiator: self.changed.append(changes))

    def close(self, library: Library) -> None:
        self.keeper.end()
        self.jobs.close()
        self.hub.close()
        library.close()


def found(library: Library) -> int:
    return find.search(library, "bakers", find.SearchOptions(limit=0)).total


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    "statement",
    [
        DAMAGE,
        "DROP TABLE quote_words",
        # Only the seal tells of it.
        "UPDATE quote_words_data SET block = zeroblob(20) WHERE id > 10",
    ],
)
def test_a_large_library_opens_at_once_and_its_index_is_made_anew_beside_it(
    evening: Path, qtbot: QtBot, statement: str
) -> None:
    damage(evening, statement)
    library = open_library(evening)
    desk = Desk()
    desk.keeper.begin(library)
    qtbot.waitUntil(lambda: bool(desk.changed))
    assert desk.changed == [ChangeSet(everything=True)]
    assert found(library) == 1
    desk.close(library)


@pytest.mark.usefixtures("large")
def test_a_sound_index_is_left_alone(evening: Path, qtbot: QtBot) -> None:
    library = open_library(evening)
    desk = Desk()
    finished: list[Job] = []
    desk.jobs.job_finished.connect(finished.append)
    desk.keeper.begin(library)
    qtbot.waitUntil(lambda: bool(finished))
    assert not desk.keeper.needs_care()
    assert desk.changed == []
    desk.close(library)


@pytest.mark.usefixtures("large")
def test_what_an_import_left_in_pieces_is_joined_beside_the_window(
    evening: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces(library: Library) -> int:
        statement = "SELECT count(DISTINCT segid) FROM quote_words_idx"
        found: int = library.database.read(lambda c: c.exec_driver_sql(statement).scalar_one())
        return found

    library = open_library(evening)
    for gist in ("Bread", "Ovens", "Bakers"):
        editing.edit_quotes(library, [1], {"gist": gist}, "Edit").result()
    library.close()
    monkeypatch.setattr("readnotes.storage.writer.IDLE_SECONDS", 0.02)
    library = open_library(evening)
    assert pieces(library) > 2
    desk = Desk()
    desk.keeper.begin(library)
    qtbot.waitUntil(lambda: pieces(library) == 1)
    assert desk.changed == []
    desk.close(library)


def test_damage_that_a_search_comes_upon_begins_the_remaking(evening: Path, qtbot: QtBot) -> None:
    library = open_library(evening)
    desk = Desk()
    finished: list[Job] = []
    desk.jobs.job_finished.connect(finished.append)
    desk.keeper.begin(library)
    qtbot.waitUntil(lambda: bool(finished))
    damage(evening, DAMAGE)
    with pytest.raises(IndexDamagedError):
        found(library)
    assert desk.keeper.needs_care()
    assert desk.keeper.needs_care()
    qtbot.waitUntil(lambda: bool(desk.changed))
    assert found(library) == 1
    assert not desk.keeper.needs_care()
    desk.close(library)


def spoil_by_saving(library: Library, desk: Desk) -> None:
    """Let a save come upon a damaged index."""
    damage(library.path, DAMAGE)
    desk.hub.write(editing.edit_quotes(library, [1], {"gist": "Bakers"}, "Edit"))


def test_damage_that_a_save_comes_upon_begins_the_remaking(evening: Path, qtbot: QtBot) -> None:
    library = open_library(evening)
    desk = Desk()
    desk.keeper.begin(library)
    spoil_by_saving(library, desk)
    everything = ChangeSet(everything=True)
    qtbot.waitUntil(lambda: everything in desk.changed)
    assert desk.changed.count(everything) == 1
    assert not desk.keeper.needs_care()
    assert found(library) == 2
    desk.close(library)


def test_a_remaking_that_was_stopped_is_not_begun_again_by_each_save(
    evening: Path, qtbot: QtBot
) -> None:
    library = open_library(evening)
    desk = Desk()
    finished: list[Job] = []
    desk.jobs.job_finished.connect(finished.append)
    desk.keeper.begin(library)
    desk.hub.changed.connect(lambda _changes, _initiator: desk.jobs.forget())
    spoil_by_saving(library, desk)
    qtbot.waitUntil(lambda: bool(desk.changed) and not desk.hub.waiting)
    begun = len(finished)
    desk.hub.write(editing.edit_quotes(library, [3], {"gist": "Bakers"}, "Edit"))
    qtbot.waitUntil(lambda: len(desk.changed) == 2 and not desk.hub.waiting)
    assert len(finished) == begun
    # A search that comes upon damage begins it all the same.
    assert desk.keeper.needs_care()
    qtbot.waitUntil(lambda: ChangeSet(everything=True) in desk.changed)
    assert found(library) == 3
    desk.close(library)


def test_a_library_that_is_only_read_is_not_written(evening: Path, qtbot: QtBot) -> None:
    damage(evening, DAMAGE)
    before = evening.read_bytes()
    library = open_library(evening, read_only=True)
    desk = Desk()
    desk.keeper.begin(library)
    assert not desk.keeper.needs_care()
    desk.close(library)
    assert evening.read_bytes() == before
