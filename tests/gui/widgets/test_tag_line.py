import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QCompleter
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.tag_line import TagLine


@pytest.fixture
def line(qtbot: QtBot) -> TagLine:
    shown = TagLine()
    qtbot.addWidget(shown)
    shown.show()
    shown.setFocus()
    shown.set_known_tags(["prison", "prisoners", "silence"])
    return shown


def offers(line: TagLine) -> QAbstractItemView:
    completer = line.findChild(QCompleter)
    assert isinstance(completer, QCompleter)
    popup = completer.popup()
    assert popup is not None
    return popup


def test_tags_are_parted_by_commas_and_each_stands_once(line: TagLine) -> None:
    line.setText(" prison, #silence ,, prison,two words")
    assert line.tags() == ("prison", "silence", "two words")


def test_tags_are_shown_as_they_are_typed(line: TagLine) -> None:
    line.set_tags(("a", "b c"))
    assert line.text() == "a, b c"
    assert line.tags() == ("a", "b c")


def test_the_tag_being_typed_is_completed_and_the_others_stay(line: TagLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line, "other, sil")
    assert offers(line).isVisible()
    QTest.keyClick(offers(line), Qt.Key.Key_Down)
    QTest.keyClick(offers(line), Qt.Key.Key_Return)
    assert line.tags() == ("other", "silence")
    assert not offers(line).isVisible()


def test_a_tag_that_is_whole_is_not_offered_again(line: TagLine, qtbot: QtBot) -> None:
    QTest.keyClicks(line, "Silence")
    assert not offers(line).isVisible()
    QTest.keyClicks(line, ", ")
    assert not offers(line).isVisible()
