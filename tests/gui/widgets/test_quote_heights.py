import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.gui.widgets import quote_heights
from readnotes.gui.widgets.quote_heights import RowHeights

COUNT = 2500
CHANGES = st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(1, 400)), max_size=30)


@given(CHANGES, st.integers(0, COUNT), st.integers(0, COUNT * 400))
def test_sums_are_those_of_the_plain_list(
    changes: list[tuple[int, int]], row: int, place: int
) -> None:
    heights, plain = RowHeights(COUNT, 100), [100] * COUNT
    for changed, height in changes:
        heights.set_height(changed, height)
        plain[changed] = height
    assert heights.total == sum(plain)
    assert heights.top(row) == sum(plain[:row])
    found = heights.row_at(place)
    if place < heights.total:
        assert heights.top(found) <= place < heights.top(found) + plain[found]
    else:
        assert found == COUNT - 1


def test_the_usual_height_is_the_mean_of_the_known_ones() -> None:
    heights = RowHeights(10, 100)
    assert heights.guess == 100
    heights.set_height(0, 40)
    heights.set_height(1, 60)
    heights.set_height(1, 80)
    assert heights.guess == 60
    heights.forget(1)
    assert heights.guess == 40


def test_an_empty_list_has_no_height() -> None:
    heights = RowHeights(0, 100)
    assert (heights.total, heights.row_at(50), heights.top(0)) == (0, 0, 0)


def test_rows_are_kept_in_blocks_smaller_than_the_list() -> None:
    assert quote_heights.ROWS_A_BLOCK < COUNT


@pytest.mark.parametrize(("before", "after"), [(0, 1), (3, 5000), (1024, 1025), (1500, 4096)])
def test_rows_added_later_are_as_high_as_if_they_had_been_there(before: int, after: int) -> None:
    grown, whole = RowHeights(before, 7), RowHeights(after, 7)
    grown.grow(after)
    assert (grown.count, grown.total) == (whole.count, whole.total)
    for row in (0, before, after // 2, after - 1, after):
        assert grown.top(row) == whole.top(row)
        assert grown.row_at(7 * row) == whole.row_at(7 * row)
    grown.set_height(after - 1, 100)
    assert grown.total == 7 * (after - 1) + 100
