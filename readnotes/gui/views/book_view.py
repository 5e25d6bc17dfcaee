"""The book view: its quotes in page order like marginalia, and the row that takes new ones."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from readnotes.gui import measures
from readnotes.gui.icons import icon
from readnotes.gui.models.source_model import SOURCES_MIME
from readnotes.gui.views.book_head import BookHead
from readnotes.gui.widgets.empty_place import EmptyPlace
from readnotes.gui.widgets.quote_list import QuoteList
from readnotes.i18n import text

if TYPE_CHECKING:
    # The row with all it understands of pastes is built when a book is first in front.
    from readnotes.domain.quotes import QuoteCard
    from readnotes.gui.views.capture_row import CaptureRow


class BookView(QFrame):
    """Head, quotes, capture row. In a scope of several books the row is one line that leads to it.

    Signals:
        dropped(QMimeData): Text, a picture or a file was dropped here.
        new_quote_requested: The line below several books was pressed.
        empty_action_requested: The action of the empty place.
    """

    dropped = Signal(object)
    new_quote_requested = Signal()
    empty_action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.setAcceptDrops(True)
        self._takes_drops = False
        self.head = BookHead()
        self.quotes = QuoteList()
        self.empty = EmptyPlace()
        self.empty.action_requested.connect(self.empty_action_requested)
        self.row: CaptureRow | None = None
        self._invitation = QPushButton(icon("plus"), "")
        self._invitation.setProperty("role", "line")
        self._invitation.clicked.connect(self.new_quote_requested)
        self._invitation.hide()
        self._places = QStackedLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(_hairline())
        self._column.addLayout(self._places, 1)
        # Only now: a layout of nobody would show them as windows of their own.
        self._places.addWidget(self.quotes)
        self._places.addWidget(self.empty)
        self._line = _hairline()
        self._column.addWidget(self._line)
        self._column.addWidget(self._invitation)
        self.setFocusProxy(self.quotes)

    def make_row(self) -> "CaptureRow":
        """The capture row; it is built when it is first wanted."""
        if self.row is None:
            from readnotes.gui.views.capture_row import CaptureRow

            self.row = CaptureRow()
            self.row.hide()
            self._column.addWidget(self.row)
        return self.row

    def glimpse(self, cards: "Sequence[QuoteCard]", *, grouped: bool) -> None:
        """Shows the first quotes of a library before the rest of it is known."""
        at_hand = {card.number: card for card in cards}
        self.show_quotes()
        self.show_row(shown=False)
        self.head.show_words("", "", book=False)
        self.quotes.set_quotes(
            list(at_hand),
            lambda numbers: [at_hand[number] for number in numbers],
            grouped=grouped,
        )

    def show_quotes(self) -> None:
        """Shows the list of quotes."""
        self._places.setCurrentWidget(self.quotes)

    def show_empty(self, sentence: str, action: str = "", keys: str = "") -> None:
        """Shows that there is no quote, and what to do about it."""
        self.empty.show_wish(sentence, action, keys)
        self._places.setCurrentWidget(self.empty)

    def show_row(self, *, shown: bool, invitation: str = "") -> None:
        """Shows the capture row, or else a line that leads to it, or neither."""
        if shown:
            self.make_row().show()
        elif self.row is not None:
            self.row.hide()
        self._takes_drops = shown
        self._invitation.setText(invitation)
        self._invitation.setVisible(bool(invitation) and not shown)
        self._line.setVisible(shown or bool(invitation))

    def _wants(self, data: QMimeData) -> bool:
        wanted = data.hasText() or data.hasImage() or data.hasUrls()
        return self._takes_drops and wanted and not data.hasFormat(SOURCES_MIME)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._wants(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._wants(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(event.mimeData())


def _hairline() -> QFrame:
    line = QFrame()
    line.setProperty("role", "hairline")
    line.setFixedHeight(measures.HAIRLINE)
    return line


def new_quote_line(title: str, keys: str) -> str:
    """What the line below several books says."""
    return text("New quote in “{title}”   {keys}").format(title=title, keys=keys)
