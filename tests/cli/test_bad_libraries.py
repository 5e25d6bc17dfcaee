"""Libraries that cannot be opened, or only read: one clear line, and the file as it was."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from readnotes.services.opening import open_library
from tests.cli.shell import Shell, check_refused


def make_folder(path: Path) -> None:
    path.mkdir()


def make_text(path: Path) -> None:
    path.write_text("Dear diary, today it rained.\n" * 100)


def make_empty(path: Path) -> None:
    path.touch()


def make_foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sources (title TEXT)")


def make_headless(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5_000)


@pytest.mark.parametrize("make", [make_folder, make_text, make_empty, make_foreign, make_headless])
@pytest.mark.parametrize("words", [("info",), ("add-source", "--title", "T"), ("undo",)])
def test_what_is_no_library_is_refused_and_left_as_it_is(
    shell: Shell, tmp_path: Path, make: Callable[[Path], None], words: tuple[str, ...]
) -> None:
    path = tmp_path / "something"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    told = check_refused(shell.run_bare("--library", str(path), *words), 3)
    assert str(path) in told
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_library_that_was_cut_off_is_told_to_be_damaged(stocked: Shell) -> None:
    whole = stocked.library.read_bytes()
    stocked.library.write_bytes(whole[: len(whole) // 2])
    stocked.complain(3, "list", "sources")
    assert stocked.library.read_bytes() == whole[: len(whole) // 2]


def test_a_missing_library_is_the_askers_mistake(shell: Shell, tmp_path: Path) -> None:
    missing = tmp_path / "missing.readnotes"
    assert str(missing) in check_refused(shell.run_bare("--library", str(missing), "info"), 2)
    assert not missing.exists()


def test_no_library_named_is_the_askers_mistake(
    stocked: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "READNOTES_LIBRARY" in check_refused(stocked.run_bare("list", "sources"), 2)
    monkeypatch.setenv("READNOTES_LIBRARY", str(stocked.library))
    assert stocked.run_bare("list", "sources").status == 0


def test_a_new_library_in_a_missing_folder_is_refused(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "missing" / "x.readnotes"
    check_refused(shell.run_bare("--library", str(path), "new"), 3)
    assert not path.parent.exists()


def test_a_library_of_a_later_version_is_exported_but_not_changed(stocked: Shell) -> None:
    with closing(sqlite3.connect(stocked.library)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = stocked.library.read_bytes()
    for words in (("list", "sources"), ("info",), ("add-source", "--title", "T")):
        assert "later version" in stocked.complain(3, *words)
    exported = stocked.ask("export", "library", "--to", "json")
    assert [each["key"] for each in exported["sources"]] == ["marsh2015"]
    assert stocked.library.read_bytes() == before


def test_a_library_that_is_open_elsewhere_is_not_changed(stocked: Shell) -> None:
    elsewhere = open_library(stocked.library)
    try:
        told = stocked.complain(3, "add-source", "--title", "T")
    finally:
        elsewhere.close()
    assert str(os.getpid()) in told
    stocked.do("add-source", "--title", "T")


READ_ONLY_CHILD = """
import os, sys
from readnotes.app import main
library, *words = sys.argv[1:]
for warm_up in (["info"], ["trash", "nothing-such"], ["list", "sources"]):
    main(["--library", os.environ["OTHER"], *warm_up])
print("--", flush=True)
print("--", file=sys.stderr, flush=True)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(main(["--library", library, *words]))
"""


@pytest.fixture
def guarded(stocked: Shell) -> Iterator[Path]:
    """A library that nobody may write, in a folder that nobody may write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = folder / "library.readnotes"
        library.write_bytes(stocked.library.read_bytes())
        library.chmod(0o444)
        folder.chmod(0o555)
        yield library
        folder.chmod(0o755)


@pytest.mark.skipif(os.name == "nt", reason="modes of files are a matter of POSIX")
@pytest.mark.parametrize(
    ("words", "status"), [(("list", "sources"), 0), (("trash", "marsh2015"), 3)]
)
def test_a_library_on_a_read_only_disk_is_read_but_not_changed(
    stocked: Shell, guarded: Path, words: tuple[str, ...], status: int
) -> None:
    before = guarded.read_bytes()
    ran = subprocess.run(
        [sys.executable, "-c", READ_ONLY_CHILD, str(guarded), *words],
        env={**os.environ, "OTHER": str(stocked.library)},
        cwd=Path(__file__).parent.parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    out, err = (each.partition("--\n")[2] for each in (ran.stdout, ran.stderr))
    assert ran.returncode == status, err
    assert ("marsh2015" in out) == (status == 0)
    assert len(err.splitlines()) == int(status != 0)
    assert guarded.read_bytes() == before
    assert [each.name for each in guarded.parent.iterdir()] == [guarded.name]
