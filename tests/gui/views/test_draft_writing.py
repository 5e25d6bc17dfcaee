"""Words set aside and notes to verify, with keys at the desk."""

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QTest

from readnotes.gui import theme
from readnotes.settings.schema import SMART_MARKS, TYPEWRITER
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import Writer

BODY = "# The winter\n\nOne two three.\n\nFour five [@doe2015, p. 39]."


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def test_a_paragraph_set_aside_leaves_the_count_and_the_preview(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(BODY.index("Four"))
    desk.commands()["set-aside"]()
    writer.until(lambda: desk.header.words_line == "5 words")
    assert "Four" not in desk.preview.browser.html
    assert "set aside" not in desk.preview.browser.html
    assert "<!-- set aside\nFour five [@doe2015, p. 39].\n-->" in writer.body
    desk.commands()["set-aside"]()
    assert writer.body == BODY
    desk.editor.undo()
    assert "<!-- set aside" in writer.body


def test_words_set_aside_are_grey_over_all_their_lines(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.choose(BODY.index("One"), BODY.index("Four"))
    desk.commands()["set-aside"]()
    grey = theme.current().colours.secondary
    block = desk.editor.document().findBlockByNumber(3)
    assert block.text() == "One two three."
    [shown] = block.layout().formats()
    assert (shown.start, shown.length) == (0, len("One two three."))
    assert shown.format.foreground().color() == grey


def test_a_note_to_verify_is_typed_counted_and_found(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(BODY.index(" three"))
    desk.commands()["note-to-verify"]()
    QTest.keyClicks(desk.editor, "or four?")
    assert "One two <!-- to verify: or four? --> three." in writer.body
    writer.until(lambda: desk.header.notes.isVisible())
    assert desk.header.notes.text() == "1 to verify"
    assert "verify" not in desk.preview.browser.html
    desk.editor.put_cursor(len(writer.body))
    desk.commands()["next-note"]()
    start, end = desk.editor.selection()
    assert writer.body[start:end] == "<!-- to verify: or four? -->"


def test_where_there_is_nothing_to_set_aside_or_verify_a_sentence_says_so(writer: Writer) -> None:
    desk, messages = writer.desk, writer.room.messages
    desk.editor.put_cursor(len("# The winter\n"))
    desk.commands()["set-aside"]()
    assert messages.shown[-1].text == "There is no paragraph to set aside here."
    desk.commands()["next-note"]()
    assert messages.shown[-1].text.startswith("Nothing is noted")
    assert writer.body == BODY


def test_straight_marks_are_printed_ones_when_wished_and_undo_leaves_them(writer: Writer) -> None:
    desk, settings = writer.desk, writer.room.context.settings
    desk.editor.put_cursor(len(BODY))
    QTest.keyClicks(desk.editor, ' "so"')
    assert writer.body.endswith(' "so"')
    settings.set(SMART_MARKS, True)
    QTest.keyClicks(desk.editor, ' "it\'s"')
    assert writer.body.endswith(" “it’s”")
    desk.editor.undo()
    assert writer.body.endswith(' “it’s"')


def test_marks_in_code_stay_as_they_are_typed(writer: Writer) -> None:
    desk = writer.desk
    writer.room.context.settings.set(SMART_MARKS, True)
    desk.editor.put_cursor(len(BODY))
    desk.editor.insert_words("\n\n```\n")
    QTest.keyClicks(desk.editor, 'print("so")')
    assert writer.body.endswith('print("so")')


def test_a_typewriter_keeps_the_line_at_the_middle(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.insert_words("line\n\n" * 60)
    desk.commands()["typewriter"]()
    assert writer.room.context.settings.get(TYPEWRITER)
    height = desk.editor.viewport().height()
    for place in (200, 240):
        desk.editor.put_cursor(place)
        assert abs(desk.editor.cursorRect().center().y() - height / 2) < height / 8
    desk.commands()["typewriter"]()
    assert not writer.room.context.settings.get(TYPEWRITER)


def test_the_preview_keeps_its_place_with_the_editor(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    paragraphs = "\n\n".join(f"Paragraph number {n} of the draft." * 3 for n in range(80))
    desk.editor.insert_words("\n\n" + paragraphs)
    writer.until(lambda: "number 79" in desk.preview.browser.html)
    bar = desk.preview.browser.verticalScrollBar()
    writer.until(lambda: bar.value() > bar.maximum() * 0.9)
    desk.editor.show_place(writer.body.index("number 40"))
    writer.until(lambda: bar.maximum() * 0.3 < bar.value() < bar.maximum() * 0.7)
    desk.editor.verticalScrollBar().setValue(0)
    writer.until(lambda: bar.value() < bar.maximum() * 0.1)
