"""Comments are found as every program of Markdown finds them, and leave no gap."""

from hypothesis import given
from hypothesis import strategies as st

from readnotes.markup.comments import comment_ranges, drop_comments


def test_a_comment_reaches_over_blank_lines_to_its_first_end() -> None:
    body = "a\n\n<!-- one\n\ntwo --> three -->"
    assert [body[start:end] for start, end in comment_ranges(body)] == ["<!-- one\n\ntwo -->"]


def test_one_that_is_never_closed_hides_nothing() -> None:
    assert comment_ranges("so <!-- it goes on") == ()
    assert drop_comments("so <!-- it goes on") == "so <!-- it goes on"


def test_code_is_no_comment() -> None:
    body = "```\n<!-- shown -->\n```\n\nso"
    assert drop_comments(body) == body


def test_what_is_left_out_leaves_no_gap() -> None:
    assert drop_comments("One.\n\n<!-- two -->\n\nThree.") == "One.\n\nThree."
    assert drop_comments("<!-- one -->\n\nTwo.") == "Two."
    assert drop_comments("One.\n\n<!-- two -->") == "One."
    assert drop_comments("One.\n\n<!-- a -->\n\n<!-- b -->\n\nTwo.\n") == "One.\n\nTwo.\n"
    assert drop_comments("In May <!-- June? -->, he said.") == "In May, he said."
    assert drop_comments("One\n<!-- two -->\nthree.") == "One\nthree."


@given(st.lists(st.sampled_from(["a", " ", "\n", "<!--", "-->", "`", "```", "- "]), max_size=30))
def test_whatever_stands_there_the_words_outside_stay(pieces: list[str]) -> None:
    body = "".join(pieces)
    outside, place = "", 0
    for start, end in comment_ranges(body):
        outside, place = outside + body[place:start], end
    outside += body[place:]
    assert "".join(drop_comments(body).split()) == "".join(outside.split())
