import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from readnotes.gui.widgets import passage_edit
from readnotes.gui.widgets.quote_fields import QuoteFields

RAW = "“It was told as a secret, and every-\nbody knew it …” (p. 94)"
CLEAN = "It was told as a secret, and everybody knew it …"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def fields(qtbot: QtBot) -> QuoteFields:
    shown = QuoteFields()
    qtbot.addWidget(shown)
    shown.resize(700, 300)
    shown.set_source(["A Book of Examples"], ["An Author"])
    with qtbot.waitExposed(shown):
        shown.show()
    shown.passage.setFocus()
    return shown


def paste(qtbot: QtBot, fields: QuoteFields, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    QTest.keyClick(fields.passage, Qt.Key.Key_V, CONTROL)


def link(fields: QuoteFields, words: str) -> None:
    next(each for each in fields.notice.links if each.text() == words).click()


def test_pasting_a_page_number_fills_the_page(fields: QuoteFields, qtbot: QtBot) -> None:
    paste(qtbot, fields, RAW)
    values = fields.get_values()
    assert (values.text, values.locator, values.pasted) == (CLEAN, "94", RAW)
    assert fields.notice.sentence == "Cleaned: 1 line end, 1 hyphen, outer quotes, page 94 found"


def test_undo_brings_the_raw_paste_back(fields: QuoteFields, qtbot: QtBot) -> None:
    paste(qtbot, fields, RAW)
    link(fields, "Undo")
    values = fields.get_values()
    assert (values.text, values.locator) == (RAW, "")
    assert fields.notice.sentence == ""


def test_one_ctrl_z_brings_the_raw_paste_back(fields: QuoteFields, qtbot: QtBot) -> None:
    QTest.keyClicks(fields.passage, "Before: ")
    paste(qtbot, fields, RAW)
    QTest.keyClick(fields.passage, Qt.Key.Key_Z, CONTROL)
    assert fields.passage.toPlainText() == f"Before: {RAW}"
    assert fields.page.text() == ""
    QTest.keyClick(fields.passage, Qt.Key.Key_Z, CONTROL)
    assert fields.passage.toPlainText() == "Before: "


def test_ctrl_z_after_more_typing_takes_back_the_typing_alone(
    fields: QuoteFields, qtbot: QtBot
) -> None:
    paste(qtbot, fields, RAW)
    QTest.keyClicks(fields.passage, "!")
    QTest.keyClick(fields.passage, Qt.Key.Key_Z, CONTROL)
    assert fields.passage.toPlainText() == CLEAN
    assert fields.page.text() == "94"


def test_the_cursor_stands_behind_what_was_pasted(fields: QuoteFields, qtbot: QtBot) -> None:
    fields.passage.setPlainText("<>")
    QTest.keyClick(fields.passage, Qt.Key.Key_Right)
    paste(qtbot, fields, "“🙂 so”")
    QTest.keyClicks(fields.passage, "|")
    assert fields.passage.toPlainText() == "<🙂 so|>"


def test_show_shows_the_paste_as_it_came(fields: QuoteFields, qtbot: QtBot) -> None:
    paste(qtbot, fields, RAW)
    link(fields, "Show")
    shown = [
        each.toPlainText()
        for each in fields.findChildren(type(fields.comment))
        if each.isReadOnly() and each.isVisible()
    ]
    assert shown == [RAW]


def test_a_page_that_was_typed_is_not_overwritten(fields: QuoteFields, qtbot: QtBot) -> None:
    fields.page.setText("12")
    paste(qtbot, fields, RAW)
    link(fields, "Undo")
    assert fields.page.text() == "12"


def test_ctrl_shift_v_pastes_as_it_is(fields: QuoteFields, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(RAW)
    QTest.keyClick(fields.passage, Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert fields.passage.toPlainText() == RAW
    assert fields.notice.sentence == ""


def test_a_picture_on_the_clipboard_is_handed_on(fields: QuoteFields, qtbot: QtBot) -> None:
    picture = QImage(8, 6, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(picture)
    with qtbot.waitSignal(fields.picture_pasted) as pasted:
        QTest.keyClick(fields.passage, Qt.Key.Key_V, CONTROL)
    assert pasted.args is not None
    assert pasted.args[0].size() == picture.size()
    assert fields.passage.toPlainText() == ""


def test_a_very_large_paste_is_asked_about(
    fields: QuoteFields, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passage_edit, "LARGEST_UNASKED", 100)
    paste(qtbot, fields, "word " * 40)
    assert fields.passage.toPlainText() == ""
    link(fields, "Leave it out")
    assert fields.notice.sentence == ""
    paste(qtbot, fields, "word " * 40)
    link(fields, "Paste it")
    assert fields.passage.toPlainText().startswith("word word")


def test_markup_on_the_clipboard_comes_as_its_text(fields: QuoteFields, qtbot: QtBot) -> None:
    both = QMimeData()
    both.setHtml("<b>bold</b>")
    both.setText("bold")
    fields.passage.insertFromMimeData(both)
    assert fields.passage.toPlainText() == "bold"


def test_a_clipboard_without_words_or_picture_changes_nothing(fields: QuoteFields) -> None:
    nothing = QMimeData()
    nothing.setUrls([QUrl()])
    nothing.setText("")
    fields.passage.insertFromMimeData(nothing)
    assert fields.get_values().is_empty
