"""A draft that is changed elsewhere: in another program, from the command line, by an undo."""

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from readnotes.drafting.restoring import restore_all
from readnotes.gui.context import Context
from readnotes.gui.messages import Answer, Notice
from readnotes.gui.stamps import show_stamp
from readnotes.gui.views.draft_keeper import DraftKeeper
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import text
from readnotes.runtime.files import write_atomically
from readnotes.runtime.paths import get_state_folder, make_private_folder
from readnotes.services import compose
from readnotes.services.failure_texts import sentence
from readnotes.text.cleaning import clean_passage
from readnotes.text.words import slug

FOLDER = "drafts"
REST_MS = 250
MOST_BYTES = 10_000_000


class DraftElsewhere(QObject):
    """Takes what came from elsewhere as one step to undo, and says so with its differences.

    Where both were changed, nothing is taken before the reader says so.
    """

    def __init__(
        self,
        context: Context,
        editor: DraftEdit,
        keeper: DraftKeeper,
        show_differences: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._editor = editor
        self._keeper = keeper
        self._show_differences = show_differences
        self._review_id = self._title = ""
        self._path: Path | None = None
        self._written = ""
        self.open_file: Callable[[QUrl], object] = QDesktopServices.openUrl
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self, interval=REST_MS, singleShot=True)
        self._rest.timeout.connect(self._on_rest_timeout)
        self._watcher.fileChanged.connect(lambda _path: self._rest.start())
        self._watcher.directoryChanged.connect(lambda _path: self._rest.start())

    @property
    def path(self) -> Path | None:
        """The file in which another program has the draft, or None."""
        return self._path

    def begin(self, review_id: str, title: str) -> None:
        """Another review is open: says if its draft was replaced since it was written here."""
        self.leave()
        self._review_id, self._title = review_id, title
        library = self._context.library
        self._context.hub.ask(
            library,
            lambda: compose.replaced_when(library, review_id),
            self._tell_replaced,
            topic=(self, "replaced"),
        )

    def leave(self) -> None:
        """Watches no file any more, and takes away the one it wrote."""
        self._rest.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        path, self._path = self._path, None
        if path is not None:
            with contextlib.suppress(OSError):
                path.unlink()

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done now, by the ids of the actions."""
        return {} if self._editor.isReadOnly() else {"edit-elsewhere": self.edit_elsewhere}

    def edit_elsewhere(self) -> None:
        """Opens the draft in the program that the system has for Markdown, and watches its file."""
        try:
            if self._path is None:
                folder = make_private_folder(get_state_folder() / FOLDER)
                name = "-".join(filter(None, (slug(self._title), self._review_id[:8])))
                self._path = folder / f"{name}.md"
            self._written = self._editor.body()
            data = self._written.encode("utf-8", "replace")
            write_atomically(self._path, data, replace=True, private=True)
        except OSError as error:
            self._context.messages.show(Notice(sentence(error), "error"))
            return
        self._watcher.addPaths([str(self._path), str(self._path.parent)])
        self.open_file(QUrl.fromLocalFile(str(self._path)))
        words = text("What you save there comes back here while this review is open: {path}")
        self._context.messages.note(words.format(path=self._path))

    def take(self, body: str, *, ours_changed: bool) -> None:
        """Takes a draft from elsewhere, or asks first where ours was changed as well."""
        if body == self._editor.body():
            return
        differences = Answer(text("Show the differences"), self._show_differences)
        if ours_changed:
            words = text(
                "The draft was changed elsewhere while you wrote here. What you wrote stands."
            )
            theirs = Answer(text("Take theirs"), lambda: self.take(body, ours_changed=False))
            self._context.messages.show(Notice(words, "warning", (theirs,)))
            return
        self._keeper.settle()
        self._editor.apply_edit(restore_all(self._editor.body(), body))
        self._context.messages.show(
            Notice(
                text("The draft was changed elsewhere; it is shown as it is there."),
                "note",
                (differences, Answer(text("Undo"), self._editor.undo)),
            )
        )

    def _tell_replaced(self, stamp: str | None) -> None:
        if stamp is None:
            return
        words = text("This draft was replaced elsewhere: {when}.").format(when=show_stamp(stamp))
        answer = Answer(text("Show the differences"), self._show_differences)
        self._context.messages.show(Notice(words, "note", (answer,)))

    def _on_rest_timeout(self) -> None:
        """Reads the file once whoever writes it has come to rest; programs write in many ways."""
        path = self._path
        if path is None:
            return
        try:
            if path.stat().st_size > MOST_BYTES:
                return
            body = clean_passage(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            # It is just being replaced, or is no text; the folder tells when it is there again.
            return
        self._watcher.addPath(str(path))
        if body == self._written:
            return
        ours_changed = self._editor.body() != self._written
        self._written = body
        self.take(body, ours_changed=ours_changed)
