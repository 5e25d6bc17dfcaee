"""The list beside a draft, with so many quotes that their places are found bit by bit."""

from collections.abc import Sequence

import pytest
from pytestqt.qtbot import QtBot

from readnotes.domain.quotes import QuoteCard
from readnotes.gui.models.desk_quote_model import in_page_order, under_tags
from readnotes.gui.widgets.desk_quote_list import BATCH, DeskQuoteList
from tests.gui.cards import make_card

NUMBERS = list(range(1, 4 * BATCH))
TAGS = {"even": NUMBERS[1::2], "odd": NUMBERS[::2]}


def cards_of(numbers: Sequence[int]) -> list[QuoteCard]:
    return [make_card(number) for number in numbers]


@pytest.fixture
def quotes(qtbot: QtBot) -> DeskQuoteList:
    made = DeskQuoteList()
    qtbot.addWidget(made)
    made.resize(272, 400)
    made.show()
    return made


def test_the_current_quote_stays_in_view_under_its_tag(quotes: DeskQuoteList, qtbot: QtBot) -> None:
    quotes.set_rows(in_page_order(NUMBERS), cards_of, titled=False)
    quotes.choose_number(NUMBERS[-1])
    quotes.set_rows(under_tags(NUMBERS, TAGS), cards_of, titled=False)
    assert quotes.current_number() == NUMBERS[-1]
    seen = quotes.viewport().rect()
    qtbot.waitUntil(lambda: seen.contains(quotes.visualRect(quotes.currentIndex()).center()))
    quotes.set_rows(in_page_order(NUMBERS), cards_of, titled=False)
    assert seen.contains(quotes.visualRect(quotes.currentIndex()).center())


def test_headings_are_lower_than_cards(quotes: DeskQuoteList, qtbot: QtBot) -> None:
    quotes.set_rows(under_tags([1, 2, 3], {"one": [1]}), cards_of, titled=False)
    model = quotes.model()
    heights = [quotes.visualRect(model.index(row, 0)).height() for row in range(5)]
    assert heights[0] == heights[2] < heights[1] == heights[3] == heights[4]


def test_without_any_tag_there_are_no_headings() -> None:
    assert under_tags([1, 2], {"gone": [7]}) == in_page_order([1, 2])
