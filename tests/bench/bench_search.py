"""Searching: this program beside FTS5 by itself, Tantivy and Whoosh, class by class.

Run: `python -m tests.bench.bench_search [SIZES…] [--only CLASS…] [--seconds N] [--whoosh N]`.
SIZES are numbers of quotes, by default 10,000, 100,000 and 1,000,000. CLASS is the beginning of the
name of a class of queries, or `cold`, `relevance`, `waiting`, `remaking`, `growth`. N is for how
long one class is asked of one engine, and how many quotes Whoosh is given at most (0: left out).
Libraries and indexes are kept as `corpus.py` says; the first run makes them. The others give a
question up after some seconds (`engines.GIVEN_UP`), and are measured until then.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench import bench_rebuild, cold, relevance, waiting
from tests.bench.corpus import SIZES, bench_folder, cached_library
from tests.bench.engines import Engine, Readnotes
from tests.bench.plain_fts5 import PlainFts5
from tests.bench.queries import ORDINARY, WORST, QueryClass, make_classes
from tests.bench.rows import folded_rows_of
from tests.bench.table import print_table, verdict
from tests.bench.tantivy_index import Tantivy
from tests.bench.timing import Times, figure, measure_warm
from tests.bench.whoosh_index import Whoosh

MOST_WHOOSH = 100_000
MOST_GROWTH = 2.0
Taken = dict[str, Times]

#: Classes that are told together, too, by what their names begin with.
GROUPS = {
    QueryClass("words, all", (), ORDINARY): ("words:",),
    QueryClass("prefixes, all", (), ORDINARY): ("prefix:",),
    QueryClass("phrases, all", (), ORDINARY): ("phrase:",),
    QueryClass("field mixes, all", (), ORDINARY): ("field:",),
    QueryClass("all ordinary together", (), ORDINARY): ("words:", "prefix:", "phrase:", "field:"),
    QueryClass("worst cases, all", (), WORST): ("worst:",),
}
#: The kinds of questions whose growth is judged (decision 29).
KINDS = frozenset(each.name for each, beginnings in GROUPS.items() if len(beginnings) == 1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be measured.

    Attributes:
        only: Beginnings of the names of what is measured; empty for everything.
        seconds: How long one class is asked of one engine.
        whoosh: How many quotes Whoosh is given.
    """

    only: tuple[str, ...]
    seconds: float
    whoosh: int

    def wants(self, name: str) -> bool:
        """Whether something is to be measured."""
        return not self.only or name.startswith(self.only)


def measure(classes: Sequence[QueryClass], engine: Engine, plan: Plan) -> Taken:
    """The times of one engine, by class; classes that it has no such questions for are left out."""
    taken = {}
    for each in classes:
        asks = [ask for ask in map(engine.prepared, each.questions) if ask is not None]
        # A class is compared only where the engine understands most of it.
        if plan.wants(each.name) and len(asks) * 2 > len(each.questions):
            taken[each.name] = measure_warm(asks, plan.seconds)
            print(f"{engine.name}, {each.name}: {taken[each.name]}", file=sys.stderr, flush=True)
    for group, beginnings in GROUPS.items():
        together = [times for name, times in taken.items() if name.startswith(beginnings)]
        if together:
            taken[group.name] = Times.together(together)
    return taken


def print_warm(count: int, classes: Sequence[QueryClass], taken: dict[str, Taken]) -> None:
    """The engines side by side, class by class."""
    heads = ("50th / 95th / 99th of 100, ms", "asked", *taken, "p95, p99 at most", "")
    rows = []
    for each in [*classes, *GROUPS]:
        ours = taken[Readnotes.name].get(each.name)
        if ours is None:
            continue
        cells = [str(times[each.name]) if each.name in times else "–" for times in taken.values()]
        p95, p99 = each.at_most
        allowed = f"{p95:.0f}" if p99 is None else f"{p95:.0f}, {p99:.0f}"
        said = verdict(ours.at(0.95), p95)
        if said == "ok" and p99 is not None:
            said = verdict(ours.at(0.99), p99)
        asked = "" if each in GROUPS else str(len(ours.each))
        rows.append((each.name, asked, *cells, allowed, said))
    print_table(f"{count:,} quotes, warm: from the query's text to its first 50", heads, rows)


def print_growth(smaller: tuple[int, Taken], larger: tuple[int, Taken]) -> None:
    """How the 95th of 100 grows from one library to a larger one.

    Something is asked of the five kinds of questions (`KINDS`), nothing of each class in them.
    """
    (least, before), (most, after) = smaller, larger
    rows = []
    for name in [name for name in before if name in after]:
        old, new = before[name].at(0.95), after[name].at(0.95)
        growth = new / old
        asked = (f"{MOST_GROWTH:.0f}", verdict(growth, MOST_GROWTH)) if name in KINDS else ("", "")
        rows.append((name, figure(old), figure(new), f"{growth:.2f}", *asked))
    heads = ("95th of 100, ms", f"{least:,}", f"{most:,}", "growth", "at most", "")
    print_table(f"Growth from {least:,} to {most:,} quotes", heads, rows)


def measure_size(count: int, plan: Plan) -> Taken:
    """Measure and print everything at one size; gives back this program's own times."""
    folder = bench_folder()
    library = cached_library(folder, count)
    rows = folded_rows_of(library, folder)
    classes = make_classes(library)
    plain = PlainFts5(library, rows, folder)
    taken: dict[str, Taken] = {}
    for engine in _engines(library, rows, plan, plain):
        taken[engine.name] = measure(classes, engine, plan)
        if engine is not plain:
            engine.close()
    if any(taken.values()):
        print_warm(count, classes, taken)
    if plan.whoosh < count and taken.get(Whoosh.name):
        print(f"Whoosh was given the first {plan.whoosh:,} quotes only.")
    if plan.wants("cold"):
        cold.print_cold(library, classes)
    if plan.wants("relevance"):
        relevance.print_relevance(library, classes, plain, plan.seconds)
    if plan.wants("waiting"):
        waiting.print_waiting(library, classes)
    plain.close()
    if plan.wants("remaking"):
        bench_rebuild.main([str(library)])
    return taken[Readnotes.name]


def _engines(library: Path, rows: Path, plan: Plan, plain: PlainFts5) -> Iterator[Engine]:
    """What is compared; each is made only when the ones before have been measured."""
    yield Readnotes(library)
    yield plain
    yield Tantivy(library, rows, bench_folder())
    if plan.whoosh:
        yield Whoosh(library, rows, plan.whoosh)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.bench_search")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--whoosh", type=int, default=MOST_WHOOSH)
    given = parser.parse_args(arguments)
    plan = Plan(tuple(given.only), given.seconds, given.whoosh)
    measured = [(count, measure_size(count, plan)) for count in given.sizes]
    if len(measured) > 1 and plan.wants("growth"):
        print_growth(measured[-2], measured[-1])


if __name__ == "__main__":
    main(sys.argv[1:])
