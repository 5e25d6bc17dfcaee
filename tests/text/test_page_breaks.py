"""Page numbers and running heads go, numbers of the text stay."""

import pytest

from readnotes.text.page_breaks import leave_out_page_breaks

TITLES = ["The Quiet Harbour: A History", "Part One", "Jane Weller"]
LONG = "and so they went along the shore for many days " * 10


@pytest.mark.parametrize(
    ("lines", "kept", "pages"),
    [
        (["to the", "149", "border"], ["to the", "border"], "149–150"),
        (["to the", "", " – 149 – ", "", "border"], ["to the", "border"], "149–150"),
        (["to the", "Page 149 of 320", "border"], ["to the", "border"], "149–150"),
        (["to the", "١٤٩", "border"], ["to the", "border"], "149–150"),
        (["to the", "xii", "border"], ["to the", "border"], "xii–xiii"),
        (["to the", "149", "150", "border"], ["to the", "border"], "149–150"),
        (["to the", "THE QUIET HARBOUR", "border"], ["to the", "border"], None),
        (["to the", "The Quiet Harbour  150", "border"], ["to the", "border"], "149–150"),
        (["to the", "150 | Jane Weller", "border"], ["to the", "border"], "149–150"),
        (["to the", "Part One", "150", "border"], ["to the", "border"], "149–150"),
        (["to the", "149", "Part One", "border"], ["to the", "border"], "149–150"),
        (["a", "149", LONG, "150", "b"], ["a", LONG, "b"], "149–151"),
        (["Part One 149", "border"], ["border"], "149"),
        (["149", "", "border"], ["border"], "149"),
        (["to the", "", "149"], ["to the"], "149"),
        (["to the", "- 149 -"], ["to the"], "149"),
    ],
)
def test_heads_and_page_numbers_are_left_out(
    lines: list[str], kept: list[str], pages: str | None
) -> None:
    breaks = leave_out_page_breaks(lines, TITLES)
    assert list(breaks.lines) == kept
    assert breaks.pages == pages


@pytest.mark.parametrize(
    "lines",
    [
        ["1984"],
        ["in the year", "1984"],
        ["1984", "was a year"],
        ["to", "1984 was", "border"],
        ["to", "149.", "border"],
        ["one", "1", "two", "2", "three"],
        ["one", "7", LONG, "3", "three"],
        ["one", "xii", LONG, "13", "three"],
        ["one", "l", "two"],
        ["one", "0", "two"],
        ["Part One"],
        ["149", "150"],
        ["to the", "Part Two", "border"],
    ],
)
def test_what_may_be_text_stays(lines: list[str]) -> None:
    breaks = leave_out_page_breaks(lines, TITLES)
    assert list(breaks.lines) == lines
    assert breaks.pages is None


def test_a_title_goes_even_where_the_numbers_make_no_sense() -> None:
    breaks = leave_out_page_breaks(["one", "Part One 9", LONG, "Part One 3", "two"], TITLES)
    assert list(breaks.lines) == ["one", LONG, "two"]
    assert (breaks.running_heads, breaks.page_numbers, breaks.pages) == (2, 0, None)


def test_the_known_first_page_tells_which_page_a_number_is() -> None:
    breaks = leave_out_page_breaks(["to the", "150", "border"], [], first_page=149)
    assert breaks.pages == "149–150"


def test_heads_and_numbers_are_counted() -> None:
    breaks = leave_out_page_breaks(["to the", "149", "Part One", "border"], TITLES)
    assert (breaks.running_heads, breaks.page_numbers) == (1, 1)
