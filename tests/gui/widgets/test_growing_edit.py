import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.growing_edit import GrowingEdit


@pytest.fixture
def field(qtbot: QtBot) -> GrowingEdit:
    shown = GrowingEdit(2, 8)
    qtbot.addWidget(shown)
    shown.resize(300, shown.sizeHint().height())
    shown.show()
    return shown


def test_a_field_grows_with_its_text_up_to_its_bound(field: GrowingEdit) -> None:
    heights = []
    for lines in (1, 2, 5, 8, 30):
        field.setPlainText("line\n" * (lines - 1) + "line")
        heights.append(field.sizeHint().height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_scroll_bar_appears_only_beyond_the_bound(field: GrowingEdit) -> None:
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    field.setPlainText("line\n" * 7)
    assert field.verticalScrollBarPolicy() == off
    field.setPlainText("line\n" * 9)
    assert field.verticalScrollBarPolicy() != off


def test_arabic_stands_at_the_right_and_english_at_the_left(field: GrowingEdit) -> None:
    field.setPlainText("\n  الزمان والكتاب")
    assert field.stands_at_right()
    field.setPlainText("English الزمان")
    assert not field.stands_at_right()


def test_a_forced_direction_stays_whatever_is_typed(field: GrowingEdit) -> None:
    field.turn(Qt.LayoutDirection.RightToLeft)
    field.setPlainText("English")
    assert field.stands_at_right()
    field.turn(Qt.LayoutDirection.LayoutDirectionAuto)
    assert not field.stands_at_right()
