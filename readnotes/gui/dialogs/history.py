"""What was done to a quote or a source, step by step, and earlier states brought back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.context import Context
from readnotes.gui.dialogs.history_lines import Change, PastStep, steps_of
from readnotes.gui.messages import Answer
from readnotes.gui.stamps import show_stamp
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.i18n import text
from readnotes.services import failure_texts, undo
from readnotes.services.undo import Remembered

SIZE = (720, 520)
LIST_WIDTH = 220
NOTHING = "—"


class HistoryDialog(QDialog):
    """The steps at the left, newest first; what the chosen one changed at the right.

    Attributes:
        list: One row a step.
        bring: Gives the fields of the chosen step the values they had before it.
    """

    def __init__(self, context: Context, kind: Remembered, number: int) -> None:
        """Opens on a record.

        Args:
            context: The opened library.
            kind: What the record is.
            number: The library's own number of it.
        """
        super().__init__(context.host.window_widget())
        self.setWindowTitle(
            text("History of the source") if kind == "source" else text("History of the quote")
        )
        self.resize(*SIZE)
        self._context, self._kind, self._number = context, kind, number
        self._steps: Sequence[PastStep] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(text("Steps, newest first"))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setAccessibleName(text("What the step changed"))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._says = _label("", "secondary")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.bring = self._buttons.addButton(
            text("Bring these back"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.bring.setEnabled(False)
        self._lay_out()
        self.list.currentRowChanged.connect(self._on_list_current_changed)
        self._buttons.accepted.connect(self._act)
        self._buttons.rejected.connect(self.reject)
        context.hub.changed.connect(self._look)
        self._look()

    def sentence(self) -> str:
        """What the line above the buttons says."""
        return self._says.text()

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(measures.STEP_4)
        panes.addWidget(self.list)
        panes.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_3)
        column.addLayout(panes, 1)
        column.addWidget(self._says)
        column.addWidget(self._buttons)

    def _look(self) -> None:
        library, kind, number = self._context.library, self._kind, self._number

        def question() -> list[PastStep]:
            present = undo.present_state(library, kind, number)
            return steps_of(kind, present, undo.history(library, kind, number))

        self._context.hub.ask(
            library, question, self._show, self._on_refused, topic=(self, "history")
        )

    def _show(self, steps: Sequence[PastStep]) -> None:
        self._steps = steps
        self.list.clear()
        self.list.setVisible(bool(steps))
        for step in steps:
            item = QListWidgetItem(f"{step.title}\n{show_stamp(step.created)}")
            self.list.addItem(item)
        if steps:
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            nothing = EmptyPlace()
            nothing.show_wish(text("Nothing was changed here that is still remembered."))
            self._area.setWidget(nothing)
            self.bring.hide()

    def _on_list_current_changed(self, row: int) -> None:
        if row < 0:
            return
        step = self._steps[row]
        self._area.setWidget(_page_of(step))
        read_only = self._context.library.read_only
        self.bring.setVisible(not read_only)
        self.bring.setEnabled(step.before is not None and not read_only)
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        (self.bring if self.bring.isEnabled() else close).setDefault(True)
        self._says.setText(_remark(step))

    def _act(self) -> None:
        before = self._steps[self.list.currentRow()].before
        if before is None:
            return
        future = undo.bring_back(self._context.library, self._kind, self._number, before)
        self._context.hub.write(future, self._done, self._on_refused, initiator=self)

    def _done(self, _nothing: None) -> None:
        answer = Answer(text("Undo"), lambda: self._context.host.perform("undo"))
        self._context.messages.note(text("The earlier state is back."), answer)
        self.accept()

    def _on_refused(self, error: Exception) -> None:
        self._says.setText(failure_texts.sentence(error))


def open_history(context: Context, kind: Remembered, number: int) -> None:
    """Opens the history of a record over the window; it goes when it is closed."""
    dialog = HistoryDialog(context, kind, number)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _remark(step: PastStep) -> str:
    if step.made_it:
        return text("Here it came into the library.")
    if not step.changes:
        return text("This step changed nothing that is shown.")
    if step.before is None:
        return text("There is nothing to bring back: it is as it was before this step.")
    return ""


def _page_of(step: PastStep) -> QWidget:
    """What a step changed, field below field."""
    page = QWidget()
    grid = QGridLayout(page)
    grid.setContentsMargins(0, 0, measures.STEP_3, 0)
    grid.setHorizontalSpacing(measures.STEP_2)
    grid.setVerticalSpacing(measures.STEP_1)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(2, 1)
    for change in step.changes:
        _add_change(grid, change, alone=step.made_it)
    grid.setRowStretch(grid.rowCount(), 1)
    return page


def _add_change(grid: QGridLayout, change: Change, *, alone: bool) -> None:
    """A field's label and below it its value before and after, or after alone."""
    top = Qt.AlignmentFlag.AlignTop
    row = grid.rowCount()
    if row > 1:
        grid.setRowMinimumHeight(row, measures.STEP_2)
        row += 1
    label = _label(change.label)
    label.setFont(theme.current().fonts.strong)
    grid.addWidget(label, row, 0, 1, 3)
    after = _value(change.after, text("{field}, after").format(field=change.label))
    if alone:
        grid.addWidget(after, row + 1, 0, 1, 3, top)
        return
    before = _value(change.before, text("{field}, before").format(field=change.label))
    before.setProperty("role", "secondary")
    grid.addWidget(before, row + 1, 0, top)
    grid.addWidget(_label("→", "secondary"), row + 1, 1, top)
    grid.addWidget(after, row + 1, 2, top)


def _value(words: str, name: str) -> QLabel:
    shown = _label(words or NOTHING)
    shown.setAccessibleName(f"{name}: {words or text('nothing')}")
    return shown


def _label(words: str, role: str = "") -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        label.setProperty("role", role)
    return label
