import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from readnotes.gui import theme
from readnotes.gui.widgets.page_strip import PageStrip
from readnotes.gui.widgets.strip_scale import StripPage, parse_page, scale_for

PAGES = st.lists(st.tuples(st.integers(1, 190), st.integers(1, 9)), max_size=8)


@pytest.fixture
def strip(qtbot: QtBot) -> PageStrip:
    shown = PageStrip()
    qtbot.addWidget(shown)
    shown.resize(500, shown.sizeHint().height())
    shown.set_marks([(12, 1)], [(39, 1), (94, 5), (101, 1)], 250)
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@given(PAGES, PAGES, st.one_of(st.none(), st.integers(1, 900)), st.integers(1, 190))
def test_a_page_is_found_where_it_was_put(
    front: list[tuple[int, int]], body: list[tuple[int, int]], pages: int | None, number: int
) -> None:
    scale = scale_for(front, body, pages)
    for page in (StripPage(True, min(number, scale.body)), *scale.counts):
        assert abs(scale.page_at(scale.place(page) + 1e-9).number - page.number) <= 0


def test_front_matter_stands_before_page_one() -> None:
    scale = scale_for([(12, 1)], [(1, 1)], 250)
    assert scale.place(StripPage(False, 12)) < scale.border <= scale.place(StripPage(True, 1))


def test_without_a_page_count_the_last_quote_ends_the_book() -> None:
    assert scale_for([], [(94, 1)], None).body == 94
    assert scale_for([], [], None).body == 1


def test_a_quote_past_the_end_lengthens_the_book() -> None:
    assert scale_for([], [(300, 1)], 250).body == 300


@pytest.mark.parametrize("label", ["", "0", "p. 4", "back cover", "12a", "٩٤"])
def test_what_is_no_plain_page_is_no_place_on_the_strip(label: str) -> None:
    assert parse_page(label) is None


def test_a_click_asks_for_the_page_there(strip: PageStrip, qtbot: QtBot) -> None:
    point = QPoint(strip.x_of(StripPage(True, 94)) + 2, 8)
    with qtbot.waitSignal(strip.page_requested) as asked:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=point)
    assert abs(int(asked.args[0]) - 94) <= 1


def test_a_click_at_the_left_end_asks_for_the_front_matter(strip: PageStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.page_requested) as asked:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(1, 8))
    assert asked.args == ["i"]


def test_arrows_go_from_one_noted_page_to_the_next(strip: PageStrip, qtbot: QtBot) -> None:
    gone: list[str] = []
    strip.page_requested.connect(gone.append)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(strip, key)
    QTest.keyClick(strip, Qt.Key.Key_End)
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert gone == ["xii", "39", "94", "39", "101"]


def test_a_screen_reader_hears_the_page_and_its_quotes(strip: PageStrip) -> None:
    strip.set_current("94")
    assert strip.accessibleDescription() == "p. 94, 5 quotes"
    strip.set_current("back cover")
    assert strip.accessibleDescription() == ""


def test_the_tooltip_names_the_page(strip: PageStrip) -> None:
    point = QPoint(strip.x_of(StripPage(True, 94)) + 1, 8)
    asked = QHelpEvent(QEvent.Type.ToolTip, point, strip.mapToGlobal(point))
    QApplication.sendEvent(strip, asked)
    assert QToolTip.text().startswith("p. 9")


def test_the_strip_is_darker_where_there_are_more_quotes(strip: PageStrip) -> None:
    image = strip.grab().toImage()

    def darkness(page: int) -> int:
        return min(
            image.pixelColor(strip.x_of(StripPage(True, page)) + dx, 10).lightness()
            for dx in (-2, -1, 0, 1, 2)
        )

    assert darkness(94) < darkness(39) < darkness(200)
    assert theme.current().colours.accent.lightness() <= darkness(94)
