"""The check at the desk, driven by keys on a real library file and in a real process."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Waiver
from readnotes.drafting.findings import Change, Finding
from readnotes.gui.dialogs.export import ExportDialog
from readnotes.gui.draft_worker import LONGEST_DRAFT
from readnotes.gui.views.beside_draft import CHECKS, PREVIEW
from readnotes.gui.widgets.draft_edit import DraftEdit
from readnotes.gui.widgets.finding_details import FindingDetails
from readnotes.gui.widgets.finding_list import short_line, whole_sentence
from readnotes.services import capture, compose, editing
from readnotes.settings.schema import MOST_QUOTED
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import Writer

BAKERS = "“The bakers had learnt to work by memory.” [@doe2015, p. 94]"
STREET = "“Nobody in the street looked up.” [@doe2015, p. 40]"
WRONG = f"# The winter\n\nShe writes 𝔸 {BAKERS}.\n\nAnd {STREET}."
RIGHT = WRONG.replace("by memory", "from memory").replace("p. 40", "p. 39")


class Checker(Writer):
    """Someone at the desk who waits for the check."""

    def __init__(self, room: ReadingRoom, body: str) -> None:
        super().__init__(room, body)
        self.checking = self.desk.checking
        self.panel = self.checking.panel
        self.await_check()

    def await_check(self) -> None:
        """Waits until the draft as it is now was checked."""
        self.until(lambda: self.checking.is_settled)
        self.settle()

    def rules(self) -> list[str]:
        return [each.rule for each in self.panel.list.findings if each.waived is None]

    def selected(self) -> str:
        start, end = self.desk.editor.selection()
        return self.body[start:end]

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        QTest.keyClick(self.focused(), key, modifiers or Qt.KeyboardModifier.NoModifier)

    def press_link(self, title: str) -> None:
        """Reaches an action of the chosen finding by Tab, and presses it."""
        [link] = [each for each in self.panel.details.links if each.text() == title]
        for _ in range(20):
            if link.hasFocus():
                break
            self.press(Qt.Key.Key_Tab)
        assert link.hasFocus()
        self.press(Qt.Key.Key_Space)

    def choose_first(self, rule: str) -> None:
        """Walks down the list of findings until one of the rule is chosen."""
        self.desk.commands()["checks"]()
        self.press(Qt.Key.Key_Home)
        for _ in range(20):
            found = self.panel.list.current
            if found is not None and found.rule == rule:
                return
            self.press(Qt.Key.Key_Down)
        raise AssertionError(self.rules())


def underlined(editor: DraftEdit) -> list[str]:
    """The words of errors that are underlined now."""
    selections: list[Any] = editor.extraSelections()
    return [
        each.cursor.selectedText()
        for each in selections
        if each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
    ]


@pytest.fixture
def checker(room: ReadingRoom) -> Iterator[Checker]:
    someone = Checker(room, WRONG)
    yield someone
    someone.desk.close()
    someone.settle()


def test_a_draft_is_checked_when_it_is_opened_errors_first(checker: Checker) -> None:
    assert checker.rules()[:2] == ["wording", "page"]
    severities = [each.severity for each in checker.panel.list.findings]
    assert severities == sorted(severities, key="error advice".index)
    tabs = checker.desk.parts.beside.tabs
    assert tabs.tabText(CHECKS) == f"Checks ({len(severities)})"
    assert tabs.currentIndex() == PREVIEW


def test_what_is_mended_by_typing_is_no_longer_found(checker: Checker) -> None:
    editor = checker.desk.editor
    editor.put_cursor(checker.body.index("by memory") + 2)
    for _ in "by":
        QTest.keyClick(editor, Qt.Key.Key_Backspace)
    QTest.keyClicks(editor, "from")
    checker.await_check()
    assert "wording" not in checker.rules()
    assert "page" in checker.rules()


def test_words_that_differ_are_underlined_where_they_stand(checker: Checker) -> None:
    assert underlined(checker.desk.editor) == ["by", "p. 40"]


def test_the_key_for_findings_leads_through_them_and_round(checker: Checker) -> None:
    editor = checker.desk.editor
    editor.put_cursor(0)
    chosen = []
    for _ in range(6):
        checker.desk.commands()["next-finding"]()
        chosen.append(checker.selected())
    assert chosen[0].startswith("The bakers had learnt")
    assert "p. 40" in chosen
    assert editor.hasFocus()
    checker.desk.commands()["next-finding"]()
    before = checker.selected()
    checker.desk.commands()["previous-finding"]()
    checker.desk.commands()["next-finding"]()
    assert checker.selected() == before


def test_the_line_below_the_draft_says_what_is_at_the_cursor(checker: Checker) -> None:
    line = checker.desk.parts.finding_line
    checker.desk.editor.put_cursor(0)
    assert line.sentence.startswith("The check found 2 errors")
    checker.desk.editor.put_cursor(checker.body.index("p. 40") + 1)
    assert line.sentence == "Recorded at p. 39, cited at p. 40"
    assert line.link.text() == "Write p. 39"
    QTest.mouseClick(line.link, Qt.MouseButton.LeftButton)
    assert "[@doe2015, p. 39]" in checker.body
    checker.await_check()
    assert "page" not in checker.rules()


def test_the_reason_stands_under_the_pointer_as_plain_words(checker: Checker) -> None:
    editor = checker.desk.editor
    editor.put_cursor(checker.body.index("p. 40") + 2)
    spot = editor.viewport().mapTo(editor, editor.cursorRect().center())
    spot += QPoint(1, 0)
    QApplication.sendEvent(editor, QHelpEvent(QEvent.Type.ToolTip, spot, editor.mapToGlobal(spot)))
    assert "Recorded at p. 39, cited at p. 40" in QToolTip.text()
    QToolTip.hideText()


def test_the_recorded_wording_is_taken_in_one_step(checker: Checker) -> None:
    checker.choose_first("wording")
    checker.press_link("Take the recorded wording")
    assert "𝔸 “The bakers had learnt to work from memory.” [@doe2015" in checker.body
    checker.await_check()
    assert "wording" not in checker.rules()
    checker.desk.editor.undo()
    assert checker.body == WRONG


def test_a_change_is_marked_with_brackets_and_then_agrees(checker: Checker) -> None:
    checker.choose_first("wording")
    checker.press_link("Mark the change with brackets")
    assert "work [by] memory" in checker.body
    checker.await_check()
    assert "wording" not in checker.rules()


def test_the_difference_is_shown_word_by_word_and_never_as_markup(qtbot: QtBot) -> None:
    details = FindingDetails()
    qtbot.addWidget(details)
    changes = (Change(0, 6, "<b>one", "<i>two"),)
    details.show_finding(Finding("wording", 0, 10, 1, "<b>one & so", "doe2015", changes=changes))
    shown = details.words.text()
    assert "&lt;b&gt;one</s>" in shown
    assert "&lt;i&gt;two</b>" in shown
    assert shown.endswith(" &amp; s")


def test_enter_leads_from_a_finding_to_its_words(checker: Checker) -> None:
    checker.choose_first("page")
    checker.press(Qt.Key.Key_Return)
    assert checker.desk.editor.hasFocus()
    assert checker.selected() == "p. 40"


def test_the_record_is_opened_to_be_corrected(checker: Checker) -> None:
    checker.choose_first("wording")
    checker.press_link("Correct the record…")
    checker.settle()
    [correction] = checker.room.host.corrections
    assert (correction.source, correction.field) == ("doe2015", "text")
    [quote] = compose.get_quotes(checker.room.library, [correction.quote])
    assert quote.text == "The bakers had learnt to work from memory."
    assert correction.words == "The bakers had learnt to work by memory."
    assert correction.sentence == "Your draft has “by”, not “from”."
    assert checker.selected().startswith("The bakers had learnt")


def test_the_page_of_a_record_is_opened_to_be_corrected(checker: Checker) -> None:
    checker.choose_first("page")
    checker.desk.commands()["correct-record"]()
    checker.settle()
    [correction] = checker.room.host.corrections
    assert (correction.field, correction.words) == ("locator", "40")
    assert "page" in checker.rules()


def test_what_is_accepted_is_shown_and_no_longer_to_be_corrected(checker: Checker) -> None:
    checker.choose_first("page")
    QTest.keyClicks(checker.panel.details.reason, "the paperback")
    QTest.keyClick(checker.panel.details.reason, Qt.Key.Key_Return)
    checker.until(lambda: "page" not in checker.rules())
    checker.desk.commands()["checks"]()
    checker.press(Qt.Key.Key_End)
    assert "correct-record" not in checker.desk.commands()
    checker.press_link("Show the recorded passage")
    checker.settle()
    [place] = checker.room.host.places
    assert place.source == "doe2015"
    assert checker.room.host.corrections == []


def test_what_is_accepted_keeps_its_reason_and_can_be_taken_back(checker: Checker) -> None:
    checker.choose_first("page")
    reason = checker.panel.details.reason
    for _ in range(20):
        if reason.hasFocus():
            break
        checker.press(Qt.Key.Key_Tab)
    QTest.keyClicks(checker.focused(), "the paperback")
    checker.press(Qt.Key.Key_Return)
    checker.until(lambda: "page" not in checker.rules())
    assert checker.stored().waivers == (Waiver("page", "p. 40", "doe2015", "the paperback"),)
    last = checker.panel.list.findings[-1]
    assert last.waived == "the paperback"
    assert "the paperback" in checker.panel.details.words.text()
    checker.desk.commands()["checks"]()
    checker.press_link("Take back")
    checker.until(lambda: "page" in checker.rules())
    assert checker.stored().waivers == ()


@pytest.mark.parametrize(
    ("title", "remark"),
    [
        ("Say that it is yours", "emphasis mine"),
        ("Say that it is the source’s", "emphasis in the original"),
    ],
)
def test_emphasis_is_owned_from_the_panel(room: ReadingRoom, title: str, remark: str) -> None:
    checker = Checker(room, "“Nobody in the *street* looked up” [@doe2015, p. 39].")
    checker.choose_first("emphasis")
    checker.press_link(title)
    assert checker.body == f"“Nobody in the *street* looked up” [@doe2015, p. 39, {remark}]."
    checker.await_check()
    assert "emphasis" not in checker.rules()
    checker.desk.editor.undo()
    assert remark not in checker.body
    checker.desk.close()
    checker.settle()


def test_a_limit_that_is_changed_holds_at_once(checker: Checker) -> None:
    assert "quantity" not in checker.rules()
    checker.room.context.settings.set(MOST_QUOTED, 10)
    checker.until(lambda: "quantity" in checker.rules())
    checker.room.context.settings.set(MOST_QUOTED, 0)
    checker.until(lambda: "quantity" not in checker.rules())


def test_a_draft_that_agrees_says_so(room: ReadingRoom) -> None:
    checker = Checker(room, "# One\n\nNothing is quoted here.")
    assert checker.panel.sentence == "Every quotation agrees with your library."
    assert checker.desk.parts.beside.tabs.tabText(CHECKS) == "Checks"
    assert checker.desk.parts.finding_line.sentence == checker.panel.sentence
    checker.desk.close()
    checker.settle()


def test_a_quote_that_is_saved_meanwhile_is_known_to_the_check(room: ReadingRoom) -> None:
    words = "The ovens were never cold in all those years of ice."
    checker = Checker(room, f"So “{words}” [@doe2015, p. 101].")
    assert checker.rules() == ["unrecorded"]
    room.hub.write(capture.save(room.library, Quote("", "doe2015", words, locator="101")))
    checker.until(lambda: "unrecorded" not in checker.rules())
    checker.desk.close()
    checker.settle()


def test_a_key_that_is_typed_brings_its_source_into_the_check(checker: Checker) -> None:
    checker.desk.editor.put_cursor(len(checker.body))
    QTest.keyClicks(checker.desk.editor, ' "The street was empty by night" [@roe1999, p. 7].')
    checker.until(lambda: checker.rules().count("wording") == 2)


def test_a_draft_too_long_is_calmly_left_unchecked(checker: Checker) -> None:
    checker.desk.editor.insert_words("word \n" * (LONGEST_DRAFT // 5))
    checker.until(lambda: "too long" in checker.panel.sentence)
    assert checker.desk.editor.extraSelections() == []
    checker.desk.editor.undo()
    checker.until(lambda: "wording" in checker.rules())


def test_a_check_that_stopped_begins_again_with_the_next_change(checker: Checker) -> None:
    os.kill(checker.checking.worker.process_id, 9)
    checker.until(lambda: "stopped" in checker.panel.sentence)
    QTest.keyClicks(checker.desk.editor, "x")
    checker.until(lambda: "wording" in checker.rules())


def test_leaving_ends_the_process_and_coming_back_checks_anew(checker: Checker) -> None:
    checker.desk.leave()
    assert not checker.checking.worker.is_running
    room = checker.room
    room.hub.write(editing.edit_review(room.library, checker.review.id, {"title": "Another"}))
    room.add_quote("doe2015", "12", "Written while the desk was away.")
    checker.settle()
    checker.until(lambda: bool(checker.desk.preview.browser.html))
    assert not checker.checking.worker.is_running
    checker.desk.open_review(checker.review.id)
    checker.until(lambda: checker.checking.worker.is_running)
    checker.until(lambda: "wording" in checker.rules())


def test_typing_never_waits_for_words_that_changed_under_a_mend(checker: Checker) -> None:
    checker.choose_first("wording")
    editor = checker.desk.editor
    place = checker.body.index("by memory")
    editor.put_cursor(place)
    QTest.keyClicks(editor, "not ")
    [link] = [e for e in checker.panel.details.links if e.text() == "Take the recorded wording"]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert "not by memory" in checker.body
    assert "have changed" in checker.room.messages.shown[-1].text
    checker.await_check()


def test_the_export_says_how_many_errors_are_open_and_holds_nothing_up(checker: Checker) -> None:
    checker.desk.commands()["export"]()
    checker.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ExportDialog)
    assert dialog.errors_line == "The check found 2 errors."
    assert dialog.write.isEnabled()
    QTest.mouseClick(dialog._parts.errors.links[0], Qt.MouseButton.LeftButton)
    checker.settle()
    assert not dialog.isVisible()
    assert checker.desk.parts.beside.tabs.currentIndex() == CHECKS


def test_a_right_draft_exports_without_a_word(room: ReadingRoom) -> None:
    checker = Checker(room, RIGHT)
    assert checker.checking.open_errors == 0
    checker.desk.close()
    checker.settle()


def test_underlines_move_with_the_words_and_follow_the_view(room: ReadingRoom) -> None:
    filler = "\n\n".join(["Word upon word of the reviewer's own."] * 400)
    checker = Checker(room, f"She: {BAKERS}.\n\n{filler}\n\nAnd {STREET}.")
    editor = checker.desk.editor
    assert "by" in underlined(editor)
    assert "p. 40" not in underlined(editor)
    editor.put_cursor(0)
    QTest.keyClicks(editor, "Now ")
    assert "by" in underlined(editor)
    editor.put_cursor(len(checker.body))
    assert "p. 40" in underlined(editor)
    assert "by" not in underlined(editor)
    checker.desk.commands()["next-finding"]()
    assert checker.selected().startswith("The bakers")
    checker.desk.close()
    checker.settle()


def test_the_list_of_findings_shows_which_one_has_the_keys(checker: Checker) -> None:
    checker.checking.commands()["checks"]()
    found = checker.panel.list
    found.setFocus()
    assert [index.row() for index in found.selectedIndexes()] == [0]
    assert checker.panel.details.isVisible()


def test_words_that_run_right_to_left_stand_in_the_order_of_the_sentence() -> None:
    change = Change(0, 7, "المدينة", "الشارع")
    found = Finding("wording", 0, 7, 1, "المدينة", changes=(change,))
    assert short_line(found) == "\u2068المدينة\u2069 → \u2068الشارع\u2069"
    assert "\u2068“المدينة”\u2069 → \u2068“الشارع”\u2069" in whole_sentence(found)


def test_esc_leads_from_a_finding_back_to_the_draft(checker: Checker) -> None:
    desk = checker.desk
    for part in (checker.panel.list, checker.panel.details.reason, checker.panel.whole.link):
        checker.checking.commands()["checks"]()
        part.setFocus()
        checker.press(Qt.Key.Key_Escape)
        assert desk.editor.hasFocus()
