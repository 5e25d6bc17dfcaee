"""The keys of the program, made from the list of actions."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.actions.catalogue import ACTIONS, MENUS
from readnotes.gui.dialogs.fitting import fit
from readnotes.i18n import text

SIZE = (640, 560)
ELSEWHERE = (
    (text("Kind of quote, while typing it"), ("Alt+1", "Alt+6")),
    (text("Speaker, language and the rest of a quote"), ("Alt+Down",)),
    (text("Direction of the passage"), ("Ctrl+Shift+X",)),
    (text("Paste just as it is"), ("Ctrl+Shift+V",)),
    (text("Next page, two on, one back, same page"), ("+", "+, +", "-", "=")),
    (text("Open the quote, the book, the result"), ("Return",)),
    (text("The whole of a passage, and back"), ("Space",)),
    (text("Take what is offered below the search field"), ("Tab",)),
    (text("How to search, in the empty search field"), ("?",)),
)


class KeyboardHelp(QDialog):
    """Two columns: what is done, and by which key; a line above narrows them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("Keyboard"))
        fit(self, QSize(*SIZE))
        self.field = QLineEdit(placeholderText=text("Find a key or what it does"))
        self.field.setAccessibleName(text("Find a key"))
        self.field.setClearButtonEnabled(True)
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, measures.STEP_3, 0)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[tuple[str, str, Callable[[bool], None]]] = []
        self._fill()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._page)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_3)
        column.addWidget(self.field)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        self.field.textChanged.connect(self._narrow)

    def _fill(self) -> None:
        for heading, lines in sections():
            label = QLabel(heading)
            label.setFont(theme.current().fonts.strong)
            row = self._grid.rowCount()
            self._grid.addWidget(label, row, 0, 1, 2)
            self._grid.setRowMinimumHeight(row, measures.STEP_6)
            for words, keys in lines:
                self._add_line(heading, words, keys)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def _add_line(self, heading: str, words: str, keys: str) -> None:
        what, which = QLabel(words), QLabel(keys)
        which.setProperty("role", "secondary")
        which.setTextFormat(Qt.TextFormat.PlainText)
        row = self._grid.rowCount()
        self._grid.addWidget(what, row, 0)
        self._grid.addWidget(which, row, 1, Qt.AlignmentFlag.AlignRight)

        def show(shown: bool) -> None:
            what.setVisible(shown)
            which.setVisible(shown)

        self._lines.append((f"{heading} {words} {keys}".casefold(), words, show))

    def _narrow(self, typed: str) -> None:
        needle = typed.strip().casefold()
        for words, _title, show in self._lines:
            show(needle in words)


def sections() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """The headings with what stands under each: what is done, and its keys as the system writes."""
    for menu, title in MENUS.items():
        lines = [
            (action.title.rstrip("…"), _shown(action.keys))
            for action in ACTIONS
            if action.menu == menu and action.keys
        ]
        if lines:
            yield title.replace("&", ""), lines
    yield text("While typing"), [(words, _shown(keys)) for words, keys in ELSEWHERE]


def _shown(keys: tuple[str, ...]) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(dict.fromkeys(QKeySequence(each).toString(native) or each for each in keys))
