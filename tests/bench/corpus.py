"""Libraries to measure on, made once and kept.

They stand in the folder that the variable READNOTES_BENCH names, by default one for temporary
files. Make them by `python -m tests.bench.corpus [COUNT…]`.
"""

import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future
from functools import partial
from itertools import islice
from pathlib import Path

from readnotes.domain.ids import made_id
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.services.care import join_pieces
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import quote_adding, review_adding, review_changing, source_adding
from readnotes.storage.database import Done
from readnotes.storage.tables import SCHEMA_VERSION
from readnotes.storage.transaction import Transaction
from readnotes.text.folding import FOLDING_VERSION
from tests.bench.passages import make_quotes, make_sources

__all__ = ["bench_folder", "cached_library", "fill", "make_quotes", "make_sources", "opened"]

SIZES = (10_000, 100_000, 1_000_000)
BATCH = 5000
CITED = 10
"""So many quotes each review cites."""


def bench_folder() -> Path:
    """Where libraries are kept between measurements."""
    named = os.environ.get("READNOTES_BENCH")
    folder = Path(named) if named else Path(tempfile.gettempdir()) / "readnotes-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def cached_library(folder: Path, count: int, books: int | None = None) -> Path:
    """A library of so many quotes; made once and kept in the folder.

    One that an older version made is made anew, and what was made from it is thrown away.
    """
    path = folder / f"bench-{count}.readnotes"
    if not _is_current(path):
        for old in (*folder.glob(f"bench-{count}.*"), *folder.glob(f"bench-{count}-*")):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        unfinished = folder / f"unfinished-{os.getpid()}-{count}.readnotes"
        library = new_library(unfinished)
        fill(library, count, books or max(1, count // 100))
        # As the program does by itself when nothing was saved for two seconds.
        join_pieces(library)
        library.close()
        unfinished.replace(path)
    return path


def _is_current(path: Path) -> bool:
    """Whether a library is there, with the tables and the index of this version."""
    if not path.exists():
        return False
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    [version] = connection.execute("PRAGMA user_version").fetchone()
    folding = connection.execute("SELECT value FROM meta WHERE name = 'folding'").fetchone()
    connection.close()
    return bool(version == SCHEMA_VERSION and folding == (str(FOLDING_VERSION),))


def fill(library: Library, count: int, books: int) -> None:
    """Fill a new library; many quotes in several acts, so that memory holds but a few of them."""
    some = make_sources(books, random.Random(3))
    library.database.write("Sources", lambda work: source_adding.add_sources(work, some)).result()
    cited: list[tuple[int, Quote]] = []
    under_way: tuple[Future[Done[list[int]]], list[Quote]] | None = None
    for batch in _batches(make_quotes(count, [each.key for each in some])):
        # While the writer writes one batch, the next one is made.
        if under_way is not None:
            cited += _first_of(*under_way)
        under_way = (library.database.write("Quotes", partial(_add, batch)), batch)
    if under_way is not None:
        cited += _first_of(*under_way)
    library.database.write("Reviews", partial(_add_reviews, cited)).result()


def _first_of(done: "Future[Done[list[int]]]", batch: list[Quote]) -> list[tuple[int, Quote]]:
    """The quotes of a batch that a review will cite, with their numbers."""
    return list(zip(done.result().value, batch, strict=True))[:CITED]


def _add(batch: Sequence[Quote], work: Transaction) -> list[int]:
    return quote_adding.add_quotes(work, batch)


def _batches(quotes: Iterable[Quote]) -> Iterator[list[Quote]]:
    remaining = iter(quotes)
    while batch := list(islice(remaining, BATCH)):
        yield batch


def _add_reviews(cited: Sequence[tuple[int, Quote]], work: Transaction) -> None:
    """Reviews that cite some quotes each, so that there are used ones."""
    groups = [cited[start : start + CITED] for start in range(0, len(cited), CITED)]
    drafts = [
        Review(
            made_id("review", str(n)),
            f"Review {n + 1}",
            tuple(dict.fromkeys(quote.source for _number, quote in group)),
            "\n\n".join(f"“{q.text}” [@{q.source}, {q.locator or 'n.p.'}]" for _number, q in group),
        )
        for n, group in enumerate(groups)
    ]
    for number, group in zip(review_adding.add_reviews(work, drafts), groups, strict=True):
        review_changing.set_uses(work, number, [each for each, _quote in group])


def opened(path: Path) -> Library:
    """The library, to be measured."""
    return open_library(path)


def main(arguments: Sequence[str]) -> None:
    """Make the libraries that are not there yet."""
    for count in map(int, arguments or map(str, SIZES)):
        begun = time.perf_counter()
        path = cached_library(bench_folder(), count)
        seconds = time.perf_counter() - begun
        print(f"{path}: {path.stat().st_size / 1e6:,.0f} MB, {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
