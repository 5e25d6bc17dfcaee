"""Which importer reads a file: the one that was named, or the one whose marks the file bears."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from readnotes.domain.errors import FieldValueError, InputFileError
from readnotes.importers.base import ImportResult, read_beginning
from readnotes.importers.json_library import read_library_json


class ReadFile(Protocol):
    """How an importer is called; see `read_library_json`."""

    def __call__(self, path: Path, *, stamp: str) -> Iterator[ImportResult]: ...


@dataclass(frozen=True, slots=True)
class Importer:
    """One format.

    Attributes:
        name: As `--format` names it.
        suffix: How its files end, with the dot.
        recognises: Whether a file that begins with these bytes is of this format.
        read: Reads a file.
    """

    name: str
    suffix: str
    recognises: Callable[[bytes], bool]
    read: ReadFile


def _looks_like_json(beginning: bytes) -> bool:
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


IMPORTERS = (Importer("json", ".json", _looks_like_json, read_library_json),)


def read_file(path: Path, name: str | None = None, *, stamp: str) -> Iterator[ImportResult]:
    """Read a file in the format named, or in the one it shows.

    Args:
        path: The file.
        name: A format's name, or None to recognise it by its contents, then by its ending.
        stamp: The present moment, UTC.

    Raises:
        FieldValueError: There is no format of this name.
        InputFileError: The file cannot be read, or is of no format that is known.
    """
    return _find_importer(path, name).read(path, stamp=stamp)


def _find_importer(path: Path, name: str | None) -> Importer:
    if name is not None:
        for each in IMPORTERS:
            if each.name == name:
                return each
        raise FieldValueError("format", name, "import-format")
    beginning = read_beginning(path)
    for each in IMPORTERS:
        if each.recognises(beginning):
            return each
    for each in IMPORTERS:
        if each.suffix == path.suffix.lower():
            return each
    raise InputFileError(str(path), "unknown-format")
