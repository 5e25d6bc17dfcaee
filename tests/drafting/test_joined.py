"""Several places of one source as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.citation.cited import CitedItem
from readnotes.domain.locators import parse_locator
from readnotes.drafting.joined import join_items

PLACES = ["p. 39", "pp. 39, 41", "pp. 149–150", "p. xii", "p. 39f.", "ch. 3", "", "p. 39, n. 5"]


def joined(*places: str, timed: tuple[str, ...] = ()) -> list[str]:
    return [each.locator for each in join_items([CitedItem("a", locator=p) for p in places], timed)]


@pytest.mark.parametrize(
    ("places", "after"),
    [
        (("p. 39", "p. 41"), ["pp. 39, 41"]),
        (("pp. 39, 41", "p. 39"), ["pp. 39, 41"]),
        (("p. 39", "ch. 3", "p. 41"), ["p. 39", "ch. 3", "p. 41"]),
        (("", "p. 41"), ["", "p. 41"]),
        (("p. 39", "p. 39"), ["p. 39"]),
        ((), []),
    ],
)
def test_pages_are_joined_and_nothing_else(places: tuple[str, ...], after: list[str]) -> None:
    assert joined(*places) == after


def test_times_and_other_sources_stay_apart() -> None:
    assert joined("p. 39", "p. 41", timed=("a",)) == ["p. 39", "p. 41"]
    items = [CitedItem("a", locator="p. 39"), CitedItem("b", locator="p. 41")]
    assert join_items(items) == items


@given(st.lists(st.sampled_from(PLACES), max_size=4))
def test_no_page_is_lost_or_added(places: list[str]) -> None:
    before = {span for place in places for span in parse_locator(place).spans}
    after = [span for place in joined(*places) for span in parse_locator(place).spans]
    assert set(after) == before
