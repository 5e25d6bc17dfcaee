"""The window's process: who it is, how it looks, and the first paint before everything else."""

import gc
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from readnotes.gui.icons import application_icon
from readnotes.gui.main_window import MainWindow
from readnotes.gui.session import FILE_NAME, read_session
from readnotes.gui.theme import ThemeKeeper
from readnotes.runtime.paths import get_config_folder, get_state_folder
from readnotes.settings.schema import PASSAGE_FONT, PASSAGE_SIZE, THEME
from readnotes.settings.store import Settings, load_settings

if TYPE_CHECKING:
    from readnotes.gui.sitting import Sitting

ID = "org.readnotes.Readnotes"
LOCK_KEPT = 0.001
"""For how many seconds a thread may keep Python's lock while another waits for it."""


def run(path: Path | None) -> int:
    """Opens the window and stays until it is closed.

    Args:
        path: The library to open; None for the one that was open last.

    Returns:
        The status of the process.
    """
    # Looking for garbage among all that is just being brought in costs a tenth of the start;
    # `Sitting` lets it begin again, and never look at what is there by then.
    gc.disable()
    application = make_application(sys.argv[:1])
    settings = load_settings(get_config_folder())
    keep_theme(ThemeKeeper(application), settings)
    start = Start(settings, get_state_folder(), path)
    start.window.show()
    status = application.exec()
    start.finish()
    return status


def make_application(arguments: list[str]) -> QApplication:
    """Qt's application with the program's identity."""
    # The window's thread waits for Python's lock as long as a reader may keep it.
    sys.setswitchinterval(LOCK_KEPT)
    QCoreApplication.setApplicationName("readnotes")
    QGuiApplication.setApplicationDisplayName("Readnotes")
    QGuiApplication.setDesktopFileName(ID)
    return QApplication(arguments)


def keep_theme(keeper: ThemeKeeper, settings: Settings) -> None:
    """Puts the window into the theme and letters that were chosen, now and whenever they change."""

    def choose() -> None:
        choice = settings.get(THEME)
        keeper.choose(
            "light" if choice == "light" else "dark" if choice == "dark" else "system",
            settings.get(PASSAGE_FONT),
            settings.get(PASSAGE_SIZE) / 100,
        )

    settings.listen(choose)
    choose()


class Start:
    """The window, painted first with its top row alone and furnished right after.

    Attributes:
        sitting: What holds the furnished window together; None until it is painted.
    """

    def __init__(self, settings: Settings, state_folder: Path, path: Path | None) -> None:
        self.window = MainWindow()
        self.sitting: Sitting | None = None
        self._settings = settings
        self._state_folder = state_folder
        self._path = path
        self._session = read_session(state_folder / FILE_NAME)
        self.window.restore(self._session)
        self.window.painted.connect(self._on_window_painted)

    def furnish(self) -> "Sitting":
        """Brings the rest of the window in, and opens the library."""
        from readnotes.gui.sitting import Sitting
        from readnotes.gui.window_commands import commands_of

        self.sitting = Sitting(self.window, self._settings, self._session, self._state_folder)
        self.window.own_commands = partial(commands_of, self.sitting)
        self.sitting.start(self._path)
        QGuiApplication.setWindowIcon(application_icon())
        return self.sitting

    def finish(self) -> None:
        """The window is closed."""
        if self.sitting is not None:
            self.sitting.finish()

    def _on_window_painted(self) -> None:
        QTimer.singleShot(0, self.window, self.furnish)
