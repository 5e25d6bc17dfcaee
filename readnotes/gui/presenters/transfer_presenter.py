"""Records that come into the library from files, and what the library is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QFileDialog

from readnotes.domain.changes import ChangeSet
from readnotes.gui.context import Context
from readnotes.gui.messages import Answer, Notice, NoticeKind
from readnotes.i18n import ntext, text
from readnotes.services import failure_texts, reading, transfer


class TransferPresenter(QObject):
    """Import says what it would do before it does it."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def ask_for_files(self) -> None:
        """Asks which files are to be taken in."""
        dialog = QFileDialog(self._context.host.window_widget(), text("Import"))
        dialog.setNameFilters([text("Readnotes JSON (*.json)"), text("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.look_at([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look_at(self, paths: Sequence[Path]) -> None:
        """Says what files would bring, and offers to take it in."""
        library = self._context.library
        self._context.jobs.start(
            text("Reading {name}").format(name=paths[0].name),
            lambda _job: transfer.import_files(library, paths, dry_run=True),
            partial(self._offer, paths),
        )

    def take_in(self, paths: Sequence[Path]) -> None:
        """Takes files into the library, in one step that can be undone."""
        library = self._context.library
        self._context.jobs.start(
            text("Importing {name}").format(name=paths[0].name),
            lambda _job: transfer.import_files(library, paths),
            self._tell,
        )

    def show_info(self) -> None:
        """Says where the library is and how much is in it."""
        library = self._context.library
        self._context.hub.ask(library, lambda: reading.info(library), self._show_info)

    def _offer(self, paths: Sequence[Path], report: transfer.ImportReport) -> None:
        changes = report.counts["new"] + report.counts["updated"]
        said = _account(report)
        answers = [Answer(text("Leave it"), self._context.messages.withdraw)]
        if changes:
            answers.insert(0, Answer(text("Import"), lambda: self.take_in(paths)))
        name = paths[0].name
        words = text("{name} would bring {account}.").format(name=name, account=said)
        details = _details(report)
        kind: NoticeKind = "warning" if report.has_unreadable else "note"
        self._context.messages.show(Notice(words, kind, tuple(answers), 0, details))

    def _tell(self, report: transfer.ImportReport) -> None:
        self._context.hub.tell(ChangeSet(everything=True))
        undo = Answer(text("Undo"), lambda: self._context.host.perform("undo"))
        words = text("Imported: {account}.").format(account=_account(report))
        self._context.messages.show(Notice(words, "ok", (undo,), 0, _details(report)))

    def _show_info(self, info: reading.LibraryInfo) -> None:
        words = text(
            "{path}: {sources} sources, {quotes} quotes, {reviews} reviews, "
            "{attachments} pictures and documents; {size}."
        ).format(
            path=info.path,
            sources=f"{info.sources:,}",
            quotes=f"{info.quotes:,}",
            reviews=f"{info.reviews:,}",
            attachments=f"{info.attachments:,}",
            size=QLocale().formattedDataSize(info.size),
        )
        self._context.messages.show(Notice(words, "note"))


def _account(report: transfer.ImportReport) -> str:
    """What an import did, as the inside of a sentence."""
    words = {
        "new": ntext("{n} new record", "{n} new records", report.counts["new"]),
        "updated": ntext("{n} update", "{n} updates", report.counts["updated"]),
        "same": text("{n} already here"),
        "kept": text("{n} that you changed since, kept as yours"),
        "differing": text("{n} that differ from yours, kept as yours"),
        "unreadable": text("{n} that could not be read"),
    }
    parts = [
        form.format(n=f"{report.counts[name]:,}")
        for name, form in words.items()
        if report.counts[name]
    ]
    return ", ".join(parts) or text("nothing")


def _details(report: transfer.ImportReport) -> str:
    return "\n".join(failure_texts.remark_sentence(remark) for remark in report.remarks)
