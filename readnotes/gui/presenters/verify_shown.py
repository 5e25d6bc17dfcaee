"""A quote as it is laid beside the paper: the record, its source, the photo of its page."""

from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.gui.stored_pictures import load_picture
from readnotes.services import verify
from readnotes.services.opening import Library


@dataclass(frozen=True, slots=True)
class Shown:
    """The quote in front, with what goes with it.

    Attributes:
        number: The library's number of the quote.
        picture: The photo of its page that is shown; a null one where there is none.
        at: Which of its attachments that is, from 0.
    """

    number: int
    quote: Quote
    source: Source
    picture: QImage
    at: int = 0


def load_shown(library: Library, number: int) -> Shown | None:
    """A quote with the photo of its page: the first of its attachments that can be shown."""
    found = verify.find_quote(library, number)
    if found is None:
        return None
    quote, source = found
    return turn_page(library, Shown(number, quote, source, QImage(), -1), 1)


def turn_page(library: Library, shown: Shown, by: int) -> Shown:
    """The next photo in a direction, round the ends; what is no picture is passed over."""
    uses = shown.quote.attachments
    for step in range(1, len(uses) + 1):
        at = (shown.at + by * step) % len(uses)
        picture = load_picture(library, uses[at].sha256)
        if not picture.isNull():
            return replace(shown, picture=picture, at=at)
    return shown
