"""The few questions that the review desk asks."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from readnotes.i18n import text


def ask_about_paste(desk: QWidget, words: str, insert: Callable[[str], None]) -> None:
    """Asks whether a paste that is longer than a book is meant; then `insert` gets it."""
    question = QMessageBox(desk)
    question.setTextFormat(Qt.TextFormat.PlainText)
    size = QLocale().formattedDataSize(len(words.encode("utf-8", "replace")))
    question.setText(text("Insert {size} of text into the draft?").format(size=size))
    question.setInformativeText(text("That is longer than a book. It can be undone."))
    inserting = question.addButton(text("Insert"), QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    question.setDefaultButton(QMessageBox.StandardButton.Cancel)
    question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    question.buttonClicked.connect(lambda button: insert(words) if button is inserting else None)
    question.open()


def ask_for_version_name(desk: QWidget, keep: Callable[[str], None]) -> None:
    """Asks under which name the words are to be kept as they are; `keep` gets it."""
    dialog = QInputDialog(desk)
    dialog.setWindowTitle(text("Name this version"))
    dialog.setLabelText(text("Keep the words as they are now under a name:"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.textValueSelected.connect(lambda name: keep(name.strip()) if name.strip() else None)
    dialog.open()
