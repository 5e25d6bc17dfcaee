"""Writing in a long draft: every key, what held the window's thread, the preview behind.

Run: `python -m tests.bench.bench_draft [WORDS [KEYS [QUOTES]]]`; with QT_QPA_PLATFORM=offscreen or
on a display. The draft has headings, 300 citations, quotations and misspelt words; preview,
outline, uses, spelling and check run as they do for a writer, on the library's own threads and
processes. A key is measured from the moment it is due, whatever the window is at, until its letter
is painted; where the machine has other work, the processor's part of it says what is ours.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.gui.application import keep_theme, make_application
from readnotes.gui.context import Context
from readnotes.gui.garbage import GarbageTime
from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.messages import Messages
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose
from readnotes.services.opening import new_library
from readnotes.services.spelling import list_languages
from readnotes.settings.store import Settings
from tests.bench.corpus import fill
from tests.bench.draft_typist import DraftTypist, Key
from tests.bench.holds import Holds
from tests.bench.passages import make_quotes, make_sources
from tests.bench.table import print_table, verdict
from tests.bench.timing import Times
from tests.gui.reading_room import Doorkeeper

CITATIONS = 300
BOOKS = 10
PREVIEWS = 30
CHECKS = 15
SLOWEST = 6


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
    application = make_application(["bench"])
    holds = Holds()
    holds.watch()
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
        # As the window does once it stands.
        garbage = GarbageTime(hub)
        context = Context(library, hub, Messages(), Jobs(hub), settings, Doorkeeper())
        desk = ReviewDesk(context)
        desk.resize(1200, 780)
        desk.show()
        desk.open_review(review.id)
        wait(lambda: bool(desk.preview.browser.html) and hub.waiting == 0)
        wait(lambda: desk.checking.is_settled)
        garbage.begin()
        holds.noted.clear()
        pressed = press_keys(desk, keys, len(body) // 2)
        slowest = sorted(pressed, key=lambda key: key.due - key.painted)[:SLOWEST]
        held = [(key, holds.between(key.due, key.painted)) for key in slowest]
        sums = list(holds.sums())
        previews = measure_previews(desk)
        checks = measure_checks(desk)
        report(words, pressed, previews, checks)
        report_holds(held, sums, len(pressed))
        underlined = len(desk.spelling.misspelt)
        print(f"\nSpelling: {', '.join(list_languages()) or 'there is no dictionary'}; ", end="")
        print(f"{underlined} words underlined")
        desk.close()
        wait(lambda: hub.waiting == 0)
        hub.close()
        library.close()


def press_keys(desk: ReviewDesk, keys: int, place: int) -> list[Key]:
    """Type as a writer does, ten keys a second, a rest now and then."""
    desk.editor.show_place(place)
    desk.editor.setFocus()
    QTest.qWait(500)
    return DraftTypist(desk.editor, keys).type_all()


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
    words: int, keys: Sequence[Key], previews: Sequence[float], checks: Sequence[float]
) -> None:
    """Print what was measured against what was asked."""
    rows = [
        row("a key, from due to painted", [key.painted - key.due for key in keys], 16, 0.99),
        row("of it the processor's part", [key.worked for key in keys], 16, 0.99),
        row("of it waiting to come through", [key.came - key.due for key in keys], 16, 0.99),
        row("an edit, until the preview shows it", previews, 150, 0.5),
        row("an edit, until its findings are shown", checks, 400, 0.5),
    ]
    heads = ("what", "50th / 95th / 99th of 100, ms", "longest", "at most", "")
    print_table(f"Writing in a draft of {words:,} words", heads, rows)


def report_holds(
    held: Sequence[tuple[Key, str]], sums: Sequence[tuple[str, int, float, float]], keys: int
) -> None:
    """Print what the slowest keys waited for, and what was done in all."""
    print("\nThe slowest keys, in ms:")
    for key, what in held:
        taken = f"{(key.painted - key.due) * 1000:5.1f} ({key.worked * 1000:4.1f} worked)"
        print(f"  {taken}  {what}")
    rows = [
        (what, f"{times / keys:.2f}", f"{worked / keys * 1000:.2f} ms", f"{longest * 1000:.1f} ms")
        for what, times, worked, longest in sorted(sums, key=lambda each: -each[2])
    ]
    heads = ("the window's thread, its processor", "per key", "per key", "longest")
    print_table("What it did", heads, rows)


def row(what: str, taken: Sequence[float], at_most: float, share: float) -> tuple[str, ...]:
    """One line of the table, of seconds; the share of them that must be below, in milliseconds."""
    times = Times.of(taken)
    said = verdict(times.at(share), at_most)
    return what, str(times), f"{times.each[-1]:.1f} ms", f"{at_most:.0f} ms", said


def wait(condition: Any) -> None:
    """Wait for something for a minute at most."""
    for _ in range(6000):
        if condition():
            return
        QTest.qWait(10)
    raise SystemExit("nothing came")


if __name__ == "__main__":
    main(sys.argv[1:])
