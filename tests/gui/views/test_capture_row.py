from datetime import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import QUOTE_KINDS
from readnotes.gui.views.capture_row import CaptureRow
from readnotes.gui.widgets import settle_timer
from readnotes.gui.widgets.quote_editor import QuoteEditor
from readnotes.gui.widgets.quote_values import QuoteValues

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def row(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> CaptureRow:
    monkeypatch.setattr(settle_timer, "REST", 30)
    shown = CaptureRow()
    qtbot.addWidget(shown)
    shown.resize(720, 320)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.start()
    return shown


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def labels(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_an_evening_by_keyboard_alone(row: CaptureRow, qtbot: QtBot) -> None:
    saved: list[QuoteValues] = []

    def keep(values: QuoteValues) -> None:
        saved.append(values)
        row.begin_next(values.locator)

    row.save_requested.connect(keep)
    for page, passage in (("94", "First."), ("", "Same page."), ("+", "Next."), ("..97", "On.")):
        QTest.keyClicks(focused(), page)
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        QTest.keyClicks(focused(), passage)
        QTest.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert [(values.locator, values.text) for values in saved] == [
        ("94", "First."),
        ("94", "Same page."),
        ("95", "Next."),
        ("95–97", "On."),
    ]
    assert focused() is row.page


def test_tab_goes_from_page_to_passage_to_comment_to_tags(row: CaptureRow, qtbot: QtBot) -> None:
    order = [row.page, row.passage, row.comment, row.tags]
    for field in order:
        assert focused() is field
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is row.tags


def test_ctrl_enter_in_the_page_field_writes_a_sign_out(row: CaptureRow, qtbot: QtBot) -> None:
    row.set_source([], [], last="94")
    QTest.keyClicks(row.page, "+")
    with qtbot.waitSignal(row.save_requested) as asked:
        QTest.keyClick(row.page, Qt.Key.Key_Return, CONTROL)
    assert asked.args is not None
    assert asked.args[0].locator == "95"


@pytest.mark.parametrize(("number", "kind"), list(enumerate(QUOTE_KINDS, 1)))
def test_alt_and_a_number_choose_the_kind(
    row: CaptureRow, qtbot: QtBot, number: int, kind: str
) -> None:
    row.passage.setFocus()
    QTest.keyClick(focused(), Qt.Key(Qt.Key.Key_0.value + number), ALT)
    assert row.get_values().kind == kind
    assert row.passage.toPlainText() == ""


def test_alt_down_opens_the_rest_and_alt_up_closes_it(row: CaptureRow, qtbot: QtBot) -> None:
    row.passage.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert row.details.isVisible()
    assert focused() is row.details.lines["gist"]
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    assert not row.details.isVisible()
    assert focused() is row.passage


def test_ctrl_shift_x_turns_the_passage(row: CaptureRow, qtbot: QtBot) -> None:
    row.passage.setFocus()
    row.passage.setPlainText("English")
    QTest.keyClick(focused(), Qt.Key.Key_X, CONTROL | SHIFT)
    assert row.passage.stands_at_right()
    QTest.keyClick(focused(), Qt.Key.Key_X, CONTROL | SHIFT)
    QTest.keyClick(focused(), Qt.Key.Key_X, CONTROL | SHIFT)
    assert not row.passage.stands_at_right()


def test_what_was_typed_is_told_once_typing_rests(row: CaptureRow, qtbot: QtBot) -> None:
    row.passage.setFocus()
    with qtbot.waitSignal(row.row_changed) as told:
        QTest.keyClicks(row.passage, "Half a sen")
    assert told.args is not None
    assert told.args[0].text == "Half a sen"


def test_filling_the_row_is_not_typing(row: CaptureRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.row_changed, wait=120):
        row.set_values(QuoteValues("94", "A passage.", "A comment.", ("tag",), "summary"))


def test_the_row_gives_back_what_it_was_given(row: CaptureRow) -> None:
    values = QuoteValues(
        "149-50",
        "One.\n\nTwo — الزمان.",
        "Why?",
        ("a", "b"),
        "question",
        "Gist",
        "Speaker",
        "As printed",
        "Translation",
        "ar",
        "other2001",
        "2026-01-01",
        True,
        "raw",
    )
    row.set_values(values)
    assert row.get_values() == values


def test_after_saving_the_row_is_empty_but_for_the_kind(row: CaptureRow) -> None:
    row.set_values(QuoteValues("94", "A passage.", tags=("a",), kind="summary", pasted="raw"))
    row.begin_next("94")
    assert row.get_values() == QuoteValues(kind="summary")
    assert row.page.placeholderText() == "94"


def test_trouble_stands_beside_its_field_until_that_is_changed(
    row: CaptureRow, qtbot: QtBot
) -> None:
    row.show_trouble("passage", "There is no passage and no picture.")
    row.show_trouble("page", "Past the end of the book.", "warning")
    assert {"There is no passage and no picture.", "Past the end of the book."} <= set(labels(row))
    assert focused() is row.passage
    QTest.keyClicks(row.passage, "x")
    assert "There is no passage and no picture." not in labels(row)
    assert "Past the end of the book." in labels(row)
    QTest.keyClicks(row.page, "9")
    assert "Past the end of the book." not in labels(row)


def test_saved_is_said_with_its_time(row: CaptureRow) -> None:
    row.show_saved(time(14, 2))
    assert "Saved 14:02" in labels(row)


def test_a_picture_can_be_left_out_again(row: CaptureRow, qtbot: QtBot) -> None:
    picture = QPixmap(40, 30)
    picture.fill(Qt.GlobalColor.red)
    row.show_picture(picture)
    remove = next(
        each
        for each in row.findChildren(QWidget)
        if each.accessibleName() == "Leave the picture out"
    )
    with qtbot.waitSignal(row.picture_removed):
        QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert not remove.isVisible()


def test_every_field_has_a_name_for_screen_readers(row: CaptureRow) -> None:
    row.show_details(True)
    fields = [
        row.page,
        row.passage,
        row.comment,
        row.tags,
        row.kind,
        row.more,
        *row.details.lines.values(),
        *row.details.passages.values(),
    ]
    assert all(field.accessibleName() for field in fields)


def test_esc_asks_to_close(row: CaptureRow, qtbot: QtBot) -> None:
    row.passage.setFocus()
    with qtbot.waitSignal(row.close_requested):
        QTest.keyClick(focused(), Qt.Key.Key_Escape)


def test_an_editor_knows_whether_it_was_changed(qtbot: QtBot) -> None:
    editor = QuoteEditor(QuoteValues("94", "A passage."))
    qtbot.addWidget(editor)
    assert not editor.is_changed
    editor.page.setText("95")
    assert editor.is_changed
