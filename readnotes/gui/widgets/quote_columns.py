"""The two columns that pages and passages stand in, here and in the capture row alike."""

from dataclasses import dataclass

from readnotes.gui import measures
from readnotes.gui.fonts import Fonts

LARGEST_SHARE_OF_LOCATORS = 0.25


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a list of quotes stand, in pixels from its left edge.

    Attributes:
        width: The whole width.
        locator_left, locator_width: The margin for pages; they are aligned to its right.
        text_left, text_width: The column for passages; no wider than is good to read.
    """

    width: int
    locator_left: int
    locator_width: int
    text_left: int
    text_width: int


def columns_for(width: int, fonts: Fonts) -> Columns:
    """The columns of a list of that width."""
    margin = measures.STEP_4
    locators = min(
        measures.column_of_locators(fonts.locator), round(width * LARGEST_SHARE_OF_LOCATORS)
    )
    text_left = margin + locators + measures.STEP_6
    room = width - text_left - measures.STEP_5
    text_width = max(min(room, measures.widest_passage(fonts.passage)), measures.STEP_6)
    return Columns(width, margin, locators, text_left, text_width)
