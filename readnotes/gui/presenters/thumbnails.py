"""Small pictures of covers and pages: read and shrunk on another thread, kept for a while."""

from collections import OrderedDict
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from readnotes.gui.context import Context
from readnotes.services import reading
from readnotes.services.opening import Library

KEPT = 256


class Thumbnails(QObject):
    """Answers pictures by their SHA-256: at once if they are at hand, else after `arrived`.

    Signals:
        arrived: A picture that was asked for is at hand now.
    """

    arrived = Signal()

    def __init__(self, context: Context, size: QSize, parent: QObject) -> None:
        """Keeps pictures that fit into `size`, in the screen's own pixels."""
        super().__init__(parent)
        self._context = context
        self._size = size
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def find(self, sha256: str) -> QPixmap | None:
        """The picture, or None while it is not at hand or cannot be shown."""
        if sha256 in self._kept:
            self._kept.move_to_end(sha256)
            return self._kept[sha256]
        if sha256 not in self._asked:
            self._asked.add(sha256)
            library = self._context.library
            size = self._size
            self._context.hub.ask(
                library,
                lambda: _shrunk(_bytes_of(library, sha256), size),
                partial(self._take, sha256),
            )
        return None

    def _take(self, sha256: str, image: QImage) -> None:
        if image.isNull():
            return
        self._asked.discard(sha256)
        self._kept[sha256] = QPixmap.fromImage(image)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()


def _bytes_of(library: Library, sha256: str) -> bytes:
    found = reading.find_attachment(library, sha256)
    return found.data if found is not None else b""


def _shrunk(data: bytes, size: QSize) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    if reader.size().isValid():
        reader.setScaledSize(reader.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
