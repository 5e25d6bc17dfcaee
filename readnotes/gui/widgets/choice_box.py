"""A box to choose one of a few things in, with the sign that it opens drawn in ink."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from readnotes.gui import icons, measures


class ChoiceBox(QComboBox):
    """Qt's own box; a stylesheet can give it a picture for a sign, but no colour of the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def choose(self, value: object) -> None:
        """Chooses the row of a value, or the first, without telling anybody."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = measures.STEP_3
        role = "secondary" if self.isEnabled() else "faint"
        sign = icons.pixmap("chevron-down", role, side, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - side - measures.STEP_2, (self.height() - side) // 2, sign)
        painter.end()
