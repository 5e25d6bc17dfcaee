from hypothesis import given
from hypothesis import strategies as st

from readnotes.gui.utf16 import ranges_to_units, to_points, to_units

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(TEXTS, st.integers(0, 40))
def test_a_place_counts_as_many_units_as_the_text_before_it(text: str, place: int) -> None:
    place = min(place, len(text))
    assert to_units(text, place) == len(text[:place].encode("utf-16-le")) // 2


@given(TEXTS, st.integers(0, 40))
def test_a_place_comes_back_from_qt_as_it_went(text: str, place: int) -> None:
    place = min(place, len(text))
    assert to_points(text, to_units(text, place)) == place


def test_ranges_after_an_emoji_move_on() -> None:
    assert ranges_to_units("🙂 ab", [(0, 1), (2, 4)]) == [(0, 2), (3, 5)]
