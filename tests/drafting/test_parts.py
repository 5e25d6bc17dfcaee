"""A part of a passage: edges need no mark, gaps do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.drafting.parts import take_part

PASSAGE = "It was rolled out, he said, by the time he left."


def part(*pieces: str) -> str:
    return take_part(PASSAGE, [(PASSAGE.index(p), PASSAGE.index(p) + len(p)) for p in pieces])


@pytest.mark.parametrize(
    ("pieces", "taken"),
    [
        (("rolled out",), "rolled out"),
        ((" rolled out, ",), "rolled out,"),
        (("lled ou",), "rolled out"),
        (("time he left", "It was"), "It was … time he left"),
        (("It was", " rolled"), "It was rolled"),
        (("rolled out", "out, he"), "rolled out, he"),
        (("It was", "."), "It was …."),
        ((), ""),
        ((" ",), ""),
    ],
)
def test_what_was_chosen_is_taken_in_its_order(pieces: tuple[str, ...], taken: str) -> None:
    assert part(*pieces) == taken


def test_a_mark_of_the_passages_own_is_not_doubled() -> None:
    passage = "It was … so […] cold and long"
    assert take_part(passage, [(0, 8), (20, 29)]) == "It was … and long"


def test_arabic_words_are_taken_whole() -> None:
    assert take_part("كان الزمان يمضي في هدوء", [(5, 8), (19, 23)]) == "الزمان … هدوء"
    assert take_part("قال مُحَمَّد", [(5, 6)]) == "مُحَمَّد"


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(-3, 45), st.integers(-3, 45)), max_size=4),
)
def test_no_word_is_taken_that_is_not_in_the_passage(
    passage: str, chosen: list[tuple[int, int]]
) -> None:
    taken = take_part(passage, chosen)
    assert set(words_of(taken)) <= set(words_of(passage))


def words_of(passage: str) -> list[str]:
    return "".join(
        each if each.isalnum() or unicodedata.category(each)[0] == "M" else " " for each in passage
    ).split()
