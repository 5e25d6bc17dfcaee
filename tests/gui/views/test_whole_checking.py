"""The look through the whole library at the desk, with real processes on a real library."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Waiver
from readnotes.drafting.findings import Finding
from readnotes.services import editing
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_draft_checking import STREET, Checker

EMPTY = "The street was empty by noon and nobody at all came to see."
BODY = f"# The winter\n\nIt was late. {EMPTY}\n\nAnd {STREET}."


class Looker(Checker):
    """Someone who has the whole library looked through, where one quote is in her draft."""

    quote: Quote

    def is_looking(self) -> bool:
        return self.checking.whole.is_looking

    @property
    def line(self) -> str:
        return self.panel.whole.sentence

    def look(self) -> None:
        self.desk.commands()["check-whole-library"]()
        self.await_look()

    def await_look(self) -> None:
        self.until(lambda: not self.is_looking())
        self.settle()

    def elsewhere(self) -> list[Finding]:
        return [each for each in self.panel.list.findings if each.elsewhere]

    def type_at(self, words: str, typed: str) -> None:
        self.desk.editor.put_cursor(self.body.index(words))
        QTest.keyClicks(self.desk.editor, typed)
        self.await_check()


@pytest.fixture
def looker(room: ReadingRoom) -> Iterator[Looker]:
    quote = room.add_quote("roe1999", "9", EMPTY)
    someone = Looker(room, BODY)
    someone.quote = quote
    yield someone
    someone.desk.close()
    someone.settle()


def test_the_whole_library_is_looked_through_on_request_alone(looker: Looker) -> None:
    assert looker.elsewhere() == []
    assert looker.line == ""
    looker.desk.commands()["check-whole-library"]()
    assert looker.line == "Whole library: looking…"
    assert looker.panel.whole.link.text() == "Stop"
    looker.await_look()
    [found] = looker.elsewhere()
    assert (found.rule, found.source, found.text) == ("borrowing", "roe1999", EMPTY[:-1])
    assert looker.line == "Whole library: 1 more found."
    shown = looker.panel.list.model().index(looker.panel.list.findings.index(found), 0)
    assert "whole library" in shown.data(Qt.ItemDataRole.AccessibleTextRole)
    assert looker.checking.open_errors == 2
    looker.desk.editor.put_cursor(0)
    looker.desk.commands()["next-finding"]()
    assert looker.selected() == EMPTY[:-1]


def test_a_look_can_be_stopped_by_its_link(looker: Looker) -> None:
    looker.desk.commands()["check-whole-library"]()
    link = looker.panel.whole.link
    for _ in range(20):
        if link.hasFocus():
            break
        looker.press(Qt.Key.Key_Tab)
    looker.press(Qt.Key.Key_Space)
    assert not looker.is_looking()
    assert looker.line == ""
    assert link.text() == "Check against the whole library"
    looker.press(Qt.Key.Key_Space)
    looker.await_look()
    assert len(looker.elsewhere()) == 1


def test_what_was_found_stays_while_other_paragraphs_are_written(looker: Looker) -> None:
    looker.look()
    looker.type_at("And “", "Then ")
    looker.type_at("The winter", "In ")
    [found] = looker.elsewhere()
    assert looker.body[found.start : found.end] == EMPTY[:-1]
    assert looker.line == "Whole library: the draft has changed since."
    assert looker.panel.whole.link.text() == "Look again"


def test_what_was_found_in_a_paragraph_goes_with_its_words_and_is_found_anew(
    looker: Looker,
) -> None:
    looker.look()
    looker.type_at("It was late", "So ")
    assert looker.elsewhere() == []
    looker.panel.whole.link.click()
    looker.await_look()
    assert len(looker.elsewhere()) == 1


def test_what_is_accepted_stays_accepted_with_its_reason(looker: Looker) -> None:
    looker.look()
    [found] = looker.elsewhere()
    looker.panel.list.choose(found)
    reason = looker.panel.details.reason
    QTest.keyClicks(reason, "a saying")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    looker.until(lambda: [each.waived for each in looker.elsewhere()] == ["a saying"])
    assert looker.stored().waivers == (Waiver("borrowing", EMPTY[:-1], "roe1999", "a saying"),)
    assert looker.checking.open_errors == 1


def test_a_record_that_changes_has_all_looked_up_anew(looker: Looker) -> None:
    looker.look()
    room = looker.room
    changes = {"text": "The street was full."}
    room.hub.write(editing.edit_quote(room.library, looker.quote.id, changes))
    looker.settle()
    looker.until(lambda: looker.elsewhere() == [])
    looker.await_look()
    assert looker.line == "Whole library: nothing more found."


def test_leaving_the_desk_stops_the_look_and_coming_back_begins_it_again(looker: Looker) -> None:
    looker.desk.commands()["check-whole-library"]()
    looker.desk.leave()
    assert not looker.is_looking()
    looker.desk.open_review(looker.review.id)
    assert looker.is_looking()
    looker.await_look()
    looker.until(lambda: len(looker.elsewhere()) == 1)


def test_a_record_that_changed_meanwhile_is_looked_up_when_one_comes_back(looker: Looker) -> None:
    looker.look()
    looker.desk.leave()
    room = looker.room
    changes = {"text": "The street was full."}
    room.hub.write(editing.edit_quote(room.library, looker.quote.id, changes))
    looker.settle()
    assert not looker.is_looking()
    looker.desk.open_review(looker.review.id)
    looker.await_look()
    looker.until(lambda: looker.elsewhere() == [])
    assert looker.line == "Whole library: nothing more found."


def test_another_review_knows_nothing_of_what_was_found(looker: Looker) -> None:
    looker.look()
    other = looker.room.add_review("Another", ["doe2015"], f"Quiet. {EMPTY}")
    looker.desk.open_review(other.id)
    looker.settle()
    looker.await_check()
    assert looker.elsewhere() == []
    assert looker.line == ""


def test_a_source_that_is_cited_by_now_is_told_once(looker: Looker) -> None:
    looker.look()
    looker.type_at("And “", "As in [@roe1999]. ")
    looker.until(lambda: looker.checking.is_settled and looker.elsewhere() == [])
    assert looker.rules().count("borrowing") == 1


def test_a_quotation_of_another_source_is_told_in_place_of_one_of_none(
    room: ReadingRoom,
) -> None:
    room.add_quote("roe1999", "9", EMPTY)
    looker = Looker(room, f"He says “{EMPTY}” [@doe2015, p. 9].")
    assert looker.rules() == ["unrecorded"]
    looker.look()
    [found] = looker.elsewhere()
    assert (found.rule, found.detail) == ("unrecorded", "roe1999")
    assert looker.rules() == ["unrecorded"]
    looker.desk.close()
    looker.settle()


def test_a_large_library_in_trouble_says_so_and_can_be_tried_again(looker: Looker) -> None:
    looker.checking.whole.worker.gave_up.emit("slow", "")
    assert looker.line == "The library is too large to be looked through."
    looker.panel.whole.link.click()
    looker.await_look()
    assert len(looker.elsewhere()) == 1
