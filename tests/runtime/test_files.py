"""Files stand whole or not at all."""

import errno
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from readnotes.runtime import failpoints
from readnotes.runtime.files import write_all_atomically, write_atomically

REVIEW = [("review.md", b"text"), ("review-pictures/a.jpg", b"A"), ("review-pictures/b.jpg", b"B")]


def fail_at(monkeypatch: pytest.MonkeyPatch, wish: str) -> None:
    monkeypatch.setattr(failpoints, "_armed", failpoints.parse_armed(wish))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a", b"one", replace=False)
    assert contents(tmp_path) == {"a": b"one"}


def test_an_existing_file_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_atomically(path, b"new", replace=False)
    assert contents(tmp_path) == {"a": b"old"}
    write_atomically(path, b"new", replace=True)
    assert contents(tmp_path) == {"a": b"new"}


def test_a_replaced_file_keeps_its_mode_and_a_new_one_follows_the_umask(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"")
    (tmp_path / "old").chmod(0o640)
    umask = os.umask(0o027)
    try:
        write_atomically(tmp_path / "old", b"x", replace=True)
        write_atomically(tmp_path / "new", b"x", replace=True)
        os.umask(0)
        write_atomically(tmp_path / "private", b"x", replace=False, private=True)
    finally:
        os.umask(umask)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"old": 0o640, "new": 0o640, "private": 0o600}


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_atomically(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@pytest.mark.parametrize("place", ["files.written", "files.staged"])
@pytest.mark.parametrize("action", ["raise", "enospc"])
def test_an_error_leaves_the_old_file_and_nothing_new(
    place: str, action: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    fail_at(monkeypatch, f"{place}:1:{action}")
    with pytest.raises((OSError, failpoints.FailpointError)):
        write_atomically(tmp_path / "a", b"new", replace=True)
    assert contents(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("place", ["files.written", "files.staged"])
def test_a_kill_leaves_the_old_file(place: str, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    program = (
        "import sys; from pathlib import Path; from readnotes.runtime.files import *\n"
        "write_atomically(Path(sys.argv[1]), b'new' * 100_000, replace=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        env={**os.environ, failpoints.VARIABLE: f"{place}:1:kill"},
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"


def test_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_atomically(tmp_path / "no" / "a", b"", replace=False)
    with pytest.raises(IsADirectoryError):
        write_atomically(tmp_path, b"", replace=True)
    with pytest.raises(OSError, match="null") as caught:
        write_atomically(Path("/dev/null"), b"", replace=True)
    assert caught.value.errno == errno.EINVAL


def test_where_there_are_no_hard_links_a_new_file_is_still_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(old: Path, new: Path) -> None:
        raise PermissionError(errno.EPERM, "no links")

    monkeypatch.setattr(os, "link", refuse)
    write_atomically(tmp_path / "a", b"one", replace=False)
    assert contents(tmp_path) == {"a": b"one"}


def test_a_document_is_written_with_its_pictures(tmp_path: Path) -> None:
    paths = write_all_atomically(tmp_path, REVIEW, replace=False)
    assert [path.relative_to(tmp_path).as_posix() for path in paths] == [n for n, _ in REVIEW]
    assert contents(tmp_path) == dict(REVIEW)


def test_a_document_in_a_missing_folder_makes_no_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_all_atomically(tmp_path / "no", REVIEW, replace=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wish",
    [f"{place}:{n}:raise" for place in ("files.written", "files.put") for n in (1, 2, 3)],
)
@pytest.mark.parametrize("replace", [False, True])
def test_an_error_at_any_step_leaves_nothing(
    wish: str, replace: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_at(monkeypatch, wish)
    with pytest.raises(failpoints.FailpointError):
        write_all_atomically(tmp_path, REVIEW, replace=replace)
    assert list(tmp_path.iterdir()) == []


def test_an_error_keeps_an_old_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "review.md").write_bytes(b"old")
    fail_at(monkeypatch, "files.put:2:raise")
    with pytest.raises(failpoints.FailpointError):
        write_all_atomically(tmp_path, REVIEW, replace=True)
    assert contents(tmp_path) == {"review.md": b"old"}


def test_the_same_picture_may_be_there_but_another_may_not(tmp_path: Path) -> None:
    write_all_atomically(tmp_path, REVIEW, replace=False)
    (tmp_path / "review.md").unlink()
    write_all_atomically(tmp_path, REVIEW, replace=False)
    (tmp_path / "review.md").unlink()
    (tmp_path / "review-pictures" / "a.jpg").write_bytes(b"another")
    with pytest.raises(FileExistsError):
        write_all_atomically(tmp_path, REVIEW, replace=False)
    assert not (tmp_path / "review.md").exists()


@pytest.mark.parametrize("name", ["/a", "../a", "b/../../a", "", "b\\a"])
def test_a_name_stays_inside_the_folder(name: str, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r".*"):
        write_all_atomically(tmp_path, [("a.md", b""), (name, b"")], replace=True)
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_removed_by_the_next_export_there(tmp_path: Path) -> None:
    abandoned = tmp_path / f".readnotes-{'0' * 16}.part"
    at_work = tmp_path / f".readnotes-{'1' * 16}.part"
    not_ours = [tmp_path / ".readnotes-mine.part", tmp_path / f"readnotes-{'0' * 16}.part"]
    for each in (abandoned, at_work, *not_ours):
        each.write_text("half")
    for each in (abandoned, *not_ours):
        os.utime(each, (0, 0))
    write_atomically(tmp_path / "out.md", b"new", replace=False)
    assert not abandoned.exists()
    assert all(each.exists() for each in (at_work, *not_ours))
