"""The export dialog: what will be written stands at its right before anything is."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from readnotes.domain.bundles import Remark
from readnotes.domain.errors import OutputExistsError
from readnotes.exporters.base import ExportResult
from readnotes.gui.context import Context
from readnotes.gui.dialogs.export_layout import ExportLayout
from readnotes.gui.dialogs.export_memory import ExportChoice, ExportMemory
from readnotes.gui.dialogs.export_subjects import SUFFIXES, ExportSubject
from readnotes.gui.dialogs.fitting import fit
from readnotes.gui.folders import documents_folder
from readnotes.i18n import ntext, text
from readnotes.runtime.paths import get_state_folder
from readnotes.services import transfer
from readnotes.services.failure_texts import remark_sentence, sentence

SIZE = (860, 560)
LEAST_SIZE = (640, 440)
MOST_SHOWN = 100_000
MOST_REMARKS = 3


@dataclass(frozen=True, slots=True)
class _Made:
    """The files of the present choice, and a sample of its citations."""

    result: ExportResult
    sample: str


class ExportDialog(QDialog):
    """Form, citation style and place at the left, the result at the right."""

    def __init__(
        self, context: Context, subject: ExportSubject, parent: QWidget | None = None
    ) -> None:
        """Begins as the same thing was exported the last time.

        Args:
            context: Where the library is.
            subject: What is exported.
            parent: The window.
        """
        super().__init__(parent)
        self._context = context
        self._subject = subject
        self._memory = ExportMemory(get_state_folder())
        self._made: _Made | None = None
        self._replacing = ""
        self._parts = parts = ExportLayout(self, styled=bool(subject.styles))
        self.form, self.style_choice, self.path = parts.form, parts.style_choice, parts.path
        self.outcome, self.notice = parts.outcome, parts.notice
        self.write, self.copy, self.cancel = parts.write, parts.copy, parts.cancel
        self.setWindowTitle(subject.title)
        fit(self, QSize(*SIZE))
        self.setMinimumSize(*LEAST_SIZE)
        self._recall()
        self._connect()
        self._make()

    @property
    def is_ready(self) -> bool:
        """Whether what is shown is the result of the present choice."""
        return self._made is not None

    @property
    def beside_line(self) -> str:
        """What is said of the pictures."""
        return self._parts.beside.text()

    @property
    def sample_line(self) -> str:
        """How a citation looks in the chosen style."""
        return self._parts.sample.text()

    @property
    def errors_line(self) -> str:
        """What is said of the check; empty where it found no error."""
        return self._parts.errors.sentence

    def say_errors(self, count: int, show: Callable[[], None]) -> None:
        """Says how many errors the check of the draft leaves open; nothing is held up by them."""

        def leave() -> None:
            self.reject()
            show()

        if count:
            said = ntext("The check found {n} error.", "The check found {n} errors.", count)
            self._parts.errors.show_notice(
                said.format(n=f"{count:,}"), "warning", [(text("Show them"), leave)]
            )

    def _on_form_activated(self) -> None:
        path = Path(self.path.text())
        if self.path.text().strip():
            self.path.setText(str(path.with_suffix(self._suffix())))
        if "pandoc" in self._subject.styles and self.form.currentData() == "pandoc":
            self.style_choice.choose("pandoc")
        elif self.style_choice.currentData() == "pandoc":
            self.style_choice.choose(self._subject.style)
        self._make()

    def _on_path_edited(self) -> None:
        self._replacing = ""
        self.write.setText(text("Write"))
        self.notice.clear()

    def _on_browse_clicked(self) -> None:
        dialog = QFileDialog(self, self.windowTitle(), self.path.text())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # The dialog asks below, in the same words for a path that is typed.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_path)
        dialog.open()

    def _on_copy_clicked(self) -> None:
        if self._made is None:
            return
        document = self._made.result.document
        QGuiApplication.clipboard().setText(document.data.decode("utf-8-sig", "replace"))
        said = text("Copied; its pictures are not.") if self._pictures() else text("Copied.")
        self.notice.show_notice(said, "ok")

    def _on_write_clicked(self) -> None:
        if self._made is None:
            return
        typed = self.path.text().strip()
        if not typed:
            self.notice.show_notice(text("Say where the file is to be written."), "error")
            self.path.setFocus()
            return
        path = Path(typed).expanduser()
        replace = self._replacing == str(path)
        self.write.setEnabled(False)
        result = self._named(path)
        self._context.hub.ask(
            self._context.library,
            lambda: transfer.write_export(result(), path, replace=replace),
            partial(self._on_written, path),
            partial(self._on_not_written, path),
        )

    def _on_written(self, path: Path, files: tuple[Path, ...]) -> None:
        self._keep(path)
        pictures = len(files) - 1
        said = text("Written: {path}").format(path=path)
        if pictures > 0:
            said = text("Written with {pictures} beside it: {path}").format(
                pictures=_pictures(pictures), path=path
            )
        self._context.messages.note(said)
        self.accept()

    def _on_not_written(self, path: Path, error: Exception) -> None:
        self.write.setEnabled(True)
        if isinstance(error, OutputExistsError):
            self._replacing = str(path)
            self.write.setText(text("Replace"))
            name = Path(error.path).name
            self.notice.show_notice(
                text("“{name}” is there already. Replace it?").format(name=name), "warning"
            )
            self.write.setFocus()
        else:
            self.notice.show_notice(sentence(error), "error")

    def _on_made(self, made: _Made) -> None:
        self._made = made
        words = made.result.document.data[: 4 * MOST_SHOWN].decode("utf-8-sig", "replace")
        cut = len(words) > MOST_SHOWN
        self.outcome.setPlainText(words[:MOST_SHOWN] + ("\n…" if cut else ""))
        self._parts.sample.setText(made.sample)
        self._say_beside()
        serious = any(remark.serious for remark in made.result.remarks)
        self.write.setEnabled(not serious)
        self.copy.setEnabled(not serious)
        remarks = [remark_sentence(_in_words(remark)) for remark in made.result.remarks]
        more = len(remarks) - MOST_REMARKS
        if more > 0:
            remarks[MOST_REMARKS:] = [text("and {count} more").format(count=more)]
        if remarks:
            self.notice.show_notice("\n".join(remarks), "error" if serious else "warning")

    def _on_not_made(self, error: Exception) -> None:
        self.outcome.clear()
        self.notice.show_notice(sentence(error), "error")

    def _make(self) -> None:
        """Has the result made anew for the present choice."""
        self._made = None
        self.notice.clear()
        self.write.setEnabled(False)
        self.copy.setEnabled(False)
        subject, form = self._subject, self.form.currentData()
        style: str = self.style_choice.currentData() or ""
        name = Path(self.path.text()).name or subject.stem
        self._context.hub.ask(
            self._context.library,
            lambda: _Made(subject.make(form, style or None, name), subject.sample(style)),
            self._on_made,
            self._on_not_made,
            topic=(self, "make"),
        )

    def _named(self, path: Path) -> "partial[ExportResult]":
        """Makes the files once more, the pictures' folder named after the document."""
        style: str = self.style_choice.currentData() or ""
        return partial(self._subject.make, self.form.currentData(), style or None, path.name)

    def _pictures(self) -> int:
        return len(self._made.result.files) - 1 if self._made else 0

    def _say_beside(self) -> None:
        count = self._pictures()
        self._parts.beside.setText(
            text("written with {pictures} beside it").format(pictures=_pictures(count))
            if count
            else text("One file")
        )

    def _suffix(self) -> str:
        return SUFFIXES.get(self.form.currentData(), ".md")

    def _take_path(self, path: str) -> None:
        self.path.setText(path)
        self._on_path_edited()

    def _recall(self) -> None:
        subject = self._subject
        for name, words in subject.forms.items():
            self.form.addItem(words, name)
        for name, words in subject.styles.items():
            self.style_choice.addItem(words, name)
        last = self._memory.recall(subject.memory_name)
        self.form.choose(last.form)
        self.style_choice.choose(last.style or subject.style)
        usual = documents_folder() / f"{subject.stem}{self._suffix()}"
        self.path.setText(last.path or str(usual))

    def _keep(self, path: Path) -> None:
        choice = ExportChoice(
            self.form.currentData(), self.style_choice.currentData() or "", str(path)
        )
        try:
            self._memory.keep(self._subject.memory_name, choice)
        except OSError as error:
            self._context.messages.note(sentence(error))

    def _connect(self) -> None:
        self.form.activated.connect(lambda _row: self._on_form_activated())
        self.style_choice.activated.connect(lambda _row: self._make())
        self.path.textEdited.connect(lambda _text: self._on_path_edited())
        self.write.clicked.connect(self._on_write_clicked)
        self.copy.clicked.connect(self._on_copy_clicked)
        self.cancel.clicked.connect(self.reject)
        self._parts.browse.clicked.connect(self._on_browse_clicked)
        self.write.setFocus()


def _in_words(remark: Remark) -> Remark:
    """A remark on a line of the draft names it as one."""
    if remark.where.isdecimal():
        return replace(remark, where=text("Line {n}").format(n=remark.where))
    return remark


def _pictures(count: int) -> str:
    return text("one picture") if count == 1 else text("{count} pictures").format(count=count)
