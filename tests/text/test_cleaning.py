"""Cleaning keeps every word and takes away what cannot be stored or shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.cleaning import clean_line, clean_passage

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("", ""),
        ("  kept\r\n\tas given \n", "  kept\r\n\tas given \n"),
        ("a\x00b\x00", "ab"),
        ("lone \ud800 and \udc00", "lone \ufffd and \ufffd"),
        ("\ud800", "\ufffd"),
        ("\ud83d\ude42", "🙂"),
        ("\udc00\ud800x", "\ufffd\ufffdx"),
        ("\ufeffe\u0301 \u202eabc", "\ufeffe\u0301 \u202eabc"),
    ],
)
def test_a_passage_stays_as_given_but_for_what_cannot_be_stored(raw: str, clean: str) -> None:
    assert clean_passage(raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  A title ", "A title"),
        ("A\r\ntitle\tin\u2028lines", "A title in lines"),
        ("cafe\u0301", "café"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("\u2067الرقة\u2069", "الرقة"),
        ("a\x00\ud800", "a\ufffd"),
        ("e\u202e\u0301", "é"),
    ],
)
def test_a_line_is_one_composed_line_without_direction_tricks(raw: str, clean: str) -> None:
    assert clean_line(raw) == clean


@given(ANY_TEXT)
def test_cleaned_text_can_be_stored_and_is_clean(text: str) -> None:
    for clean in (clean_passage, clean_line):
        cleaned = clean(text)
        cleaned.encode()
        assert "\x00" not in cleaned
        assert clean(cleaned) == cleaned


def test_ten_megabytes_are_cleaned() -> None:
    text = "é\x00\ud800 " * 2_500_000
    assert clean_passage(text).count("\ufffd") == 2_500_000
    assert len(clean_line(text)) == 7_499_999
