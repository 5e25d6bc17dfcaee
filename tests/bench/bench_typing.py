"""The window's thread while a query is typed, at a library of a million quotes.

Run: `python -m tests.bench.bench_typing [COUNT [LINES]]`; with QT_QPA_PLATFORM=offscreen or on a
display. LINES of 40 characters are typed at eight a second, with the whole program at work.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.bench_window import start
from tests.bench.corpus import bench_folder, cached_library
from tests.bench.queries import typed_lines
from tests.bench.table import print_table, verdict
from tests.bench.timing import Times

AT_MOST = 16.0
SHOWN = 5
WHAT = {
    "painted": "from each key to its letter painted",
    "held": "the longest hold after each key",
    "beats": "how late a timer of 2 ms is",
}


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    count, lines = (
        int(arguments[n]) if len(arguments) > n else given for n, given in enumerate((1_000_000, 5))
    )
    library = cached_library(bench_folder(), count)
    typed = typed_lines(lines)
    with tempfile.TemporaryDirectory() as name:
        # The window writes, and leaves without farewell; others measure on the same library.
        library = Path(shutil.copy(library, name))
        for some in (typed[:1], typed):
            # The first start only compiles the modules, as they are where the program was used.
            told = json.dumps(some)
            seen = start(
                "readnotes", Path(name), str(library), child="tests.bench.typing_child", told=told
            )
    rows = []
    for name, what in WHAT.items():
        taken = seen[name]
        assert isinstance(taken, list)
        times = Times.of(map(float, taken))
        said = verdict(times.at(0.99), AT_MOST)
        largest = f"{times.each[-1]:.1f}"
        rows.append((what, str(len(taken)), str(times), largest, f"{AT_MOST:.0f}", said))
    heads = ("50th / 95th / 99th of 100, ms", "of", "Readnotes", "longest", "p99 at most", "")
    print_table(f"Typing {lines} times 40 characters, with {count:,} quotes", heads, rows)
    held, after = seen["held"], seen["after"]
    assert isinstance(held, list)
    assert isinstance(after, list)
    longest = sorted(zip(held, after, strict=True), reverse=True)[:SHOWN]
    print(
        "\nThe longest holds:", *(f"{s * 1000:.0f} ms after “{t}”" for s, t in longest), sep="\n  "
    )


if __name__ == "__main__":
    main(sys.argv[1:])
