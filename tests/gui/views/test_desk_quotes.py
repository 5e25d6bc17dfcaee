"""The list beside a draft: by page or by tag, with what is used marked and counted."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from readnotes.gui.context import Place
from readnotes.gui.models.desk_quote_model import USES_ROLE
from readnotes.gui.views.review_desk import ReviewDesk
from readnotes.services import editing, reading
from tests.gui.reading_room import ReadingRoom
from tests.gui.views.test_review_desk import SHIFT, Writer
from tests.gui.window import CONTROL, Person

KEY = Qt.Key
BODY = "# The winter\n\nOne.\n\n## Bread\n\nTwo."


@pytest.fixture
def writer(room: ReadingRoom) -> Iterator[Writer]:
    """Someone at a desk whose book has passages with no tag, one and two."""
    room.add_quote("doe2015", "12", "Snow lay on the bread.", "snow", "bread")
    room.add_quote("doe2015", "200", "She left in March.")
    someone = Writer(room, BODY)
    yield someone
    someone.desk.close()
    someone.settle()


def shown(writer: Writer) -> list[str]:
    """The rows of the list: pages, and headings with their counts."""
    model = writer.desk.quotes.list.model()
    said = [
        model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    ]
    return [each.partition(":")[0].replace(", unused", "") for each in said]


BY_TAG = [
    "bread, 2 quotes",
    "p. 12",
    "p. 94",
    "snow, 1 quote",
    "p. 12",
    "street, 1 quote",
    "p. 39",
    "time, 1 quote",
    "pp. 149–150",
    "No tag, 1 quote",
    "p. 200",
]


def choose_by_tag(writer: Writer) -> None:
    """Takes the order from the menu of the list's own control, by its keys."""
    menu = writer.desk.quotes.filters.order.menu()
    menu.popup(writer.desk.mapToGlobal(writer.desk.rect().center()))
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    writer.settle()


def test_by_tag_each_tag_has_a_heading_and_those_without_come_last(writer: Writer) -> None:
    assert shown(writer) == ["p. 12", "p. 39", "p. 94", "pp. 149–150", "p. 200"]
    choose_by_tag(writer)
    assert shown(writer) == BY_TAG
    writer.desk.commands()["quotes-by-tag"]()
    assert shown(writer)[0] == "p. 12"


def test_the_arrows_pass_over_headings_and_the_quote_stays_chosen(writer: Writer) -> None:
    quotes = writer.desk.quotes.list
    quotes.setFocus()
    quotes.choose_row(2)
    chosen = quotes.current_number()
    choose_by_tag(writer)
    quotes.setFocus()
    assert quotes.current_number() == chosen
    assert quotes.currentIndex().row() == 2
    QTest.keyClick(quotes, KEY.Key_Down)
    assert quotes.currentIndex().row() == 4
    QTest.keyClick(quotes, KEY.Key_Up)
    QTest.keyClick(quotes, KEY.Key_Up)
    assert quotes.currentIndex().row() == 1
    QTest.keyClick(quotes, KEY.Key_Home)
    assert quotes.current_number() >= 0
    QTest.keyClick(quotes, KEY.Key_End)
    assert quotes.currentIndex().row() == len(BY_TAG) - 1


def test_a_heading_can_be_neither_chosen_nor_inserted(writer: Writer) -> None:
    choose_by_tag(writer)
    quotes = writer.desk.quotes.list
    box = quotes.visualRect(quotes.model().index(0, 0))
    QTest.mouseDClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    writer.settle()
    assert writer.body == BODY
    QTest.mouseClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert quotes.selected_numbers() == []


def test_what_is_chosen_under_several_tags_comes_once_and_in_page_order(writer: Writer) -> None:
    choose_by_tag(writer)
    desk = writer.desk
    desk.editor.put_cursor(len(BODY))
    desk.quotes.list.setFocus()
    desk.quotes.list.choose_row(0)
    for _ in range(3):
        QTest.keyClick(desk.quotes.list, KEY.Key_Down, SHIFT)
    assert len(desk.quotes.list.selectedIndexes()) > 3
    QTest.keyClick(desk.quotes.list, KEY.Key_Return)
    writer.settle()
    assert writer.body.count("Snow lay on the bread.") == 1
    places = [writer.body.index(each) for each in ("Snow lay", "Nobody in", "The bakers")]
    assert places == sorted(places)


def test_the_filters_narrow_what_stands_under_the_tags(writer: Writer) -> None:
    choose_by_tag(writer)
    desk = writer.desk
    desk.quotes.tag.choose("snow")
    assert shown(writer) == ["snow, 1 quote", "p. 12"]
    desk.quotes.tag.choose("")
    QTest.keyClicks(desk.quotes.field, "March")
    writer.until(lambda: shown(writer) == ["p. 200"])
    QTest.keyClick(desk.quotes.field, KEY.Key_Escape)
    writer.until(lambda: shown(writer) == BY_TAG)
    QTest.keyClick(desk.quotes.field, KEY.Key_Down)
    assert desk.quotes.list.currentIndex().row() == 1


def test_a_tag_that_is_given_elsewhere_gets_its_heading(writer: Writer) -> None:
    choose_by_tag(writer)
    room = writer.room
    [quote] = [each for each in reading.list_quotes(room.library) if "March" in each.text]
    room.hub.write(editing.edit_quote(room.library, quote.id, {"tags": ("march",)}))
    writer.settle()
    assert "march, 1 quote" in shown(writer)
    assert "No tag, 1 quote" not in shown(writer)


def insert(writer: Writer, page: str) -> None:
    """Inserts a passage at the end of the draft by Enter."""
    desk = writer.desk
    desk.editor.put_cursor(len(writer.body))
    QTest.keyClick(desk.editor, KEY.Key_Return)
    QTest.keyClick(desk.editor, KEY.Key_Return)
    [row] = [n for n, each in enumerate(shown(writer)) if each.startswith(f"{page}")]
    desk.quotes.list.choose_row(row)
    desk.quotes.list.setFocus()
    QTest.keyClick(desk.quotes.list, KEY.Key_Return)
    writer.settle()


def test_a_quote_used_twice_is_seen_as_such(writer: Writer) -> None:
    desk = writer.desk
    assert desk.quotes.filters.used.text() == "0 of 5 used"
    insert(writer, "p. 94")
    assert shown(writer)[2] == "p. 94, used in this draft"
    assert desk.quotes.filters.used.text() == "1 of 5 used"
    assert desk.quotes.card.place.text() == "Where cited"
    insert(writer, "p. 94")
    assert shown(writer)[2] == "p. 94, used 2 times in this draft"
    assert desk.quotes.filters.used.text() == "1 of 5 used"
    assert desk.quotes.card.place.text() == "Where cited (2)"
    desk.commands()["save"]()
    writer.settle()
    # The library has counted them by now; nothing is guessed any more.
    model = desk.quotes.list.model()
    assert [model.data(model.index(row, 0), USES_ROLE) for row in range(5)] == [0, 0, 2, 0, 0]
    desk.editor.undo()
    desk.commands()["save"]()
    writer.settle()
    assert shown(writer)[2] == "p. 94, used in this draft"


def test_a_draft_that_is_opened_says_how_often_it_uses_each(room: ReadingRoom) -> None:
    twice = "“The bakers had learnt to work” [@doe2015, p. 94]"
    someone = Writer(room, f"{twice} and {twice}, “nobody in the street” [@doe2015, p. 39]")
    assert sorted(someone.desk.beside.uses.values()) == [1, 2]
    assert someone.desk.quotes.filters.used.text() == "2 of 3 used"
    someone.desk.close()
    someone.settle()


def desk_of(reader: Person, review_id: str) -> ReviewDesk:
    reader.go(Place(view="review", name=review_id))
    desk = reader.sitting.window.front
    assert isinstance(desk, ReviewDesk)
    return desk


def test_the_order_is_kept_until_the_next_evening(reader: Person) -> None:
    library = reader.room.context.library
    [review] = reading.list_reviews(library)
    path = library.path
    desk = desk_of(reader, review.id)
    turned = [desk.quotes.by_tag]
    desk.editor.setFocus()
    reader.press(KEY.Key_B, CONTROL | SHIFT)
    turned.append(desk.quotes.by_tag)
    assert turned == [False, True]
    reader.get_up()
    reader.sit_down(path)
    assert desk_of(reader, review.id).quotes.by_tag


def test_another_review_begins_with_no_quote_chosen_and_none_in_full(writer: Writer) -> None:
    desk = writer.desk
    desk.quotes.list.choose_row(2)
    assert desk.quotes.card.isVisibleTo(desk)
    other = writer.room.add_review("Nothing yet", [])
    desk.open_review(other.id)
    writer.settle()
    assert desk.quotes.card.isHidden()
    desk.open_review(writer.review.id)
    writer.settle()
    assert desk.quotes.list.current_number() < 0
    assert desk.quotes.list.selected_numbers() == []
    assert desk.quotes.list.verticalScrollBar().value() == 0
