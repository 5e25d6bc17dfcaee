"""What every test of the window needs: one application, in the light theme."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.gui.theme import ThemeKeeper
from readnotes.runtime.clock import fixed_clock
from readnotes.services import arranging, capture, editing
from readnotes.services.opening import new_library
from tests.gui.window import Person

# Without a display the tests run all the same; with `QT_QPA_PLATFORM=xcb` on a real one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_keepers: list[ThemeKeeper] = []


def pytest_configure(config: pytest.Config) -> None:
    """The offscreen platform tells what a screen would do and it cannot; nothing is wrong."""
    config.addinivalue_line("qt_log_ignore", "^This plugin does not support ")


@pytest.fixture
def theme_keeper(qapp: QApplication) -> ThemeKeeper:
    """Keeps the theme of the one application that all tests share."""
    if not _keepers:
        _keepers.append(ThemeKeeper(qapp))
    return _keepers[0]


@pytest.fixture(autouse=True)
def light(theme_keeper: ThemeKeeper) -> None:
    """Every test begins by daylight."""
    theme_keeper.choose("light")


@pytest.fixture
def evening(tmp_path: Path) -> Path:
    """A library file with two books, a few quotes, a shelf and a review."""
    path = tmp_path / "Evening.readnotes"
    library = new_library(path, fixed_clock("2026-11-22T08:00:00Z", tick=1))
    doe = (Contributor(family="Doe", given="Anna"),)
    austen = (Contributor(family="Austen", given="Jane"),)
    editing.add_source(
        library, Source("doe2015", "The Long Winter", contributors=doe, issued="2015", pages=250)
    ).result()
    editing.add_source(
        library, Source("austen1813", "Pride and Prejudice", contributors=austen, issued="1813")
    ).result()
    for locator, words in (
        ("39", "Nobody in the street looked up."),
        ("94", "The bakers had learnt to work from memory."),
        ("149-50", "Time does not come back, but people do."),
    ):
        capture.save(library, Quote("", "doe2015", words, locator=locator)).result()
    capture.save(
        library, Quote("", "austen1813", "It is a truth universally acknowledged.", locator="1")
    ).result()
    arranging.put_on_shelf(library, "Winter", ["doe2015"]).result()
    editing.new_review(library, "The bakers", ["doe2015"], "# The bakers\n").result()
    library.close()
    return path


@pytest.fixture
def person(qtbot: QtBot, theme_keeper: ThemeKeeper, tmp_path: Path) -> Iterator[Person]:
    """Someone who has not sat down yet."""
    someone = Person(qtbot, theme_keeper, tmp_path)
    yield someone
    someone.get_up()


@pytest.fixture
def reader(person: Person, evening: Path) -> Person:
    """Someone at the window with the library of the evening open."""
    return person.sit_down(evening)


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Fail a test that leaves a window open or a timer running in one."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    names = [type(each).__name__ for each in left]
    for each in left:
        each.close()
    assert not names
