"""What a drag of quotes carries from the list beside a draft into the draft, or onto a heading."""

import json
import os
from dataclasses import dataclass

from PySide6.QtCore import QMimeData

QUOTES_MIME = "application/x-readnotes-quotes"


@dataclass(frozen=True, slots=True)
class DraggedQuotes:
    """Some quotes of the library that is open.

    Attributes:
        numbers: Their numbers in the library, in page order.
        words: Of a single quote, the words that were chosen; empty for all of it.
    """

    numbers: tuple[int, ...]
    words: str = ""


def make_mime(dragged: DraggedQuotes) -> QMimeData:
    """What Qt carries; a program that knows no quotes is given the chosen words."""
    value = {
        "process": os.getpid(),
        "numbers": dragged.numbers,
        "words": dragged.words,
    }
    data = QMimeData()
    data.setData(QUOTES_MIME, json.dumps(value).encode("ascii"))
    if dragged.words:
        data.setText(dragged.words)
    return data


def read_mime(data: QMimeData) -> DraggedQuotes | None:
    """The quotes that are dragged; None where it is something else.

    Another window's quotes are something else: its library has other quotes under these numbers.
    """
    if not data.hasFormat(QUOTES_MIME):
        return None
    value = json.loads(bytes(data.data(QUOTES_MIME).data()))
    if value["process"] != os.getpid():
        return None
    return DraggedQuotes(tuple(value["numbers"]), value["words"])
