"""Writing in a draft of 20,000 words with 300 citations while it is checked and previewed.

The cited sources hold 10,000 quotes. Run: `python -m tests.bench.bench_checking [KEYS]`.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.gui.application import make_application
from readnotes.gui.context import Context
from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.messages import Messages
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import reading
from readnotes.services.opening import open_library
from readnotes.settings.store import Settings
from tests.bench.bench_check import CITED_QUOTES, make_library
from tests.bench.table import print_table, verdict
from tests.gui.reading_room import Doorkeeper

PAUSE_MS = 60
EVERY = 12
"""After so many keys the writer rests, and the check comes with its answer."""
REST_MS = 900
EDITS = 15

turns: list[float] = []
"""Milliseconds that each turn of the event loop took between two keys."""


def main(keys: int) -> None:
    """Measure and print."""
    application = make_application(["bench"])
    ThemeKeeper(application).choose("light")
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name
        path = Path(name) / "Draft.readnotes"
        made, _draft, _about = make_library(path, CITED_QUOTES)
        made.close()
        library = open_library(path)
        [review] = reading.list_reviews(library)
        hub = Hub()
        context = Context(library, hub, Messages(), Jobs(hub), Settings(), Doorkeeper())
        desk = ReviewDesk(context)
        desk.resize(1200, 780)
        desk.show()
        begun = time.perf_counter()
        desk.open_review(review.id)
        wait(lambda: bool(desk.preview.browser.html))
        previewed = time.perf_counter() - begun
        wait(lambda: desk.checking.checked.stamp >= 0)
        first = time.perf_counter() - begun
        pressed = press_keys(desk, keys)
        checks = measure_checks(desk)
        found = len(desk.checking.checked.findings)
        desk.close()
        wait(lambda: hub.waiting == 0)
        hub.close()
        library.close()
    report(pressed, checks, previewed, first, found)


def press_keys(desk: ReviewDesk, keys: int) -> list[float]:
    """Milliseconds each key took until it was painted, pauses and answers between them."""
    desk.editor.show_place(len(desk.editor.body()) // 2)
    desk.editor.setFocus()
    QTest.qWait(500)
    taken = []
    for number in range(keys):
        letter = "and so she wrote "[number % 17]
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        begun = time.perf_counter()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(desk.editor, event)
        desk.editor.viewport().repaint()
        taken.append((time.perf_counter() - begun) * 1000)
        wait_for(REST_MS if number % EVERY == EVERY - 1 else PAUSE_MS)
    return taken


def measure_checks(desk: ReviewDesk) -> list[float]:
    """Milliseconds from an edit until the findings of that draft are shown, pause included."""
    taken = []
    for _edit in range(EDITS):
        begun = time.perf_counter()
        desk.editor.insert_words("x")
        wait(lambda: desk.checking.is_settled)
        taken.append((time.perf_counter() - begun) * 1000)
        QTest.qWait(REST_MS)
    return taken


def wait_for(milliseconds: int) -> None:
    """Let the window work for so long, and stop between two of its events."""
    until = time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < until:
        begun = time.perf_counter()
        QApplication.processEvents()
        turns.append((time.perf_counter() - begun) * 1000)
        time.sleep(0.0005)


def wait(condition: Callable[[], bool]) -> None:
    """Wait for something for a minute at most."""
    until = time.perf_counter() + 60
    while not condition():
        if time.perf_counter() > until:
            raise SystemExit("nothing came")
        QApplication.processEvents()
        time.sleep(0.0005)


def report(
    pressed: list[float], checks: list[float], previewed: float, first: float, found: int
) -> None:
    """Print what was measured against what was asked."""
    keys, edits = sorted(pressed), sorted(checks)
    p99 = keys[min(int(len(keys) * 0.99), len(keys) - 1)]
    rows = [
        ("a key, painted, p99", f"{p99:.1f} ms", "16 ms", verdict(p99, 16)),
        ("a key, painted, longest", f"{keys[-1]:.1f} ms", "", ""),
        ("between two keys, longest", f"{max(turns):.1f} ms", "16 ms", verdict(max(turns), 16)),
        (
            "an edit until its findings are shown, median",
            f"{edits[len(edits) // 2]:.0f} ms",
            "",
            "",
        ),
        ("from opening to the first preview", f"{previewed * 1000:.0f} ms", "", ""),
        ("from opening to the first findings", f"{first * 1000:.0f} ms", "", ""),
    ]
    title = f"Writing while the draft is checked ({found} findings)"
    print_table(title, ("what", "took", "at most", ""), rows)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 240)
