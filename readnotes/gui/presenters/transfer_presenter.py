"""Records that come into the library from files or leave it, and what the library is."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject
from PySide6.QtWidgets import QFileDialog

from readnotes.domain.changes import ChangeSet
from readnotes.gui.context import Context
from readnotes.gui.messages import Answer, Notice
from readnotes.i18n import ntext, text
from readnotes.services import failure_texts, reading, transfer


class TransferPresenter(QObject):
    """Import shows what it would do before it does it."""

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

    def export_library(self) -> None:
        """Asks where the library's JSON is to be written, and writes it there."""
        dialog = QFileDialog(self._context.host.window_widget(), text("Export the library"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(text("Readnotes JSON (*.json)"))
        dialog.setDefaultSuffix("json")
        dialog.selectFile(self._context.library.path.with_suffix(".json").name)
        dialog.fileSelected.connect(lambda name: self.write_library(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write_library(self, path: Path) -> None:
        """Writes the whole library as JSON; the dialog has asked about a file that is there."""
        library = self._context.library

        def work(_job: object) -> None:
            transfer.write_export(transfer.export_library(library), path, replace=True)

        def done(_none: None) -> None:
            self._context.messages.note(text("The library stands in {path}.").format(path=path))

        self._context.jobs.start(text("Writing {name}").format(name=path.name), work, done)

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
        kind = "warning" if report.has_unreadable else "note"
        self._context.messages.show(
            Notice(words, "warning" if kind == "warning" else "note", tuple(answers), 0, details)
        )

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
