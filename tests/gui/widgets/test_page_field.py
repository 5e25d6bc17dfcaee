import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets.page_field import PageField, understand


@pytest.fixture
def field(qtbot: QtBot) -> PageField:
    shown = PageField()
    qtbot.addWidget(shown)
    shown.show()
    shown.setFocus()
    return shown


@pytest.mark.parametrize(
    ("typed", "last", "locator", "sentence"),
    [
        ("94", "", "94", "p. 94"),
        ("+", "94", "95", "p. 95"),
        ("++", "149-50", "152", "p. 152"),
        ("-", "94", "93", "p. 93"),
        ("=", "94", "94", "p. 94"),
        ("..152", "149", "149–152", "pp. 149–152"),
        ("--", "94", "--", "no page, on purpose"),
        ("xii", "", "xii", "p. xii, before page 1"),
        ("back cover", "", "back cover", "kept as typed"),
        ("", "94", "", "Tab: p. 94"),
        ("", "", "", ""),
    ],
)
def test_the_page_is_understood_as_readers_write_it(
    typed: str, last: str, locator: str, sentence: str
) -> None:
    found = understand(typed, last, timed=False)
    assert (found.locator, found.sentence, found.role) == (locator, sentence, "secondary")


@pytest.mark.parametrize(("typed", "last"), [("150-49", ""), ("+", ""), ("-", "1")])
def test_what_cannot_be_right_is_asked_about_and_kept(typed: str, last: str) -> None:
    found = understand(typed, last, timed=False)
    assert found.role == "warning"
    assert found.locator == typed


def test_a_time_is_one_where_the_source_is_heard() -> None:
    assert understand("12:05", "", timed=True).sentence == "at 12:05"


def test_tab_takes_the_last_page(field: PageField, qtbot: QtBot) -> None:
    field.set_last("149-50")
    assert field.placeholderText() == "149-50"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "149-50"


def test_enter_takes_the_last_page_and_goes_on(field: PageField, qtbot: QtBot) -> None:
    field.set_last("94")
    with qtbot.waitSignal(field.accepted):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "94"


def test_tab_writes_out_a_plus(field: PageField, qtbot: QtBot) -> None:
    field.set_last("94")
    QTest.keyClicks(field, "+")
    assert field.text() == "+"
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "95"


def test_each_key_says_how_the_page_is_understood(field: PageField, qtbot: QtBot) -> None:
    said: list[str] = []
    field.understood.connect(lambda understanding: said.append(understanding.sentence))
    QTest.keyClicks(field, "9-12")
    assert (said[0], said[-1], len(said)) == ("p. 9", "pp. 9–12", 4)
