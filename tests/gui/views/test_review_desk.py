"""The review desk, driven by keys on a real library file."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from readnotes.domain.reviews import Review
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import compose, discarding, reading
from tests.gui.reading_room import LONGEST_WAIT, ReadingRoom

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
BODY = "# The winter\n\nShe writes .\n\n## Bread\n\nThree words here."


class Writer:
    """Someone at the desk."""

    def __init__(self, room: ReadingRoom, body: str) -> None:
        self.room = room
        self.review = room.add_review("The winter", ["doe2015"], body)
        self.desk = ReviewDesk(room.context)
        room.qtbot.addWidget(self.desk)
        self.desk.resize(1100, 700)
        self.desk.show()
        room.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.desk)
        self.desk.open_review(self.review.id)
        self.settle()
        self.until(lambda: bool(self.desk.preview.browser.html))

    def until(self, condition: object) -> None:
        assert callable(condition)
        self.room.qtbot.waitUntil(condition, timeout=LONGEST_WAIT)

    def settle(self) -> None:
        self.room.settle()

    def stored(self) -> Review:
        return reading.get_review(self.room.library, self.review.id)

    @property
    def body(self) -> str:
        return self.desk.editor.body()

    def focused(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def test_a_review_opens_with_outline_quotes_and_preview(writer: Writer) -> None:
    desk = writer.desk
    assert desk.header.title.text() == "The winter"
    assert [line.words for line in desk.outline.lines()] == ["The winter", "Bread"]
    assert [line.count for line in desk.outline.lines()] == [2, 3]
    assert len(desk.quotes.list.numbers) == 3
    assert "<h1>The winter</h1>" in desk.preview.browser.html
    assert desk.header.words_line == "8 words"
    assert desk.header.saved_line == ""


def test_enter_inserts_the_chosen_quote_where_the_cursor_is(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(BODY.index(" .") + 1)
    desk.quotes.field.setFocus()
    QTest.keyClicks(desk.quotes.field, "bakers")
    writer.until(lambda: len(desk.quotes.list.numbers) == 1)
    QTest.keyClick(desk.quotes.field, Qt.Key.Key_Return)
    QTest.keyClick(writer.focused(), Qt.Key.Key_Return)
    writer.settle()
    inserted = "“The bakers had learnt to work from memory.” [@doe2015, p. 94]"
    assert f"She writes {inserted}." in writer.body
    desk.editor.undo()
    assert writer.body == BODY


def test_shift_makes_a_block_and_alt_the_reference_alone(writer: Writer) -> None:
    quotes = writer.desk.quotes.list
    quotes.choose_row(0)
    quotes.setFocus()
    writer.desk.editor.put_cursor(len(BODY))
    QTest.keyClick(quotes, Qt.Key.Key_Return, ALT)
    writer.settle()
    assert writer.body.endswith("here. [@doe2015, p. 39]")
    QTest.keyClick(quotes, Qt.Key.Key_Return, SHIFT)
    writer.settle()
    assert "\n\n> Nobody in the street looked up.\n> [@doe2015, p. 39]\n\n" in writer.body


def test_several_chosen_quotes_come_in_page_order(writer: Writer) -> None:
    quotes = writer.desk.quotes.list
    writer.desk.editor.put_cursor(len(BODY))
    quotes.setFocus()
    quotes.choose_row(1)
    QTest.keyClick(quotes, Qt.Key.Key_Up, SHIFT)
    QTest.keyClick(quotes, Qt.Key.Key_Return)
    writer.settle()
    assert writer.body.index("Nobody in the street") < writer.body.index("The bakers had")


def test_two_signs_open_the_picker_which_takes_a_page(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(BODY.index(" .") + 1)
    QTest.keyClicks(desk.editor, "@@")
    assert desk.inserting.picker.isVisible()
    QTest.keyClicks(desk.inserting.picker.field, "94")
    writer.settle()
    assert len(desk.inserting.picker.choices) == 1
    QTest.keyClick(desk.inserting.picker.field, Qt.Key.Key_Return)
    writer.settle()
    assert "@@" not in writer.body
    assert "“The bakers had learnt to work from memory.” [@doe2015, p. 94]" in writer.body


def test_a_third_sign_looks_in_the_whole_library(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    desk.commands()["insert-quote"]()
    QTest.keyClicks(desk.inserting.picker.field, "@noon")
    writer.settle()
    QTest.keyClick(desk.inserting.picker.field, Qt.Key.Key_Return, ALT)
    writer.settle()
    assert writer.body.endswith("here. [@roe1999, p. 7]")


def test_what_is_typed_is_kept_and_said_only_then(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    QTest.keyClicks(desk.editor, " And more.")
    assert desk.header.saved_line == ""
    assert writer.stored().body == BODY
    writer.until(lambda: desk.header.saved_line.startswith("saved "))
    assert writer.stored().body.endswith("here. And more.")
    assert writer.stored().versions == ()


def test_leaving_makes_a_version_of_what_was_there(writer: Writer) -> None:
    QTest.keyClicks(writer.desk.editor, "New. ")
    writer.desk.leave()
    writer.settle()
    stored = writer.stored()
    assert stored.body == writer.body
    assert [version.body for version in stored.versions] == [BODY]
    assert not writer.desk.worker.is_running


def test_used_quotes_are_marked_and_the_unused_can_be_had_alone(writer: Writer) -> None:
    desk = writer.desk
    desk.quotes.list.choose_row(0)
    desk.insert_quotes(desk.quotes.list.selected_numbers(), "block")
    writer.settle()
    desk.commands()["save"]()
    writer.settle()
    desk.quotes.filters.unused.click()
    assert len(desk.quotes.list.numbers) == 2
    assert desk.quotes.filters.unused.text() == "Unused 2"
    assert compose.used_numbers(writer.room.library, writer.review.id) == desk.beside.used


def test_the_list_is_narrowed_to_a_tag(writer: Writer) -> None:
    quotes = writer.desk.quotes
    menu = quotes.tag.menu()
    menu.aboutToShow.emit()
    assert [each.text() for each in menu.actions() if each.text()] == [
        "All quotes",
        "bread  1",
        "street  1",
        "time  1",
    ]
    menu.actions()[2].trigger()
    assert len(quotes.list.numbers) == 1
    assert quotes.tag.chosen == "bread"
    quotes.tag.choose("")
    assert len(quotes.list.numbers) == 3


def test_an_unknown_key_is_kept_as_typed_and_marked(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    QTest.keyClicks(desk.editor, " [@nobody, p. 4]")
    writer.until(lambda: "[@nobody, p. 4]" in desk.preview.browser.html)
    writer.settle()
    assert desk.records.describe_key("nobody").startswith("No source has the key")
    formats = desk.editor.document().lastBlock().layout().formats()
    assert any(each.format.underlineStyle().value for each in formats)
    writer.room.add_source("nobody", "Found After All")
    desk.records.take_sources(desk.records.sources)
    writer.settle()
    assert "Found After All" in desk.records.describe_key("nobody")


def test_an_edit_made_elsewhere_is_shown_unless_one_is_typing(writer: Writer) -> None:
    room, desk = writer.room, writer.desk
    room.hub.write(compose.set_body(room.library, writer.review.id, "from elsewhere"))
    writer.settle()
    assert writer.body == "from elsewhere"
    QTest.keyClicks(desk.editor, "typing ")
    room.hub.write(compose.set_body(room.library, writer.review.id, "again"))
    writer.settle()
    assert "typing" in writer.body


def test_the_title_the_status_and_the_target_are_kept(writer: Writer) -> None:
    header = writer.desk.header
    header.title.selectAll()
    QTest.keyClicks(header.title, "The long winter")
    QTest.keyClick(header.title, Qt.Key.Key_Return)
    header.status.setCurrentIndex(2)
    header.status.activated.emit(2)
    QTest.keyClicks(header.target, "1500")
    QTest.keyClick(header.target, Qt.Key.Key_Return)
    writer.settle()
    stored = writer.stored()
    assert (stored.title, stored.status, stored.target_words) == ("The long winter", "ready", 1500)
    assert header.words_line == "8 words of"


def test_a_click_on_a_heading_goes_there(writer: Writer) -> None:
    desk = writer.desk
    desk.outline.setCurrentRow(1)
    QTest.keyClick(desk.outline, Qt.Key.Key_Return)
    assert desk.editor.selection()[0] == BODY.index("## Bread")


def test_find_goes_from_place_to_place(writer: Writer) -> None:
    desk = writer.desk
    desk.commands()["find-here"]()
    QTest.keyClicks(desk.find_bar.field, "re")
    assert desk.editor.selection() == (BODY.index("re"), BODY.index("re") + 2)
    QTest.keyClick(desk.find_bar.field, Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(desk.find_bar.field, Qt.Key.Key_Escape)
    assert desk.editor.selection()[0] == BODY.rindex("re")


def test_replacing_all_is_one_step_to_undo(writer: Writer) -> None:
    desk = writer.desk
    desk.commands()["replace-here"]()
    QTest.keyClicks(writer.focused(), "re")
    desk.find_bar.other.setFocus()
    QTest.keyClicks(writer.focused(), "ZZ")
    QTest.keyClick(writer.focused(), Qt.Key.Key_A, ALT)
    writer.until(lambda: desk.find_bar.remark == "3 replaced")
    assert writer.body == BODY.replace("re", "ZZ")
    desk.editor.undo()
    assert writer.body == BODY


def test_enter_replaces_one_place_and_goes_to_the_next(writer: Writer) -> None:
    desk = writer.desk
    desk.commands()["replace-here"]()
    QTest.keyClicks(desk.find_bar.field, "re")
    assert desk.find_bar.remark == "1 of 3"
    QTest.keyClicks(desk.find_bar.other, "ZZ")
    QTest.keyClick(desk.find_bar.other, Qt.Key.Key_Return)
    assert writer.body == BODY.replace("re", "ZZ", 1)
    assert desk.find_bar.remark == "1 of 2"
    QTest.keyClick(desk.find_bar.other, Qt.Key.Key_Return)
    QTest.keyClick(desk.find_bar.other, Qt.Key.Key_Return)
    QTest.keyClick(desk.find_bar.other, Qt.Key.Key_Escape)
    assert writer.body == BODY.replace("re", "ZZ")
    assert desk.editor.hasFocus()


def test_what_was_chosen_first_is_what_is_replaced(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.choose(BODY.index("words"), BODY.index("words") + len("words"))
    desk.commands()["replace-here"]()
    QTest.keyClicks(writer.focused(), "sentences")
    QTest.keyClick(writer.focused(), Qt.Key.Key_Return)
    assert writer.body.endswith("Three sentences here.")


def test_typing_is_answered_while_a_hostile_draft_is_rendered(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    desk.editor.insert_words("\n\n" + "[" * 5000 + "![](" * 3000)
    longest = 0.0
    for _ in range(20):
        begun = time.perf_counter()
        QTest.keyClicks(desk.editor, "a")
        writer.room.qtbot.wait(10)
        longest = max(longest, time.perf_counter() - begun - 0.01)
    # However busy the machine is; a window that waited for the rendering would stand still longer.
    assert longest < 3
    assert writer.body.endswith("a" * 20)


def test_who_leaves_during_a_long_paste_keeps_all_of_it(writer: Writer) -> None:
    words = "\n".join(f"line {n} of the paste" for n in range(30_000))
    writer.desk.editor.put_cursor(len(BODY))
    writer.desk.editor.insert_words(words)
    writer.desk.leave()
    writer.settle()
    assert writer.stored().body == BODY + words


def test_a_review_that_is_gone_leads_back(room: ReadingRoom) -> None:
    desk = ReviewDesk(room.context)
    room.qtbot.addWidget(desk)
    desk.open_review("no-such-review")
    room.settle()
    assert room.host.backs == 1
    assert "no-such-review" in room.messages.shown[-1].text


def test_a_draft_that_cannot_be_kept_stays_and_says_so(writer: Writer) -> None:
    desk, room = writer.desk, writer.room
    QTest.keyClicks(desk.editor, "Words ")
    discarding.trash_records(room.library, [writer.review.id]).result()
    discarding.empty_trash(room.library).result()
    desk.commands()["save"]()
    writer.settle()
    assert desk.header.saved_line == "not saved"
    assert writer.body.startswith("Words ")
    desk.keeper.begin("")


def test_esc_leads_from_every_pane_back_to_the_draft(writer: Writer) -> None:
    desk = writer.desk
    for part in (desk.outline, desk.quotes.list, desk.quotes.field, desk.preview.browser):
        part.setFocus()
        assert part.hasFocus()
        QTest.keyClick(part, Qt.Key.Key_Escape)
        assert desk.editor.hasFocus()
