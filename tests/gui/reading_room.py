"""A library file with everything a large page needs around it, but without the window."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.gui.context import Context, Place
from readnotes.gui.correction import Correction
from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Jobs
from readnotes.gui.messages import Messages
from readnotes.services import capture, compose, editing
from readnotes.services.opening import Library, new_library
from readnotes.settings.store import Settings

LONGEST_WAIT = 10_000


@dataclass
class Doorkeeper:
    """Stands for the window: remembers where one wanted to go."""

    places: list[Place] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    performed: list[str] = field(default_factory=list)
    backs: int = 0
    widget: QWidget | None = None

    def go(self, place: Place) -> None:
        self.places.append(place)

    def go_back(self) -> None:
        self.backs += 1

    def correct_quote(self, correction: Correction) -> None:
        self.corrections.append(correction)

    def perform(self, action: str) -> None:
        self.performed.append(action)

    def window_widget(self) -> QWidget:
        if self.widget is None:
            self.widget = QWidget()
        return self.widget


class ReadingRoom:
    """An opened library with its hub, and someone who waits for the answers."""

    def __init__(self, qtbot: QtBot, path: Path) -> None:
        self.qtbot = qtbot
        self.library: Library = new_library(path)
        self.hub = Hub()
        self.failures: list[Exception] = []
        self.hub.failed.connect(self.failures.append)
        self.host = Doorkeeper()
        self.messages = Messages()
        self.context = Context(
            self.library, self.hub, self.messages, Jobs(self.hub), Settings(), self.host
        )

    def settle(self) -> None:
        """Waits until every answer has come and was shown."""
        QApplication.sendPostedEvents()
        self.qtbot.waitUntil(lambda: self.hub.waiting == 0, timeout=LONGEST_WAIT)
        QApplication.sendPostedEvents()
        self.qtbot.waitUntil(lambda: self.hub.waiting == 0, timeout=LONGEST_WAIT)

    def add_source(
        self, key: str, title: str, family: str = "Doe", issued: str | None = None
    ) -> Source:
        """Adds a book."""
        by = (Contributor(family=family, given="Anna"),)
        source = Source(key, title, contributors=by, issued=issued, pages=250)
        return editing.add_source(self.library, source).result().value

    def add_quote(self, key: str, locator: str, words: str, *tags: str) -> Quote:
        """Adds a passage."""
        quote = Quote("", key, words, locator, tags=tags)
        return capture.save(self.library, quote).result().value

    def add_review(self, title: str, about: list[str], body: str = "") -> Review:
        """Begins a review."""
        return compose.new_review(self.library, title, about, body).result().value

    def close(self) -> None:
        """Closes the library; nothing may have failed without words."""
        self.hub.close()
        self.library.close()
        if self.host.widget is not None:
            self.host.widget.deleteLater()
        assert self.failures == []


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ReadingRoom]:
    """A library with two books, four passages and a review about the first book."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = ReadingRoom(qtbot, tmp_path / "Room.readnotes")
    made.add_source("doe2015", "The Long Winter", "Doe", "2015")
    made.add_source("roe1999", "Short Summers", "Roe", "1999")
    made.add_quote("doe2015", "39", "Nobody in the street looked up.", "street")
    made.add_quote("doe2015", "94", "The bakers had learnt to work from memory.", "bread")
    made.add_quote("doe2015", "149-50", "كان الزمان يمضي في هدوء.", "time")
    made.add_quote("roe1999", "7", "The street was empty by noon.", "street")
    yield made
    made.close()


def red_picture() -> bytes:
    """The bytes of a small red picture."""
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, b"PNG").write(picture)
    return bytes(data.data())
