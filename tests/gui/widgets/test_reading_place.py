from hypothesis import assume, given
from hypothesis import strategies as st

from readnotes.gui.widgets.reading_place import ReadingPlace

VIEW = 500


def place_in(count: int, guess: int = 100, seed: int = 0) -> ReadingPlace:
    place = ReadingPlace(lambda row: 40 + (row * 37 + seed) % 160)
    place.reset(count, guess)
    return place


def test_measuring_rows_above_does_not_move_what_is_read() -> None:
    place = place_in(1000)
    place.jump(50_000)
    before = place.row, place.into
    for row in range(before[0] - 30, before[0]):
        place.height(row)
    assert (place.row, place.into) == before


@given(st.integers(0, 99_000), st.integers(-400, 400), st.integers(0, 50))
def test_going_on_and_back_comes_to_the_same_place(start: int, distance: int, seed: int) -> None:
    place = place_in(1000, seed=seed)
    place.jump(start)
    place.rows_in_view(VIEW)
    row, into = place.row, place.into
    place.move(distance)
    assume((place.row, place.into) != (0, 0))
    assume(place.row < 990)
    place.move(-distance)
    assert (place.row, place.into) == (row, into)


@given(st.integers(0, 120_000), st.integers(0, 50))
def test_the_view_is_full_while_there_are_rows(start: int, seed: int) -> None:
    place = place_in(1000, seed=seed)
    place.jump(start)
    rows = place.rows_in_view(VIEW)
    assert rows[0][1] <= 0
    last, top = rows[-1]
    assert top + place.height(last) >= VIEW
    assert [row for row, _ in rows] == list(range(rows[0][0], last + 1))


def test_the_end_stands_at_the_bottom() -> None:
    place = place_in(1000)
    place.to_end(VIEW)
    last, top = place.rows_in_view(VIEW)[-1]
    assert last == 999
    assert top + place.height(last) == VIEW


def test_only_rows_in_view_are_measured() -> None:
    measured: list[int] = []

    def measure(row: int) -> int:
        measured.append(row)
        return 80

    place = ReadingPlace(measure)
    place.reset(1_000_000, 100)
    place.jump(50_000_000)
    place.rows_in_view(VIEW)
    assert len(measured) <= VIEW // 80 + 2


def test_a_row_in_view_is_shown_without_moving() -> None:
    place = place_in(1000)
    place.rows_in_view(VIEW)
    place.show(1, VIEW)
    assert (place.row, place.into) == (0, 0)


def test_a_row_far_away_comes_into_view_with_some_before_it() -> None:
    place = place_in(1000)
    place.show(700, VIEW)
    rows = dict(place.rows_in_view(VIEW))
    assert 0 < rows[700] < VIEW


def test_a_row_just_below_is_brought_up_wholly() -> None:
    place = place_in(1000)
    below = place.rows_in_view(VIEW)[-1][0] + 1
    place.show(below, VIEW)
    top = dict(place.rows_in_view(VIEW))[below]
    assert top + place.height(below) == VIEW


def test_an_empty_list_shows_nothing() -> None:
    place = place_in(0)
    place.jump(10)
    place.move(10)
    place.to_end(VIEW)
    assert place.rows_in_view(VIEW) == []
