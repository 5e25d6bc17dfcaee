"""The one slim row at the top: the search field, the reviews, the menu."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.i18n import text

if TYPE_CHECKING:
    from readnotes.gui.widgets.choice_view import ChoiceView

EXAMPLES = ("page:94", text('"exact words"'), "tag:")
LEAST_FIELD = 240
WIDEST_FIELD = 640
FRAME_MS = 16


HELP = "?"
"""What asks how to search, typed into the empty field."""


class SearchField(QLineEdit):
    """Where the library is searched, from anywhere.

    Signals:
        left: Esc: back to where one was.
        results_wanted: Down or Enter: on to the results.
        entered: The keys came here: something is about to be searched.
        completion_taken(Choice): Tab, or Enter on a choice.
        completion_dismissed: Esc, or the keys went elsewhere.

    Attributes:
        completions: The choices that hang under the field, if they are shown.
    """

    left = Signal()
    results_wanted = Signal()
    entered = Signal()
    completion_taken = Signal(object)
    completion_dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search-field")
        self.setPlaceholderText(text("Search passages, pages, books"))
        self.setAccessibleName(text("Search the library"))
        self.setClearButtonEnabled(True)
        sign = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        sign.setToolTip(text("Search (Ctrl+K)"))
        self.completions: ChoiceView | None = None

    def write(self, words: str, cursor: int) -> None:
        """Writes other words, as if they had been typed."""
        self.setText(words)
        self.setCursorPosition(cursor)
        self.textEdited.emit(words)

    def _complete(self, event: QKeyEvent) -> bool:
        """Answers a key that is for the choices below; False where it is not."""
        choices = self.completions
        if choices is None or not choices.isVisible() or event.modifiers():
            return False
        key = Qt.Key
        match event.key():
            case key.Key_Down | key.Key_Up:
                choices.move_choice(1 if event.key() == key.Key_Down else -1)
            case key.Key_Escape:
                self.completion_dismissed.emit()
            case key.Key_Tab:
                self.completion_taken.emit(choices.chosen or choices.choices[0])
            case key.Key_Return | key.Key_Enter if choices.chosen is not None:
                self.completion_taken.emit(choices.chosen)
            case _:
                return False
        return True

    def event(self, event: QEvent) -> bool:
        # Here, before Qt goes on to the next widget with Tab.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._complete(event) or super().event(event)
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.completion_dismissed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() == HELP and not self.text():
            self.write(HELP, 1)
            # What is typed next is a query of its own.
            self.selectAll()
            return
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers():
                self.results_wanted.emit()
            case _:
                super().keyPressEvent(event)


class TopRow(QFrame):
    """Search, reviews, menu.

    Signals:
        query_typed(query): The query is another one, a frame after the key.
        search_left: Esc in the field.
        results_wanted: Down or Enter in the field.
        review_menu_requested(menu): The menu of reviews opens and is to be filled.
    """

    query_typed = Signal(str)
    search_left = Signal()
    results_wanted = Signal()
    review_menu_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = SearchField()
        self.field.setMinimumWidth(LEAST_FIELD)
        self.field.setMaximumWidth(WIDEST_FIELD)
        self.field.left.connect(self.search_left)
        self.field.results_wanted.connect(self.results_wanted)
        self._frame = QTimer(self, interval=FRAME_MS, singleShot=True)
        self._frame.timeout.connect(lambda: self.query_typed.emit(self.field.text()))
        self.field.textEdited.connect(lambda _text: self._frame.start())
        self.field.textChanged.connect(self._on_text_changed)
        self._chips = [self._chip(words) for words in EXAMPLES]
        self.review = QToolButton()
        self.review.setIcon(icon("review"))
        self.review.setText(text("Review ▾"))
        self.review.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.review.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.review.setToolTip(text("Reviews, and a new one (Ctrl+Alt+N)"))
        self.review.setAccessibleName(text("Reviews"))
        self._review_menu = QMenu(self.review)
        self._review_menu.aboutToShow.connect(
            lambda: self.review_menu_requested.emit(self._review_menu)
        )
        self.review.setMenu(self._review_menu)
        self.menu_button = QToolButton()
        self.menu_button.setIcon(icon("menu"))
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu_button.setToolTip(text("Menu (F10)"))
        self.menu_button.setAccessibleName(text("Menu"))
        line = QHBoxLayout(self)
        line.setContentsMargins(measures.STEP_3, measures.STEP_2, measures.STEP_2, measures.STEP_2)
        line.setSpacing(measures.STEP_2)
        line.addWidget(self.field, 3)
        for chip in self._chips:
            line.addWidget(chip)
        line.addStretch(1)
        line.addWidget(self.review)
        line.addWidget(self.menu_button)

    @property
    def is_waiting(self) -> bool:
        """Whether a key was typed that was not told yet."""
        return self._frame.isActive()

    @property
    def chips(self) -> Sequence[QPushButton]:
        """The examples beside the field."""
        return self._chips

    def set_library_open(self, is_open: bool) -> None:
        """Without a library there is nothing to search and to review."""
        self.field.setEnabled(is_open)
        self.review.setEnabled(is_open)
        for chip in self._chips:
            chip.setVisible(is_open and not self.field.text())

    def begin_search(self) -> None:
        """Puts the cursor into the field, ready to type over what stands there."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_for_help(self) -> None:
        """Asks how to search, as `?` in the empty field does."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.write(HELP, 1)
        self.field.selectAll()

    def show_query(self, query: str) -> None:
        """Shows a query that was not typed here."""
        self._frame.stop()
        if query != self.field.text():
            self.field.setText(query)

    def _chip(self, words: str) -> QPushButton:
        chip = QPushButton(words)
        chip.setProperty("role", "chip")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.setToolTip(text("Try this search"))
        chip.clicked.connect(lambda: self._try(words))
        return chip

    def _try(self, words: str) -> None:
        self.field.setFocus()
        self.field.setText(words)
        if words.endswith('"'):
            self.field.setSelection(1, len(words) - 2)
        self.field.textEdited.emit(words)

    def _on_text_changed(self, words: str) -> None:
        for chip in self._chips:
            chip.setVisible(not words and self.field.isEnabled())
        if not words:
            self._frame.start()
