"""How the review desk is laid out: three panes under one line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout

from readnotes.gui import measures
from readnotes.gui.views.beside_draft import BesideDraft
from readnotes.gui.views.desk_quotes import DeskQuotes
from readnotes.gui.views.review_header import ReviewHeader
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.find_bar import FindBar
from readnotes.gui.widgets.finding_line import FindingLine
from readnotes.gui.widgets.outline_list import OutlineList

PANE_SIZES = (272, 620, 340)
OUTLINE_SHARE = (1, 2)


class DeskLayout:
    """The parts of the desk.

    Attributes:
        left: Outline and quotes, one over the other.
        beside: The preview, and what the check found.
    """

    def __init__(self, desk: QFrame) -> None:
        """Lays the parts out on a desk."""
        desk.setProperty("ground", "pane")
        self.header = ReviewHeader()
        self.outline = OutlineList()
        self.quotes = DeskQuotes()
        self.editor = DraftEdit()
        self.beside = BesideDraft()
        self.preview = self.beside.preview
        self.finding_line = FindingLine()
        self.find_bar = FindBar(self.editor)
        self.left = QSplitter(Qt.Orientation.Vertical)
        self.left.setAutoFillBackground(True)
        self.left.addWidget(self.outline)
        self.left.addWidget(self.quotes)
        for at, share in enumerate(OUTLINE_SHARE):
            self.left.setStretchFactor(at, share)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        for pane in (self.left, self._make_middle(), self.beside):
            self._panes.addWidget(pane)
        for at, size in enumerate(PANE_SIZES):
            self._panes.setStretchFactor(at, size)
        self._panes.setSizes(list(PANE_SIZES))
        for splitter in (self.left, self._panes):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(measures.HAIRLINE)
        line = QFrame()
        line.setProperty("role", "hairline")
        column = QVBoxLayout(desk)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(line)
        column.addWidget(self._panes, 1)

    @property
    def is_alone(self) -> bool:
        """Whether the draft is alone on the desk."""
        return self.left.isHidden()

    def leave_alone(self, alone: bool) -> None:
        """Leaves the draft alone, or brings the panes beside it back."""
        self.left.setVisible(not alone)
        self.beside.setVisible(not alone)

    def _make_middle(self) -> QFrame:
        middle = QFrame()
        middle.setProperty("ground", "pane")
        written = QVBoxLayout(middle)
        written.setContentsMargins(0, 0, 0, 0)
        written.setSpacing(0)
        written.addWidget(self.editor, 1)
        written.addWidget(self.finding_line)
        written.addWidget(self.find_bar)
        return middle
