"""How the export dialog is laid out: the choices at the left, what they make at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from readnotes.gui import measures, theme
from readnotes.gui.icons import icon
from readnotes.gui.widgets.choice_box import ChoiceBox
from readnotes.gui.widgets.notice_line import NoticeLine
from readnotes.i18n import text


class ExportLayout:
    """The parts of the dialog.

    Attributes:
        outcome: What will be written.
        sample: How a citation looks.
        beside: What is written beside the document.
        errors: What the check of a draft found.
    """

    def __init__(self, dialog: QDialog, *, styled: bool) -> None:
        """Lays the parts out.

        Args:
            dialog: Where.
            styled: Whether there are citations, and so a style to choose.
        """
        self.form = ChoiceBox()
        self.style_choice = ChoiceBox()
        self.path = QLineEdit()
        self.browse = QToolButton()
        self.outcome = QPlainTextEdit()
        self.outcome.setReadOnly(True)
        self.write = QPushButton(text("Write"))
        self.copy = QPushButton(icon("copy"), text("Copy"))
        self.cancel = QPushButton(text("Cancel"))
        self.notice = NoticeLine()
        self.errors = NoticeLine()
        self.sample = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self.beside = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._name_parts()
        self._lay_out(dialog, styled=styled)

    def _name_parts(self) -> None:
        self.outcome.setFont(theme.current().fonts.passage)
        self.outcome.setAccessibleName(text("What will be written"))
        self.outcome.setProperty("role", "quiet")
        self.sample.setProperty("role", "secondary")
        self.beside.setProperty("role", "secondary")
        self.form.setAccessibleName(text("Form"))
        self.style_choice.setAccessibleName(text("Citations"))
        self.path.setAccessibleName(text("File"))
        for box in (self.form, self.style_choice):
            box.setSizeAdjustPolicy(
                ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
        self.browse.setIcon(icon("more"))
        self.browse.setToolTip(text("Choose a place"))
        self.browse.setAccessibleName(text("Choose a place"))
        self.write.setDefault(True)
        for button in (self.copy, self.cancel):
            button.setAutoDefault(False)

    def _lay_out(self, dialog: QDialog, *, styled: bool) -> None:
        place = QHBoxLayout()
        place.setSpacing(measures.STEP_1)
        place.addWidget(self.path, 1)
        place.addWidget(self.browse)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(measures.STEP_1)
        form.addRow(text("&Form"), self.form)
        if styled:
            form.addRow(_label(text("C&itations"), self.style_choice), self.style_choice)
            form.addRow(self.sample)
        form.addRow(_label(text("Fi&le"), self.path))
        form.addRow(place)
        form.addRow(self.beside)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        left.addWidget(self.errors)
        left.addWidget(self.notice)
        both = QHBoxLayout()
        both.setSpacing(measures.STEP_5)
        both.addLayout(left, 2)
        both.addWidget(self.outcome, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(measures.STEP_2)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        column = QVBoxLayout(dialog)
        column.setContentsMargins(*[measures.STEP_4] * 4)
        column.setSpacing(measures.STEP_4)
        column.addLayout(both, 1)
        column.addLayout(buttons)


def _label(words: str, field: QWidget) -> QLabel:
    """The name above a field, set off from the field before."""
    label = QLabel(words)
    label.setBuddy(field)
    label.setContentsMargins(0, measures.STEP_2, 0, 0)
    return label
