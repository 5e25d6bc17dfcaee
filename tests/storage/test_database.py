"""Opening a library: what is set, what is refused with which situation, who may write."""

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import Connection

from readnotes.domain.errors import (
    DiskFullError,
    LibraryExistsError,
    LibraryLockedError,
    LibraryMissingError,
    LibraryReadOnlyError,
    LibraryReplacedError,
    LibraryTooNewError,
    LibraryUnusableError,
)
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import writer
from readnotes.storage.tables import SCHEMA_VERSION
from readnotes.storage.transaction import Transaction
from tests.storage.records import add, quote, state_of

PROMISED = {
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "busy_timeout": 5000,
    "secure_delete": 1,
}


def pragmas(connection: Connection) -> dict[str, object]:
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in PROMISED}


def test_the_writing_connection_has_the_settings_that_make_saved_mean_on_disk(
    library: Library,
) -> None:
    found = library.database.write("", lambda work: pragmas(work.connection)).result().value
    assert found == PROMISED


def test_a_reading_connection_cannot_write(library: Library) -> None:
    def question(connection: Connection) -> None:
        connection.exec_driver_sql("DELETE FROM quotes")

    with pytest.raises(LibraryReadOnlyError):
        library.database.read(question)


def test_closing_leaves_one_plain_file(tmp_path: Path) -> None:
    library = new_library(tmp_path / "a.readnotes")
    add(library, quote())
    library.close()
    assert [each.name for each in tmp_path.iterdir()] == ["a.readnotes"]


def test_a_synced_folder_gets_no_write_ahead_log(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    library = new_library(folder / "a.readnotes")
    add(library, quote())
    assert not list(folder.glob("*-wal"))
    library.close()


def test_making_a_library_where_something_stands_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.readnotes").write_text("mine")
    with pytest.raises(LibraryExistsError):
        new_library(tmp_path / "a.readnotes")
    assert (tmp_path / "a.readnotes").read_text() == "mine"


def test_a_missing_library_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(LibraryMissingError):
        open_library(tmp_path / "none.readnotes")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_not_a_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(tmp_path)
    assert raised.value.why == "directory"


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be looked at as one" * 40)
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(path)
    assert raised.value.why == "not-a-database"
    assert path.read_text().startswith("not a database")
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE things (name)")
    other.close()
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(path)
    assert raised.value.why == "not-ours"


def test_a_later_versions_library_is_read_and_stays_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "later.readnotes"
    library = new_library(path)
    add(library, quote())
    library.close()
    with sqlite3.connect(path) as later:
        later.execute("ALTER TABLE quotes ADD COLUMN mood TEXT")
        later.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    later.close()
    before = path.read_bytes()
    with pytest.raises(LibraryTooNewError):
        open_library(path)
    reading = open_library(path, read_only=True)
    assert state_of(reading)
    reading.close()
    assert path.read_bytes() == before


def test_a_library_that_is_open_says_since_when_and_can_be_read_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    first = new_library(path)
    add(first, quote())
    with pytest.raises(LibraryLockedError) as raised:
        open_library(path)
    assert raised.value.process == os.getpid()
    assert raised.value.since
    second = open_library(path, read_only=True)
    assert state_of(second) == state_of(first)
    with pytest.raises(LibraryReadOnlyError):
        second.database.write("", lambda _work: None).result()
    second.close()
    first.close()


def test_a_library_swapped_under_the_program_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.readnotes"
    library = new_library(path)
    add(library, quote())
    other = new_library(tmp_path / "other.readnotes")
    other.close()
    (tmp_path / "other.readnotes").replace(path)
    with pytest.raises(LibraryReplacedError):
        add(library, quote(page="95"))
    library.close()


def test_an_act_that_fails_leaves_nothing_of_itself(library: Library) -> None:
    add(library, quote())
    before = state_of(library)

    def act(work: Transaction) -> None:
        work.connection.exec_driver_sql("DELETE FROM quotes")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        library.database.write("Fail", act).result()
    assert state_of(library) == before


def test_a_full_disk_is_said_and_what_was_saved_stays(library: Library) -> None:
    add(library, quote())
    before = state_of(library)

    def pages(work: Transaction) -> int:
        count: int = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count={count + 2}")
        return count

    library.database.write("", pages).result()
    with pytest.raises(DiskFullError):
        add(library, *(quote("long " * 500, str(page)) for page in range(200)))
    assert state_of(library) == before

    def make_room(work: Transaction) -> None:
        work.connection.exec_driver_sql("PRAGMA max_page_count=1000000")

    library.database.write("", make_room).result()
    add(library, quote(page="95"))


@pytest.mark.usefixtures("local_disk")
def test_the_write_ahead_log_goes_into_the_file_when_nothing_happens(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "IDLE_SECONDS", 0.05)
    add(library, quote())
    log = library.path.with_name(library.path.name + "-wal")
    deadline = time.monotonic() + 5
    while log.stat().st_size and time.monotonic() < deadline:
        threading.Event().wait(0.02)
    assert log.stat().st_size == 0
