"""A draft with its citations written out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.citation.styles import STYLES, get_style
from readnotes.domain.bundles import Remark
from readnotes.domain.contributors import parse_name
from readnotes.domain.sources import Source
from readnotes.drafting.citing import cite_draft
from readnotes.markup.render import read_back

SOURCES = {
    "roth": Source("roth", "Flight", contributors=(parse_name("Roth, Joseph"),), issued="1927"),
    "zweig": Source("zweig", "Yesterday *and*", contributors=(parse_name("Zweig, S."),)),
    "proof": Source("proof", "New", contributors=(parse_name("New, A."),), proof=True),
}


def cite(body: str, style: str = "page", about: tuple[str, ...] = ("roth",)) -> str:
    return cite_draft(body, SOURCES, get_style(style), about=about).body


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("“So” [@roth, p. 9].", "“So” (p. 9)."),
        ("> So.\n> [@roth, p. 9]\n", "> So.\n> (p. 9)\n"),
        ("@roth [p. 9] says", "Roth (p. 9) says"),
        ("so [-@roth].", "so."),
        ("so [@roth, p. 9; @zweig, p. 3]", "so (p. 9; Zweig, p. 3)"),
        ("`[@roth]`", "`[@roth]`"),
    ],
)
def test_style_page_writes_pages(body: str, written: str) -> None:
    assert cite(body) == written


@pytest.mark.parametrize("style", [style.name for style in STYLES])
def test_an_unknown_key_stays_as_typed_and_is_reported_once(style: str) -> None:
    body = "so\n[@nokey,  p. 5; @roth]\n\n@nokey [p. 6]"
    cited = cite_draft(body, SOURCES, get_style(style))
    assert cited.body == body
    assert cited.remarks == (Remark("unknown-key", "2", "nokey"),)


def test_style_pandoc_leaves_all_but_proofs_as_typed() -> None:
    body = "so [see  @roth,p. 9] and @zweig"
    assert cite(body, "pandoc") == body
    assert cite("[@proof, p. 9]", "pandoc") == "[@proof, p. 9, uncorrected proof]"
    assert cite("@proof says", "pandoc") == "@proof [uncorrected proof] says"


def test_names_are_escaped_for_the_target() -> None:
    assert cite("[@zweig]", "footnotes").endswith("S. Zweig, *Yesterday \\*and\\**.")


def test_footnotes_stand_after_the_punctuation_and_at_the_end() -> None:
    body = "“So” [@roth, p. 9], and\n\n> more.\n> [@roth, p. 10]\n\n@zweig [p. 3] says.\n"
    assert cite(body, "footnotes") == (
        "“So”,[^1] and\n\n> more.[^2]\n\nZweig[^3] says.\n\n"
        "[^1]: Joseph Roth, *Flight* (1927), p. 9.\n\n"
        "[^2]: Roth, *Flight*, p. 10.\n\n"
        "[^3]: S. Zweig, *Yesterday \\*and\\**, p. 3.\n"
    )


def test_footnotes_keep_out_of_the_way_of_her_own() -> None:
    body = "so[^1] [@roth, p. 9]\n\n[^1]: But see [@roth, p. 10]."
    assert cite(body, "footnotes") == (
        "so[^1][^2]\n\n[^1]: But see Roth, *Flight*, p. 10.\n\n"
        "[^2]: Joseph Roth, *Flight* (1927), p. 9."
    )


def test_a_note_after_a_citation_in_a_paragraph_of_its_own_stays_there() -> None:
    assert cite("> so\n>\n> [@roth, p. 9]", "footnotes").startswith("> so\n>\n>[^1]\n\n")


@pytest.mark.parametrize("style", [style.name for style in STYLES if not style.as_typed])
def test_no_sign_of_the_citation_is_left_on_the_page(style: str) -> None:
    page = read_back(cite("Well, @roth [p. 3] says “so” [see @zweig, p. 9; -@proof, xii].", style))
    assert "@" not in page
    assert "Well, Roth" in page


@given(
    st.text(alphabet="[]@roth;{}-\\ ,p.5\n`“”(!>^:", max_size=60),
    st.sampled_from([style.name for style in STYLES]),
)
def test_no_draft_breaks_the_writing(body: str, style: str) -> None:
    cite(body, style)


def test_a_note_does_not_swallow_an_ellipsis() -> None:
    assert cite("so [@roth, p. 9]... on", "footnotes").startswith("so[^1]... on")


def test_a_bracket_behind_a_bracket_does_not_become_a_link() -> None:
    assert cite("[sic][@roth, p. 9]") == "[sic] (p. 9)"
