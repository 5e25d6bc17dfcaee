from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QCheckBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from readnotes.gui.dialogs.preferences import PreferencesDialog
from readnotes.settings.schema import FEWEST_FOR_BALANCE, MOST_QUOTED, PASSAGE_SIZE
from readnotes.settings.store import Settings


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[PreferencesDialog]:
    behind = QWidget()
    qtbot.addWidget(behind)
    shown = PreferencesDialog(Settings(), behind)
    shown.show()
    yield shown
    shown.close()


def test_a_number_is_seen_whole_in_its_field(dialog: PreferencesDialog) -> None:
    size = dialog.fields[PASSAGE_SIZE.name]
    assert isinstance(size, QSpinBox)
    line = size.lineEdit()
    assert line.text() == "115 %"
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text())
    assert line.height() >= line.fontMetrics().height()
    assert size.rect().contains(line.geometry())


def test_the_lowest_number_says_what_it_stands_for(dialog: PreferencesDialog) -> None:
    words = dialog.fields[MOST_QUOTED.name]
    assert isinstance(words, QSpinBox)
    assert words.text() == "800 words"
    words.stepUp()
    assert words.text() == "850 words"
    words.setValue(0)
    assert words.text() == "No limit"
    fewest = dialog.fields[FEWEST_FOR_BALANCE.name]
    assert isinstance(fewest, QSpinBox)
    fewest.setValue(1)
    assert fewest.text() == "Never"


def test_all_fields_are_of_one_height_and_begin_at_one_place(dialog: PreferencesDialog) -> None:
    fields = [each for each in dialog.fields.values() if not isinstance(each, QCheckBox)]
    assert len({each.height() for each in fields}) == 1
    assert len({each.x() for each in fields}) == 1
