"""Sorting by relevance: how long, and how many of the best ten are the best of all hits."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from readnotes.services import find
from readnotes.services.find import SearchOptions
from tests.bench.asked import Word
from tests.bench.engines import LIMIT, Readnotes
from tests.bench.plain_fts5 import PlainFts5
from tests.bench.queries import QueryClass
from tests.bench.table import print_table, verdict
from tests.bench.timing import measure_warm

AT_MOST = 50.0
BEST = 10
COMPARED = 40


def print_relevance(
    library: Path, classes: Sequence[QueryClass], plain: PlainFts5, seconds: float
) -> None:
    """Measure every class of words and of their beginnings, and print."""
    engine = Readnotes(library)
    rows = []
    for each in [each for each in classes if each.name.startswith(("words:", "prefix:"))]:
        asks = [partial(_ask, engine, q.text, typing=q.typing) for q in each.questions]
        times = measure_warm(asks, seconds)
        asked = [q.asked for q in each.questions if isinstance(q.asked, Word)]
        words = [each.word for each in asked if not each.begun][:COMPARED]
        shares = [share for word in words if (share := _overlap(engine, plain, word)) is not None]
        overlap = f"{sum(shares) / len(shares):.2f}" if shares else "–"
        said = verdict(times.at(0.95), AT_MOST)
        rows.append((each.name, str(len(times.each)), str(times), overlap, f"{AT_MOST:.0f}", said))
    engine.close()
    heads = ("50th / 95th / 99th of 100, ms", "asked", "Readnotes", "overlap@10", "at most", "")
    print_table(f"{library.stem}, by relevance", heads, rows)


def _ask(engine: Readnotes, text: str, limit: int = LIMIT, *, typing: bool = False) -> list[int]:
    options = SearchOptions(limit=limit, sort="relevance", typing=typing, count_all=False)
    return [hit.number for hit in find.search(engine.library, text, options).hits]


def _overlap(engine: Readnotes, plain: PlainFts5, word: str) -> float | None:
    """The part of the best ten of all hits, by bm25, that are among ours; None without hits.

    The word itself is asked for, not its other forms, so that both rank the same hits; a hit that
    is as good as the tenth best is as good as any of the ten.
    """
    best = plain.best(word, BEST * 10)
    if not best:
        return None
    wanted = min(BEST, len(best))
    bar = best[wanted - 1][1]
    as_good = {number for number, score in best if score <= bar}
    return len(as_good.intersection(_ask(engine, f"={word}", BEST))) / wanted
