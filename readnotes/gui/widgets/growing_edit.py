"""A field for several lines that is as high as what is in it, between two bounds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from readnotes.gui import measures
from readnotes.gui.direction import LETTERS_LOOKED_AT, is_right_to_left


class GrowingEdit(QPlainTextEdit):
    """A plain-text field of so many lines at least and at most; Tab leaves it.

    Each paragraph runs as its first letter says and all stand at the side where the first
    begins, until a direction is forced. (Qt's plain editor knows one side for all of them.)
    """

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self._shown = least
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.turn(Qt.LayoutDirection.LayoutDirectionAuto)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def turn(self, direction: Qt.LayoutDirection) -> None:
        """Forces a direction on all paragraphs, or leaves each its own again."""
        option = QTextOption()
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        right = direction == Qt.LayoutDirection.RightToLeft or (
            direction == Qt.LayoutDirection.LayoutDirectionAuto and self._begins_at_right()
        )
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side)
        self.document().setDefaultTextOption(option)

    def turn_on(self) -> None:
        """Forces right to left, then left to right, then leaves each paragraph its own."""
        ways = Qt.LayoutDirection
        turns = {
            ways.LayoutDirectionAuto: ways.RightToLeft,
            ways.RightToLeft: ways.LeftToRight,
            ways.LeftToRight: ways.LayoutDirectionAuto,
        }
        self.turn(turns[self.direction()])

    def direction(self) -> Qt.LayoutDirection:
        """The direction that was forced, or `LayoutDirectionAuto`."""
        return self.document().defaultTextOption().textDirection()

    def stands_at_right(self) -> bool:
        """Whether its paragraphs stand at the right side."""
        side = self.document().defaultTextOption().alignment()
        return bool(side & Qt.AlignmentFlag.AlignRight)

    def _on_text_changed(self) -> None:
        auto = self.direction() == Qt.LayoutDirection.LayoutDirectionAuto
        if auto and self.stands_at_right() != self._begins_at_right():
            self.turn(Qt.LayoutDirection.LayoutDirectionAuto)

    def _on_size_changed(self) -> None:
        lines = round(self.document().size().height())
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if lines > self._most else policies.ScrollBarAlwaysOff
        )
        wanted = max(self._least, min(lines, self._most))
        if wanted != self._shown:
            self._shown = wanted
            self.updateGeometry()

    def _begins_at_right(self) -> bool:
        block = self.document().firstBlock()
        looked_at = 0
        while block.isValid() and looked_at < LETTERS_LOOKED_AT:
            paragraph = block.text()
            if paragraph.strip():
                return is_right_to_left(paragraph)
            looked_at += len(paragraph) + 1
            block = block.next()
        return False

    def _height_of(self, lines: int) -> int:
        line = QFontMetricsF(self.font()).lineSpacing()
        edges = 2 * (measures.HAIRLINE + measures.FIELD_PADDING)
        return round(lines * line + 2 * self.document().documentMargin()) + edges

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(self._shown))

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.STEP_6 * 3, self._height_of(self._shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()
