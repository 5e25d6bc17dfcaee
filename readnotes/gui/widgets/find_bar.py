"""Finds words in the draft, one place after the other, and puts others in their place."""

from bisect import bisect_left

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from readnotes.drafting.insertion import Edit
from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.i18n import ntext, text
from readnotes.text.finding import Span, find_all, replace_spans


class FindBar(QFrame):
    """A line under the draft, shown while something is looked for; a second to replace it.

    Signals:
        replacing_all: Many words are about to change at once.
    """

    replacing_all = Signal()

    def __init__(self, editor: DraftEdit) -> None:
        super().__init__()
        self._editor = editor
        self.field = _Field(text("Find in this draft"))
        self.other = _Field(text("Replace with"))
        self.case = _toggle("Aa", text("Small and capital letters differ (Alt+C)"), "Alt+C")
        self.whole = _toggle("[a]", text("Whole words only (Alt+W)"), "Alt+W")
        self.replace = QPushButton(text("&Replace"))
        self.replace_all = QPushButton(text("Replace &all"))
        self._remark = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._remark.setProperty("role", "secondary")
        self._lay_out()
        self.field.textEdited.connect(lambda _text: self._find_from_here())
        self.field.next_wanted.connect(lambda: self.find_next(forward=True))
        self.field.previous_wanted.connect(lambda: self.find_next(forward=False))
        self.other.next_wanted.connect(self.replace_one)
        self.other.previous_wanted.connect(lambda: self.find_next(forward=False))
        self.replace.clicked.connect(self.replace_one)
        self.replace_all.clicked.connect(self.replace_everywhere)
        for field in (self.field, self.other):
            field.left.connect(self.close_bar)
        for toggle in (self.case, self.whole):
            toggle.toggled.connect(lambda _on: self._find_from_here())
        self.hide()

    @property
    def remark(self) -> str:
        """What it says of what it found."""
        return self._remark.text()

    def open_bar(self, *, replacing: bool = False) -> None:
        """Shows itself; what is chosen in the draft is looked for first.

        Args:
            replacing: Whether other words are to be put in their place.
        """
        start, end = self._editor.selection()
        chosen = self._editor.body()[start:end]
        if chosen and "\n" not in chosen:
            self.field.setText(chosen)
        for part in (self.other, self.replace, self.replace_all):
            part.setVisible(replacing and not self._editor.isReadOnly())
        self._remark.clear()
        self.show()
        # Whoever chose the words first wants to say by what they are replaced.
        wanted = self.other if replacing and chosen and self.other.isVisible() else self.field
        wanted.selectAll()
        wanted.setFocus()

    def close_bar(self) -> None:
        """Goes away; the cursor is where the words were found."""
        self.hide()
        self._editor.setFocus()

    def find_next(self, *, forward: bool) -> bool:
        """Goes to the next place, or the one before, and on from the other end."""
        spans = self._spans()
        if not spans:
            self._remark.setText(text("not in this draft") if self.field.text() else "")
            return False
        start, end = self._editor.selection()
        place = bisect_left(spans, (end if start < end else start, -1))
        at = place if forward else bisect_left(spans, (start, -1)) - 1
        turned = not 0 <= at < len(spans)
        at %= len(spans)
        self._go_to(spans, at, turned=turned)
        return True

    def replace_one(self) -> None:
        """Puts the other words in place of what was found, and goes to the next."""
        chosen = self._editor.selection()
        if chosen in self._spans() and not self._editor.isReadOnly():
            other = self.other.text()
            self._editor.apply_edit(Edit(*chosen, other, chosen[0] + len(other)))
        self.find_next(forward=True)

    def replace_everywhere(self) -> None:
        """Puts the other words in every place, as one step to undo."""
        spans = self._spans()
        if not spans or self._editor.isReadOnly():
            self.find_next(forward=True)
            return
        self.replacing_all.emit()
        body = self._editor.body()
        words = replace_spans(body, spans, self.other.text())
        start, end = spans[0][0], spans[-1][1]
        self._editor.apply_edit(Edit(start, end, words, start + len(words)))
        said = ntext("{n} replaced", "{n} replaced", len(spans)).format(n=f"{len(spans):,}")
        self._remark.setText(said)

    def _spans(self) -> list[Span]:
        return find_all(
            self._editor.body(),
            self.field.text(),
            case=self.case.isChecked(),
            whole=self.whole.isChecked(),
        )

    def _find_from_here(self) -> None:
        spans = self._spans()
        if not spans:
            self._remark.setText(text("not in this draft") if self.field.text() else "")
            return
        at = bisect_left(spans, (self._editor.selection()[0], -1))
        self._go_to(spans, at % len(spans), turned=at == len(spans))

    def _go_to(self, spans: list[Span], at: int, *, turned: bool) -> None:
        self._editor.choose(*spans[at])
        said = text("{n} of {all}").format(n=f"{at + 1:,}", all=f"{len(spans):,}")
        self._remark.setText(f"{said} · {text('from the other end')}" if turned else said)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(measures.STEP_3, measures.STEP_1, measures.STEP_3, measures.STEP_1)
        grid.setSpacing(measures.STEP_1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self.field, 0, 0)
        beside: list[QWidget] = [self.case, self.whole, self._remark]
        for name, words, forward in (
            ("chevron-up", text("The one before (Shift+Enter)"), False),
            ("chevron-down", text("The next (Enter)"), True),
        ):
            button = QToolButton()
            button.setIcon(icon(name))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(
                lambda _on=False, forward=forward: self.find_next(forward=forward)
            )
            beside.append(button)
        grid.addLayout(_in_a_line(beside), 0, 1)
        grid.addWidget(self.other, 1, 0)
        grid.addLayout(_in_a_line([self.replace, self.replace_all]), 1, 1)


class _Field(QLineEdit):
    next_wanted = Signal()
    previous_wanted = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                (self.previous_wanted if back else self.next_wanted).emit()
            case _:
                super().keyPressEvent(event)


def _toggle(words: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setShortcut(keys)
    return button


def _in_a_line(parts: list[QWidget]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(measures.STEP_1)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line
