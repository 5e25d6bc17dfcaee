"""The first page: what the program is, and three ways to begin."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.widgets.sign import Sign
from readnotes.i18n import text
from readnotes.runtime import resources

PICTURE_SIZE = QSize(360, 300)
CHOICE_WIDTH = 340


class Picture(QWidget):
    """A drawing of the program's own, in the colours of the theme."""

    def __init__(self, name: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setFixedSize(PICTURE_SIZE)
        self.setAccessibleName(says)

    def paintEvent(self, _event: QPaintEvent) -> None:
        drawing = resources.read_text("pictures", f"{self._name}.svg")
        colours = theme.current().colours
        for role in ("raised", "hairline", "faint", "secondary", "accent", "wash", "mark", "pane"):
            drawing = drawing.replace(f"${role}", colours.role(role).name())
        painter = QPainter(self)
        QSvgRenderer(drawing.encode()).render(painter, QRectF(self.rect()))
        painter.end()


class _ChoiceButton(QPushButton):
    """A button as high as what is laid out in it."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StartPage(QFrame):
    """Shown while no library is open.

    Signals:
        sample_requested: Explore the sample.
        new_requested: Make a library.
        open_requested: Open one.
        read_only_requested: Open the one that could not be opened to be read only.
    """

    sample_requested = Signal()
    new_requested = Signal()
    open_requested = Signal()
    read_only_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.connected = False
        self.setProperty("ground", "pane")
        self._title = QLabel(text("From the passage to the sentence"))
        self._says = QLabel(
            text(
                "Readnotes keeps the books you read, the passages you copy out with the page each "
                "stands on, and the reviews you write from them. Everything is in one file that is "
                "yours."
            )
        )
        self._says.setWordWrap(True)
        self._says.setProperty("role", "secondary")
        self._trouble = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._trouble.setProperty("role", "warning")
        self._trouble.hide()
        self.read_only = QPushButton(text("Open it to read only"))
        self.read_only.clicked.connect(self.read_only_requested)
        self.read_only.hide()
        self.sample = self._choice(
            "book", text("Explore the sample"), text("Books, passages and reviews to try it on")
        )
        self.new = self._choice(
            "plus", text("New library"), text("An empty file, wherever you want it")
        )
        self.open = self._choice(
            "library", text("Open a library"), text("Yours, or a backup (Ctrl+O)")
        )
        self.sample.clicked.connect(self.sample_requested)
        self.new.clicked.connect(self.new_requested)
        self.open.clicked.connect(self.open_requested)
        self._lay_out()
        self.setFocusProxy(self.sample)

    @property
    def trouble(self) -> str:
        """Why the library could not be opened; empty if none was asked for."""
        return "" if self._trouble.isHidden() else self._trouble.text()

    def show_trouble(self, sentence: str, *, readable: bool) -> None:
        """Says why the library could not be opened.

        Args:
            sentence: What happened, and what is safe.
            readable: Whether it can be opened to be read only.
        """
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))
        self.read_only.setVisible(readable)

    def _choice(self, sign: str, words: str, hint: str) -> QPushButton:
        button = _ChoiceButton()
        button.setProperty("role", "choice")
        button.setAccessibleName(words)
        button.setAccessibleDescription(hint)
        button.setFixedWidth(CHOICE_WIDTH)
        picture = Sign(sign, "accent", measures.LARGE_ICON)
        title, below = QLabel(words), QLabel(hint)
        title.setFont(theme.current().fonts.strong)
        below.setProperty("role", "secondary")
        for label in (title, below):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lines = QVBoxLayout()
        lines.setSpacing(measures.HALF)
        lines.addWidget(title)
        lines.addWidget(below)
        line = QHBoxLayout(button)
        line.setContentsMargins(measures.STEP_4, measures.STEP_2, measures.STEP_4, measures.STEP_2)
        line.setSpacing(measures.STEP_3)
        line.addWidget(picture)
        line.addLayout(lines, 1)
        return button

    def _lay_out(self) -> None:
        self._title.setFont(theme.current().fonts.title)
        words = QVBoxLayout()
        words.setSpacing(measures.STEP_3)
        words.addStretch(2)
        words.addWidget(self._title)
        words.addWidget(self._says)
        words.addWidget(self._trouble)
        words.addWidget(self.read_only, 0, Qt.AlignmentFlag.AlignLeft)
        words.addSpacing(measures.STEP_3)
        for button in (self.sample, self.new, self.open):
            words.addWidget(button)
        words.addStretch(3)
        picture = Picture("start", text("A page with a marked passage and the note it becomes"))
        line = QHBoxLayout(self)
        line.setContentsMargins(*[measures.STEP_6] * 4)
        line.setSpacing(measures.STEP_6 * 2)
        line.addStretch(1)
        line.addLayout(words, 3)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        self._says.setMaximumWidth(CHOICE_WIDTH)
        self._trouble.setMaximumWidth(CHOICE_WIDTH)
