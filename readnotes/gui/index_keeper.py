"""The search index of the open library, made anew beside the window whenever that is needed."""

from typing import TYPE_CHECKING

from readnotes.domain.changes import ChangeSet
from readnotes.gui.hub import Hub
from readnotes.gui.jobs import Job, Jobs
from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.services.opening import Library


class IndexKeeper:
    """Sees to it that search can be trusted; passages are read and saved all the while.

    A small library's index is brought in order when it is opened. A large one's is looked at here,
    after the window has opened.
    """

    def __init__(self, jobs: Jobs, hub: Hub) -> None:
        self._jobs = jobs
        self._hub = hub
        self._library: Library | None = None
        self._running = False
        self._left = False
        hub.changed.connect(self._on_library_changed)

    def begin(self, library: "Library") -> None:
        """A library was opened: its index is looked at, and made anew if it must be."""
        self._library, self._running, self._left = library, False, False
        if not library.read_only:
            self._start(text("Looking at the search index"), looks=True)

    def end(self) -> None:
        """The library is left; what runs is stopped by the jobs, and gone on with next time."""
        self._library = None

    def needs_care(self) -> bool:
        """Begins to make the index anew if something has come upon damage; says whether it does."""
        library = self._library
        if library is None or library.read_only or library.database.index_trouble is None:
            return False
        if not self._running:
            self._start(text("The search index is being made anew"), looks=False)
        return True

    def _on_library_changed(self, _changes: ChangeSet, _initiator: object) -> None:
        # A save that comes upon damage gives the index up, so that it can be done. Whoever stopped
        # its making is not to have it begun again by each save.
        if not self._left:
            self.needs_care()

    def _start(self, title: str, *, looks: bool) -> None:
        library = self._library
        assert library is not None
        self._running = True

        def work(job: Job) -> bool:
            from readnotes.services import care

            if looks and (care.needs_index(library) or not care.is_index_as_left(library)):
                return False
            if looks:
                care.tidy(library)
                return True
            return care.mend_index(library, job.advance, lambda: job.cancelled).finished

        def done(finished: bool) -> None:
            self._running = False
            if library is not self._library:
                return
            if looks:
                # A save may have come upon damage meanwhile.
                self.needs_care()
            elif not finished:
                self._left = True
            else:
                # Every list that was searched for is searched for once more.
                self._hub.tell(ChangeSet(everything=True))

        def failed(error: Exception) -> None:
            self._running, self._left = False, True
            self._hub.failed.emit(error)

        self._jobs.start(title, work, done, failed)
