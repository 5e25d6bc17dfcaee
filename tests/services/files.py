"""Files of library JSON for imports, made from plain data."""

import json
from pathlib import Path
from typing import Any

from readnotes.services.merging import ImportReport
from readnotes.services.opening import Library
from readnotes.services.transfer import export_library, import_files


def write_json(path: Path, **sections: Any) -> Path:
    """Write a library's JSON."""
    path.write_text(json.dumps({"readnotes": 1, **sections}), encoding="utf-8")
    return path


def take_in(library: Library, *, dry_run: bool = False, **sections: Any) -> ImportReport:
    """Import a file of these sections; it stands beside the library."""
    path = write_json(library.path.with_name("import.json"), **sections)
    return import_files(library, [path], dry_run=dry_run)


def exported(library: Library) -> bytes:
    """The library's JSON."""
    return export_library(library).document.data


def content_of(library: Library) -> Any:
    """The library's JSON as data, without what each library decides for itself."""
    return json.loads(exported(library))
