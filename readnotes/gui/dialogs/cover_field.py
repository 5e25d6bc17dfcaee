"""The picture of a source's cover: shown small, chosen from a file, taken away."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QWidget

from readnotes.domain.errors import InputFileError
from readnotes.gui import measures
from readnotes.i18n import text
from readnotes.services.capture import Picture
from readnotes.services.editing import read_picture

HEIGHT = 3 * measures.STEP_6


class CoverField(QWidget):
    """A picture and what can be done with it.

    Signals:
        failed(error): The chosen file cannot be read.
    """

    failed = Signal(Exception)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.new: Picture | None = None
        self.removed = False
        self._has_cover = False
        self._picture = QLabel()
        self._picture.setAccessibleName(text("Cover"))
        self.choose = QPushButton(text("Choose a picture…"))
        self.remove = QPushButton(text("Take it away"))
        for button in (self.choose, self.remove):
            button.setAutoDefault(False)
        self.choose.clicked.connect(self._on_choose_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(measures.STEP_2)
        for part in (self._picture, self.choose, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        self._show(QPixmap())

    def show_cover(self, data: bytes) -> None:
        """Shows the cover that the library has."""
        self._has_cover = True
        self._show(_loaded(data))
        self.remove.show()

    def take_file(self, path: Path) -> None:
        """Takes a picture from a file, to be saved with the source."""
        try:
            picture = read_picture(path)
        except InputFileError as error:
            self.failed.emit(error)
            return
        self.new = picture
        self._show(_loaded(picture.data))
        self.remove.show()

    def _on_choose_clicked(self) -> None:
        dialog = QFileDialog(self, text("Choose a picture"))
        dialog.setNameFilters(
            [text("Pictures (*.jpg *.jpeg *.png *.webp *.gif)"), text("All files (*)")]
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_file(Path(name)))
        dialog.open()

    def _on_remove_clicked(self) -> None:
        self.new = None
        self.removed = self._has_cover
        self._show(QPixmap())

    def _show(self, picture: QPixmap) -> None:
        self._picture.setVisible(not picture.isNull())
        self.remove.setVisible(not picture.isNull())
        if picture.isNull():
            return
        scale = self.devicePixelRatioF()
        small = picture.scaledToHeight(
            round(HEIGHT * scale), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(scale)
        self._picture.setPixmap(small)


def _loaded(data: bytes) -> QPixmap:
    picture = QPixmap()
    picture.loadFromData(QByteArray(data))
    return picture
