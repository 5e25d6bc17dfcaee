"""Which letters the window is set in: the system's for the interface, a serif for passages."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

from readnotes.gui.measures import PASSAGE_SCALE, SMALL_SCALE, TITLE_SCALE

SERIFS = ("Source Serif 4", "Source Serif Pro", "Noto Serif", "Georgia", "DejaVu Serif")
ARABIC = ("Noto Naskh Arabic", "Noto Sans Arabic")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of the window, each in its size.

    Attributes:
        interface: The system's font at its size.
        strong: The same, for the name of what is in front.
        small: A little smaller, for what accompanies a passage.
        title: For the one large line of a page.
        passage: For passages and drafts.
        locator: For pages, in figures of one width, so that they stand in a column.
    """

    interface: QFont
    strong: QFont
    small: QFont
    title: QFont
    passage: QFont
    locator: QFont


def choose_fonts(base: QFont, family: str = "", scale: float = PASSAGE_SCALE) -> Fonts:
    """The fonts that go with the system's own.

    Args:
        base: The system's interface font, taken as it is.
        family: The reader's choice for passages and drafts; empty for the first serif there is.
        scale: The size of passages, as a multiple of the interface's.
    """
    strong = QFont(base)
    strong.setWeight(QFont.Weight.DemiBold)
    title = scaled(base, TITLE_SCALE)
    title.setWeight(QFont.Weight.DemiBold)
    small = scaled(base, SMALL_SCALE)
    passage = scaled(base, scale)
    passage.setFamilies([*([family] if family else []), *SERIFS, *ARABIC])
    passage.setStyleHint(QFont.StyleHint.Serif)
    locator = QFont(base)
    locator.setFeature(QFont.Tag("tnum"), 1)
    return Fonts(QFont(base), strong, small, title, passage, locator)


def scaled(base: QFont, scale: float) -> QFont:
    """The same letters in another size, as a multiple of their own."""
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(base.pointSizeF() * scale)
    else:
        font.setPixelSize(round(base.pixelSize() * scale))
    return font
