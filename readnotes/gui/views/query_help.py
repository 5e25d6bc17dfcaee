"""The one page that explains how to search, shown in the place of the results."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.i18n import text
from readnotes.services.find import query_help

BETWEEN_EXAMPLES = "  "


class QueryHelp(QScrollArea):
    """Examples with what each finds; a click or Enter puts one into the search field.

    Signals:
        example_chosen(query): This one.
    """

    example_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text("How to search"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_filled = False

    def fill(self) -> None:
        """Writes the page, when it is first wanted."""
        if self._is_filled:
            return
        self._is_filled = True
        page = QFrame()
        page.setProperty("ground", "pane")
        grid = QGridLayout(page)
        side = measures.STEP_4
        grid.setContentsMargins(side - measures.LINK_PADDING, side, side, side)
        grid.setHorizontalSpacing(measures.STEP_4)
        grid.setVerticalSpacing(measures.HALF)
        grid.setColumnStretch(1, 1)
        row = 0
        for section in query_help():
            heading = QLabel(section.title, textFormat=Qt.TextFormat.PlainText)
            heading.setFont(theme.current().fonts.strong)
            heading.setContentsMargins(measures.LINK_PADDING, measures.STEP_3 if row else 0, 0, 0)
            grid.addWidget(heading, row, 0, 1, 2)
            row += 1
            for each in section.rows:
                examples = QHBoxLayout()
                examples.setSpacing(measures.STEP_2)
                for example in each.example.split(BETWEEN_EXAMPLES):
                    top = Qt.AlignmentFlag.AlignTop
                    examples.addWidget(self._example(example), 0, top)
                examples.addStretch(1)
                grid.addLayout(examples, row, 0)
                meaning = QLabel(each.meaning, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
                meaning.setProperty("role", "secondary")
                grid.addWidget(meaning, row, 1, Qt.AlignmentFlag.AlignTop)
                row += 1
        grid.setRowStretch(row, 1)
        self.setWidget(page)

    def _example(self, query: str) -> QPushButton:
        button = QPushButton(query.replace("&", "&&"))
        button.setProperty("role", "link")
        button.setToolTip(text("Try this search"))
        # A click leaves the keys in the field; Tab goes from example to example.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.example_chosen.emit(query))
        return button
