"""The outline is the draft's own headings: sections move, quotes wait under them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.domain.reviews import Card
from readnotes.gui.dragged_quotes import DraggedQuotes, make_mime
from readnotes.gui.widgets.outline_list import OutlineList
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import ALT, Writer

BODY = "# The winter\n\nOne.\n\n## Bread\n\nTwo.\n\n## Snow\n\nThree."


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def titles(writer: Writer) -> list[str]:
    return [line.words for line in writer.desk.outline.lines()]


def badges(writer: Writer) -> list[int]:
    return [line.badge for line in writer.desk.outline.lines()]


def drop(outline: OutlineList, data: QMimeData, row: int, share: float = 0.5) -> None:
    """Drops something on a row; where nothing takes it, nothing happens."""
    box = outline.visualItemRect(outline.item(row))
    place = QPointF(box.center().x(), box.top() + share * box.height())
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(place.toPoint(), action, data, buttons, none)
    QApplication.sendEvent(outline.viewport(), enter)
    QApplication.sendEvent(outline.viewport(), QDropEvent(place, action, data, buttons, none))


def quotes_data(*numbers: int) -> QMimeData:
    return make_mime(DraggedQuotes(numbers))


def test_a_quote_dropped_on_a_heading_waits_there_and_the_draft_stays(writer: Writer) -> None:
    desk = writer.desk
    number = desk.quotes.list.numbers[0]
    drop(desk.outline, quotes_data(number), 1)
    writer.settle()
    assert badges(writer) == [0, 1, 0]
    assert writer.body == BODY
    assert [card.heading for card in writer.stored().cards] == ["Bread"]
    assert "waits" in desk.outline.line(1).spoken


def test_a_quote_is_put_under_the_heading_of_the_cursor_by_a_key_and_taken_away(
    writer: Writer,
) -> None:
    desk = writer.desk
    desk.editor.put_cursor(BODY.index("Three"))
    desk.quotes.list.choose_row(1)
    desk.commands()["let-wait"]()
    writer.settle()
    assert badges(writer) == [0, 0, 1]
    assert writer.room.messages.shown[-1].text == "Waits under “Snow”."
    desk.commands()["let-wait"]()
    writer.settle()
    assert badges(writer) == [0, 0, 0]
    assert writer.stored().cards == ()


def test_the_quotes_of_the_section_are_shown_where_the_cursor_is(writer: Writer) -> None:
    desk = writer.desk
    first, second = desk.quotes.list.numbers[:2]
    drop(desk.outline, quotes_data(first), 1)
    drop(desk.outline, quotes_data(second), 2)
    writer.settle()
    desk.editor.put_cursor(BODY.index("Two"))
    desk.quotes.filters.section.click()
    assert list(desk.quotes.list.numbers) == [first]
    assert desk.quotes.filters.section.text() == "Section 1"
    desk.editor.put_cursor(BODY.index("Three"))
    assert list(desk.quotes.list.numbers) == [second]
    desk.editor.put_cursor(BODY.index("One"))
    assert desk.quotes.empty.isVisible()


def test_a_quote_waits_until_it_is_used_and_again_when_that_is_undone(writer: Writer) -> None:
    desk = writer.desk
    drop(desk.outline, quotes_data(desk.quotes.list.numbers[0]), 1)
    writer.settle()
    desk.editor.put_cursor(len(BODY))
    desk.quotes.list.choose_row(0)
    desk.insert_quotes(desk.quotes.list.selected_numbers())
    writer.settle()
    assert badges(writer) == [0, 0, 0]
    desk.editor.undo()
    desk.commands()["save"]()
    writer.settle()
    assert badges(writer) == [0, 1, 0]


def test_quotes_follow_a_heading_that_gets_other_words(writer: Writer) -> None:
    desk = writer.desk
    drop(desk.outline, quotes_data(desk.quotes.list.numbers[0]), 1)
    writer.settle()
    desk.editor.put_cursor(BODY.index("Bread") + len("Bread"))
    QTest.keyClicks(desk.editor, " and salt")
    writer.until(lambda: "Bread and salt" in titles(writer))
    assert badges(writer) == [0, 1, 0]
    writer.until(lambda: [c.heading for c in writer.stored().cards] == ["Bread and salt"])


def test_quotes_of_a_heading_that_is_no_more_wait_at_the_beginning(writer: Writer) -> None:
    desk = writer.desk
    drop(desk.outline, quotes_data(desk.quotes.list.numbers[0]), 2)
    writer.settle()
    desk.editor.choose(BODY.index("## Snow"), len(BODY))
    QTest.keyClick(desk.editor, Qt.Key.Key_Delete)
    writer.until(lambda: len(titles(writer)) == 2)
    assert badges(writer) == [1, 0]
    assert isinstance(writer.stored().cards[0], Card)


def test_alt_and_an_arrow_move_a_section_with_its_quotes(writer: Writer) -> None:
    desk = writer.desk
    drop(desk.outline, quotes_data(desk.quotes.list.numbers[0]), 1)
    writer.settle()
    desk.outline.setFocus()
    desk.outline.setCurrentRow(1)
    QTest.keyClick(desk.outline, Qt.Key.Key_Down, ALT)
    assert writer.body == "# The winter\n\nOne.\n\n## Snow\n\nThree.\n\n## Bread\n\nTwo."
    writer.until(lambda: titles(writer) == ["The winter", "Snow", "Bread"])
    assert badges(writer) == [0, 0, 1]
    assert desk.outline.currentRow() == 2
    QTest.keyClick(desk.outline, Qt.Key.Key_Up, ALT)
    writer.until(lambda: titles(writer) == ["The winter", "Bread", "Snow"])
    assert writer.body == BODY
    desk.editor.undo()
    desk.editor.undo()
    assert writer.body == BODY


def test_a_heading_dragged_between_others_moves_its_section(writer: Writer) -> None:
    outline = writer.desk.outline
    outline.section_moved.emit(2, 1)
    assert writer.body == "# The winter\n\nOne.\n\n## Snow\n\nThree.\n\n## Bread\n\nTwo."


def test_nothing_else_that_is_dragged_falls_on_the_outline(writer: Writer) -> None:
    data = QMimeData()
    data.setText("words")
    drop(writer.desk.outline, data, 1)
    writer.settle()
    assert (writer.body, badges(writer)) == (BODY, [0, 0, 0])
