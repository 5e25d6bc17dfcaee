"""What else one may wait for: a search given up, and corrections of a slip.

The index made anew has a measurement of its own: `bench_rebuild.py`.
"""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import wait
from functools import partial
from pathlib import Path
from typing import NamedTuple

from readnotes.gui.application import LOCK_KEPT
from readnotes.services import find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, open_library
from tests.bench.cold import CAN_DROP, drop_from_memory
from tests.bench.queries import QueryClass, misspelt_words
from tests.bench.table import print_table, verdict
from tests.bench.timing import Times, measure_warm

MOST_INTERRUPTED = 5.0
MOST_CORRECTED = 50.0
RUNNING_SECONDS, WARMING_SECONDS = 0.005, 0.05
COLD_STEP = 4
"""One of so many is given up cold, too, which takes long: all is read from the disk."""


def print_waiting(library: Path, classes: Sequence[QueryClass]) -> None:
    """Measure and print how long these take."""
    # As the window has it.
    kept = sys.getswitchinterval()
    sys.setswitchinterval(LOCK_KEPT)
    opened = open_library(library, read_only=True)
    worst = [q.text for each in classes if each.name.startswith("worst:") for q in each.questions]
    lines = [*_told(given_up(opened, worst), "given up")]
    lines.append(_line("did you mean", corrected(opened), MOST_CORRECTED))
    if CAN_DROP:
        cold = given_up(opened, worst[::COLD_STEP], cold=True)
        lines += _told(cold, "read from the disk, given up")
    opened.close()
    sys.setswitchinterval(kept)
    heads = ("50th / 95th / 99th of 100, ms", "asked", "Readnotes", "p95 at most", "")
    print_table(f"{library.stem}, what else is waited for", heads, lines)


def _told(given: "GivenUp", what: str) -> Iterator[tuple[str, ...]]:
    yield _line(f"first hits {what}", given.first, MOST_INTERRUPTED)
    yield _line(f"all that follows {what}", given.rest, MOST_INTERRUPTED)
    yield _line("… until the next question is begun", given.next_begun, MOST_INTERRUPTED)


def _line(what: str, times: Times, at_most: float) -> tuple[str, ...]:
    said = verdict(times.at(0.95), at_most)
    return (what, str(len(times.each)), str(times), f"{at_most:.0f}", said)


class GivenUp(NamedTuple):
    """How long it takes from giving up what the window asks about a query.

    Attributes:
        first: Until the first hits are not looked for any more.
        rest: Until nothing that follows them is: the count, the facets, the numbers of all hits.
        next_begun: From then on until the next question is begun, as after another key.
    """

    first: Times
    rest: Times
    next_begun: Times


def given_up(library: Library, queries: Sequence[str], *, cold: bool = False) -> GivenUp:
    """Give up searches that are under way.

    Args:
        library: Where.
        queries: What is looked for.
        cold: With nothing of the file in memory; else each has run for longer before.
    """
    first: list[float] = []
    rest: list[float] = []
    next_begun: list[float] = []
    everything = SearchOptions(limit=None)
    for text in queries:
        stages = (
            partial(find.count, library, text, everything),
            partial(find.facets, library, text, everything, all_hits=True),
            partial(find.find_numbers, library, text, everything),
        )
        begins = (partial(find.find_first, library, text, SearchOptions(50, count_all=False)),)
        if cold:
            drop_from_memory(library.path)
        else:
            _give_up(library, begins, WARMING_SECONDS)
            _give_up(library, stages, WARMING_SECONDS)
        if (taken := _give_up(library, begins, RUNNING_SECONDS)) is not None:
            first.append(taken[0])
        if (taken := _give_up(library, stages, RUNNING_SECONDS)) is not None:
            rest.append(taken[0])
            next_begun.append(taken[1])
    return GivenUp(Times.of(first), Times.of(rest), Times.of(next_begun))


def _give_up(
    library: Library, questions: Sequence[Callable[[], object]], after: float
) -> tuple[float, float] | None:
    """Seconds until nothing runs and until the next is begun; None where all was over before."""
    asked = [library.ask(question) for question in questions]
    running = wait([each.future for each in asked], after).not_done
    if not running:
        return None
    begun = time.perf_counter()
    for each in asked:
        each.give_up()
    following = library.ask(time.perf_counter)
    wait(running)
    return time.perf_counter() - begun, following.future.result() - begun


def corrected(library: Library) -> Times:
    """How long corrections of misspelt words take."""
    return measure_warm([partial(find.suggest, library, word) for word in misspelt_words()], 10)
