"""The editor of a draft: letter for letter, one step to undo, never slow."""

import time

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from readnotes.drafting.insertion import Edit
from readnotes.gui import measures
from readnotes.gui.widgets.draft_edit import LONGEST_PASTE, MOST_HIGHLIGHTED, DraftEdit


@pytest.fixture
def editor(qtbot: QtBot) -> DraftEdit:
    made = DraftEdit()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def paste(editor: DraftEdit, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    editor.insertFromMimeData(data)


def test_the_body_is_kept_letter_for_letter(editor: DraftEdit) -> None:
    body = "«\u00a0so\u00a0» and 𝔸 and الزمان\n\n  two\ttabs\n"
    editor.set_body(body)
    assert editor.body() == body


def test_showing_another_draft_is_no_edit(editor: DraftEdit) -> None:
    edits: list[bool] = []
    editor.body_edited.connect(lambda: edits.append(True))
    editor.set_body("# so\n\n[@nobody]")
    editor.set_unknown_keys(["nobody"])
    QTest.qWait(20)
    assert edits == []
    QTest.keyClicks(editor, "a")
    assert edits == [True]


def test_an_edit_is_made_in_code_points_and_undone_in_one_step(editor: DraftEdit) -> None:
    editor.set_body("𝔸𝔸 here")
    editor.apply_edit(Edit(3, 7, "“𝔹” there", 6))
    assert editor.body() == "𝔸𝔸 “𝔹” there"
    assert editor.selection() == (6, 6)
    editor.undo()
    assert editor.body() == "𝔸𝔸 here"


def test_two_signs_ask_for_the_picker(editor: DraftEdit) -> None:
    asked: list[bool] = []
    editor.picker_requested.connect(lambda: asked.append(True))
    QTest.keyClicks(editor, "a@b.org @")
    assert asked == []
    QTest.keyClicks(editor, "@")
    assert asked == [True]


def test_lines_have_air_between_them(editor: DraftEdit) -> None:
    editor.set_body("word " * 200)
    layout = editor.document().firstBlock().layout()
    editor.document().documentLayout().blockBoundingRect(editor.document().firstBlock())
    step = layout.lineAt(1).y() - layout.lineAt(0).y()
    assert step >= measures.leading_of_passages(editor.font())


def test_an_arabic_paragraph_stands_at_the_right_among_english_ones(editor: DraftEdit) -> None:
    editor.set_body("English words.\n> كان الزمان يمضي.")
    places = []
    block = editor.document().firstBlock()
    while block.isValid():
        editor.document().documentLayout().blockBoundingRect(block)
        places.append(block.layout().lineAt(0).naturalTextRect().left())
        block = block.next()
    assert places[0] < 20 < places[1]


def test_a_very_long_paste_is_asked_about_first(editor: DraftEdit) -> None:
    offered: list[str] = []
    editor.large_paste_offered.connect(offered.append)
    paste(editor, "a" * (LONGEST_PASTE + 1))
    assert (editor.body(), len(offered)) == ("", 1)


def test_ten_million_letters_in_one_line_are_taken_and_undone(editor: DraftEdit) -> None:
    begun = time.perf_counter()
    editor.insert_words("word " * 2_000_000)
    QTest.keyClicks(editor, "x")
    assert time.perf_counter() - begun < 5
    assert len(editor.body()) > 9_000_000
    editor.undo()
    editor.undo()
    assert editor.body() == ""


LINES = "\n".join(f"line {n} of the paste" for n in range(30_000))


def test_a_paste_of_many_lines_comes_in_slices_and_is_one_step_to_undo(
    editor: DraftEdit, qtbot: QtBot
) -> None:
    editor.set_body("One Two")
    editor.choose(4, 7)
    edits: list[int] = []
    editor.body_edited.connect(lambda: edits.append(editor.document().characterCount()))
    editor.insert_words(LINES)
    assert editor.document().characterCount() < len(LINES) / 2
    qtbot.waitUntil(lambda: bool(edits))
    # It is told once, when all of it is there, and the cursor stands behind it.
    assert len(edits) == 1
    assert editor.textCursor().atEnd()
    assert editor.body() == f"One {LINES}"
    editor.undo()
    assert editor.body() == "One Two"
    editor.redo()
    assert editor.body() == f"One {LINES}"


def test_a_key_pressed_during_a_long_paste_comes_behind_it(editor: DraftEdit) -> None:
    editor.insert_words(LINES)
    QTest.keyClicks(editor, "!")
    assert editor.body() == f"{LINES}!"
    editor.undo()
    editor.undo()
    assert editor.body() == ""


def test_a_second_paste_comes_behind_the_first(editor: DraftEdit) -> None:
    editor.insert_words(LINES)
    editor.insert_words("End")
    assert editor.body() == f"{LINES}End"


def test_another_draft_gets_nothing_of_a_paste_under_way(editor: DraftEdit, qtbot: QtBot) -> None:
    editor.insert_words(LINES)
    editor.set_body("Another")
    QTest.keyClicks(editor, "x")
    qtbot.wait(20)
    assert editor.body() == "xAnother"


def test_a_key_that_makes_a_draft_too_long_for_colours_takes_them_away(editor: DraftEdit) -> None:
    editor.set_body("# So\n" + "words\n" * ((MOST_HIGHLIGHTED - 8) // 6))
    QTest.keyClicks(editor, "more words here")
    assert editor.body().startswith("more words here# So")
    assert editor.document().firstBlock().layout().formats() == []


def test_what_no_draft_can_hold_is_left_out_of_a_paste(editor: DraftEdit) -> None:
    paste(editor, "so\x00 it\r\nis")
    assert editor.body() == "so it\nis"


def test_typing_inside_a_long_draft_is_answered_at_once(editor: DraftEdit) -> None:
    editor.set_body("A paragraph with [@doe2015, p. 9] in it, and *some* words.\n\n" * 2000)
    editor.show_place(60_000)
    begun = time.perf_counter()
    QTest.keyClicks(editor, "twenty letters here.")
    assert (time.perf_counter() - begun) / 20 < 0.05


def test_a_title_with_brackets_is_no_markup_in_a_tip(editor: DraftEdit, qtbot: QtBot) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QApplication, QToolTip

    editor.set_body("[@doe2015]")
    editor.describe_key = lambda key: f"<b>{key}</b>"
    editor.put_cursor(4)
    at = editor.viewport().mapToParent(editor.cursorRect().center())
    event = QHelpEvent(QEvent.Type.ToolTip, at, editor.mapToGlobal(at))
    QApplication.sendEvent(editor, event)
    assert "&lt;b&gt;doe2015" in QToolTip.text()
    QToolTip.hideText()


def test_letters_of_an_input_method_come_behind_a_long_paste(editor: DraftEdit) -> None:
    editor.insert_words(LINES)
    written = QInputMethodEvent()
    written.setCommitString("語")
    QApplication.sendEvent(editor, written)
    assert editor.body() == f"{LINES}語"
