"""The distances of the window, in device-independent pixels; nothing else names one.

Spacing goes in steps of four, text in multiples of its own font, so that a reader who sets a
larger font gets a larger window and not a crowded one.
"""

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

HAIRLINE = 1
HALF = 2
STEP_1, STEP_2, STEP_3, STEP_4, STEP_5, STEP_6 = 4, 8, 12, 16, 24, 32
RADIUS = 6
FIELD_PADDING = 1
LINK_PADDING = STEP_1 + HAIRLINE
ICON = 16
LARGE_ICON = 20

PASSAGE_SCALE = 1.15
PASSAGE_LEADING = 1.5
SMALL_SCALE = 0.92
TITLE_SCALE = 1.5
MEASURE = 66
FULL_LINE = "She had read on for an hour before the page told her otherwise, so"
"""As many letters as the measure has, as wide as they come in a book."""

WIDEST_USUAL_LOCATOR = "pp. 149–150"


def column_of_locators(locator_font: QFont) -> int:
    """How wide the margin is in which locators stand, aligned right, the gap after it left out.

    The list of quotes and the capture row share it, so that pages stand under pages.
    """
    return round(QFontMetricsF(locator_font).horizontalAdvance(WIDEST_USUAL_LOCATOR)) + STEP_4


def widest_passage(passage_font: QFont) -> int:
    """How wide a line of a passage may grow: a measure of 66 characters."""
    return round(QFontMetricsF(passage_font).horizontalAdvance(FULL_LINE))


def leading_of_passages(passage_font: QFont) -> int:
    """From one line of a passage to the next: one and a half times the size of the letters."""
    size = QFontInfo(passage_font).pixelSize()
    return max(round(size * PASSAGE_LEADING), round(QFontMetricsF(passage_font).height()))
