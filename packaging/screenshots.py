"""Make the pictures of the README from the real program, on the sample library.

    .venv/bin/python packaging/screenshots.py [FOLDER]

No display is needed. Each screen is made in the light and in the dark; `QT_SCALE_FACTOR=2` makes
them twice as fine.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("LC_ALL", "C.UTF-8")
# Paths are shown; nobody's own belong into a picture.
os.environ["HOME"] = "/home/reader"

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from readnotes.gui.application import Start, keep_theme, make_application
from readnotes.gui.context import Place
from readnotes.gui.sitting import Sitting
from readnotes.gui.theme import ThemeKeeper
from readnotes.services import reading
from readnotes.services.opening import new_library
from readnotes.services.sample import build_sample
from readnotes.settings.schema import THEME
from readnotes.settings.store import Settings

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
SIZE = (1200, 780)
SETTLED = 400
SMALLEST = 0
LONGEST_WAIT = 10_000
THEMES = ("light", "dark")

Screens = Iterator[tuple[str, Callable[[], QWidget]]]


def main(folder: Path) -> None:
    """Make all pictures, and say which."""
    folder.mkdir(parents=True, exist_ok=True)
    application = make_application(["readnotes"])
    application.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory() as temporary:
        path = Path(temporary) / "Sample.readnotes"
        library = new_library(path)
        build_sample(library)
        library.close()
        settings = Settings()
        keep_theme(ThemeKeeper(application), settings)
        start = Start(settings, Path(temporary), None)
        start.window.resize(*SIZE)
        start.window.show()
        wait_until(lambda: start.sitting is not None)
        # A mistake ends this script; there is nobody to be told of it gently.
        sys.excepthook = sys.__excepthook__
        sitting = start.sitting
        assert sitting is not None
        for name, show in screens(sitting, path):
            for theme in THEMES:
                settings.set(THEME, theme)
                shown = show()
                settle(sitting)
                picture = folder / f"{name}-{theme}.png"
                shown.grab().save(str(picture), "PNG", SMALLEST)
                print(picture)
        start.window.close()
        start.finish()


def screens(sitting: Sitting, path: Path) -> Screens:
    """Every screen by name, with what brings it to the front and gives the widget to be seen.

    Each is asked for once a theme, so bringing it to the front twice must do no harm.
    """
    window = sitting.window
    yield "start", lambda: window
    sitting.doorway.open(path, Place())
    wait_until(lambda: sitting.room is not None)
    room = sitting.room
    assert room is not None
    [desk] = [
        each.id for each in reading.list_reviews(room.context.library) if each.status == "ready"
    ]

    def at(place: Place) -> Callable[[], QWidget]:
        def show() -> QWidget:
            room.go(place)
            if place.view == "search":
                window.top_row.field.setFocus()
            return window

        return show

    yield "library", at(Place())
    yield "book", at(Place(source="harkin2015"))
    yield "search", at(Place(view="search", name="prison"))
    yield "desk", at(Place(view="review", name=desk))
    yield "export", lambda: dialog_of(sitting, "export")


def dialog_of(sitting: Sitting, action: str) -> QWidget:
    """The dialog that an action opens, or the one that is open already."""
    if QApplication.activeModalWidget() is None:
        sitting.perform(action)
        wait_until(lambda: QApplication.activeModalWidget() is not None)
    shown = QApplication.activeModalWidget()
    assert shown is not None
    return shown


def settle(sitting: Sitting) -> None:
    """Wait until nothing moves any more, in the preview's own process either."""
    wait_until(lambda: sitting.hub.waiting == 0)
    QTest.qWait(SETTLED)
    wait_until(lambda: sitting.hub.waiting == 0)


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait for something.

    Raises:
        TimeoutError: It did not come.
    """
    for _ in range(LONGEST_WAIT // 10):
        if condition():
            return
        QTest.qWait(10)
    raise TimeoutError


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
