"""The way in and out of a library: opened on a thread of its own, closed whole.

The window is painted before the services, and SQLAlchemy with them (0.2 s of processor time),
are imported: that happens here, on the thread that opens the first library.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from readnotes.gui.folders import documents_folder
from readnotes.gui.jobs import Job, Jobs
from readnotes.gui.place import Place
from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.gui.presenters.workroom import Workroom
    from readnotes.gui.tools import Tools
    from readnotes.services.opening import Library

SUFFIX = ".readnotes"
FIRST_SCREENFUL = 40
FRAME = 16
LONGEST_PAINTING = 0.3


@dataclass(frozen=True, slots=True)
class Opened:
    """A library that was just opened.

    Attributes:
        place: Where to begin; the plain place where the one wished is no more.
        furnish: Makes the room that works on it; its code was read beside the window.
    """

    library: "Library"
    place: Place
    furnish: "Callable[[Library, Tools], Workroom]"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a library could not be opened.

    Attributes:
        path: The file.
        sentence: What happened, and what is safe.
        readable: Whether it can be opened to be read only.
    """

    path: Path
    sentence: str
    readable: bool


class Doorway(QObject):
    """Opens libraries, one at a time.

    Signals:
        glimpsed(place, cards): The first quotes of a library that is being opened can be seen.
        opened(Opened): A library is open; whoever answers closes the one before.
        refused(Refusal): It could not be opened.
    """

    glimpsed = Signal(object, object)
    opened = Signal(object)
    refused = Signal(object)
    _seen = Signal(object, object)

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs = jobs
        self._window = window
        self._painted = threading.Event()
        # Told on the thread that opens; the window hears of it on its own.
        self._seen.connect(self._on_first_seen, Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path, place: Place, *, read_only: bool = False) -> None:
        """Opens a library at a place."""
        self._start(
            text("Opening {name}").format(name=path.name),
            path,
            lambda: _open(path, read_only=read_only),
            place,
        )

    def make(self, path: Path, *, sample: bool = False) -> None:
        """Makes a library, with the sample's records if wished, and opens it."""
        words = text("Making the sample") if sample else text("Making {name}")
        self._start(words.format(name=path.name), path, lambda: _make(path, sample=sample), Place())

    def open_sample(self) -> None:
        """Opens the sample; it is made in the reader's documents if it is not there yet."""
        path = documents_folder() / f"{text('Readnotes sample')}{SUFFIX}"
        if path.exists():
            self.open(path, Place())
        else:
            self.make(path, sample=True)

    def ask_for_library(self) -> None:
        """Asks which library is to be opened."""
        dialog = QFileDialog(self._window, text("Open a library"), str(documents_folder()))
        dialog.setNameFilters([_filter(), text("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.open(Path(name), Place()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def ask_for_new(self) -> None:
        """Asks where a new library is to stand."""
        dialog = QFileDialog(self._window, text("New library"), str(documents_folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(_filter())
        dialog.setDefaultSuffix(SUFFIX[1:])
        dialog.selectFile(f"{text('My reading')}{SUFFIX}")
        # A file that is there is never replaced; the services refuse it with a sentence.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.fileSelected.connect(lambda name: self.make(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self, library: "Library", done: Callable[[], None]) -> None:
        """Closes a library beside the window."""
        self._jobs.start(text("Closing"), lambda _job: leave(library), lambda _none: done())

    def _start(self, title: str, path: Path, enter: "Callable[[], Library]", place: Place) -> None:
        def work(_job: Job) -> Opened:
            library = enter()
            return self._look(library, place)

        self._jobs.start(title, work, self.opened.emit, lambda error: self._refuse(path, error))

    def _look(self, library: "Library", place: Place) -> Opened:
        """Reads the first screenful and shows it, then brings in what works on the library."""
        from readnotes.domain.errors import UnknownRecordError
        from readnotes.gui.presenters.scopes import scope_of
        from readnotes.services import reading

        scope = scope_of(place)
        if place.source:
            try:
                reading.get_source(library, place.source)
                scope = reading.Scope("source", place.source)
            except UnknownRecordError:
                place, scope = Place(), reading.ALL
        cards = reading.first_cards(library, scope, FIRST_SCREENFUL)
        self._painted.clear()
        self._seen.emit(place, cards)
        # Two threads that import and paint at once take turns at every step: painting goes first.
        self._painted.wait(LONGEST_PAINTING)

        from readnotes.gui.presenters.workroom import Workroom
        from readnotes.gui.presenters.workroom_commands import commands_of

        return Opened(library, place, partial(Workroom, commands_of=commands_of))

    def _on_first_seen(self, place: Place, cards: object) -> None:
        self.glimpsed.emit(place, cards)
        QTimer.singleShot(FRAME, self, self._painted.set)

    def _refuse(self, path: Path, error: Exception) -> None:
        from readnotes.domain.errors import (
            LibraryExistsError,
            LibraryLockedError,
            LibraryReadOnlyError,
            LibraryTooNewError,
        )
        from readnotes.services import failure_texts

        readable = isinstance(error, LibraryTooNewError | LibraryReadOnlyError | LibraryLockedError)
        sentence = failure_texts.sentence(error)
        if isinstance(error, LibraryExistsError):
            sentence = f"{sentence} {text('Nothing was changed.')}"
        self.refused.emit(Refusal(path, sentence, readable))


def leave(library: "Library") -> None:
    """Forgets what is too old to be undone, and closes a library; what disk refuses can wait."""
    from readnotes.domain.errors import EnvironmentFailure
    from readnotes.services.undo import trim_history

    try:
        if not library.read_only:
            trim_history(library).result()
    except (EnvironmentFailure, OSError):
        # Nothing of hers is lost by history that is kept longer; it is tried again next time.
        pass
    finally:
        library.close()


def _filter() -> str:
    return text("Readnotes libraries ({pattern})").format(pattern=f"*{SUFFIX}")


def _open(path: Path, *, read_only: bool) -> "Library":
    from readnotes.services import opening

    return opening.open_library(path, read_only=read_only)


def _make(path: Path, *, sample: bool) -> "Library":
    from readnotes.services import opening

    library = opening.new_library(path)
    if sample:
        from readnotes.services.sample import build_sample

        build_sample(library)
    return library
