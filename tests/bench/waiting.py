"""What else one may wait for: a search given up, and corrections of a slip.

The index made anew has a measurement of its own: `bench_rebuild.py`.
"""

import time
from collections.abc import Sequence
from concurrent.futures import wait
from functools import partial
from pathlib import Path

from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, open_library
from tests.bench.queries import QueryClass, misspelt_words
from tests.bench.table import print_table, verdict
from tests.bench.timing import Times, measure_warm

MOST_INTERRUPTED = 5.0
MOST_CORRECTED = 50.0
RUNNING_SECONDS = 0.005


def print_waiting(library: Path, classes: Sequence[QueryClass]) -> None:
    """Measure and print how long these take."""
    opened = open_library(library, read_only=True)
    lines = []
    for what, times, at_most in (
        ("a search given up", interrupted(opened, classes), MOST_INTERRUPTED),
        ("did you mean", corrected(opened), MOST_CORRECTED),
    ):
        said = verdict(times.at(0.95), at_most)
        lines.append((what, str(len(times.each)), str(times), f"{at_most:.0f}", said))
    opened.close()
    heads = ("50th / 95th / 99th of 100, ms", "asked", "Readnotes", "p95 at most", "")
    print_table(f"{library.stem}, what else is waited for", heads, lines)


def interrupted(library: Library, classes: Sequence[QueryClass]) -> Times:
    """How long it takes from giving up a search until its thread is free."""
    worst = [q.text for each in classes if each.name.startswith("worst:") for q in each.questions]
    taken: list[float] = []
    for text in worst:
        # Everything is counted, so that it runs for long.
        asked = library.ask(partial(find.search, library, text, SearchOptions(limit=None)))
        time.sleep(RUNNING_SECONDS)
        if asked.future.done():
            continue
        begun = time.perf_counter()
        asked.give_up()
        wait([asked.future])
        taken.append(time.perf_counter() - begun)
    return Times.of(taken)


def corrected(library: Library) -> Times:
    """How long corrections of misspelt words take."""
    return measure_warm([partial(find.suggest, library, word) for word in misspelt_words()], 10)
