"""The window: a slim row at the top, the sidebar, and one page beside it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QFrame,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui.session import Session
from readnotes.i18n import text

if TYPE_CHECKING:
    # The window is painted empty; `furnish` and `complete` bring these right after.
    from readnotes.gui.views.library_page import LibraryPage
    from readnotes.gui.views.sidebar import Sidebar
    from readnotes.gui.views.start_page import StartPage
    from readnotes.gui.views.top_row import TopRow
    from readnotes.gui.widgets.job_bar import JobBar
    from readnotes.gui.widgets.notice_bar import NoticeBar

USUAL_SIZE = (1200, 780)
LEAST_SIZE = (800, 560)
LEAST_SEEN = 80
SIDEBAR_WIDTH = 208
OF_THE_FOCUS = ("edit", "trash")
"""Actions that mean what has the focus."""


class MainWindow(QMainWindow):
    """Holds the parts and says which page is in front; what is in them is others' affair.

    Attributes:
        is_complete: Whether all panes are there, the sidebar too.

    Signals:
        painted: The window has been painted for the first time.
        closing: It is about to close: keep what was typed.
    """

    painted = Signal()
    closing = Signal()

    top_row: "TopRow"
    notices: "NoticeBar"
    jobs: "JobBar"
    sidebar: "Sidebar"
    library_page: "LibraryPage"

    def __init__(self) -> None:
        """Builds an empty ground: all that the first paint shows."""
        super().__init__()
        self._is_painted = False
        self.is_complete = False
        self._session = Session()
        self._start_page: StartPage | None = None
        self._sidebar_wanted = True
        self._is_bare = False
        self.own_commands: Callable[[], Mapping[str, Callable[[], None]]] = dict
        self._ground = QFrame()
        self._ground.setProperty("ground", "pane")
        middle = QWidget()
        self._column = QVBoxLayout(middle)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._ground, 1)
        self.setCentralWidget(middle)
        self.setMinimumSize(*LEAST_SIZE)
        self.show_title("")

    def furnish(self) -> None:
        """Builds the top row and the pane of quotes; called once, after the first paint."""
        from readnotes.gui.views.library_page import LibraryPage
        from readnotes.gui.views.top_row import TopRow
        from readnotes.gui.widgets.job_bar import JobBar
        from readnotes.gui.widgets.notice_bar import NoticeBar

        self.top_row = TopRow()
        self.notices = NoticeBar()
        self.jobs = JobBar()
        self.library_page = LibraryPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.library_page)
        self._side = QSplitter(Qt.Orientation.Horizontal)
        self._sidebar_place = QFrame()
        self._side.addWidget(self._sidebar_place)
        self._side.addWidget(self._pages)
        self._side.setStretchFactor(1, 1)
        self._side.setChildrenCollapsible(False)
        self._side.setHandleWidth(1)
        self._side.setSizes([SIDEBAR_WIDTH, self.width() - SIDEBAR_WIDTH])
        self._sidebar_place.setVisible(self._sidebar_wanted)
        self._restore_panes()
        self._column.removeWidget(self._ground)
        self._ground.deleteLater()
        for part in (self.top_row, self.notices, self.jobs):
            self._column.addWidget(part)
        self._column.addWidget(self._side, 1)
        self.notices.put_away.connect(self.focus_page)

    def complete(self) -> None:
        """Builds the sidebar and the list of books; called once, when quotes can be seen."""
        from readnotes.gui.views.sidebar import Sidebar

        self.library_page.complete()
        self.sidebar = Sidebar()
        shown = self._sidebar_place.isVisibleTo(self)
        sizes = self._side.sizes()
        self._side.replaceWidget(0, self.sidebar)
        self._sidebar_place.deleteLater()
        self.sidebar.setVisible(shown)
        self._side.setSizes(sizes)
        self.is_complete = True

    @property
    def start_page(self) -> "StartPage":
        """The first page, built when it is first wanted."""
        if self._start_page is None:
            from readnotes.gui.views.start_page import StartPage

            self._start_page = StartPage()
            self._pages.addWidget(self._start_page)
        return self._start_page

    @property
    def front(self) -> QWidget:
        """The page in front."""
        front = self._pages.currentWidget()
        assert front is not None
        return front

    @property
    def sidebar_wanted(self) -> bool:
        """Whether the sidebar is shown while a library is open."""
        return self._sidebar_wanted

    def show_title(self, library: str) -> None:
        """Names the library in the window's title."""
        name = text("Readnotes")
        self.setWindowTitle(f"{library} — {name}" if library else name)

    def show_page(self, page: QWidget) -> None:
        """Brings a page to the front; the one before keeps what was typed in it."""
        from readnotes.gui.context import Page

        before = self.front
        self.add_page(page)
        if before is not page:
            if isinstance(before, Page):
                before.leave()
            self._pages.setCurrentWidget(page)
            self._is_bare = False
        at_start = page is self._start_page
        self._show_sidebar()
        self.top_row.set_library_open(not at_start)

    def add_page(self, page: QWidget) -> None:
        """Takes a page in that is shown later, so that little is left to do then."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            for each in (page, *page.findChildren(QWidget)):
                each.ensurePolished()

    def forget_page(self, page: QWidget) -> None:
        """Takes a page away for good."""
        self._pages.removeWidget(page)
        page.deleteLater()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions: the front page comes first."""
        from readnotes.gui.context import Page

        front = self.front
        own = self.own_commands()
        if not isinstance(front, Page):
            return own
        offered = dict(front.commands())
        if self.is_complete and self.sidebar.hasFocus():
            # There these keys mean a shelf or a kept search, and never what is chosen beside it.
            for action in OF_THE_FOCUS:
                offered.pop(action, None)
        return {**own, **offered}

    def toggle_sidebar(self) -> None:
        """Shows the sidebar, or hides it."""
        if self._is_bare:
            self._is_bare, self._sidebar_wanted = False, True
        else:
            self._sidebar_wanted = not self._sidebar_wanted
        self._show_sidebar()

    def leave_bare(self, bare: bool) -> None:
        """Leaves the page in front without the sidebar until another comes, or gives it back."""
        self._is_bare = bare
        self._show_sidebar()

    def toggle_full_screen(self) -> None:
        """Fills the screen, or gives it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def focus_page(self) -> None:
        """Puts the keys into the page in front."""
        self.front.setFocus()

    def move_pane(self, by: int) -> None:
        """Puts the keys into the next pane, or the one before."""
        panes = self._panes()
        focused: QWidget | None = self.focusWidget()
        inside = [
            focused is not None and (pane is focused or pane.isAncestorOf(focused))
            for pane in panes
        ]
        here = inside.index(True) if True in inside else -min(by, 0) - 1
        panes[(here + by) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def restore(self, session: Session) -> None:
        """Takes the size and place it had, as far as today's screens allow."""
        self._session = session
        self._sidebar_wanted = session.sidebar
        self.resize(*USUAL_SIZE)
        if len(session.frame) == 4 and on_a_screen(QRect(*session.frame)):
            self.setGeometry(QRect(*session.frame))
        if session.maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def frame(self) -> tuple[int, int, int, int]:
        """Where the window stands when it does not fill the screen."""
        rect = self.normalGeometry() if self.isMaximized() else self.geometry()
        return rect.x(), rect.y(), rect.width(), rect.height()

    def pane_sizes(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """How wide the sidebar and the panes are."""
        return tuple(self._side.sizes()), tuple(self.library_page.sizes())

    def _show_sidebar(self) -> None:
        side = self.sidebar if self.is_complete else self._sidebar_place
        shown = self._sidebar_wanted and not self._is_bare and self.front is not self._start_page
        if not shown and side.hasFocus():
            self.focus_page()
        side.setVisible(shown)

    def _restore_panes(self) -> None:
        kept = ((self._side, self._session.side), (self.library_page, self._session.panes))
        for splitter, sizes in kept:
            usable = all(0 <= size < 100_000 for size in sizes) and sum(sizes) > 0
            if len(sizes) == splitter.count() and usable:
                splitter.setSizes(list(sizes))

    def _panes(self) -> Sequence[QWidget]:
        from readnotes.gui.context import Page

        front = self.front
        inner = list(front.panes()) if isinstance(front, Page) else [front]
        shown = [pane for pane in inner if pane.isVisible()]
        side = [self.sidebar] if self.sidebar.isVisible() else []
        field = [self.top_row.field] if self.top_row.field.isEnabled() else []
        return [*side, *shown, *field]

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest and not self._is_painted:
            self._is_painted = True
            self.painted.emit()
        return done

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)


def on_a_screen(frame: QRect) -> bool:
    """Whether enough of a window would be seen on one of the screens there are."""
    for screen in QGuiApplication.screens():
        seen = screen.availableGeometry().intersected(frame)
        if seen.width() >= LEAST_SEEN and seen.height() >= LEAST_SEEN:
            return True
    return False
