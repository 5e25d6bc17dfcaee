"""Headings and code are found where CommonMark has them."""

import time

from hypothesis import given
from hypothesis import strategies as st

from readnotes.markup.parse import code_ranges, parse_headings


def test_headings_are_found_in_order_with_their_places() -> None:
    body = "# One\n\ntext\n\nTwo\n===\n## Three ##\n#no\n- item\n---\n"
    assert [(each.level, each.text, each.start) for each in parse_headings(body)] == [
        (1, "One", 0),
        (1, "Two", 13),
        (2, "Three", 21),
    ]


def test_a_heading_inside_a_fence_is_code() -> None:
    assert parse_headings("```\n# no\n```\n\n# yes\n")[0].text == "yes"
    assert parse_headings("~~~~\n# no\n~~~\n# nor\n") == ()


def test_code_spans_and_fences_are_found() -> None:
    body = "a `b` \\`c ``d ` e`` f\n\n```\nx `y`\n```\n`z"
    found = [body[start:end] for start, end in code_ranges(body)]
    assert found == ["`b`", "``d ` e``", "```\nx `y`\n```\n"]


def test_no_code_span_reaches_over_a_blank_line() -> None:
    assert code_ranges("a ` b\n\nc ` d") == ()


@given(st.text(alphabet="`~\\> a\n", max_size=60))
def test_ranges_are_sorted_and_never_overlap(body: str) -> None:
    position = 0
    for start, end in code_ranges(body):
        assert position <= start < end <= len(body)
        position = end


def test_a_draft_of_backticks_takes_no_longer_than_it_should() -> None:
    began = time.monotonic()
    code_ranges("".join("`" * (n % 700) + " " for n in range(3_000)))
    assert time.monotonic() - began < 2
