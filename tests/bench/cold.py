"""Cold answers: each in a library just opened, of which the system holds nothing in memory.

Run by `bench_search.py`, class by class in a process of its own: `python -m tests.bench.cold
LIBRARY`, with the questions as JSON on standard input. The pages of the file are taken out of
memory before each question; where the system does not offer that, only the program is cold, and
that is said.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import open_library
from tests.bench.engines import LIMIT, Readnotes
from tests.bench.queries import QueryClass
from tests.bench.table import print_table
from tests.bench.timing import Times, figure, timed

COUNT = 25
#: Where the pages of one file can be dropped, by anybody and without cooling the rest.
CAN_DROP = hasattr(os, "posix_fadvise")


def print_cold(library: Path, classes: Sequence[QueryClass]) -> None:
    """Measure every class in a process of its own, and print."""
    rows = []
    for each in classes:
        seconds = _in_own_process(library, each)
        first, times = seconds[0] * 1000, Times.of(seconds[1:])
        rows.append((each.name, str(len(seconds) - 1), str(times), figure(first)))
    how = "its file dropped from memory" if CAN_DROP else "its file perhaps still in memory"
    heads = ("50th / 95th / 99th of 100, ms", "asked", Readnotes.name, "the first, imports too")
    print_table(f"{library.stem}, cold: each in a library just opened, {how}", heads, rows)


def drop_from_memory(path: Path) -> None:
    """Have the system forget what it holds of a file."""
    if not CAN_DROP:
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
    finally:
        os.close(handle)


def ask_cold(library: Path, text: str, *, typing: bool) -> float:
    """The seconds until one question is answered, the library having just been opened."""
    drop_from_memory(library)
    opened = open_library(library, read_only=True)
    options = SearchOptions(limit=LIMIT, typing=typing)
    seconds = timed(lambda: find.search(opened, text, options))
    opened.close()
    return seconds


def _in_own_process(library: Path, asked: QueryClass) -> list[float]:
    """The seconds for some questions of a class; the first of them is asked twice."""
    step = max(1, len(asked.questions) // COUNT)
    some = asked.questions[::step][:COUNT]
    questions = [(each.text, each.typing) for each in (some[0], *some)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.cold", str(library)],
        input=json.dumps(questions),
        capture_output=True,
        check=True,
        text=True,
    )
    seconds: list[float] = json.loads(done.stdout)
    return seconds


def main(arguments: Sequence[str]) -> None:
    """Ask the questions and print the seconds as JSON."""
    library = Path(arguments[0])
    questions = json.load(sys.stdin)
    print(json.dumps([ask_cold(library, text, typing=typing) for text, typing in questions]))


if __name__ == "__main__":
    main(sys.argv[1:])
