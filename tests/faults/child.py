"""What a child process does until it ends or is killed: the real program's acts, told line by line.

Run as `python -m tests.faults.child ACT LIBRARY ...`. Every line is written at once, after the act
it tells of was acknowledged by the program.
"""

import json
import os
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

from readnotes.domain.errors import ReadnotesError
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.services import capture, compose, editing, transfer
from readnotes.services.opening import new_library, open_library

WORDS = [
    "the",
    "ferry",
    "came",
    "at",
    "dawn",
    "and",
    "nobody",
    "on",
    "the",
    "quay",
    "would",
    "say",
    "whose",
    "it",
    "was",
]


def tell(line: object) -> None:
    """Write a line past every buffer."""
    os.write(1, f"{line}\n".encode())


def script(length: int) -> str:
    """What the typist has typed after so many words."""
    return " ".join(WORDS[n % len(WORDS)] for n in range(length))


def type_row(path: str) -> None:
    """Type a passage into the capture row, word by word, without end."""
    library = open_library(Path(path))
    for length in count(1):
        capture.keep_row(library, "capture", {"passage": script(length)}).result()
        tell(length)


def type_draft(path: str, review: str) -> None:
    """Type a draft word by word, settling it now and then, without end."""
    library = open_library(Path(path))
    for length in count(1):
        compose.keep_draft(library, review, script(length)).result()
        if length % 7 == 0:
            compose.settle(library, review).result()
        tell(length)


def save_quotes(path: str) -> None:
    """Save quotes without end, telling their ids."""
    library = open_library(Path(path))
    for number in count(1):
        quote = Quote(f"q{number}-{os.getpid()}", "marsh2015", script(number % 40 + 1), str(number))
        capture.save(library, quote).result()
        tell(quote.id)


def write_much(path: str) -> None:
    """Save some megabytes at once, more than SQLite keeps in memory before a commit."""
    library = open_library(Path(path))
    changes = {"csl": {"abstract": "salt " * 2_000_000}}
    editing.edit_source(library, "marsh2015", changes).result()
    tell("done")
    library.close()


def import_file(path: str, file: str) -> None:
    """Import a file."""
    library = open_library(Path(path))
    transfer.import_files(library, [Path(file)])
    tell("done")
    library.close()


def export_library(path: str, target: str) -> None:
    """Write the library's JSON over a file."""
    library = open_library(Path(path), read_only=True)
    result = transfer.export_library(library)
    transfer.write_export(result, Path(target), replace=True)
    tell("done")
    library.close()


def make(path: str) -> None:
    """Make a new library with a book in it."""
    library = new_library(Path(path))
    editing.add_source(library, Source("marsh2015", "Salt Roads")).result()
    tell("done")
    library.close()


def hold(path: str) -> None:
    """Open a library and keep it."""
    library = open_library(Path(path))
    capture.save(library, Quote("held", "marsh2015", "words", "1")).result()
    tell("open")
    sys.stdin.read()
    library.close()


def read_as_nobody(path: str) -> None:
    """As a user who may change nothing: try to write, then read everything there is."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        open_library(Path(path)).close()
        tell("writable")
    except ReadnotesError as error:
        tell(type(error).__name__)
    library = open_library(Path(path), read_only=True)
    try:
        editing.edit_source(library, "marsh2015", {"title": "Mine"}).result()
    except ReadnotesError as error:
        tell(type(error).__name__)
    data = json.loads(transfer.export_library(library).document.data)
    tell(" ".join(each["id"] for each in data["quotes"]))
    library.close()


def fill_the_disk(path: str, limit: str) -> None:
    """Write until no file may grow any more; then, with room again, save once more."""
    import resource

    library = open_library(Path(path))
    _soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), hard))
    for number in count(1):
        quote = Quote(f"q{number}", "marsh2015", script(4_000), str(number))
        try:
            capture.save(library, quote).result()
        except ReadnotesError as error:
            tell(type(error).__name__)
            break
        tell(quote.id)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    capture.save(library, Quote("after", "marsh2015", "there is room again")).result()
    tell("after")
    library.close()


ACTS: dict[str, Callable[..., None]] = {
    act.__name__: act
    for act in (
        *(type_row, type_draft, save_quotes, write_much, import_file, export_library),
        *(make, hold, read_as_nobody, fill_the_disk),
    )
}

if __name__ == "__main__":
    ACTS[sys.argv[1]](*sys.argv[2:])
