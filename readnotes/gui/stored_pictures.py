"""Pictures of the library made ready to be shown."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from readnotes.services import reading
from readnotes.services.opening import Library

LARGEST_PICTURE = QSize(2400, 2400)


def load_picture(library: Library, sha256: str) -> QImage:
    """Decodes a picture of the library on the reader's thread, no larger than a page needs it."""
    found = reading.find_attachment(library, sha256)
    if found is None:
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(found.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and (
        size.width() > LARGEST_PICTURE.width() or size.height() > LARGEST_PICTURE.height()
    ):
        reader.setScaledSize(size.scaled(LARGEST_PICTURE, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
