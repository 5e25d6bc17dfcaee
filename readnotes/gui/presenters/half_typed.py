"""What is half typed: kept in the library as it is typed, so that a crash costs next to nothing."""

import base64
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from readnotes.gui.context import Context
from readnotes.gui.widgets.quote_values import QuoteValues, values_from_row
from readnotes.services import capture
from readnotes.services.capture import Picture

PAGE_PICTURE = "page.png"

Kept = tuple[QuoteValues | None, Picture | None]


class HalfTyped:
    """The half-typed rows of all books, each with its picture."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def keep(self, key: str, values: QuoteValues) -> None:
        """Keeps the row of a book, by its citation key; an empty one is forgotten."""
        library = self._context.library
        if values.is_empty:
            self._context.hub.write(capture.drop_row(library, slot_of(key)))
        else:
            self._context.hub.write(capture.keep_row(library, slot_of(key), values.as_row()))

    def keep_picture(self, key: str, picture: Picture | None) -> None:
        """Keeps the picture that goes with a book's row, or forgets it."""
        library, slot = self._context.library, _picture_slot(key)
        if picture is None:
            self._context.hub.write(capture.drop_row(library, slot))
            return
        row = {
            "name": picture.name,
            "media_type": picture.media_type,
            "data": base64.b64encode(picture.data).decode(),
        }
        self._context.hub.write(capture.keep_row(library, slot, row))

    def load(self, key: str, done: Callable[[Kept], None]) -> None:
        """Asks for what was half typed for a book."""
        library = self._context.library

        def look_up() -> Kept:
            row = capture.load_row(library, slot_of(key))
            picture = capture.load_row(library, _picture_slot(key))
            return (
                values_from_row(row) if row is not None else None,
                _picture_from(picture) if picture is not None else None,
            )

        self._context.hub.ask(library, look_up, done)


def slot_of(key: str) -> str:
    """The name under which a book's half-typed row is kept."""
    return f"new:{key}"


def png_of(image: QImage) -> Picture:
    """A picture from the clipboard as a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return Picture(PAGE_PICTURE, "image/png", bytes(buffer.data().data()))


def _picture_slot(key: str) -> str:
    return f"{slot_of(key)}:picture"


def _picture_from(row: dict[str, object]) -> Picture:
    data = base64.b64decode(str(row.get("data", "")))
    return Picture(str(row.get("name")), str(row.get("media_type")), data)
