"""The source editor: a book or any other source, new or known, with all that is said of it."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, QStringListModel, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from readnotes.domain.errors import KeyTakenError
from readnotes.domain.sources import Source
from readnotes.gui import measures
from readnotes.gui.context import Context, Place
from readnotes.gui.dialogs.fitting import fit
from readnotes.gui.dialogs.source_choices import SourceChoices, load_choices
from readnotes.gui.dialogs.source_form import SourceForm
from readnotes.gui.dialogs.source_saving import save_source
from readnotes.gui.dialogs.source_values import read_source, say_of_fields
from readnotes.gui.messages import Answer
from readnotes.gui.widgets.notice_line import NoticeLine
from readnotes.i18n import text
from readnotes.services import reading
from readnotes.services.failure_texts import sentence

SIZE = (680, 620)
LEAST_SIZE = (520, 440)
PAUSE_MS = 150


class SourceEditor(QDialog):
    """Ctrl+Enter saves; what is wrong is said beside its field and keeps the dialog open."""

    def __init__(
        self, context: Context, key: str | None = None, parent: QWidget | None = None
    ) -> None:
        """Fills itself as soon as the library has answered.

        Args:
            context: Where the library is.
            key: The citation key of the source, or None for a new one.
            parent: The window.
        """
        super().__init__(parent or context.host.window_widget())
        self._context = context
        self._key = key
        self._given = Source("", "")
        self._choices = SourceChoices()
        self._saving = False
        self.form = SourceForm()
        self.notice = NoticeLine()
        self.save = QPushButton(text("Save"))
        self.cancel = QPushButton(text("Cancel"))
        self._works = QStringListModel(self)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._suggest_key)
        self.setWindowTitle(text("New source") if key is None else text("Edit source"))
        fit(self, QSize(*SIZE))
        self.setMinimumSize(*LEAST_SIZE)
        self._lay_out()
        self._connect()
        library = context.library
        context.hub.ask(library, lambda: load_choices(library, key), self._show, self._fail)

    @property
    def is_filled(self) -> bool:
        """Whether the library has answered."""
        return self.save.isEnabled()

    def save_and_close(self) -> None:
        """Saves, if nothing is wrong."""
        if self._saving or not self.save.isEnabled():
            return
        say_of_fields(self.form)
        new = read_source(self.form, self._given)
        if not new.title:
            self.form.fields["title"].say(text("A source needs a title."), "error")
        wrong = next(self.form.wrong_fields(), None)
        if wrong is not None:
            if not wrong.isVisible():
                self.form.show_more(True)
            wrong.line.setFocus()
            return
        self._saving = True
        work, other = self._choices.work_of(new.work)
        save_source(
            self._context,
            None if self._key is None else self._given,
            replace(new, work=work),
            self.form.cover,
            other,
            partial(self._on_saved, new),
            self._fail,
        )

    def _on_saved(self, new: Source, saved: Source) -> None:
        self._saving = False
        if self._loses_checks(new):
            words = text("The dates at which quotes of “{title}” were checked are cleared.")
            renumber = Answer(text("Renumber pages…"), partial(self._renumber, saved.key))
            self._context.messages.note(words.format(title=saved.title), renumber, seconds=20)
        if self._key is None:
            self._context.host.go(Place(source=saved.key))
        self.accept()

    def _on_edited(self) -> None:
        say_of_fields(self.form)
        new = read_source(self.form, self._given)
        if self._loses_checks(new):
            self.notice.show_notice(
                text("Another edition: saving clears the dates at which quotes were checked."),
                "warning",
            )
        else:
            self.notice.clear()
        self._pause.start()

    def _suggest_key(self) -> None:
        """Asks which key the rule would make, and whether a typed one is free."""
        library, source = self._context.library, read_source(self.form, self._given)
        typed = self.form.lines["key"].text().strip()
        if typed == self._given.key and typed:
            self.form.fields["key"].say("")
            return
        self._context.hub.ask(
            library,
            lambda: reading.suggest_key(library, source, base=typed),
            partial(self._take_suggestion, typed),
            topic=(self, "key"),
        )

    def _take_suggestion(self, typed: str, free: str) -> None:
        field = self.form.fields["key"]
        if typed and typed != free:
            words = text("Another source has this key; “{free}” is free.").format(free=free)
            field.say(words, "warning")
        else:
            field.say("")
        if not typed:
            field.line.setPlaceholderText(free)

    def _show(self, choices: SourceChoices) -> None:
        self._choices = choices
        self._given = choices.source
        self.form.show_source(choices.source)
        self.form.set_known(choices.tags, choices.shelves)
        self._works.setStringList([each.words for each in choices.works])
        if choices.cover:
            self.form.cover.show_cover(choices.cover)
        read_only = self._context.library.read_only
        self.save.setEnabled(not read_only)
        if read_only:
            self.notice.show_notice(text("This library can only be read."), "warning")
        self.form.lines["title"].setFocus()
        self._suggest_key()

    def _fail(self, error: Exception) -> None:
        self._saving = False
        if isinstance(error, KeyTakenError):
            field = self.form.fields["key"]
            field.say(sentence(error), "error")
            field.line.setFocus()
        else:
            self.notice.show_notice(sentence(error), "error")

    def _loses_checks(self, new: Source) -> bool:
        """Whether saving clears the dates of checking: another edition, or no proof any more."""
        if self._key is None or not self._choices.has_quotes:
            return False
        other = (self._given.edition or None) != (new.edition or None)
        return other or (self._given.proof and not new.proof)

    def _renumber(self, key: str) -> None:
        self._context.host.go(Place(source=key))
        self._context.host.perform("renumber")

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.form)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        line = QFrame()
        line.setProperty("role", "hairline")
        buttons = QHBoxLayout()
        buttons.setContentsMargins(
            measures.STEP_4, measures.STEP_3, measures.STEP_4, measures.STEP_3
        )
        buttons.setSpacing(measures.STEP_2)
        buttons.addWidget(self.notice, 1)
        buttons.addStretch(0)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(line)
        column.addLayout(buttons)

    def _connect(self) -> None:
        completer = QCompleter(self._works, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.form.lines["work"].setCompleter(completer)
        self.form.edited.connect(self._on_edited)
        self.form.cover.failed.connect(self._fail)
        self.save.setEnabled(False)
        self.save.setDefault(True)
        self.save.setToolTip(text("Save (Ctrl+Enter)"))
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self.save_and_close)
        self.cancel.clicked.connect(self.reject)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save_and_close)

    def reject(self) -> None:
        if not self._saving:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._pause.stop()
        super().closeEvent(event)


def make_source_editor(context: Context, key: str | None) -> SourceEditor:
    """The editor of a source, or of a new one, for the window that opens it."""
    return SourceEditor(context, key)
