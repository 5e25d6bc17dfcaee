from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialogButtonBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from readnotes.gui.dialogs.fitting import fit
from readnotes.gui.dialogs.preferences import PreferencesDialog
from readnotes.settings.schema import FEWEST_FOR_BALANCE, MOST_QUOTED, OPEN_LAST, PASSAGE_SIZE
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


def turn_wheel(field: QWidget) -> None:
    middle = QPointF(field.rect().center())
    turned = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, turned)


def test_on_a_low_screen_the_page_scrolls_to_the_field_that_has_the_keys(
    dialog: PreferencesDialog,
) -> None:
    dialog.resize(dialog.width(), 360)
    page, last = dialog.page, dialog.fields[OPEN_LAST.name]
    close = dialog.findChild(QDialogButtonBox)
    assert isinstance(close, QDialogButtonBox)
    assert dialog.rect().contains(close.geometry())
    assert last.visibleRegion().isEmpty()
    for _ in range(len(dialog.fields)):
        if not last.hasFocus():
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert page.viewport().rect().contains(last.mapTo(page.viewport(), last.rect().center()))
    assert page.minimumSizeHint().width() <= page.width()


def test_the_wheel_scrolls_past_a_field_and_changes_only_the_one_with_the_keys(
    dialog: PreferencesDialog,
) -> None:
    dialog.resize(dialog.width(), 360)
    size = dialog.fields[PASSAGE_SIZE.name]
    assert isinstance(size, QSpinBox)
    turn_wheel(size)
    assert size.value() == 115
    size.setFocus()
    turn_wheel(size)
    assert size.value() == 110


def test_a_dialog_is_never_larger_than_its_screen(dialog: PreferencesDialog) -> None:
    screen = dialog.screen().availableSize()
    fit(dialog, QSize(9000, 9000))
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()
    fit(dialog, QSize(600, 400))
    assert dialog.size() == QSize(max(600, dialog.minimumWidth()), 400)
