"""The window against a bare PySide6 window: start, first quotes, scrolling, memory.

Run: `python -m tests.bench.bench_window [COUNT [RUNS [SECONDS]]]`; with QT_QPA_PLATFORM=offscreen
or on a display. Both windows are started in turns, as users have them: with compiled bytecode.
"""

import compileall
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.corpus import cached_library
from tests.bench.table import print_table, verdict

SECONDS_AT_MOST = 180


def start(
    kind: str,
    folder: Path,
    *arguments: str,
    child: str = "tests.bench.window_child",
    told: str = "",
) -> dict[str, object]:
    """Start one window and return what it saw of itself.

    Args:
        kind: Which one.
        folder: For its settings and state.
        arguments: What the child is given.
        child: The program that starts and watches it.
        told: What it reads from standard input.
    """
    names = ("STATE", "CONFIG", "DATA", "CACHE")
    homes = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in names}
    environment = {**os.environ, **homes, "PYTHONPYCACHEPREFIX": str(folder / "pycache")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", child, kind, str(time.time())]
    done = subprocess.run(
        [*command, *arguments],
        env=environment,
        input=told,
        capture_output=True,
        text=True,
        timeout=SECONDS_AT_MOST,
        check=False,
    )
    if done.returncode or not done.stdout:
        raise SystemExit(done.stderr)
    seen: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return seen


def median(runs: Sequence[dict[str, object]], name: str) -> float:
    """The median of one figure."""
    return statistics.median(float(str(run[name])) for run in runs)


def milliseconds(values: object) -> list[float]:
    """A list of seconds as milliseconds, in order of size."""
    assert isinstance(values, list)
    return sorted(float(each) * 1000 for each in values)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    count, runs, seconds = (
        int(arguments[n]) if len(arguments) > n else given
        for n, given in enumerate((100_000, 7, 30))
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = cached_library(folder, count)
        compileall.compile_dir("readnotes", quiet=2)
        for kind in ("bare", "readnotes"):
            start(kind, folder, str(library))
        bare, ours = [], []
        for _run in range(runs):
            bare.append(start("bare", folder))
            ours.append(start("readnotes", folder, str(library)))
        idle = start("bare", folder, "", "1")
        busy = start("readnotes", folder, str(library), str(seconds))
    window, first = median(bare, "window"), median(ours, "window")
    key = median(ours, "key")
    memory, plain = float(str(busy["memory"])), float(str(idle["memory"]))
    rows = [
        ("window painted", f"{first:.3f} s", f"{window:.3f} s", first / window, 1.5),
        ("quotes painted, a key taken", f"{key:.3f} s", f"{window:.3f} s", key / window, 4.0),
        ("memory", f"{memory / 1e6:.0f} MB", f"{plain / 1e6:.0f} MB", memory / plain, 2.5),
    ]
    table = [
        (what, mine, base, f"{ratio:.2f}", f"{at_most:.2f}", verdict(ratio, at_most))
        for what, mine, base, ratio, at_most in rows
    ]
    print_table(
        f"The window, with {count:,} quotes",
        ("what", "Readnotes", "bare", "ratio", "at most", ""),
        table,
    )
    scrolling = []
    for what, name in (("a page of scrolling", "pages"), ("a jump", "jumps")):
        taken = milliseconds(busy[name])
        p99 = taken[min(len(taken) - 1, int(len(taken) * 0.99))]
        scrolling.append(
            (what, f"{statistics.median(taken):.1f} ms", f"{p99:.1f} ms", "16 ms", verdict(p99, 16))
        )
    print_table("Scrolling", ("what", "median", "p99", "at most", ""), scrolling)


if __name__ == "__main__":
    main(sys.argv[1:])
