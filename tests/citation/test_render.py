"""Citations as the reader of a review sees them."""

import pytest

from readnotes.citation.cited import Citation, CitedItem
from readnotes.citation.render import CitationContext, make_context, render_citation, render_note
from readnotes.citation.styles import STYLES, get_style
from readnotes.domain.contributors import parse_name
from readnotes.domain.errors import FieldValueError
from readnotes.domain.sources import Source


def made(
    key: str, name: str, title: str, year: str | None = None, *, proof: bool = False
) -> Source:
    return Source(key, title, contributors=(parse_name(name),), issued=year, proof=proof)


SOURCES = {
    each.key: each
    for each in (
        made("musil1906", "Musil, Robert", "Young Törless", "1906"),
        made("musil1930", "Musil, Robert", "The Man Without Qualities", "1930"),
        made("musil1930a", "Musil, Robert", "The Blackbird", "1930"),
        made("zweig1942", "Zweig, Stefan", "The World of Yesterday", "1942"),
        made("proofs", "Roth, Joseph", "Flight", proof=True),
        Source("talk", "On War", "speech"),
    )
}
ABOUT_ONE = CitationContext(about=("zweig1942",))
ABOUT_NONE = CitationContext()


def items(*given: CitedItem, narrative: bool = False) -> Citation:
    return Citation(0, 0, narrative, given)


def at(key: str, locator: str = "", suffix: str = "", prefix: str = "") -> CitedItem:
    return CitedItem(key, prefix=prefix, locator=locator, suffix=suffix)


@pytest.mark.parametrize(
    ("citation", "shown"),
    [
        (items(at("zweig1942", "p. 94")), "(p. 94)"),
        (items(at("zweig1942", "149-50")), "(pp. 149–150)"),
        (items(at("zweig1942", "p. 101", ", emphasis mine")), "(p. 101, emphasis mine)"),
        (items(at("zweig1942", "p. 101", prefix="see")), "(see p. 101)"),
        (items(at("zweig1942", "back cover")), "(back cover)"),
        (items(at("zweig1942")), "(Zweig)"),
        (items(at("zweig1942", "n.p.")), "(Zweig)"),
        (items(at("musil1906", "p. 5")), "(Musil, p. 5)"),
        (
            items(at("zweig1942", "5"), at("musil1906", "7"), at("zweig1942", "9")),
            "(p. 5; Musil, p. 7; Zweig, p. 9)",
        ),
        (items(at("zweig1942", "p. 46"), narrative=True), "Zweig (p. 46)"),
        (items(at("zweig1942"), narrative=True), "Zweig"),
        (items(CitedItem("musil1906", True, "", "p. 5")), "(p. 5)"),
        (items(CitedItem("musil1906", True)), ""),
        (items(at("proofs", "p. 5")), "(Roth, p. 5, uncorrected proof)"),
        (items(at("talk", "12:05")), "(“On War”, at 12:05)"),
    ],
)
def test_style_page_in_a_review_of_one_book(citation: Citation, shown: str) -> None:
    assert render_citation(citation, SOURCES, get_style("page"), ABOUT_ONE) == shown


def test_style_page_names_the_source_where_it_changes() -> None:
    cited = items(at("zweig1942", "p. 3"))
    page = get_style("page")
    several = ("zweig1942", "musil1906")
    for previous, shown in (
        (None, "(Zweig, p. 3)"),
        ("musil1906", "(Zweig, p. 3)"),
        ("zweig1942", "(p. 3)"),
    ):
        context = CitationContext(about=several, previous=previous)
        assert render_citation(cited, SOURCES, page, context) == shown


@pytest.mark.parametrize(
    ("citation", "author_page", "author_date"),
    [
        (items(at("zweig1942", "p. 94")), "(Zweig 94)", "(Zweig 1942, 94)"),
        (items(at("zweig1942", "149-50")), "(Zweig 149–50)", "(Zweig 1942, 149–150)"),
        (items(at("zweig1942", "ch. 3")), "(Zweig, ch. 3)", "(Zweig 1942, ch. 3)"),
        (items(at("zweig1942")), "(Zweig)", "(Zweig 1942)"),
        (items(at("zweig1942", "p. 46"), narrative=True), "Zweig (46)", "Zweig (1942, 46)"),
        (items(CitedItem("zweig1942", True, "", "p. 5")), "(5)", "(1942, 5)"),
        (
            items(at("proofs", "p. 5")),
            "(Roth 5, uncorrected proof)",
            "(Roth n.d., 5, uncorrected proof)",
        ),
        (items(at("talk", "12:05")), "(“On War”, at 12:05)", "(“On War” n.d., at 12:05)"),
    ],
)
def test_styles_with_names(citation: Citation, author_page: str, author_date: str) -> None:
    assert render_citation(citation, SOURCES, get_style("author-page"), ABOUT_ONE) == author_page
    assert render_citation(citation, SOURCES, get_style("author-date"), ABOUT_ONE) == author_date


def test_two_sources_of_one_name_are_told_apart() -> None:
    context = make_context(["musil1930", "musil1906", "musil1930a", "zweig1942"], SOURCES)
    cited = items(at("musil1930", "p. 5"), at("musil1930a", "p. 7"), at("zweig1942", "p. 9"))
    assert render_citation(cited, SOURCES, get_style("author-page"), context) == (
        "(Musil, *The Man Without Qualities* 5; Musil, *The Blackbird* 7; Zweig 9)"
    )
    assert render_citation(cited, SOURCES, get_style("author-date"), context) == (
        "(Musil 1930a, 5; Musil 1930b, 7; Zweig 1942, 9)"
    )


def test_a_note_is_full_at_first_and_short_after() -> None:
    notes = get_style("footnotes")
    cited = items(at("zweig1942", "p. 94", prefix="see"))
    first = render_note(cited, SOURCES, notes, ABOUT_NONE)
    assert first == "see Stefan Zweig, *The World of Yesterday* (1942), p. 94."
    again = render_note(cited, SOURCES, notes, CitationContext(seen=frozenset({"zweig1942"})))
    assert again == "see Zweig, *The World of Yesterday*, p. 94."


def test_a_style_is_found_by_name_alone() -> None:
    assert [get_style(style.name) for style in STYLES] == list(STYLES)
    with pytest.raises(FieldValueError):
        get_style("vancouver")
