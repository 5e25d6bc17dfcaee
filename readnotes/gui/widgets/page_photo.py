"""The photo of a page, as wide as there is room; what is too high is scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from readnotes.gui import measures
from readnotes.i18n import text


class PagePhoto(QScrollArea):
    """Shows one picture; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = _Sheet()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(text("Photo of the page"))
        # Its keys are the page's: the arrows scroll it from there.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setProperty("ground", "pane")
        self.setWidget(self._sheet)
        self.verticalScrollBar().setSingleStep(measures.STEP_6)
        self.hide()

    @property
    def picture(self) -> QImage:
        """What it shows."""
        return self._sheet.picture

    def show_picture(self, picture: QImage) -> None:
        """Shows another picture from its top, or hides where it is a null one."""
        self._sheet.take(picture)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.setVisible(not picture.isNull())

    def move_by(self, steps: int) -> None:
        """Moves the picture up by so many steps of the scroll bar."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + steps * bar.singleStep())

    def _fit(self) -> None:
        """As wide as the view, but never wider than the photo has pixels for."""
        picture = self._sheet.picture
        if picture.isNull():
            return
        width = max(min(self.viewport().width(), picture.width()), 1)
        self._sheet.resize(width, max(round(width * picture.height() / picture.width()), 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class _Sheet(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()
        self._drawn = QPixmap()

    def take(self, picture: QImage) -> None:
        self.picture, self._drawn = picture, QPixmap()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.picture.isNull():
            return
        scale = self.devicePixelRatioF()
        wanted = self.size() * scale
        if self._drawn.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            ratio = Qt.AspectRatioMode.IgnoreAspectRatio
            self._drawn = QPixmap.fromImage(self.picture.scaled(wanted, ratio, smooth))
            self._drawn.setDevicePixelRatio(scale)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()
