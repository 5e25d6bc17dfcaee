"""Which journal a library may have, by where it lies."""

from pathlib import Path

import pytest

from readnotes.storage.folders import choose_journal


@pytest.mark.parametrize(
    ("kind", "journal"),
    [
        ("ext4", "wal"),
        ("btrfs", "wal"),
        ("overlay", "wal"),
        ("nfs4", "delete"),
        ("cifs", "delete"),
        ("fuse.sshfs", "delete"),
        ("vfat", "delete"),
    ],
)
def test_a_disk_that_others_reach_too_gets_the_rollback_journal(
    tmp_path: Path, kind: str, journal: str
) -> None:
    mounts = tmp_path / "mounts"
    place = str(tmp_path).replace(" ", "\\040")
    mounts.write_text(f"/dev/root / ext4 rw 0 0\n//disk {place} {kind} rw 0 0\n")
    assert choose_journal(tmp_path / "a.readnotes", mounts) == journal


def test_a_disk_of_unknown_kind_gets_the_rollback_journal(tmp_path: Path) -> None:
    assert choose_journal(tmp_path / "a.readnotes", tmp_path / "missing") == "delete"
    (tmp_path / "mounts").write_text("tmpfs /elsewhere tmpfs rw 0 0\n")
    assert choose_journal(tmp_path / "a.readnotes", tmp_path / "mounts") == "delete"


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Work", "nextcloud"])
def test_a_synced_folder_gets_the_rollback_journal(tmp_path: Path, name: str) -> None:
    (tmp_path / "mounts").write_text("/dev/root / ext4 rw 0 0\n")
    folder = tmp_path / name / "reading"
    folder.mkdir(parents=True)
    assert choose_journal(folder / "a.readnotes", tmp_path / "mounts") == "delete"


def test_a_folder_with_a_mark_of_a_sync_program_gets_the_rollback_journal(tmp_path: Path) -> None:
    (tmp_path / "mounts").write_text("/dev/root / ext4 rw 0 0\n")
    (tmp_path / ".stfolder").mkdir()
    assert choose_journal(tmp_path / "a.readnotes", tmp_path / "mounts") == "delete"
