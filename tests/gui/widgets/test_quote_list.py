from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import QuoteCard
from readnotes.gui import theme
from readnotes.gui.theme import ThemeKeeper
from readnotes.gui.widgets.quote_list import QuoteList
from readnotes.gui.widgets.quote_title import title_height
from tests.gui.cards import Shelf, make_card, uneven_card

MANY = 100_000
A_SCREENFUL = 40


@pytest.fixture
def quotes(qtbot: QtBot) -> QuoteList:
    shown = QuoteList()
    qtbot.addWidget(shown)
    shown.resize(640, 600)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.setFocus()
    return shown


def fill(quotes: QuoteList, count: int = 50) -> Shelf:
    """Numbers from 1000 on, so that nobody takes a row for a number."""
    shelf = Shelf()
    quotes.set_quotes(array("q", range(1000, 1000 + count)), shelf.fetch)
    return shelf


def click(
    qtbot: QtBot,
    quotes: QuoteList,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    top = dict(quotes.rows_in_view())[row]
    point = QPoint(quotes.width() // 2, max(top, 0) + 10)
    QTest.mouseClick(quotes.viewport(), Qt.MouseButton.LeftButton, modifier, point)


def test_only_the_rows_in_view_are_asked_for(quotes: QuoteList) -> None:
    shelf = fill(quotes, MANY)
    quotes.viewport().repaint()
    assert 0 < len(shelf.asked) < A_SCREENFUL


def test_a_jump_to_the_middle_asks_for_one_screenful_there(quotes: QuoteList) -> None:
    shelf = fill(quotes, MANY)
    shelf.asked.clear()
    bar = quotes.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    quotes.viewport().repaint()
    assert 0 < len(shelf.asked) < A_SCREENFUL
    assert all(abs(number - 1000 - MANY // 2) < MANY // 10 for number in shelf.asked)


def test_a_page_down_asks_for_one_more_screenful(quotes: QuoteList, qtbot: QtBot) -> None:
    shelf = fill(quotes, MANY)
    shelf.asked.clear()
    QTest.keyClick(quotes, Qt.Key.Key_PageDown)
    quotes.viewport().repaint()
    assert len(shelf.asked) < A_SCREENFUL
    assert quotes.current_row > 0


def test_a_million_quotes_end_where_the_last_one_does(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes, 1_000_000)
    QTest.keyClick(quotes, Qt.Key.Key_End)
    assert quotes.current_row == 999_999
    row, _ = quotes.rows_in_view()[-1]
    assert row == 999_999
    assert quotes.verticalScrollBar().value() == quotes.verticalScrollBar().maximum()
    QTest.keyClick(quotes, Qt.Key.Key_Home)
    assert quotes.rows_in_view()[0] == (0, 0)


def test_scrolling_up_moves_by_exactly_what_was_asked(quotes: QuoteList) -> None:
    fill(quotes, MANY)
    bar = quotes.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for _ in range(20):
        row, top = quotes.rows_in_view()[1]
        bar.setValue(bar.value() - 48)
        assert dict(quotes.rows_in_view())[row] == top + 48


def test_arrows_move_and_shift_chooses_a_run(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    quotes.choose_row(3)
    QTest.keyClick(quotes, Qt.Key.Key_Down)
    assert quotes.selected_numbers() == [1004]
    QTest.keyClick(quotes, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert quotes.selected_numbers() == [1003, 1004]


def test_ctrl_click_chooses_one_by_one(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    click(qtbot, quotes, 0)
    click(qtbot, quotes, 2, Qt.KeyboardModifier.ControlModifier)
    assert quotes.selected_numbers() == [1000, 1002]
    click(qtbot, quotes, 1, Qt.KeyboardModifier.ShiftModifier)
    assert quotes.selected_numbers() == [1001, 1002]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_enter_and_f2_ask_to_edit(quotes: QuoteList, qtbot: QtBot, key: Qt.Key) -> None:
    fill(quotes)
    quotes.choose_row(4)
    with qtbot.waitSignal(quotes.edit_requested) as asked:
        QTest.keyClick(quotes, key)
    assert asked.args == [1004]


def test_del_asks_for_all_chosen_quotes_to_go(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    quotes.choose_row(1)
    quotes.choose_row(3, extend=True)
    with qtbot.waitSignal(quotes.trash_requested) as asked:
        QTest.keyClick(quotes, Qt.Key.Key_Delete)
    assert asked.args == [[1001, 1002, 1003]]


def test_ctrl_c_asks_for_a_copy_and_ctrl_a_chooses_all(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes, 3)
    quotes.choose_row(0)
    QTest.keyClick(quotes, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(quotes.copy_requested) as asked:
        QTest.keyClick(quotes, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [[1000, 1001, 1002]]


def test_a_click_on_the_page_asks_for_the_page(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    point = QPoint(90, 22)
    with qtbot.waitSignal(quotes.locator_clicked) as asked:
        QTest.mouseClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked.args == [1000]


def test_a_double_click_activates(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    with qtbot.waitSignal(quotes.quote_activated) as asked:
        QTest.mouseDClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 22))
    assert asked.args == [1000]


def test_hovering_shows_signs_and_a_click_on_the_bin_asks(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes)
    sign = QPoint(quotes.viewport().width() - 20, 16)
    QTest.mouseMove(quotes.viewport(), QPoint(300, 22))
    QTest.mouseMove(quotes.viewport(), sign)
    with qtbot.waitSignal(quotes.trash_requested) as asked:
        QTest.mouseClick(quotes.viewport(), Qt.MouseButton.LeftButton, pos=sign)
    assert asked.args == [[1000]]


def test_space_opens_what_is_behind_more(quotes: QuoteList, qtbot: QtBot) -> None:
    shelf = Shelf(lambda number: make_card(number, text="A word and another. " * 60))
    quotes.set_quotes([1000, 1001], shelf.fetch)
    quotes.choose_row(0)
    before = dict(quotes.rows_in_view())[1]
    QTest.keyClick(quotes, Qt.Key.Key_Space)
    assert dict(quotes.rows_in_view())[1] > before


def test_a_reload_keeps_place_choice_and_current_quote(quotes: QuoteList) -> None:
    fill(quotes, MANY)
    quotes.choose_row(5000)
    quotes.scroll_by(17)
    first, top = quotes.rows_in_view()[0]
    shelf = Shelf()
    quotes.set_quotes(array("q", range(900, 1000 + MANY)), shelf.fetch)
    assert quotes.rows_in_view()[0] == (first + 100, top)
    assert quotes.current_number() == 6000
    assert quotes.selected_numbers() == [6000]


def test_a_reload_in_the_same_order_keeps_every_choice(quotes: QuoteList) -> None:
    fill(quotes)
    quotes.choose_row(1)
    quotes.choose_row(3, extend=True)
    fill(quotes)
    assert quotes.selected_numbers() == [1001, 1002, 1003]


def test_a_place_can_be_left_and_come_back_to(quotes: QuoteList) -> None:
    fill(quotes, MANY)
    quotes.choose_row(7000)
    place, rows = quotes.save_position(), quotes.rows_in_view()
    quotes.choose_row(10)
    quotes.restore_position(place)
    assert quotes.rows_in_view() == rows
    assert quotes.current_number() == 8000


def test_a_quote_is_found_by_its_number(quotes: QuoteList) -> None:
    fill(quotes, MANY)
    assert quotes.choose_quote(51_000)
    assert quotes.current_row == 50_000
    assert not quotes.choose_quote(5)


def test_a_quote_that_is_gone_leaves_a_gap_and_no_error(quotes: QuoteList) -> None:
    def fetch(numbers: Sequence[int]) -> list[QuoteCard]:
        return [uneven_card(number) for number in numbers if number != 1]

    quotes.set_quotes([0, 1, 2], fetch)
    quotes.viewport().repaint()
    quotes.choose_row(1)
    assert quotes.accessibleDescription() == ""


def test_a_book_is_named_above_its_first_quote(quotes: QuoteList) -> None:
    def book(number: int) -> QuoteCard:
        return make_card(number, source=f"book{number // 3}", source_title=f"Book {number // 3}")

    shelf = Shelf(book)
    quotes.set_quotes(list(range(6)), shelf.fetch, grouped=True)
    tops = dict(quotes.rows_in_view())
    heights = {row: tops[row + 1] - tops[row] for row in range(5)}
    assert heights[0] > heights[1] == heights[2]
    assert heights[3] == heights[0]


def test_an_editor_takes_the_place_of_a_row_and_gives_it_back(
    quotes: QuoteList, qtbot: QtBot
) -> None:
    fill(quotes)
    below = dict(quotes.rows_in_view())[3]
    editor = QPlainTextEdit()
    editor.setMinimumHeight(260)
    quotes.open_editor(2, editor)
    editor.setFocus()
    tops = dict(quotes.rows_in_view())
    assert editor.y() == tops[2]
    assert tops[3] - tops[2] == editor.height()
    quotes.scroll_by(30)
    assert editor.y() == dict(quotes.rows_in_view())[2]
    quotes.close_editor()
    quotes.scroll_by(-30)
    assert dict(quotes.rows_in_view())[3] == below
    assert quotes.hasFocus()


def test_an_editor_that_grows_pushes_the_rows_below(quotes: QuoteList, qtbot: QtBot) -> None:
    class Grower(QWidget):
        wanted = 100

        def heightForWidth(self, width: int) -> int:
            return self.wanted

    fill(quotes)
    editor = Grower()
    quotes.open_editor(0, editor)
    assert dict(quotes.rows_in_view())[1] == 100
    editor.wanted = 180
    editor.updateGeometry()
    qtbot.waitUntil(lambda: dict(quotes.rows_in_view())[1] == 180)


def test_an_open_editor_survives_a_reload(quotes: QuoteList) -> None:
    fill(quotes)
    editor = QPlainTextEdit("half typed")
    quotes.open_editor(2, editor)
    shelf = Shelf()
    quotes.set_quotes(array("q", range(999, 1050)), shelf.fetch)
    assert editor.isVisible()
    assert editor.y() == dict(quotes.rows_in_view())[3]


def test_a_screen_reader_hears_page_and_passage(quotes: QuoteList) -> None:
    fill(quotes)
    quotes.choose_row(0)
    assert quotes.accessibleDescription().startswith("p. 1000: A word and another.")


def test_hits_and_the_chosen_row_are_painted(quotes: QuoteList) -> None:
    picture = QPixmap(40, 30)
    picture.fill(QColor("red"))
    shelf = Shelf(lambda number: make_card(number, picture="a" * 64))
    quotes.set_quotes(
        [1, 2],
        shelf.fetch,
        highlight=lambda field, _words: [(4, 11)] if field == "text" else [],
        pictures=lambda sha256: picture,
    )
    quotes.choose_row(1)
    image = quotes.viewport().grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, 640, 2) for y in range(0, 400, 2)}
    colours = theme.current().colours
    assert {colours.mark.name(), colours.wash.name(), QColor("red").name()} <= seen


def test_the_list_follows_the_theme(quotes: QuoteList, theme_keeper: ThemeKeeper) -> None:
    fill(quotes)
    theme_keeper.choose("dark")
    image = quotes.viewport().grab().toImage()
    assert image.pixelColor(600, 2).name() == theme.current().colours.pane.name()


def test_an_empty_list_takes_every_key(quotes: QuoteList, qtbot: QtBot) -> None:
    fill(quotes, 0)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(quotes, key)
    assert quotes.current_number() == -1


def test_rows_that_are_at_hand_are_not_asked_for_again(quotes: QuoteList) -> None:
    shelf = fill(quotes, MANY)
    asked = len(shelf.asked)
    quotes.scroll_by(40)
    quotes.scroll_by(-40)
    quotes.viewport().repaint()
    assert len(shelf.asked) <= asked + 1
    assert len(shelf.asked) == len(set(shelf.asked))


def of_two_books(number: int) -> QuoteCard:
    first = number < 1020
    return make_card(
        number,
        source="first2001" if first else "second2002",
        source_title="The First Book" if first else "The Second Book",
    )


def fill_grouped(quotes: QuoteList) -> None:
    quotes.set_quotes(array("q", range(1000, 1040)), Shelf(of_two_books).fetch, grouped=True)


def top_line(quotes: QuoteList) -> QImage:
    height = title_height(theme.current())
    return quotes.viewport().grab(QRect(0, 0, quotes.viewport().width(), height)).toImage()


def test_the_title_of_a_book_stays_while_its_quotes_are_read(quotes: QuoteList) -> None:
    fill_grouped(quotes)
    quotes.scroll_by(500)
    standing = top_line(quotes)
    quotes.scroll_by(37)
    assert top_line(quotes) == standing
    quotes.choose_row(39)
    quotes.choose_row(35)
    assert top_line(quotes) != standing


def test_a_row_that_is_chosen_does_not_hide_under_the_title(quotes: QuoteList) -> None:
    fill_grouped(quotes)
    quotes.choose_row(15)
    quotes.scroll_by(300)
    for row in (14, 12, 8, 3):
        quotes.choose_row(row)
        assert dict(quotes.rows_in_view())[row] >= title_height(theme.current())
    quotes.choose_row(0)
    assert quotes.rows_in_view()[0] == (0, 0)


def test_more_quotes_are_added_without_a_look_at_those_there(quotes: QuoteList) -> None:
    shelf = fill(quotes, 60)
    quotes.choose_row(30)
    quotes.viewport().repaint()
    before, calls = quotes.rows_in_view(), shelf.calls
    assert quotes.extend_quotes(array("q", range(1000, 1_001_000)))
    quotes.viewport().repaint()
    assert (quotes.rows_in_view(), shelf.calls) == (before, calls)
    assert quotes.selected_numbers() == [1030]
    QTest.keyClick(quotes, Qt.Key.Key_End)
    assert quotes.current_number() == 1_000_999


def test_other_quotes_are_not_taken_for_more(quotes: QuoteList) -> None:
    fill(quotes, 10)
    assert not quotes.extend_quotes(array("q", range(2000, 2100)))
    assert quotes.count == 10


def test_cards_that_are_at_hand_are_not_asked_for(quotes: QuoteList) -> None:
    shelf = Shelf()
    cards = [uneven_card(number) for number in range(1000, 1050)]
    quotes.set_quotes(array("q", range(1000, 1050)), shelf.fetch, at_hand=cards)
    quotes.viewport().repaint()
    assert shelf.calls == 0
    assert quotes.card_of(1003) == cards[3]
