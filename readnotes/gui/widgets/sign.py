"""An icon that stands by itself, in the colour its role has in the present theme."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from readnotes.gui import measures
from readnotes.gui.icons import icon


class Sign(QWidget):
    """Shows an icon; it is an ornament and takes neither the pointer nor the focus."""

    def __init__(self, name: str, role: str, size: int = measures.ICON) -> None:
        super().__init__()
        self._name = name
        self._role = role
        self.setFixedSize(QSize(size, size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: str) -> None:
        """Shows another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        icon(self._name, self._role).paint(painter, QRect(0, 0, self.width(), self.height()))
        painter.end()
