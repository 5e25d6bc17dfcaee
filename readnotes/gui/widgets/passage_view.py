"""A passage to be read: set like a page, as high as its words need."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from readnotes.gui import measures, theme
from readnotes.gui.fonts import scaled
from readnotes.gui.widgets.text_setting import SetText, TextManner, set_text

MOST_LINES = 2_000
LEAST_MEASURE = 12 * measures.STEP_5


class PassageView(QWidget):
    """Shows words letter for letter, each paragraph in its own direction."""

    def __init__(
        self, role: str = "ink", scale: float = 1.0, parent: QWidget | None = None
    ) -> None:
        """Shows nothing yet.

        Args:
            role: The role of its colour.
            scale: The size of its letters, as a multiple of a passage's.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._role = role
        self._scale = scale
        self._words = ""
        self._marked: Sequence[tuple[int, int]] = ()
        self._set: SetText | None = None
        self._set_for = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What it shows."""
        return self._words

    def show_words(self, words: str, marked: Sequence[tuple[int, int]] = ()) -> None:
        """Shows other words.

        Args:
            words: Plain text.
            marked: Ranges of code points that stand out.
        """
        self._words, self._marked = words, marked
        self.setAccessibleName(words)
        self._forget()

    def letters(self) -> QFont:
        """The font it is set in."""
        return scaled(theme.current().fonts.passage, self._scale)

    def _forget(self) -> None:
        self._set, self._set_for = None, -1
        self.updateGeometry()
        self.update()

    def _set_lines(self, width: int) -> SetText:
        if self._set is None or self._set_for != width:
            font = self.letters()
            manner = TextManner(
                font,
                self._role,
                min(width, measures.widest_passage(font)),
                measures.leading_of_passages(font),
                MOST_LINES,
                self._marked,
                theme.current().colours.mark,
            )
            self._set, self._set_for = set_text(self._words, 0, 0, manner), width
        return self._set

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._set_lines(max(width, 1)).height

    def sizeHint(self) -> QSize:
        width = measures.widest_passage(self.letters())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_MEASURE, measures.leading_of_passages(self.letters()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for paragraph in self._set_lines(self.width()).paragraphs:
            painter.setPen(theme.current().colours.role(paragraph.role))
            paragraph.layout.draw(painter, paragraph.at)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()
