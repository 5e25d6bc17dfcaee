"""Text in which nothing acts, whatever it was."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from readnotes.text.visible import make_lines_visible, make_visible

ANY_TEXT = st.text(st.characters())


@given(ANY_TEXT)
def test_no_line_made_visible_holds_anything_that_acts_or_cannot_be_written(line: str) -> None:
    shown = make_visible(line)
    assert not {unicodedata.category(sign) for sign in shown} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
    assert shown.encode().decode() == shown


@given(ANY_TEXT)
def test_the_lines_of_a_passage_stay_lines(passage: str) -> None:
    shown = make_lines_visible(passage)
    assert [make_visible(line.replace("\t", "")) for line in passage.split("\n")] == [
        line.replace("\t", "") for line in shown.split("\n")
    ]


def test_letters_of_all_scripts_stay_as_they_are() -> None:
    for line in ("الزمان", "[D]espite “all” …", "می‌خواهم", "日本"):
        assert make_visible(line) == line
