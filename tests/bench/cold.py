"""Cold answers: each from an index just opened, of which the system holds nothing in memory.

Run by `bench_search.py`, class by class in a process of its own: `python -m tests.bench.cold
LIBRARY`, with the pickled questions on standard input. The pages of the files are taken out of
memory before each question; where the system does not offer that, only the program is cold, and
that is said.
"""

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.asked import Question
from tests.bench.corpus import bench_folder
from tests.bench.engines import Engine, Readnotes
from tests.bench.plain_fts5 import PlainFts5
from tests.bench.queries import QueryClass
from tests.bench.rows import folded_rows_of
from tests.bench.table import print_table
from tests.bench.tantivy_index import Tantivy
from tests.bench.timing import Times, figure, timed

COUNT = 25
#: Where the pages of one file can be dropped, by anybody and without cooling the rest.
CAN_DROP = hasattr(os, "posix_fadvise")
Seconds = dict[str, list[float]]


def print_cold(library: Path, classes: Sequence[QueryClass]) -> None:
    """Measure every class in a process of its own, and print."""
    rows = []
    for each in classes:
        taken = _in_own_process(library, each)
        first, *ours = taken[Readnotes.name]
        # Compared only where an engine understands most of a class.
        others = [
            str(Times.of(taken[name])) if len(taken[name]) * 2 > len(ours) else "–"
            for name in (PlainFts5.name, Tantivy.name)
        ]
        rows.append((each.name, str(len(ours)), str(Times.of(ours)), *others, figure(first * 1000)))
    how = "its file dropped from memory" if CAN_DROP else "its file perhaps still in memory"
    names = (Readnotes.name, PlainFts5.name, Tantivy.name)
    heads = ("50th / 95th / 99th of 100, ms", "asked", *names, "our first, imports too")
    print_table(f"{library.stem}, cold: each from an index just opened, {how}", heads, rows)


def drop_from_memory(path: Path) -> None:
    """Have the system forget what it holds of a file, or of all files in a folder."""
    if not CAN_DROP:
        return
    for each in path.iterdir() if path.is_dir() else [path]:
        handle = os.open(each, os.O_RDONLY)
        try:
            os.fsync(handle)
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        finally:
            os.close(handle)


def ask_cold(
    path: Path, opened: Callable[[], Engine], questions: Sequence[Question]
) -> list[float]:
    """The seconds until each question is answered, the index at a path having just been opened."""
    taken = []
    for question in questions:
        drop_from_memory(path)
        engine = opened()
        ask = engine.prepared(question)
        if ask is not None:
            taken.append(timed(ask))
        engine.close()
    return taken


def _in_own_process(library: Path, asked: QueryClass) -> Seconds:
    """The seconds for some questions of a class, by engine; ours is asked the first one twice."""
    step = max(1, len(asked.questions) // COUNT)
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.cold", str(library)],
        input=pickle.dumps(asked.questions[::step][:COUNT]),
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds: Seconds = json.loads(done.stdout)
    return seconds


def main(arguments: Sequence[str]) -> None:
    """Ask the questions of every engine and print the seconds as JSON."""
    library, folder = Path(arguments[0]), bench_folder()
    questions: tuple[Question, ...] = pickle.load(sys.stdin.buffer)
    ours = ask_cold(library, lambda: Readnotes(library), (questions[0], *questions))
    rows = folded_rows_of(library, folder)
    plain = PlainFts5(library, rows, folder)
    plain.close()
    tantivy = Tantivy(library, rows, folder)
    tantivy.close()
    taken = {
        Readnotes.name: ours,
        PlainFts5.name: ask_cold(plain.path, plain.again, questions),
        Tantivy.name: ask_cold(tantivy.path, tantivy.again, questions),
    }
    print(json.dumps(taken))


if __name__ == "__main__":
    main(sys.argv[1:])
