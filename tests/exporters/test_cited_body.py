"""Citations in a draft, written out."""

import pytest

from readnotes.citation.styles import get_style
from readnotes.domain.contributors import Contributor
from readnotes.domain.sources import Source
from readnotes.drafting.parse import parse_draft
from readnotes.exporters.cited_body import CitedBody, write_out_citations
from readnotes.exporters.edits import apply_edits

SOURCES = {
    "harkin2015": Source(
        "harkin2015",
        "Hunting Season",
        contributors=(Contributor("author", "Harkin", "James"),),
        issued="2015",
    ),
    "doe1920": Source("doe1920", "A Winter Ledger", issued="1920"),
}


def cite(body: str, style: str, about: tuple[str, ...] = ("harkin2015",)) -> CitedBody:
    draft = parse_draft(body)
    return write_out_citations(body, draft, SOURCES, about, get_style(style), "markdown")


def cited(body: str, style: str = "page") -> str:
    return apply_edits(body, cite(body, style).edits)


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("page", "so (p. 94), and (*A Winter Ledger*, pp. 3–4; Harkin, p. 9)."),
        ("author-page", "so (Harkin 94), and (*A Winter Ledger* 3–4; Harkin 9)."),
        (
            "author-date",
            "so (Harkin 2015, 94), and (*A Winter Ledger* 1920, 3–4; Harkin 2015, 9).",
        ),
        ("footnotes", "so,[^1] and.[^2]"),
        ("pandoc", "so [@harkin2015, p. 94], and [@doe1920, 3-4; @harkin2015, p. 9]."),
    ],
)
def test_a_citation_follows_the_style(style: str, shown: str) -> None:
    body = "so [@harkin2015, p. 94], and [@doe1920, 3-4; @harkin2015, p. 9]."
    assert cited(body, style) == shown


def test_an_unknown_key_stays_as_typed_and_is_told_once() -> None:
    body = "a [@nobody1999, p. 4] b [@harkin2015, 5; @nobody1999, 6]"
    result = cite(body, "page")
    assert apply_edits(body, result.edits) == body
    assert [(each.what, each.where, each.serious) for each in result.remarks] == [
        ("unknown-key", "nobody1999", False)
    ]


def test_code_is_left_alone() -> None:
    body = "`[@harkin2015, 4]`\n\n```\n[@harkin2015, 5]\n```\n"
    assert cited(body) == body


def test_notes_are_numbered_past_the_drafts_own() -> None:
    body = "Mine.[^1] Hers [@harkin2015, 94].\n\n[^1]: A note."
    result = cite(body, "footnotes")
    assert apply_edits(body, result.edits) == "Mine.[^1] Hers.[^2]\n\n[^1]: A note."
    assert result.notes == ("[^2]: James Harkin, *Hunting Season* (2015), p. 94.",)


def test_a_book_is_named_in_full_only_in_its_first_note() -> None:
    result = cite("a [@harkin2015, 94] b [@harkin2015, 95]", "footnotes")
    assert result.notes[1] == "[^2]: Harkin, *Hunting Season*, p. 95."


def test_a_narrative_citation_keeps_the_name_in_the_sentence() -> None:
    assert cited("As @harkin2015 [p. 94] says") == "As Harkin (p. 94) says"
    assert cited("As @harkin2015 [p. 94] says", "footnotes") == "As Harkin[^1] says"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("> so [@harkin2015, 94]", "> so[^1]"),
        ("> [@harkin2015, 94]", "> [^1]"),
        ("so [@harkin2015, 94]... on", "so[^1]... on"),
        ("so [@harkin2015, 94]", "so[^1]"),
    ],
)
def test_a_note_stands_where_it_belongs(body: str, shown: str) -> None:
    assert cited(body, "footnotes") == shown


def test_a_bracket_behind_a_bracket_does_not_become_a_link() -> None:
    assert cited("[sic][@harkin2015, 94]") == "[sic] (p. 94)"


def test_a_citation_that_shows_nothing_takes_its_blank_along() -> None:
    assert cited("he says [-@harkin2015].") == "he says."
