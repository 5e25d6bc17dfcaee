"""What stands above the quotes: the book's title, who wrote it, and where its notes stand."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.widgets.page_strip import PageStrip
from readnotes.i18n import text


class BookHead(QFrame):
    """Title, one line about it, the page strip, and the menu of what can be done with the book."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("ground", "pane")
        self.strip = PageStrip()
        self.strip.hide()
        self.menu_button = QToolButton()
        self.menu_button.setIcon(icon("more"))
        self._make_menu: Callable[[], QMenu] | None = None
        self.menu_button.clicked.connect(self._open_menu)
        self.menu_button.setToolTip(text("What can be done with this book"))
        self.menu_button.setAccessibleName(text("This book"))
        self.menu_button.hide()
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._title.setAccessibleName(text("Title"))
        self._about = QLabel(textFormat=Qt.TextFormat.PlainText)
        self._about.setProperty("role", "secondary")
        self._words = ("", "")
        first = QHBoxLayout()
        first.addWidget(self._title, 1)
        first.addWidget(self.menu_button)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(measures.STEP_1)
        self._column.setContentsMargins(
            measures.STEP_5, measures.STEP_4, measures.STEP_4, measures.STEP_3
        )
        self._column.addLayout(first)
        self._column.addWidget(self._about)
        self._column.addWidget(self.strip)

    @property
    def title(self) -> str:
        """The title shown."""
        return self._words[0]

    @property
    def about(self) -> str:
        """The line below it."""
        return self._words[1]

    def show_words(self, title: str, about: str, *, book: bool) -> None:
        """Shows a title and the line below it; a book has a page strip and a menu too."""
        self._words = (title, about)
        self._title.setFont(theme.current().fonts.title)
        self._title.setToolTip(title)
        self.strip.setVisible(book)
        self.menu_button.setVisible(book)
        self._elide()

    def set_menu(self, make: Callable[[], QMenu]) -> None:
        """What can be done with the book: a menu made anew each time it opens."""
        self._make_menu = make

    def _open_menu(self) -> None:
        if self._make_menu is not None:
            corner = self.menu_button.rect().bottomLeft()
            self._make_menu().popup(self.menu_button.mapToGlobal(corner))

    def _elide(self) -> None:
        margins = self._column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        button = self.menu_button.sizeHint().width() + measures.STEP_2
        elide = Qt.TextElideMode.ElideRight
        title, about = self._words
        self._title.setText(self._title.fontMetrics().elidedText(title, elide, room - button))
        self._about.setText(self._about.fontMetrics().elidedText(about, elide, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()
