"""The disk full, the folder read-only, the file swapped or in use: refused, and nothing is lost."""

import contextlib
import json
import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from readnotes.domain.errors import (
    DiskFullError,
    LibraryLockedError,
    LibraryReadOnlyError,
    LibraryReplacedError,
)
from readnotes.services import capture, discarding, editing, reading
from readnotes.services.opening import Library, new_library, open_library
from readnotes.services.transfer import import_files
from readnotes.storage import connections
from readnotes.storage.transaction import Transaction
from tests.faults.oracle import assert_sound, check_file
from tests.faults.processes import KILLED, kill_after, run, start
from tests.storage.records import add, quote, state_of


@pytest.fixture(params=["desk", "Dropbox"])
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A closed library in a folder of its own: with a write-ahead log, and with a journal."""
    return make_library(tmp_path / request.param)


@pytest.fixture
def synced(tmp_path: Path) -> Path:
    """The second of them alone."""
    return make_library(tmp_path / "Dropbox")


def make_library(folder: Path) -> Path:
    folder.mkdir()
    library = new_library(folder / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "2", "two"))
    library.close()
    return folder / "a.readnotes"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, which a test's own folder is not."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def limit_pages(library: Library, more: int) -> None:
    """Let the library's file grow by so many pages and no further."""

    def act(work: Transaction) -> None:
        count = work.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        work.connection.exec_driver_sql(f"PRAGMA max_page_count={count + more}")

    library.database.write("", act).result()


@pytest.mark.parametrize("more", [0, 1, 2, 5, 10])
def test_a_full_disk_costs_nothing_that_was_saved_and_saving_goes_on_with_room(
    library: Library, more: int
) -> None:
    add(library, quote("one", "1", "one"))
    capture.keep_row(library, "capture", {"passage": "half a word"}).result()
    before = state_of(library)
    limit_pages(library, more)
    with pytest.raises(DiskFullError):
        editing.edit_quote(library, "one", {"text": "salt " * 100_000}).result()
    with pytest.raises(DiskFullError):
        capture.keep_row(library, "capture", {"passage": "word " * 100_000}).result()
    assert state_of(library) == before
    assert capture.load_row(library, "capture") == {"passage": "half a word"}
    limit_pages(library, 100_000)
    editing.edit_quote(library, "one", {"text": "salt " * 100_000}).result()
    assert_sound(library)


def test_a_disk_that_takes_no_more_bytes_costs_nothing_that_was_saved(
    path: Path,
) -> None:
    limit = path.stat().st_size + 200_000
    status, told = run("fill_the_disk", path, limit)
    assert status == 0
    *saved, error, after = told
    assert error in ("DiskRefusedError", "DiskFullError")
    assert saved
    library = open_library(path)
    assert {each.id for each in reading.list_quotes(library)} == {"one", "two", *saved, after}
    library.close()
    check_file(path)


def test_a_library_where_nothing_can_be_written_is_read(path: Path, open_folder: Path) -> None:
    copy = shutil.copy(path, open_folder)
    open_folder.chmod(0o555)
    Path(copy).chmod(0o444)
    before = Path(copy).read_bytes()
    status, told = run("read_as_nobody", copy)
    assert (status, told) == (0, ["LibraryReadOnlyError", "LibraryReadOnlyError", "one two"])
    assert Path(copy).read_bytes() == before
    assert [each.name for each in open_folder.iterdir()] == [path.name]


def test_work_left_over_by_a_crash_is_read_too_where_nothing_can_be_written(
    path: Path, open_folder: Path
) -> None:
    kill_after(start("hold", path), 1, 0)
    status, _told = run("write_much", path, failpoint="commit:1:kill")
    assert status == KILLED
    for each in path.parent.iterdir():
        if not each.name.endswith((".lock", "-shm")):
            copied = Path(shutil.copy(each, open_folder))
            copied.chmod(0o444)
    assert len(list(open_folder.iterdir())) == 2
    before = {each.name: each.read_bytes() for each in open_folder.iterdir()}
    open_folder.chmod(0o555)
    temporary = set(Path(tempfile.gettempdir()).glob("readnotes-*"))
    status, told = run("read_as_nobody", open_folder / path.name)
    assert (status, told) == (0, ["LibraryReadOnlyError", "LibraryReadOnlyError", "one two held"])
    assert {each.name: each.read_bytes() for each in open_folder.iterdir()} == before
    assert set(Path(tempfile.gettempdir()).glob("readnotes-*")) <= temporary


def test_a_process_that_is_gone_holds_nothing(path: Path) -> None:
    child = start("hold", path)
    assert child.stdout is not None
    assert child.stdout.readline() == "open\n"
    with pytest.raises(LibraryLockedError) as raised:
        open_library(path)
    assert raised.value.process == child.pid
    child.kill()
    child.communicate()
    library = open_library(path)
    assert {each.id for each in reading.list_quotes(library)} == {"one", "two", "held"}
    library.close()
    check_file(path)


def test_a_process_that_ends_well_leaves_one_file(path: Path) -> None:
    assert run("hold", path) == (0, ["open"])
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_library_swapped_under_the_program_is_neither_written_nor_harmed(
    path: Path,
) -> None:
    other = new_library(path.with_name("other.readnotes"))
    add(other, quote("theirs", "9", "theirs"))
    other.close()
    theirs = path.with_name("other.readnotes").read_bytes()
    library = open_library(path)
    capture.keep_row(library, "capture", {"passage": "mine"}).result()
    path.with_name("other.readnotes").replace(path)
    for act in (
        capture.keep_row(library, "capture", {"passage": "mine too"}),
        editing.edit_quote(library, "one", {"text": "mine"}),
    ):
        with pytest.raises(LibraryReplacedError):
            act.result()
    library.close()
    assert path.read_bytes() == theirs
    check_file(path)


def test_a_reader_in_a_synced_folder_delays_a_write_and_does_not_break_the_next(
    synced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_MILLISECONDS", 50)
    library = open_library(synced)
    before = state_of(library)
    reader = sqlite3.connect(synced, isolation_level=None)
    reader.execute("BEGIN")
    assert reader.execute("SELECT count(*) FROM quotes").fetchone() == (2,)
    with pytest.raises(LibraryLockedError):
        editing.edit_quote(library, "one", {"text": "changed"}).result()
    reader.close()
    assert state_of(library) == before
    editing.edit_quote(library, "one", {"text": "changed"}).result()
    assert_sound(library)
    library.close()
    check_file(synced)


def test_a_writer_elsewhere_delays_a_write_and_does_not_break_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "BUSY_MILLISECONDS", 50)
    library = open_library(path)
    editing.edit_quote(library, "one", {"text": "first"}).result()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryLockedError):
        editing.edit_quote(library, "one", {"text": "second"}).result()
    writer.execute("ROLLBACK")
    writer.close()
    editing.edit_quote(library, "one", {"text": "third"}).result()
    assert reading.get_quote(library, "one").text == "third"
    library.close()
    check_file(path)


@pytest.mark.usefixtures("local_disk")
def test_everything_beside_a_library_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    before = os.umask(0)
    try:
        library = new_library(folder / "a.readnotes")
        add(library, quote())
        modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
        library.close()
    finally:
        os.umask(before)
    assert {name.removeprefix("a.readnotes") for name in modes} == {"", "-wal", "-shm", ".lock"}
    assert set(modes.values()) == {0o600}


def test_the_journal_of_a_synced_library_is_for_its_owner_alone(synced: Path) -> None:
    before = os.umask(0)
    try:
        status, _told = run("write_much", synced, failpoint="commit:1:kill")
    finally:
        os.umask(before)
    assert status == KILLED
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in synced.parent.iterdir()}
    assert f"{synced.name}-journal" in modes
    assert set(modes.values()) == {0o600}


def test_a_full_disk_during_an_import_is_told_in_one_line(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "in.json"
    book = {"key": "big", "title": "Big", "csl": {"abstract": "salt " * 100_000}}
    file.write_text(json.dumps({"readnotes": 1, "sources": [book]}))
    library = open_library(path)
    before = state_of(library)
    limit_pages(library, 3)
    with pytest.raises(DiskFullError):
        import_files(library, [file])
    assert state_of(library) == before
    library.close()
    check_file(path)


def test_every_connection_that_reads_has_the_settings_that_make_data_only_data(
    library: Library,
) -> None:
    def settings(connection: Connection) -> list[object]:
        names = ("query_only", "trusted_schema", "cell_size_check", "mmap_size", "foreign_keys")
        return [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in names]

    with contextlib.ExitStack() as stack:
        pool = library.database._readers
        opened = [stack.enter_context(pool.connect()) for _ in range(6)]
        assert [settings(each) for each in opened] == [[1, 0, 1, 0, 1]] * 6


def test_a_library_opened_to_be_read_refuses_every_act(path: Path) -> None:
    library = open_library(path, read_only=True)
    for act in (
        editing.edit_quote(library, "one", {"text": "x"}),
        discarding.empty_trash(library),
        capture.keep_row(library, "capture", {}),
    ):
        with pytest.raises(LibraryReadOnlyError):
            act.result()
    library.close()
    check_file(path)
