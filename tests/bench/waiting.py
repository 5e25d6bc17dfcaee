"""What else one may wait for: a search given up, corrections of a slip, the index made anew."""

import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from readnotes.services import find
from readnotes.services.opening import Library, open_library
from tests.bench.plain_fts5 import build_plain
from tests.bench.queries import QueryClass, misspelt_words
from tests.bench.table import print_table, verdict
from tests.bench.timing import Times, measure_warm, timed

MOST_INTERRUPTED = 5.0
MOST_CORRECTED = 50.0
MOST_REMAKING = 2.0


def print_waiting(library: Path, classes: Sequence[QueryClass], rows: Path) -> None:
    """Measure and print what the program can do of these."""
    opened = open_library(library, read_only=True)
    lines = []
    for what, times, at_most in (
        ("a search given up", interrupted(opened, classes), MOST_INTERRUPTED),
        ("did you mean", corrected(opened), MOST_CORRECTED),
    ):
        if times is not None:
            said = verdict(times.at(0.95), at_most)
            lines.append((what, str(len(times.each)), str(times), f"{at_most:.0f}", said))
    opened.close()
    heads = ("50th / 95th / 99th of 100, ms", "asked", "Readnotes", "p95 at most", "")
    if lines:
        print_table(f"{library.stem}, what else is waited for", heads, lines)
    print_remaking(library, rows)


def print_remaking(library: Path, rows: Path) -> None:
    """Measure how long the index takes to be made anew, on a copy, and print."""
    with tempfile.TemporaryDirectory() as name:
        copy = open_library(Path(shutil.copy(library, name)))
        remake = remaking(copy)
        seconds = None if remake is None else timed(remake)
        copy.close()
        if seconds is None:
            return
        plain = build_plain(Path(name) / "plain.sqlite", rows)
    ratio = seconds / plain
    figures = (f"{seconds:.1f} s", f"{plain:.1f} s", f"{ratio:.2f}", f"{MOST_REMAKING:.2f}")
    heads = ("what", "Readnotes", "plain FTS5", "ratio", "at most", "")
    line = ("the index made anew", *figures, verdict(ratio, MOST_REMAKING))
    print_table(f"{library.stem}, the index", heads, [line])


def interruption(library: Library) -> Callable[[], None] | None:
    """What gives up the searches that are running; None while there is nothing that does."""
    del library
    return None


def correction(library: Library, word: str) -> Callable[[], object] | None:
    """What offers corrections of a word; None while there is nothing that does."""
    suggest = getattr(find, "suggest", None)
    return suggest and partial(suggest, library, word)


def remaking(library: Library) -> Callable[[], object] | None:
    """What makes the index anew; None while there is nothing that does."""
    if find_spec("readnotes.services.care") is None:
        return None
    care = import_module("readnotes.services.care")
    return partial(care.rebuild_index, library)


def interrupted(library: Library, classes: Sequence[QueryClass]) -> Times | None:
    """How long it takes from giving up a search until its thread is free."""
    give_up = interruption(library)
    if give_up is None:
        return None
    worst = [q.text for each in classes if each.name.startswith("worst:") for q in each.questions]
    taken: list[float] = []
    for text in worst[::10]:
        running = threading.Thread(target=_ask, args=(library, text))
        running.start()
        time.sleep(0.005)
        if not running.is_alive():
            continue
        begun = time.perf_counter()
        give_up()
        running.join()
        taken.append(time.perf_counter() - begun)
    return Times.of(taken) if taken else None


def corrected(library: Library) -> Times | None:
    """How long corrections of misspelt words take."""
    asks = [correction(library, word) for word in misspelt_words()]
    found = [ask for ask in asks if ask is not None]
    return measure_warm(found, 10) if found else None


def _ask(library: Library, text: str) -> None:
    find.search(library, text)
