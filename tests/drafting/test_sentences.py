"""Which sentence of a paragraph a place stands in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.sentences import sentence_around

PARAGRAPH = (
    "He asks “why?” of Mr. Doe, on p. 4. “So it goes.” [@doe2015, p. 9]. Then (no. 2) he\nleaves… "
    "هل كان؟ نعم كان."
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("asks", "He asks “why?” of Mr. Doe, on p. 4."),
        ("Doe, on", "He asks “why?” of Mr. Doe, on p. 4."),
        ("goes", "“So it goes.” [@doe2015, p. 9]."),
        ("p. 9", "“So it goes.” [@doe2015, p. 9]."),
        ("leaves", "Then (no. 2) he\nleaves…"),
        ("كان؟", "هل كان؟"),
        ("نعم", "نعم كان."),
    ],
)
def test_a_sentence_ends_where_a_reader_pauses(words: str, sentence: str) -> None:
    start, end = sentence_around(PARAGRAPH, PARAGRAPH.index(words))
    assert PARAGRAPH[start:end] == sentence


def test_behind_the_last_stop_one_is_still_in_the_sentence() -> None:
    assert sentence_around("It was. ", 8) == (0, 8)
    assert sentence_around("It was. S", 9) == (8, 9)


@given(st.text(alphabet="aB.?…”[ \n", max_size=60), st.data())
def test_the_place_is_never_left_in_the_dark(paragraph: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraph)))
    start, end = sentence_around(paragraph, place)
    assert start <= place
    assert 0 <= start <= end <= len(paragraph)
    assert not paragraph[end:place].strip()
