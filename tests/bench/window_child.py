"""One start of the window, watched from inside; prints what it saw as one line of JSON.

Run by `bench_window.py`: `python -m tests.bench.window_child bare|readnotes STARTED [FILE [WORK]]`,
STARTED being the time at which the process was asked for. WORK is how many seconds to scroll.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMainWindow, QWidget


class Afterwards(QEvent):
    """Something to be done before the next event, and before any timer."""

    def __init__(self, act: Callable[[], None]) -> None:
        super().__init__(QEvent.Type.User)
        self.act = act


class Watch(QObject):
    """Notes when the first window, the first quotes and the first key came through."""

    def __init__(self, started: float, work: float) -> None:
        super().__init__()
        self._list: Any = None
        self.seen: dict[str, object] = {}
        self._started = started
        self.work = work

    def note(self, name: str) -> None:
        """The seconds from the start of the process to now, once."""
        self.seen.setdefault(name, time.time() - self._started)

    def finish(self) -> None:
        """Print what was seen, with the memory of all our processes, and go."""
        self.seen["memory"] = memory_of_all()
        print(json.dumps(self.seen), flush=True)
        os._exit(0)

    def watch_quotes(self, start: Any) -> None:
        """Watch the list of quotes as soon as there is one; only it, for watching takes time."""
        if start.sitting is None:
            QTimer.singleShot(1, lambda: self.watch_quotes(start))
            return
        start.sitting.doorway.glimpsed.connect(lambda *_seen: self._on_glimpsed(start.window))

    def _on_glimpsed(self, window: QWidget) -> None:
        from readnotes.gui.widgets.quote_list import QuoteList

        for each in window.findChildren(QuoteList):
            each.installEventFilter(self)
            each.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.after(partial(self._on_painted, watched.parent()))
        elif event.type() == QEvent.Type.KeyPress:
            self.after(self._on_key_taken)
        return False

    def customEvent(self, event: QEvent) -> None:
        if isinstance(event, Afterwards):
            event.act()

    def after(self, act: Callable[[], None]) -> None:
        """Have something done when the event that is on its way has been dealt with."""
        QCoreApplication.postEvent(self, Afterwards(act), Qt.EventPriority.HighEventPriority.value)

    def _on_painted(self, quotes: Any) -> None:
        if "quotes" not in self.seen and quotes.count:
            self.note("quotes")
            self._list = quotes
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
                QApplication.postEvent(quotes, key)

    def _on_key_taken(self) -> None:
        if "key" not in self.seen:
            self.note("key")
            if self.work:
                QTimer.singleShot(1500, lambda: scroll(self, self._list, self.work))
            else:
                self.finish()


class BareWindow(QMainWindow):
    """A window with nothing in it, which tells of its first paint as the program's own does."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self._watch: Watch | None = watch

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and self._watch is not None:
            self._watch.note("window")
            QTimer.singleShot(int(self._watch.work * 1000) + 200, self._watch.finish)
            self._watch = None
        return done


def scroll(watch: Watch, quotes: Any, seconds: float) -> None:
    """Scroll page by page for so long, then jump about, then search once; then finish."""
    pages, jumps = [], []
    view = quotes.viewport()
    deadline = time.monotonic() + seconds

    def page() -> None:
        begun = time.perf_counter()
        quotes.scroll_by(view.height())
        view.repaint()
        pages.append(time.perf_counter() - begun)
        if time.monotonic() < deadline:
            QTimer.singleShot(50, page)
        else:
            jump()

    def jump() -> None:
        for part in (2, 3, 5, 7, 4, 9, 6, 8):
            begun = time.perf_counter()
            quotes.scroll_to(quotes.count // part)
            view.repaint()
            jumps.append(time.perf_counter() - begun)
        watch.seen |= {"pages": pages, "jumps": jumps, "count": quotes.count}
        search()

    def search() -> None:
        [field] = [
            each
            for each in quotes.window().findChildren(QLineEdit)
            if type(each).__name__ == "SearchField"
        ]
        field.setFocus()
        field.setText("page:94 ba")
        QTimer.singleShot(2000, watch.finish)

    page()


def memory_of_all() -> int:
    """The proportional set size of this process and its children, in bytes."""
    total = 0
    for each in [os.getpid(), *children_of(os.getpid())]:
        for line in Path(f"/proc/{each}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def children_of(process: int) -> list[int]:
    """Every process below one."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    direct = [int(number) for task in tasks for number in task.read_text().split()]
    return direct + [below for each in direct for below in children_of(each)]


def main(arguments: list[str]) -> None:
    """Start one of the two windows."""
    kind, started, *rest = arguments
    work = float(rest[1]) if len(rest) > 1 else 0.0
    watch = Watch(float(started), work)
    if kind == "bare":
        application = QApplication(["bare"])
        window = BareWindow(watch)
        window.setCentralWidget(QLabel("A window"))
        window.resize(1200, 750)
        window.show()
        application.exec()
        return
    start_program(watch, Path(rest[0]))


def start_program(watch: Watch, library: Path) -> None:
    """What `application.run` does, with the window watched."""
    from readnotes.gui.application import Start, keep_theme, make_application
    from readnotes.gui.theme import ThemeKeeper
    from readnotes.runtime.paths import get_config_folder, get_state_folder
    from readnotes.settings.store import load_settings

    gc.disable()
    application = make_application(["readnotes"])
    settings = load_settings(get_config_folder())
    keep_theme(ThemeKeeper(application), settings)
    start = Start(settings, get_state_folder(), library)
    start.window.painted.connect(lambda: watch.note("window"))
    watch.watch_quotes(start)
    start.window.show()
    application.exec()


if __name__ == "__main__":
    main(sys.argv[1:])
