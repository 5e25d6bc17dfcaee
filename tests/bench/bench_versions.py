"""Many versions of a long draft: what one more costs, and how the library grows.

Run: `python -m tests.bench.bench_versions [WORDS [VERSIONS]]`.
"""

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from readnotes.services import compose, reading
from readnotes.services.opening import new_library
from tests.bench.table import print_table

POOL = ("bread", "street", "winter", "silence", "bakers", "memory", "prison", "ransom", "people")


def make_body(words: int) -> list[str]:
    """A draft of so many words, in paragraphs of ninety."""
    chance = random.Random(4)
    return [" ".join(chance.choices(POOL, k=90)).capitalize() + "." for _ in range(words // 90)]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    words, count = (
        int(arguments[n]) if len(arguments) > n else given for n, given in enumerate((20_000, 200))
    )
    paragraphs = make_body(words)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Versions.readnotes"
        library = new_library(path)
        review = compose.new_review(library, "Long", [], "\n\n".join(paragraphs)).result().value
        taken: list[float] = []
        for number in range(count):
            paragraphs[number % len(paragraphs)] += f" Version {number}."
            compose.keep_draft(library, review.id, "\n\n".join(paragraphs)).result()
            begun = time.perf_counter()
            compose.settle(library, review.id).result()
            taken.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        compose.open_desk(library, review.id)
        opening = time.perf_counter() - begun
        begun = time.perf_counter()
        compose.list_review_cards(library)
        listing = time.perf_counter() - begun
        kept = len(compose.list_versions(library, review.id))
        body = len(reading.get_review(library, review.id).body)
        library.close()
        with sqlite3.connect(path) as connection:
            journal = connection.execute(
                "SELECT sum(length(image)) FROM journal_entries"
            ).fetchone()
        rows = [
            ("bytes of the draft", f"{body:,}"),
            ("versions", f"{kept:,}"),
            ("settling the first ten, ms", f"{1000 * sum(taken[:10]) / 10:,.1f}"),
            ("settling the last ten, ms", f"{1000 * sum(taken[-10:]) / 10:,.1f}"),
            ("opening the desk, ms", f"{1000 * opening:,.1f}"),
            ("listing the reviews, ms", f"{1000 * listing:,.1f}"),
            ("bytes of the journal", f"{journal[0]:,}"),
            ("bytes of the library", f"{path.stat().st_size:,}"),
        ]
    print_table("Versions of a long draft", ("what", "measured"), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
