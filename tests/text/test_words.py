"""Counting, ASCII names and directions."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.words import ascii_name, count_words, direction_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" … – — * ", 0),
        ("one", 1),
        ("They don’t know it’s well-known.", 5),
        ("first—second", 2),
        ("first … second", 2),
        ("مُحَمَّد الرَّقَّة", 2),
        ("in 2014, at 12:30", 4),
        ("new\nline\u00a0and tab\there", 5),
    ],
)
def test_words_are_counted_as_a_reader_counts_them(text: str, count: int) -> None:
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Žižek", "zizek"),
        ("Ørsted", "orsted"),
        ("Łem", "lem"),
        ("Weiß", "weiss"),
        ("Müller", "muller"),
        ("O’Brien-Smith", "obriensmith"),
        ("van der Berg 2", "vanderberg2"),
        ("Чехов", "chekhov"),
        ("Шостакович", "shostakovich"),
        ("الرَّقَّة", "alrqh"),
        ("خالد", "khald"),
        ("…", ""),
        ("山田", ""),
    ],
)
def test_a_name_becomes_small_ascii_letters(name: str, key: str) -> None:
    assert ascii_name(name) == key


@given(st.text(st.characters()))
def test_an_ascii_name_has_nothing_but_letters_and_digits(text: str) -> None:
    name = ascii_name(text)
    assert name == "" or (name.isascii() and name.isalnum() and name == name.lower())


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("", "ltr"),
        ("12 – 13", "ltr"),
        ("A word", "ltr"),
        ("“الرقة” is a town", "rtl"),
        ("12 שלום", "rtl"),
        ("… Raqqa الرقة", "ltr"),
    ],
)
def test_the_first_letter_with_a_direction_decides(
    text: str, direction: Literal["ltr", "rtl"]
) -> None:
    assert direction_of(text) == direction
