"""How large a dialog opens: as it would be, and on a small screen as there is room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from readnotes.gui import measures

AROUND = QSize(measures.STEP_4, 2 * measures.STEP_6)
"""What the system's frame and title may take of a screen."""


def fit(dialog: QDialog, wanted: QSize) -> None:
    """Gives a dialog the size it wants, or what its screen has room for."""
    dialog.resize(wanted.boundedTo(dialog.screen().availableSize() - AROUND))
