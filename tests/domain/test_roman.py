"""Roman numerals of front matter."""

import pytest

from readnotes.domain.roman import ROMAN_LIMIT, parse_roman, render_roman


def test_every_numeral_up_to_cc_is_read_as_it_is_written_but_lone_l_and_c() -> None:
    numbers = range(1, ROMAN_LIMIT + 1)
    assert [n for n in numbers if parse_roman(render_roman(n)) != n] == [50, 100]
    assert [n for n in numbers if parse_roman(render_roman(n).upper()) != n] == [50, 100]


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (49, "xlix"), (94, "xciv"), (149, "cxlix"), (200, "cc")],
)
def test_numerals_are_canonical(number: int, numeral: str) -> None:
    assert render_roman(number) == numeral


@pytest.mark.parametrize("word", ["", "iiii", "vv", "ic", "cci", "mix", "Xi", "xI", "l", "C", "12"])
def test_other_words_are_no_numerals(word: str) -> None:
    assert parse_roman(word) is None
