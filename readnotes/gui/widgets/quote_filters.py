"""What stands over the quotes beside a draft: which of them are shown, and in which order."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.widgets.tag_choice import TagChoice
from readnotes.i18n import text

FRAME_MS = 30


class QuoteFilters(QWidget):
    """A field to search in, the choices below it, and how many quotes are used.

    Attributes:
        used: Says how many quotes are used.

    Signals:
        changed: Other quotes are to be shown, or in another order.
        needle_typed(needle): Something else is looked for; empty for nothing.
        list_wanted: Down or Enter: the keys go to the list.
    """

    changed = Signal()
    needle_typed = Signal(str)
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _FilterField()
        self.all = _choice(text("All"))
        self.unused = _choice(text("Unused"))
        self.section = _choice(text("This section"))
        self.section.setToolTip(
            text("Quotes that wait under the heading where the cursor is (Ctrl+Shift+O)")
        )
        self.order = OrderChoice()
        self.tag = TagChoice()
        self.used = QLabel(textFormat=Qt.TextFormat.PlainText)
        self.used.setProperty("role", "secondary")
        self.used.setFont(theme.current().fonts.small)
        self.all.setChecked(True)
        self._frame = QTimer(self, interval=FRAME_MS, singleShot=True)
        self._frame.timeout.connect(lambda: self.needle_typed.emit(self.field.text().strip()))
        self.field.textChanged.connect(lambda _text: self._frame.start())
        self.field.list_wanted.connect(self.list_wanted)
        self.order.order_chosen.connect(lambda _by_tag: self.changed.emit())
        self.tag.tag_chosen.connect(lambda _tag: self.changed.emit())
        for button in (self.all, self.unused, self.section):
            button.toggled.connect(lambda on: self.changed.emit() if on else None)
        self._lay_out()

    def show_counts(self, all_quotes: int, used: int, section: int) -> None:
        """Says how many quotes there are, how many the draft uses, how many wait here."""
        self.all.setText(text("All {count}").format(count=f"{all_quotes:,}"))
        self.unused.setText(text("Unused {count}").format(count=f"{all_quotes - used:,}"))
        self.section.setText(text("Section {count}").format(count=f"{section:,}"))
        words = text("{used} of {all} used").format(used=f"{used:,}", all=f"{all_quotes:,}")
        self.used.setText(words if all_quotes else "")

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        below = QHBoxLayout()
        for row in (choices, below):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(measures.STEP_1)
        for button in (self.all, self.unused, self.section):
            choices.addWidget(button)
        choices.addStretch(1)
        below.addSpacing(measures.STEP_2)
        below.addWidget(self.used, 1)
        below.addWidget(self.order)
        below.addWidget(self.tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(measures.STEP_2, 0, measures.STEP_2, 0)
        column.setSpacing(measures.STEP_1)
        column.addWidget(self.field)
        column.addSpacing(measures.STEP_1)
        column.addLayout(choices)
        column.addLayout(below)


class OrderChoice(QToolButton):
    """Whether the quotes stand in page order or under their tags; its menu has both.

    Signals:
        order_chosen(by_tag): The other order.
    """

    order_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setIcon(icon("sort"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(text("In page order, or by tag (Ctrl+Shift+B)"))
        self.setAccessibleName(text("Order of the quotes"))
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._by_page, self._by_tag = (
            menu.addAction(words) for words in (text("In page order"), text("By tag"))
        )
        for action in (self._by_page, self._by_tag):
            action.setCheckable(True)
            group.addAction(action)
        self._by_page.setChecked(True)
        self._by_tag.toggled.connect(self._on_by_tag_toggled)
        self.setMenu(menu)

    @property
    def by_tag(self) -> bool:
        """Whether they stand under their tags."""
        return self._by_tag.isChecked()

    def choose(self, *, by_tag: bool) -> None:
        """Takes one of the two orders."""
        (self._by_tag if by_tag else self._by_page).setChecked(True)

    def _on_by_tag_toggled(self, by_tag: bool) -> None:
        # What is not the usual order is seen to be chosen.
        self.setIcon(icon("sort", "accent" if by_tag else "secondary"))
        self.order_chosen.emit(by_tag)


class _FilterField(QLineEdit):
    """Esc empties it, Down and Enter lead to the list."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(text("Find a quote: words or a page"))
        self.setAccessibleName(text("Find a quote"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list_wanted.emit()
            case _:
                super().keyPressEvent(event)


def _choice(words: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setCheckable(True)
    button.setAutoExclusive(True)
    return button
