"""Painting of one quote that `quote_layout.py` has set."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPixmap

from readnotes.gui import icons, measures
from readnotes.gui.theme import Theme
from readnotes.gui.widgets.quote_columns import Columns
from readnotes.gui.widgets.quote_layout import SetQuote

ACTIONS = ("edit", "copy", "trash")
"""What can be done with the quote under the pointer, from left to right; names of icons."""


@dataclass(frozen=True, slots=True)
class RowState:
    """How a row stands at the moment.

    Attributes:
        chosen: It is among the chosen rows.
        focused: The next key acts on it.
        hovered: The pointer is over it.
        wish: The wish of the words under the pointer, or empty.
    """

    chosen: bool = False
    focused: bool = False
    hovered: bool = False
    wish: str = ""


def ground_of(quote: SetQuote, columns: Columns, top: int) -> QRect:
    """The ground of a row that begins at `top`, its heading left out."""
    return QRect(
        measures.STEP_1,
        top + quote.body_top,
        columns.width - measures.STEP_2,
        quote.height - quote.body_top,
    )


def action_boxes(ground: QRect) -> list[tuple[str, QRect]]:
    """Where the actions of a row stand, each with its name."""
    side = measures.STEP_5
    left = ground.right() - measures.STEP_1 - side * len(ACTIONS)
    top = ground.top() + measures.STEP_1
    return [
        (name, QRect(left + side * place, top, side, side)) for place, name in enumerate(ACTIONS)
    ]


def paint_quote(
    painter: QPainter, quote: SetQuote, columns: Columns, top: int, theme: Theme, state: RowState
) -> None:
    """Paints a row that begins at `top`."""
    colours = theme.colours
    ground = ground_of(quote, columns, top)
    if state.chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.wash)
        painter.drawRoundedRect(ground, measures.RADIUS, measures.RADIUS)
    if state.focused:
        line = QRect(ground.left(), ground.top() + measures.RADIUS, measures.HALF, 0)
        line.setBottom(ground.bottom() - measures.RADIUS)
        painter.fillRect(line, colours.accent)
    for rule, role in quote.rules:
        painter.fillRect(rule.translated(0, top), colours.role(role))
    for paragraph in quote.paragraphs:
        painter.setPen(colours.role(paragraph.role))
        paragraph.layout.draw(painter, paragraph.at + QPointF(0, top))
    for piece in quote.pieces:
        painter.setFont(piece.font)
        hot = bool(piece.wish) and state.wish == piece.wish
        painter.setPen(colours.accent if hot else colours.role(piece.role))
        painter.drawText(piece.box.translated(0, top), piece.alignment, piece.words)
    if quote.star is not None:
        _draw_icon(painter, "essential-on", "accent", quote.star.translated(0, top))
    if state.hovered:
        _paint_actions(painter, ground, theme, state)


def paint_picture(painter: QPainter, box: QRect, picture: QPixmap | None, theme: Theme) -> None:
    """Paints a quote's picture in its box, or the sign of one while it is not at hand."""
    if picture is None or picture.isNull():
        side = measures.LARGE_ICON
        _draw_icon(painter, "image", "secondary", QRect(box.left(), box.top(), side, side))
        return
    size = picture.deviceIndependentSize().scaled(
        box.size().toSizeF(), Qt.AspectRatioMode.KeepAspectRatio
    )
    painter.drawPixmap(QRect(box.topLeft(), size.toSize()), picture)
    painter.setPen(theme.colours.hairline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRect(box.topLeft(), size.toSize()))


def _paint_actions(painter: QPainter, ground: QRect, theme: Theme, state: RowState) -> None:
    boxes = action_boxes(ground)
    whole = boxes[0][1].united(boxes[-1][1])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colours.wash if state.chosen else theme.colours.pane)
    painter.drawRoundedRect(whole, measures.RADIUS, measures.RADIUS)
    for name, box in boxes:
        inset = (box.width() - measures.ICON) // 2
        role = "accent" if state.wish == name else "secondary"
        _draw_icon(painter, name, role, box.adjusted(inset, inset, -inset, -inset))


def _draw_icon(painter: QPainter, name: str, role: str, box: QRect) -> None:
    scale = painter.device().devicePixelRatioF()
    painter.drawPixmap(box.topLeft(), icons.pixmap(name, role, box.width(), scale))
