"""Plain text broken into lines of one width, each paragraph in its own direction."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from readnotes.gui import measures
from readnotes.gui.direction import is_right_to_left
from readnotes.gui.utf16 import ranges_to_units

LONGEST_LINE = 3 * measures.MEASURE
"""Characters of which a line surely holds fewer: a passage is cut by them before it is set."""

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class TextManner:
    """How a text is to be set.

    Attributes:
        font: Its letters.
        role: The role of their colour.
        width: How wide a line may be, in pixels.
        leading: From one line to the next, in pixels; more where a script needs more.
        lines: How many lines there may be.
        highlights: Ranges of code points that stand on the ground `mark`.
        mark: The colour of that ground.
        closing: A mark set after the last letter where the whole text is shown.
        closing_colour: Its colour.
    """

    font: QFont
    role: str
    width: int
    leading: int
    lines: int
    highlights: Sequence[tuple[int, int]] = ()
    mark: QColor | None = None
    closing: str = ""
    closing_colour: QColor | None = None


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """A paragraph that was broken into lines, where it stands, and the role of its colour."""

    layout: QTextLayout
    at: QPointF
    role: str
    right_to_left: bool


@dataclass(frozen=True, slots=True)
class SetText:
    """A text that was set: its paragraphs from the top, its height, whether it was cut short."""

    paragraphs: list[SetParagraph]
    height: int
    cut: bool


def set_text(text: str, left: int, top: int, manner: TextManner) -> SetText:
    """Breaks a text into lines, as many as there may be.

    Args:
        text: Plain text; whatever looks like markup in it is shown as it is.
        left, top: Where it begins, in pixels.
        manner: How it is to be set.
    """
    done: list[SetParagraph] = []
    y = float(top)
    lines_left = manner.lines
    for start, paragraph, last in _paragraphs(text):
        if lines_left <= 0:
            return SetText(done, round(y - top), True)
        if done:
            y += manner.leading // 3
        fitting = paragraph[: lines_left * LONGEST_LINE]
        whole = len(fitting) == len(paragraph)
        layout = _laid_out(fitting, start, last and whole, manner)
        taken, y_end, all_lines = _break_lines(layout, manner, lines_left)
        right_to_left = is_right_to_left(fitting)
        done.append(SetParagraph(layout, QPointF(left, y), manner.role, right_to_left))
        y += y_end
        lines_left -= taken
        if not (whole and all_lines):
            return SetText(done, round(y - top), True)
    return SetText(done, round(y - top), False)


def spans_on_line(
    words: str, font: QFont, highlights: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Where highlights stand on a line of their own, as pixels from its left edge.

    Args:
        words: All of the line.
        font: Its letters.
        highlights: Ranges of code points.

    Returns:
        The left edge and the width of each.
    """
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(line.naturalTextWidth())
    layout.endLayout()
    found = []
    for first, last in ranges_to_units(words, highlights):
        left, right = sorted((_x_at(line, first), _x_at(line, last)))
        found.append((round(left), round(right - left)))
    return found


def _x_at(line: QTextLine, place: int) -> float:
    x, _cursor = cast("tuple[float, int]", line.cursorToX(place))
    return x


def _paragraphs(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each paragraph that has letters: where it begins, itself, whether it is the last."""
    found = _PARAGRAPH.finditer(text)
    before = next(found, None)
    for match in found:
        assert before is not None
        yield before.start(), before.group(), False
        before = match
    if before is not None:
        yield before.start(), before.group(), True


def _laid_out(paragraph: str, start: int, ends: bool, manner: TextManner) -> QTextLayout:
    closing = manner.closing if ends else ""
    layout = QTextLayout(paragraph + closing, manner.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if is_right_to_left(paragraph):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight)
    else:
        option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    layout.setTextOption(option)
    formats = list(_highlights(paragraph, start, manner))
    if closing and manner.closing_colour is not None:
        length = ranges_to_units(paragraph, [(0, len(paragraph))])[0][1]
        formats.append(_format_range(length, len(closing), foreground=manner.closing_colour))
    if formats:
        layout.setFormats(formats)
    return layout


def _highlights(
    paragraph: str, start: int, manner: TextManner
) -> Iterator[QTextLayout.FormatRange]:
    if manner.mark is None:
        return
    end = start + len(paragraph)
    inside = [
        (max(first, start) - start, min(last, end) - start)
        for first, last in manner.highlights
        if first < end and last > start
    ]
    for first, last in ranges_to_units(paragraph, inside):
        yield _format_range(first, last - first, background=manner.mark)


def _format_range(
    start: int,
    length: int,
    background: QColor | None = None,
    foreground: QColor | None = None,
) -> QTextLayout.FormatRange:
    shape = QTextCharFormat()
    if background is not None:
        shape.setBackground(background)
    if foreground is not None:
        shape.setForeground(foreground)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, shape
    return found


def _break_lines(layout: QTextLayout, manner: TextManner, lines: int) -> tuple[int, float, bool]:
    """Sets at most so many lines; says how many, how high they are, whether that was all."""
    usual = QFontMetricsF(manner.font).height()
    y = 0.0
    taken = 0
    end = 0
    layout.beginLayout()
    while taken < lines:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(manner.width)
        height = line.height()
        room = manner.leading if height <= usual else max(manner.leading, round(height))
        line.setPosition(QPointF(0, y + (room - height) / 2))
        end = line.textStart() + line.textLength()
        y += room
        taken += 1
    layout.endLayout()
    length = ranges_to_units(layout.text(), [(0, len(layout.text()))])[0][1]
    return taken, y, end >= length
