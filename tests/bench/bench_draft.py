"""Writing in a long draft: every key, every handler of the window's thread, the preview behind.

Run: `python -m tests.bench.bench_draft [WORDS [KEYS [QUOTES]]]`; with QT_QPA_PLATFORM=offscreen or
on a display. The draft has headings, 300 citations, quotations and misspelt words; preview,
outline, uses, spelling and check run as they do for a writer, on the library's own threads and
processes. With HANDLERS=1 each event of the window's thread is timed, too, which costs itself.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.gui.application import keep_theme, make_application
from readnotes.gui.context import Context
from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.messages import Messages
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose
from readnotes.services.opening import new_library
from readnotes.settings.store import Settings
from tests.bench.corpus import fill
from tests.bench.passages import make_quotes, make_sources
from tests.bench.table import print_table, verdict
from tests.gui.reading_room import Doorkeeper

CITATIONS = 300
BOOKS = 10
PAUSE_MS = 90
REST_MS, EVERY = 400, 12
"""Every so many keys the writer rests so long that the check begins; its answer meets the next."""
PREVIEWS = 30
CHECKS = 15


class Handlers(QApplication):
    """An application that notes how long each of its events takes."""

    taken: ClassVar[list[tuple[float, str]]] = []
    deep: ClassVar[int] = 0

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        if Handlers.deep:
            return super().notify(receiver, event)
        Handlers.deep = 1
        name = f"{event.type().name} of {type(receiver).__name__}"
        begun = time.perf_counter()
        try:
            return super().notify(receiver, event)
        finally:
            Handlers.deep = 0
            Handlers.taken.append((time.perf_counter() - begun, name))


def make_draft(words: int, keys: Sequence[str], passages: Sequence[str]) -> str:
    """A review of so many words about some books."""
    chance = random.Random(5)
    pool = " ".join(passages).split()
    parts = ["# The long review"]
    written, cited = 0, 0
    while written < words:
        if len(parts) % 12 == 0:
            parts.append(f"## {' '.join(chance.sample(pool, 3)).title()}")
        paragraph = " ".join(chance.choices(pool, k=90)).capitalize()
        if cited < CITATIONS:
            quoted = " ".join(passages[cited % len(passages)].split()[:12])
            page = chance.randint(1, 399)
            paragraph += f". He says “{quoted}” [@{chance.choice(keys)}, p. {page}]"
            cited += 1
        parts.append(f"{paragraph}. *So* it’s said, and _that_ is all.")
        written += 110
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    words, keys, quotes = (
        int(arguments[n]) if len(arguments) > n else given
        for n, given in enumerate((20_000, 400, 10_000))
    )
    application = Handlers(["bench"]) if "HANDLERS" in os.environ else make_application(["bench"])
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_STATE_HOME"] = name
        library = new_library(Path(name) / "Draft.readnotes")
        fill(library, quotes, BOOKS)
        books = [each.key for each in make_sources(BOOKS, random.Random(3))]
        passages = [each.text for each in make_quotes(CITATIONS, books)]
        body = make_draft(words, books, passages)
        review = compose.new_review(library, "Long", books, body).result().value
        settings = Settings()
        # The words are made up; but for a few they are to be as well spelt as a writer's.
        for word in sorted(set(" ".join(passages).lower().split()))[:-20]:
            settings.own_words.add(word)
            settings.own_words.add(word.capitalize())
        keep_theme(ThemeKeeper(application), settings)
        hub = Hub()
        context = Context(library, hub, Messages(), Jobs(hub), settings, Doorkeeper())
        desk = ReviewDesk(context)
        desk.resize(1200, 780)
        desk.show()
        desk.open_review(review.id)
        wait(lambda: bool(desk.preview.browser.html) and hub.waiting == 0)
        wait(lambda: desk.checking.is_settled)
        pressed, worked = press_keys(desk, keys, len(body) // 2)
        handlers = [each for each, _name in Handlers.taken]
        previews = measure_previews(desk)
        checks = measure_checks(desk)
        report(words, (pressed, worked), handlers, previews, checks)
        if Handlers.taken:
            for taken, which in sorted(Handlers.taken, reverse=True)[:8]:
                print(f"  {taken * 1000:7.1f} ms  {which}")
        desk.close()
        wait(lambda: hub.waiting == 0)
        hub.close()
        library.close()


def press_keys(desk: ReviewDesk, keys: int, place: int) -> tuple[list[float], list[float]]:
    """Type as a writer does, ten keys a second, a rest now and then.

    Returns:
        Seconds a key took until it was painted, and seconds of the processor it took.
    """
    desk.editor.show_place(place)
    desk.editor.setFocus()
    QTest.qWait(500)
    Handlers.taken.clear()
    taken, worked = [], []
    sentence = "and then she wrote it all down again, wiht care. "
    for n in range(keys):
        letter = sentence[n % len(sentence)]
        key = Qt.Key.Key_Space if letter == " " else Qt.Key(ord(letter.upper()))
        begun, at_work = time.perf_counter(), time.thread_time()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(desk.editor, event)
        desk.editor.viewport().repaint()
        taken.append(time.perf_counter() - begun)
        worked.append(time.thread_time() - at_work)
        QTest.qWait(REST_MS if n % EVERY == EVERY - 1 else PAUSE_MS)
    return taken, worked


def measure_previews(desk: ReviewDesk) -> list[float]:
    """Seconds from an edit to the preview that shows it, the pause before it is asked included."""
    taken = []
    for n in range(PREVIEWS):
        mark = f"edit{n}x"
        begun = time.perf_counter()
        desk.editor.insert_words(f" {mark}")
        while mark not in desk.preview.browser.html:
            QApplication.processEvents()
            time.sleep(0.0005)
        taken.append(time.perf_counter() - begun)
        QTest.qWait(300)
    return taken


def measure_checks(desk: ReviewDesk) -> list[float]:
    """Seconds from an edit until its findings are shown, the pause before it is asked included."""
    taken = []
    for _n in range(CHECKS):
        begun = time.perf_counter()
        desk.editor.insert_words("x")
        while not desk.checking.is_settled:
            QApplication.processEvents()
            time.sleep(0.0005)
        taken.append(time.perf_counter() - begun)
        QTest.qWait(300)
    return taken


def report(
    words: int,
    pressed: tuple[Sequence[float], Sequence[float]],
    handlers: Sequence[float],
    previews: Sequence[float],
    checks: Sequence[float],
) -> None:
    """Print what was measured against what was asked."""
    rows = [
        row("a key, painted", pressed[0], 0.016, 0.99),
        row("the processor's part of it", pressed[1], 0.016, 0.99),
    ]
    if handlers:
        rows.append(row("any handler of the window's thread", handlers, 0.016, 0.99))
        rows.append(row("the longest of them", handlers, 0.050, 1.0))
    rows.append(row("an edit, until the preview shows it", previews, 0.150, 0.5))
    rows.append(row("an edit, until its findings are shown", checks, 0.400, 0.5))
    print_table(
        f"Writing in a draft of {words:,} words",
        ("what", "median", "p99", "longest", "at most", ""),
        rows,
    )


def row(what: str, taken: Sequence[float], at_most: float, share: float) -> tuple[str, ...]:
    """One line of the table; the share of values that must be below."""
    ordered = sorted(taken)
    judged = part(ordered, share)
    shown = [f"{value * 1000:.1f} ms" for value in (part(ordered, 0.5), part(ordered, 0.99))]
    longest, most = f"{ordered[-1] * 1000:.1f} ms", f"{at_most * 1000:.0f} ms"
    return what, *shown, longest, most, verdict(judged, at_most)


def part(ordered: Sequence[float], share: float) -> float:
    """The value below which this share of them lies."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def wait(condition: Any) -> None:
    """Wait for something for a minute at most."""
    for _ in range(6000):
        if condition():
            return
        QTest.qWait(10)
    raise SystemExit("nothing came")


if __name__ == "__main__":
    main(sys.argv[1:])
