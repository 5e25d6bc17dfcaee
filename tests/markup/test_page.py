"""A draft rendered piece by piece is the page it would be as a whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from readnotes.markup.page import Page, part_page
from readnotes.markup.render import render_html

BLOCKS = (
    "A paragraph with *words* and `code`.",
    "A line\nand a second one  \nand a third.",
    "# A heading",
    "Under\n=====",
    "> He said so.",
    "> one\n>\n> two",
    "- one\n- two",
    "- one\n\n    and more of it",
    "1. first\n2. second",
    "1984 was cold.",
    "    code that is set in",
    "``` \nfence\n\nopen",
    "| a | b |\n| - | - |\n| 1 | 2 |",
    "***",
    "[a link](https://example.org) and [another][x]",
    "[x]: https://example.org",
    "So[^1] it is.",
    "[^1]: A note.\n\n    It goes on.",
    "![a street](attachment:" + "ab" * 32 + ")",
    "“Quoted” & <b>raw</b> &copy; \\* so",
    "كان الزمان طويلا",
    "* * so",
    "  set in by two",
    "_so_ it [begins] (p. 9)",
    "a@example.org or <a@example.org>",
)
drafts = st.lists(st.sampled_from(BLOCKS) | st.text("ab*_[]()>#-1.:| \n`~\\", max_size=30)).map(
    "\n\n".join
)


def find_picture(sha256: str) -> str:
    return f"attachment:{sha256}"


@settings(max_examples=500)
@given(drafts)
def test_the_pieces_are_the_whole_page(draft: str) -> None:
    whole = render_html(draft, picture=find_picture)
    assert "\n".join(Page().render(draft, (), find_picture)) == whole


@given(st.lists(drafts, min_size=2, max_size=4))
def test_what_was_rendered_before_changes_no_later_page(versions: list[str]) -> None:
    page = Page()
    for draft in versions:
        assert page.render(draft, (), find_picture) == Page().render(draft, (), find_picture)


def test_a_page_with_notes_has_pieces_too() -> None:
    draft = "# So\n\nIt is[^1].\n\n> he\n>\n> says\n\n[^1]: A note."
    heading, paragraph, quoted, notes = Page().render(draft, (), find_picture)
    assert heading == "<h1>So</h1>"
    assert paragraph.startswith("<p>It is<sup")
    assert quoted.startswith("<blockquote>")
    assert "A note." in notes


def test_a_picture_that_comes_later_is_shown_then() -> None:
    page, draft = Page(), f"![a street](attachment:{'ab' * 32})"
    assert "missing-picture" in page.render(draft, (), lambda _sha256: None)[0]
    assert "<img" in page.render(draft, ("ab" * 32,), find_picture)[0]


@pytest.mark.parametrize("draft", ["", "\n\n", "\n\n\nso\n\n\n"])
def test_blank_lines_around_make_no_pieces(draft: str) -> None:
    assert len(Page().render(draft, (), find_picture)) == bool(draft.strip())


def test_a_paragraph_is_rendered_once_for_all_its_versions_around() -> None:
    drafts = [f"one {n}\n\ntwo\n\nthree" for n in range(3)]
    assert [list(part_page(each))[1:] for each in drafts] == [["two", "three"]] * 3
