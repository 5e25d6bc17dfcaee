"""The title of a book that stays at the top of the view while its quotes are read."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from readnotes.gui import measures, theme
from readnotes.gui.theme import Theme
from readnotes.gui.widgets.quote_columns import Columns


def title_height(look: Theme) -> int:
    """How high it is, in pixels."""
    return QFontMetrics(look.fonts.strong).height() + 2 * measures.STEP_2


def paint_title(painter: QPainter, title: str, top: int, width: int, columns: Columns) -> None:
    """Paints it over whatever stands there.

    Args:
        painter: Of the view.
        title: Of the book.
        top: Where it begins; above the view while the next book pushes it out.
        width: Of the view.
        columns: Those of the quotes.
    """
    look = theme.current()
    height = title_height(look)
    ground = QRect(0, top, width, height)
    painter.fillRect(ground, look.colours.pane)
    left = columns.text_left
    room = width - left - measures.STEP_4
    metrics = QFontMetrics(look.fonts.strong)
    words = metrics.elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, room)
    painter.setFont(look.fonts.strong)
    painter.setPen(look.colours.ink)
    painter.drawText(QRect(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, words)
    rule = QRect(measures.STEP_4, top + height - 1, width - 2 * measures.STEP_4, measures.HAIRLINE)
    painter.fillRect(rule, look.colours.hairline)
