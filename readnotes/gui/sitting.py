"""One sitting at the window: its theme, its session, and the library that is open in it."""

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.actions.catalogue import BY_ID
from readnotes.gui.actions.window_actions import WindowActions
from readnotes.gui.doorway import Doorway, Opened, Refusal, leave
from readnotes.gui.hub import Hub
from readnotes.gui.index_keeper import IndexKeeper
from readnotes.gui.jobs import Jobs
from readnotes.gui.main_window import MainWindow
from readnotes.gui.messages import Messages, Notice
from readnotes.gui.mishaps import Mishaps
from readnotes.gui.place import Place
from readnotes.gui.session import FILE_NAME, Session, write_session
from readnotes.gui.text_keys import TextKeys
from readnotes.gui.tools import Tools
from readnotes.gui.widgets.reading_place import ListPosition
from readnotes.i18n import text
from readnotes.settings.schema import OPEN_LAST
from readnotes.settings.store import Settings

if TYPE_CHECKING:
    from readnotes.gui.actions.palette import Palette
    from readnotes.gui.presenters.workroom import Workroom

AFTER_START_MS = 1500


class Sitting:
    """Holds the window together.

    Attributes:
        window: The window.
        room: The library that is open in it, or None.
    """

    def __init__(
        self, window: MainWindow, settings: Settings, session: Session, state_folder: Path
    ) -> None:
        self.window = window
        self.settings = settings
        self.session = session
        self.room: Workroom | None = None
        self._state_folder = state_folder
        self._refused: Path | None = None
        self._palette: Palette | None = None
        window.furnish()
        self.hub = Hub(self.window)
        self.messages = Messages(self.window)
        self.jobs = Jobs(self.hub, self.window)
        self.doorway = Doorway(self.jobs, self.window)
        self.index = IndexKeeper(self.jobs, self.hub)
        self.mishaps = Mishaps(self.messages, self._keep_all, self.window)
        self.actions = WindowActions(self.window, self.window)
        TextKeys(self.window)
        self._add_menu()
        self._connect()

    def start(self, path: Path | None) -> None:
        """Opens a library, or shows the start page."""
        last = Path(self.session.library) if self.session.library else None
        if path is None and self.settings.get(OPEN_LAST):
            path = last
        if path is None:
            self._complete()
            self._show_start_page()
        else:
            # Where one was is of use in the library one was in, and in no other.
            place = self.session.place if path == last else Place()
            self.doorway.open(path, place)
        QTimer.singleShot(AFTER_START_MS, self.window, self._after_start)

    def finish(self) -> None:
        """Stops listening for errors; the window is closed."""
        self.mishaps.stop()

    def perform(self, action: str) -> None:
        """Does what an action does, if it can be done now."""
        BY_ID[action].run(self.window)

    def open_palette(self) -> None:
        """Opens the command palette, which is built when it is first wanted."""
        if self._palette is None:
            from readnotes.gui.actions.palette import Palette

            self._palette = Palette(self.window, self.actions, self.window)
        self._palette.open()

    def close_library(self) -> None:
        """Closes the library, and shows the start page."""
        self._close_room()
        self.session = replace(self.session, library="", place=Place())
        self._show_start_page()

    def _connect(self) -> None:
        window = self.window
        window.closing.connect(self._on_window_closing)
        self.messages.notice_shown.connect(window.notices.show_notice)
        self.messages.notice_withdrawn.connect(window.notices.clear)
        self.jobs.job_shown.connect(window.jobs.show_job)
        self.jobs.job_finished.connect(window.jobs.hide_job)
        self.hub.failed.connect(self._on_hub_failed)
        self.doorway.glimpsed.connect(self._on_library_glimpsed)
        self.doorway.opened.connect(self._on_library_opened)
        self.doorway.refused.connect(self._on_library_refused)
        self.actions.name_by("undo", lambda: self.room.undo.undo_title if self.room else "")
        self.actions.name_by("redo", lambda: self.room.undo.redo_title if self.room else "")

    def _complete(self) -> None:
        if not self.window.is_complete:
            self.window.complete()

    def _add_menu(self) -> None:
        button = self.window.top_row.menu_button
        menu = QMenu(button)

        def fill() -> None:
            if menu.isEmpty():
                for each in self.actions.menus(menu):
                    menu.addMenu(each)

        menu.aboutToShow.connect(fill)
        button.setMenu(menu)

    def _show_start_page(self) -> None:
        page = self.window.start_page
        if not page.connected:
            page.connected = True
            page.sample_requested.connect(self.doorway.open_sample)
            page.new_requested.connect(self.doorway.ask_for_new)
            page.open_requested.connect(self.doorway.ask_for_library)
            page.read_only_requested.connect(self._on_read_only_requested)
        page.show_trouble("", readable=False)
        self.window.show_title("")
        self.window.show_page(page)
        page.setFocus()

    def _close_room(self) -> None:
        room, self.room = self.room, None
        if room is None:
            return
        self._note_session(room)
        self.index.end()
        room.end()
        self.hub.turn_over()
        self.jobs.forget()
        self.window.notices.set_standing(None)
        room.close()
        self.doorway.close(room.context.library, lambda: None)

    def _note_session(self, room: "Workroom") -> None:
        side, panes = self.window.pane_sizes()
        position = self.window.library_page.book.quotes.save_position()
        self.session = replace(
            self.session,
            frame=self.window.frame(),
            maximised=self.window.isMaximized(),
            sidebar=self.window.sidebar_wanted,
            side=side,
            panes=panes,
            order=room.sources.order,
            by_tag=room.pages.by_tag,
            place=room.place(),
            first=position.number,
            into=position.into,
        )

    def _keep_all(self) -> None:
        if self.room is not None:
            self.room.leave()

    def _write_session(self) -> None:
        with contextlib.suppress(OSError):
            write_session(self._state_folder / FILE_NAME, self.session)

    def _after_start(self) -> None:
        """What can wait until the reader sees her quotes."""
        from readnotes.gui.garbage import GarbageTime
        from readnotes.runtime.logs import start_logging

        with contextlib.suppress(OSError):
            start_logging(self._state_folder)
        GarbageTime(self.hub, self.window).begin()

    def _on_library_glimpsed(self, place: Place, cards: Sequence[QuoteCard]) -> None:
        """Shows the first screenful; a key pressed now is answered already."""
        if self.room is not None:
            return
        self.window.show_page(self.window.library_page)
        self.window.library_page.book.glimpse(cards, grouped=not place.source)
        self.window.focus_page()
        QTimer.singleShot(0, self.window, self._complete)

    def _on_library_opened(self, opened: Opened) -> None:
        self._complete()
        self._close_room()
        library = opened.library
        tools = Tools(self.window, self.hub, self.messages, self.jobs, self.settings, self.perform)
        self.room = opened.furnish(library, tools)
        self.session = replace(self.session, library=str(library.path))
        name = library.path.stem
        self.window.show_title(
            text("{name} (read only)").format(name=name) if library.read_only else name
        )
        if library.read_only:
            self.window.notices.set_standing(
                Notice(text("This library is open to be read only: nothing can be changed."))
            )
        last = self.session
        position = ListPosition(last.first, last.into, opened.place.quote)
        self.room.pages.by_tag = last.by_tag
        self.room.begin(opened.place, last.order, position)
        self.index.begin(library)
        self._write_session()

    def _on_library_refused(self, refusal: Refusal) -> None:
        self._complete()
        if self.room is not None:
            self.messages.show(Notice(refusal.sentence, "warning"))
            return
        self._refused = refusal.path
        self._show_start_page()
        self.window.start_page.show_trouble(refusal.sentence, readable=refusal.readable)

    def _on_read_only_requested(self) -> None:
        if self._refused is not None:
            self.doorway.open(self._refused, Place(), read_only=True)

    def _on_hub_failed(self, error: Exception) -> None:
        from readnotes.domain.errors import EnvironmentFailure, IndexDamagedError, RequestError
        from readnotes.services import failure_texts

        if isinstance(error, IndexDamagedError) and self.index.needs_care():
            return
        if isinstance(error, EnvironmentFailure | RequestError | OSError):
            self.messages.show(Notice(failure_texts.sentence(error), "error"))
        else:
            self.mishaps.tell(error)

    def _on_window_closing(self) -> None:
        room, self.room = self.room, None
        if room is not None:
            self._note_session(room)
            room.end()
            self.jobs.close()
            leave(room.context.library)
        else:
            self.session = replace(self.session, frame=self.window.frame())
            self.jobs.close()
        self.hub.close()
        self._write_session()
