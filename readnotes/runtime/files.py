"""Writing files so that the old one or the new one stands there, whole, and nothing between.

Only the standard library's errors leave this module: the floors above say what they mean.
"""

import contextlib
import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from readnotes.runtime.failpoints import failpoint

PRIVATE_FILE = 0o600
PUBLIC_FILE = 0o666
FOLDER = 0o777
TEMPORARY_PREFIX = ".readnotes-"
TEMPORARY_SUFFIX = ".part"
_TEMPORARY = re.compile(r"\.readnotes-[0-9a-f]{16}\.part")
#: No export takes so long, so a temporary file this old is of a program that was killed.
ABANDONED_SECONDS = 3600


def write_atomically(path: Path, data: bytes, *, replace: bool, private: bool = False) -> None:
    """Write a file whole or not at all; on any error the old one stands and nothing new is left.

    A file that is replaced keeps its mode; a new one gets what the umask allows.

    Args:
        replace: Whether a file that is already there may be replaced.
        private: Whether a new file is for its owner alone.

    Raises:
        FileExistsError: The file is there and `replace` is false.
        OSError: The folder is missing or cannot be written, the disk is full, or the path is
            a folder or a device.
    """
    target = _Target.find(path, data, replace=replace, private=private)
    with _removed_on_error([target], _Folders()):
        target.stage()
        failpoint("files.staged")
        target.put()
    _finish_folder(target.path.parent)


def write_all_atomically(
    folder: Path, files: Sequence[tuple[str, bytes]], *, replace: bool
) -> tuple[Path, ...]:
    """Write a document and the pictures beside it; return their paths in the given order.

    All are written under other names first; then the pictures get theirs, the document last.
    Whoever sees the new document sees its pictures too. A picture that is already there, byte
    for byte, is left alone. On an error, what this call had made is taken away again.

    Args:
        folder: Where the document goes; it must be there.
        files: Names with forward slashes, relative to `folder`, and contents; the document
            first.

    Raises:
        ValueError: A name would leave the folder.
        FileExistsError: One of the files is there with other contents (the document: at all),
            and `replace` is false.
        OSError: As `write_atomically`.
    """
    document, *pictures = [(folder / _checked_name(name), data) for name, data in files]
    wanted = [document, *(each for each in pictures if not _holds(*each))]
    targets = [_Target.find(*each, replace=replace) for each in wanted]
    folders = _Folders()
    with _removed_on_error(targets, folders):
        for target in targets:
            folders.make(target.path.parent, within=folder)
            target.stage()
        failpoint("files.staged")
        for target in reversed(targets):
            target.put()
            failpoint("files.put")
    for each in {target.path.parent for target in targets}:
        _finish_folder(each)
    return (document[0], *(path for path, _ in pictures))


@dataclass(slots=True)
class _Target:
    """A file on its way: where it goes, and the name under which it waits."""

    path: Path
    data: bytes
    mode: int
    replace: bool
    keeps_mode: bool
    temporary: Path
    new: bool = False

    @classmethod
    def find(cls, path: Path, data: bytes, *, replace: bool, private: bool = False) -> "_Target":
        # A link is followed, so that the file it names is replaced and the link stays.
        real = Path(os.path.realpath(path))
        mode = PRIVATE_FILE if private else PUBLIC_FILE
        keeps_mode = real.exists()
        if keeps_mode:
            if not replace:
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
            _refuse_special(real)
            mode = stat.S_IMODE(real.stat().st_mode)
        name = f"{TEMPORARY_PREFIX}{secrets.token_hex(8)}{TEMPORARY_SUFFIX}"
        return cls(real, data, mode, replace, keeps_mode, real.parent / name)

    def stage(self) -> None:
        """Write the contents under the temporary name and wait until they are on the disk."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(self.temporary, flags, self.mode), "wb") as file:
            if self.keeps_mode:
                self.temporary.chmod(self.mode)
            file.write(self.data)
            file.flush()
            failpoint("files.written")
            os.fsync(file.fileno())

    def put(self) -> None:
        """Give the file its name."""
        if self.replace:
            self.temporary.replace(self.path)
        else:
            rename_to_new(self.temporary, self.path)
        self.new = not self.keeps_mode

    def take_back(self) -> None:
        """Remove what this target has made; a file that it replaced stays replaced."""
        self.temporary.unlink(missing_ok=True)
        if self.new:
            self.path.unlink(missing_ok=True)


@dataclass(slots=True)
class _Folders:
    """The folders made for pictures, outermost first."""

    made: list[Path] = field(default_factory=list)

    def make(self, folder: Path, *, within: Path) -> None:
        if folder.is_dir() or folder == Path(os.path.realpath(within)):
            return
        self.make(folder.parent, within=within)
        folder.mkdir(FOLDER)
        self.made.append(folder)

    def take_back(self) -> None:
        for folder in reversed(self.made):
            with contextlib.suppress(OSError):
                folder.rmdir()


@contextlib.contextmanager
def _removed_on_error(targets: Sequence[_Target], folders: _Folders) -> Iterator[None]:
    """Take back what was made if anything at all goes wrong inside, an interrupt too."""
    try:
        yield
    except BaseException:
        for target in targets:
            with contextlib.suppress(OSError):
                target.take_back()
        folders.take_back()
        raise


def rename_to_new(old: Path, new: Path) -> None:
    """Give a file another name without ever replacing, where the file system can promise that.

    Raises:
        FileExistsError: Something has the new name.
    """
    if os.name == "nt":
        old.rename(new)
        return
    try:
        os.link(old, new)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here (FAT, some network folders): look first, then rename.
        if new.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(new)) from None
        old.rename(new)
    else:
        old.unlink()


def _refuse_special(path: Path) -> None:
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def _checked_name(name: str) -> str:
    path = PurePosixPath(name)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\\" in name:
        raise ValueError(name)
    return name


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _finish_folder(folder: Path) -> None:
    """Have the new names kept, and remove what a killed program left here of its own."""
    _sync_folder(folder)
    with contextlib.suppress(OSError):
        for each in folder.glob(f"{TEMPORARY_PREFIX}*{TEMPORARY_SUFFIX}"):
            status = each.lstat()
            abandoned = status.st_mtime < time.time() - ABANDONED_SECONDS
            if abandoned and stat.S_ISREG(status.st_mode) and _TEMPORARY.fullmatch(each.name):
                each.unlink()


def _sync_folder(folder: Path) -> None:
    """Ask the disk to keep the new name too; some systems cannot, and the file stands anyway."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
