"""Carrying the page on, renumbering, and pages past the end of the book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.locators import (
    asks_to_carry_on,
    carry_on,
    parse_locator,
    past_the_end,
    render_locator,
    shift,
)
from tests.domain.locator_strategies import locator_texts


@pytest.mark.parametrize(
    ("last", "typed", "carried"),
    [
        ("94", "+", "95"),
        ("94", "++", "96"),
        ("94", " + ", "95"),
        ("94", "-", "93"),
        ("94", "−", "93"),
        ("S. 94", "=", "S. 94"),
        ("149-50", "+", "151"),
        ("149-50", "-", "148"),
        ("149", "..152", "149–152"),
        ("149", "…152", "149–152"),
        ("149", "..52", "149–152"),
        ("149-50", "..152", "149–152"),
        ("25, 47", "+", "48"),
        ("39ff", "+", "41"),
        ("xii", "+", "xiii"),
        ("XII", "+", "XIII"),
        ("xii", "..xiv", "xii–xiv"),
        ("ix", "..12", "ix–12"),
        ("A12", "+", "A13"),
        ("A12", "..14", "A12–A14"),
        ("S-14", "-", "S-13"),
        ("12a", "+", "13"),
        ("12a", "-", "12"),
        ("ch. 3, p. 40", "+", "ch. 3, p. 41"),
        ("ch. 3, p. 40", "..42", "ch. 3, pp. 40–42"),
        ("39 n5", "+", "40"),
        ("fig 2 p48-49", "+", "50"),
        ("vol. 2, p. 94, n. 3", "+", "vol. 2, p. 95"),
        ("ch. 3", "+", "ch. 4"),
        ("loc. 1204", "..10", "loc. 1204–1210"),
        ("32r", "+", "fol. 32v"),
        ("32v", "+", "fol. 33r"),
        ("32r", "-", "fol. 31v"),
        ("12.3 p", "=", "12.3 p"),
        ("§ 12.3", "+", "§ 12.4"),
        ("at 12:05", "..12:40", "at 12:05–12:40"),
        ("", "=", ""),
    ],
)
def test_the_last_page_is_carried_on(last: str, typed: str, carried: str) -> None:
    assert asks_to_carry_on(typed)
    assert carry_on(typed, parse_locator(last)) == carried


@pytest.mark.parametrize(
    ("last", "typed"),
    [
        ("1", "-"),
        ("i", "-"),
        ("fol. 1r", "-"),
        ("cc", "+"),
        ("xlix", "+"),
        ("149", "..148"),
        ("149", "..152, 160"),
        ("149", "..the end"),
        ("back cover", "+"),
        ("n.p.", "+"),
        ("", "+"),
        ("45%", "+"),
        ("at 12:05", "+"),
        ("bk. 3, l. 40", "+"),
    ],
)
def test_where_there_is_no_such_page_nothing_is_made_up(last: str, typed: str) -> None:
    assert asks_to_carry_on(typed)
    assert carry_on(typed, parse_locator(last)) is None


@pytest.mark.parametrize("typed", ["95", "--", "", "..", "+1", "n.p.", "—"])
def test_an_ordinary_entry_is_not_carried_on(typed: str) -> None:
    assert not asks_to_carry_on(typed)
    assert carry_on(typed, parse_locator("94")) is None


def test_before_the_first_quote_there_is_nothing_to_carry_on() -> None:
    assert carry_on("+", None) is None


@given(locator_texts(), st.sampled_from(["+", "++", "-", "..152", "..9", "=", "..%"]))
def test_what_is_carried_on_can_be_read(last: str, typed: str) -> None:
    carried = carry_on(typed, parse_locator(last))
    if carried is not None and typed != "=":
        assert parse_locator(carried).parts
        assert parse_locator(carried).question is None


@pytest.mark.parametrize(
    ("typed", "by", "shifted"),
    [
        ("94", 4, "p. 98"),
        ("p. 94", -93, "p. 1"),
        ("149-50", 100, "pp. 249–250"),
        ("25, 47-49", 1, "pp. 26, 48–50"),
        ("39ff", 2, "pp. 41 ff."),
        ("12a", 2, "p. 14a"),
        ("p. 12r", 2, "p. 14r"),
        ("A12", 2, "p. A14"),
        ("xii-xiv", -2, "pp. x–xii"),
        ("ch. 3, p. 40", 4, "ch. 3, p. 44"),
        ("39 n5", 4, "p. 43, n. 5"),
    ],
)
def test_pages_move_when_a_book_is_renumbered(typed: str, by: int, shifted: str) -> None:
    locator = shift(parse_locator(typed), by)
    assert locator is not None
    assert render_locator(locator) == shifted
    assert render_locator(parse_locator(locator.typed)) == shifted


@pytest.mark.parametrize(
    ("typed", "by"),
    [
        ("94", -94),
        ("xii", -12),
        ("xii", 400),
        ("xlviii", 2),
        ("ix-12", 1),
        ("ch. 3", 1),
        ("back cover", 1),
        ("", 1),
        ("999999999", 1),
    ],
)
def test_what_cannot_be_renumbered_is_left(typed: str, by: int) -> None:
    assert shift(parse_locator(typed), by) is None


@given(locator_texts(), st.integers(-50, 50))
def test_renumbering_there_and_back_gives_the_same_pages(typed: str, by: int) -> None:
    locator = parse_locator(typed)
    there = shift(locator, by)
    if there is not None:
        back = shift(there, -by)
        assert back is None or back.parts == locator.parts


@pytest.mark.parametrize(
    ("typed", "pages", "past"),
    [
        ("250", 250, False),
        ("251", 250, True),
        ("249-251", 250, True),
        ("250ff", 250, False),
        ("xii", 4, False),
        ("A12", 4, False),
        ("ch. 300", 250, False),
        ("251", None, False),
    ],
)
def test_a_page_past_the_end_is_noticed(typed: str, pages: int | None, past: bool) -> None:
    assert past_the_end(parse_locator(typed), pages) is past
