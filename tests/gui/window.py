"""The whole window on a real library file, driven as a person would."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readnotes.gui.application import Start, keep_theme
from readnotes.gui.context import Place
from readnotes.gui.models.side_rows import SideRow
from readnotes.gui.presenters.workroom import Workroom
from readnotes.gui.sitting import Sitting
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.views.capture_row import CaptureRow
from readnotes.gui.widgets.quote_list import QuoteList
from readnotes.settings.store import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LONGEST_WAIT = 5000


class Person:
    """Someone at the window: she looks, presses keys, and waits until nothing moves any more."""

    def __init__(self, qtbot: QtBot, keeper: ThemeKeeper, state: Path) -> None:
        self.qtbot = qtbot
        self.settings = Settings()
        keep_theme(keeper, self.settings)
        self._state = state
        self.start = Start(self.settings, state, None)

    def sit_down(self, path: Path | None) -> "Person":
        """Opens the window on a library, or on the start page."""
        self.begin(path)
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.window)
        if path is not None:
            self.until(lambda: self.sitting.room is not None)
            self.settle()
        return self

    def begin(self, path: Path | None) -> None:
        """Shows the window, and waits until what it is furnished with can be seen."""
        self.start = Start(self.settings, self._state, path)
        self.qtbot.addWidget(self.start.window)
        self.start.window.show()
        self.until(lambda: self.start.sitting is not None)
        # Qt shows what is put into a window that stands already only at its next turn.
        self.until(lambda: self.sitting.window.front.isVisible())

    @property
    def sitting(self) -> Sitting:
        sitting = self.start.sitting
        assert sitting is not None
        return sitting

    def get_up(self) -> None:
        """Closes the window."""
        self.start.window.close()
        self.start.finish()

    @property
    def window(self) -> QWidget:
        return self.start.window

    @property
    def room(self) -> Workroom:
        room = self.sitting.room
        assert room is not None
        return room

    @property
    def chosen_row(self) -> SideRow:
        row = self.sitting.window.sidebar.current_row
        assert row is not None
        return row

    @property
    def quotes(self) -> QuoteList:
        return self.sitting.window.library_page.book.quotes

    @property
    def row(self) -> CaptureRow:
        row = self.sitting.window.library_page.book.row
        assert row is not None
        return row

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Presses a key where the focus is, and waits for what it does."""
        QTest.keyClick(self.focused(), key, modifiers)
        self.settle()

    def type(self, words: str) -> None:
        """Types words where the focus is."""
        QTest.keyClicks(self.focused(), words)

    def until(self, condition: Callable[[], bool]) -> None:
        """Waits for something."""
        self.qtbot.waitUntil(condition, timeout=LONGEST_WAIT)

    def settle(self) -> None:
        """Waits until every answer has come and was shown."""
        QApplication.sendPostedEvents()
        self.until(lambda: self.sitting.hub.waiting == 0)
        deadline = time.monotonic() + 0.01
        self.until(lambda: time.monotonic() > deadline and self.sitting.hub.waiting == 0)

    def open_dialog(self, action: str) -> QWidget:
        """Opens a dialog by its action."""
        self.sitting.perform(action)
        self.settle()
        dialog = QApplication.activeModalWidget()
        assert dialog is not None, action
        return dialog

    def close_dialog(self, dialog: QWidget) -> None:
        """Closes a dialog; without a window manager nobody gives the window its focus back."""
        dialog.close()
        self.settle()
        self.window.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.window)

    def said(self) -> str:
        """What the bar above the panes says."""
        return self.sitting.window.notices.sentence

    def passages(self) -> list[str]:
        """The passages of the list, in order."""
        numbers = [self.quotes.number_of(row) for row in range(self.quotes.count)]
        return [card.text for card in self.room.book.cards_of(numbers)]

    def go(self, place: Place) -> None:
        """Goes to a place, and into its quotes if it has any."""
        self.room.go(place)
        self.settle()
        if place.view == "quotes":
            self.quotes.setFocus()
