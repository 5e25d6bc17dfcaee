"""What the hand drags on the desk: quotes, chosen words of one, headings."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readnotes.gui.dragged_quotes import QUOTES_MIME
from readnotes.gui.views.review_desk import ReviewDesk
from tests.gui.dragging import LEFT, PLAIN, let_fall, take_up
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import SHIFT, Writer

BODY = "# The winter\n\nOne.\n\n## Bread\n\nTwo.\n\n## Snow\n\nThree.\n\nEnd"


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def take_quote(desk: ReviewDesk, row: int) -> QMimeData:
    quotes = desk.quotes.list
    data = take_up(quotes, quotes.visualRect(quotes.model().index(row, 0)).center())
    assert data is not None
    return data


def take_heading(desk: ReviewDesk, row: int) -> QMimeData | None:
    return take_up(desk.outline, desk.outline.visualItemRect(desk.outline.item(row)).center())


def on_heading(desk: ReviewDesk, row: int, share: float = 0.5) -> QPointF:
    box = desk.outline.visualItemRect(desk.outline.item(row))
    return QPointF(box.center().x(), box.top() + share * box.height())


def in_draft(desk: ReviewDesk, place: int) -> QPointF:
    cursor = QTextCursor(desk.editor.document())
    cursor.setPosition(place)
    return QPointF(desk.editor.cursorRect(cursor).center())


def choose_in_card(desk: ReviewDesk, words: str) -> QPoint:
    """Chooses words of the card with the mouse; where their middle is."""
    passage = desk.quotes.card.passage
    start = passage.toPlainText().index(words)
    places = []
    for unit in (start, start + len(words), start + len(words) // 2):
        cursor = QTextCursor(passage.document())
        cursor.setPosition(unit)
        places.append(passage.cursorRect(cursor).center())
    QTest.mousePress(passage.viewport(), LEFT, pos=places[0])
    QTest.mouseMove(passage.viewport(), places[1])
    QTest.mouseRelease(passage.viewport(), LEFT, pos=places[1])
    assert words in passage.chosen_words()
    return places[2]


def test_a_quote_dragged_into_the_draft_comes_where_it_falls(writer: Writer) -> None:
    desk = writer.desk
    assert let_fall(desk.editor, in_draft(desk, BODY.index("Two.") + 4), take_quote(desk, 1))
    writer.settle()
    assert "Two. “The bakers had learnt to work from memory.” [@doe2015, p. 94]" in writer.body
    desk.editor.undo()
    assert writer.body == BODY


def test_several_chosen_quotes_are_dragged_together(writer: Writer) -> None:
    desk = writer.desk
    quotes = desk.quotes.list
    quotes.choose_row(0)
    first = quotes.visualRect(quotes.model().index(1, 0)).center()
    QTest.mouseClick(quotes.viewport(), LEFT, SHIFT, first)
    assert let_fall(desk.editor, in_draft(desk, len(BODY)), take_quote(desk, 0))
    writer.settle()
    assert writer.body.index("Nobody in the street") < writer.body.index("The bakers had")


def test_a_quote_dragged_onto_a_heading_waits_there(writer: Writer) -> None:
    desk = writer.desk
    assert let_fall(desk.outline, on_heading(desk, 2), take_quote(desk, 1))
    writer.settle()
    assert [line.badge for line in desk.outline.lines()] == [0, 0, 1]
    assert [card.heading for card in writer.stored().cards] == ["Snow"]
    assert writer.body == BODY


def test_beside_the_headings_a_quote_falls_nowhere(writer: Writer) -> None:
    desk = writer.desk
    below = QPointF(30, desk.outline.viewport().height() - 2)
    assert desk.outline.itemAt(below.toPoint()) is None
    assert not let_fall(desk.outline, below, take_quote(desk, 0))
    writer.settle()
    assert writer.stored().cards == ()


@pytest.mark.parametrize(("row", "share"), [(1, 0.2), (0, 0.8)])
def test_a_heading_dragged_between_others_moves_its_section(
    writer: Writer, row: int, share: float
) -> None:
    desk = writer.desk
    data = take_heading(desk, 2)
    assert data is not None
    assert let_fall(desk.outline, on_heading(desk, row, share), data)
    writer.until(lambda: [line.words for line in desk.outline.lines()][1] == "Snow")
    assert writer.body == "# The winter\n\nOne.\n\n## Snow\n\nThree.\n\nEnd\n\n## Bread\n\nTwo."
    desk.editor.undo()
    assert writer.body == BODY


def test_a_heading_dragged_below_all_moves_its_section_to_the_end(writer: Writer) -> None:
    desk = writer.desk
    data = take_heading(desk, 1)
    assert data is not None
    assert let_fall(desk.outline, QPointF(30, desk.outline.viewport().height() - 2), data)
    assert writer.body == "# The winter\n\nOne.\n\n## Snow\n\nThree.\n\nEnd\n\n## Bread\n\nTwo."


def test_a_heading_that_was_renamed_while_it_was_dragged_falls_nowhere(writer: Writer) -> None:
    desk = writer.desk
    data = take_heading(desk, 2)
    assert data is not None
    desk.editor.put_cursor(BODY.index("Snow"))
    QTest.keyClicks(desk.editor, "Deep ")
    writer.until(lambda: desk.outline.lines()[2].words == "Deep Snow")
    changed = writer.body
    assert not let_fall(desk.outline, on_heading(desk, 1, 0.2), data)
    assert writer.body == changed


def test_a_long_outline_goes_on_under_a_drag_at_its_edge(writer: Writer) -> None:
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    desk.editor.insert_words("".join(f"\n\n## Part {n}" for n in range(60)))
    writer.until(lambda: desk.outline.count() > 60)
    desk.worker.close()
    desk.editor.put_cursor(0)
    bar = desk.outline.verticalScrollBar()
    writer.until(lambda: bar.value() == 0 and not desk.worker.is_running)
    data = take_heading(desk, 1)
    assert data is not None
    view = desk.outline.viewport()
    edge = QPoint(30, view.height() - 2)
    for kind in (QDragEnterEvent, QDragMoveEvent):
        QApplication.sendEvent(view, kind(edge, Qt.DropAction.MoveAction, data, LEFT, PLAIN))
    writer.until(lambda: bar.value() > 0)
    QApplication.sendEvent(view, QDragLeaveEvent())


def test_a_heading_is_no_quote_and_falls_into_no_draft(writer: Writer) -> None:
    desk = writer.desk
    data = take_heading(desk, 2)
    assert data is not None
    assert not let_fall(desk.editor, in_draft(desk, 0), data)
    assert writer.body == BODY


def test_chosen_words_of_a_card_are_dragged_into_the_draft(writer: Writer) -> None:
    desk = writer.desk
    desk.quotes.list.choose_row(1)
    middle = choose_in_card(desk, "learnt to work")
    data = take_up(desk.quotes.card.passage, middle)
    assert data is not None
    assert data.text() == "learnt to work"
    assert let_fall(desk.editor, in_draft(desk, BODY.index("Two.") + 4), data)
    writer.settle()
    assert "Two. “learnt to work” [@doe2015, p. 94]" in writer.body


def test_all_kept_words_of_a_card_are_dragged_with_their_mark(writer: Writer) -> None:
    desk = writer.desk
    desk.quotes.list.choose_row(1)
    middle = choose_in_card(desk, "The bakers")
    QTest.keyClick(desk.quotes.card.passage, Qt.Key.Key_Space)
    data = take_up(desk.quotes.card.passage, middle)
    assert data is not None
    assert data.text() == "The bakers"
    other = desk.quotes.card.passage
    cursor = other.textCursor()
    start = other.toPlainText().index("to work")
    cursor.setPosition(start)
    cursor.setPosition(start + len("to work"), QTextCursor.MoveMode.KeepAnchor)
    other.setTextCursor(cursor)
    data = take_up(other, middle)
    assert data is not None
    assert let_fall(desk.editor, in_draft(desk, len(BODY)), data, SHIFT)
    writer.settle()
    assert "> The bakers … to work\n> [@doe2015, p. 94]" in writer.body


def test_a_click_on_chosen_words_lets_them_go(writer: Writer) -> None:
    desk = writer.desk
    desk.quotes.list.choose_row(1)
    middle = choose_in_card(desk, "learnt to work")
    QTest.mouseClick(desk.quotes.card.passage.viewport(), LEFT, pos=middle)
    assert desk.quotes.card.passage.chosen_words() == ""
    # Nothing is chosen: the mouse chooses, and does not drag.
    assert take_up(desk.quotes.card.passage, middle) is None


def test_the_quotes_of_another_window_are_no_quotes_of_this_library(writer: Writer) -> None:
    desk = writer.desk
    data = QMimeData()
    data.setData(QUOTES_MIME, b'{"process": 1, "numbers": [1], "words": ""}')
    assert not let_fall(desk.editor, in_draft(desk, 0), data)
    assert not let_fall(desk.outline, on_heading(desk, 1), data)
    writer.settle()
    assert (writer.body, writer.stored().cards) == (BODY, ())
