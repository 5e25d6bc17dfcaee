"""Front matter that every reader of YAML takes for the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from readnotes.exporters.yaml import PlainText, render_front_matter


@given(st.text())
def test_a_text_stands_in_one_line_and_in_double_quotes(text: str) -> None:
    fence, line, *rest = render_front_matter({"title": text or "x"}).split("\n")
    assert fence == "---"
    assert rest == ["---", ""]
    # What YAML reads between double quotes is what JSON reads there.
    assert json.loads(line.removeprefix("title: ")) == (text or "x")
    assert not set(line) & set("\x7f\x85\x9f\u2028\u2029\ufeff\ufffe\uffff")


def test_what_looks_like_something_else_stays_a_text() -> None:
    written = render_front_matter({"tags": ["no", "0201", "2015-04-18", "- a: b # c"]})
    assert written == (
        '---\ntags:\n  - "no"\n  - "0201"\n  - "2015-04-18"\n  - "- a: b # c"\n---\n'
    )


def test_dates_numbers_and_truth_stand_bare() -> None:
    written = render_front_matter({"date": PlainText("2026-11-22"), "n": 3, "draft": False})
    assert written == "---\ndate: 2026-11-22\nn: 3\ndraft: false\n---\n"


def test_objects_stand_in_lists_with_their_keys_below_one_another() -> None:
    written = render_front_matter(
        {"references": [{"id": "a", "issued": {"date-parts": [[2015, 4], [2016]]}}, {"id": "b"}]}
    )
    assert (
        written
        == """---
references:
  - id: "a"
    issued:
      date-parts:
        -
          - 2015
          - 4
        -
          - 2016
  - id: "b"
---
"""
    )


def test_what_is_not_known_is_left_out() -> None:
    assert render_front_matter({"a": None, "b": "", "c": [], "d": {}}) == "---\n---\n"
