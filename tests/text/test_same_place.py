"""The preview shows the line that is being written."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.same_place import find_same_place


def test_of_equal_paragraphs_the_one_as_far_down_is_meant() -> None:
    body = "Snow fell again.\n\n" * 9
    shown = "Snow fell again.\n" * 9
    place = body.rindex("Snow")
    assert find_same_place(body, place, shown) == shown.rindex("Snow")


def test_a_short_heading_is_found() -> None:
    body = "# One\n\nFirst words here.\n\n# Two\n\nMore."
    shown = "One\nFirst words here.\nTwo\nMore."
    assert find_same_place(body, body.index("Two"), shown) == shown.index("Two")


def test_words_between_emphasis_and_citations_are_enough() -> None:
    body = "Well.\n\n> *So* he wrote to her that day\n> [@doe2015, p. 9]"
    shown = "Well.\nSo he wrote to her that day\n(p. 9)"
    assert find_same_place(body, body.index("wrote"), shown) == shown.index("So he")


@given(st.text("ab #*>[]()\n", max_size=60), st.integers(0, 60), st.text("ab \n", max_size=60))
def test_there_is_always_a_place(body: str, place: int, shown: str) -> None:
    assert 0 <= find_same_place(body, min(place, len(body)), shown) <= len(shown)
