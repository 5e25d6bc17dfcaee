"""Where a library lies, and so which journal SQLite may keep beside it.

A write-ahead log is fast, but a program that copies the file to another computer can leave the
log behind; in such folders and on disks of unknown kind the rollback journal is used.
"""

import os
from pathlib import Path
from typing import Literal

Journal = Literal["wal", "delete"]

SYNCED_FOLDERS = frozenset(
    name.casefold()
    for name in (
        "Dropbox",
        "OneDrive",
        "Nextcloud",
        "ownCloud",
        "Google Drive",
        "GoogleDrive",
        "iCloud Drive",
        "Mobile Documents",
        "pCloudDrive",
        "MEGA",
        "Syncthing",
        "Seafile",
    )
)
MOUNTS = Path("/proc/self/mounts")
SYNC_MARKS = (".stfolder", ".dropbox", ".sync", ".owncloudsync.log")
NETWORK_KINDS = ("nfs", "cifs", "smb", "afs", "9p", "fuse.", "davfs", "ceph", "ncpfs")
REMOVABLE_KINDS = ("vfat", "exfat", "msdos", "iso9660", "udf")


def choose_journal(library: Path, mounts: Path = MOUNTS) -> Journal:
    """The journal a library in this place may have.

    Args:
        library: The file.
        mounts: Where the system tells what kind of disk stands where; only Linux has it.
    """
    folder = library.resolve().parent
    if any(_is_synced(each) for each in (folder, *folder.parents)):
        return "delete"
    kind = _kind_of_disk(folder, mounts)
    # Where the system does not say what a disk is, it may be any: only Linux says.
    if kind is None or kind.startswith(NETWORK_KINDS + REMOVABLE_KINDS):
        return "delete"
    return "wal"


def _is_synced(folder: Path) -> bool:
    name = folder.name.casefold()
    if name in SYNCED_FOLDERS or name.startswith("onedrive -"):
        return True
    return any(os.path.lexists(folder / mark) for mark in SYNC_MARKS)


def _kind_of_disk(folder: Path, table: Path) -> str | None:
    """The kind of file system a folder is on, as Linux names it; None where it does not say."""
    try:
        mounts = table.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    best, kind = "", None
    for line in mounts.splitlines():
        _device, place, name, *_rest = line.split(" ")
        place = place.replace("\\040", " ")
        inside = str(folder) == place or str(folder).startswith(place.rstrip("/") + "/")
        if inside and len(place) >= len(best):
            best, kind = place, name
    return kind
