"""A small picture that goes with a quote, and the button that takes it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from readnotes.gui import icons, measures
from readnotes.i18n import text


class PastedPicture(QWidget):
    """Hidden while there is none.

    Signals:
        removed: It is not wanted after all.
    """

    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QLabel()
        self._picture.setAccessibleName(text("Picture of the page"))
        remove = QToolButton()
        remove.setIcon(icons.icon("close"))
        remove.setToolTip(text("Leave the picture out"))
        remove.setAccessibleName(text("Leave the picture out"))
        remove.clicked.connect(self._on_remove_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.HALF)
        line.addWidget(self._picture)
        line.addWidget(remove)
        self.hide()

    def show_picture(self, picture: QPixmap) -> None:
        """Shows a picture, as high as a line of buttons."""
        scale = self.devicePixelRatioF()
        small = picture.scaledToHeight(
            round(measures.STEP_6 * scale), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(scale)
        self._picture.setPixmap(small)
        self.show()

    def clear(self) -> None:
        """Shows none."""
        self._picture.clear()
        self.hide()

    def _on_remove_clicked(self) -> None:
        self.clear()
        self.removed.emit()
