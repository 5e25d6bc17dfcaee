"""The names a source goes by."""

import pytest

from readnotes.citation.names import full_names, short_names, shown_year, sort_name
from readnotes.domain.contributors import Contributor, parse_name
from readnotes.domain.sources import Source

WOOLF, SHELLEY = parse_name("Woolf, Virginia"), parse_name("Shelley, Mary")
EDITOR = parse_name("Bell, Anne", "editor")


def source(*people: Contributor, issued: str | None = None) -> Source:
    return Source("k", "Orlando", contributors=people, issued=issued)


@pytest.mark.parametrize(
    ("people", "short", "full"),
    [
        ((WOOLF,), "Woolf", "Virginia Woolf"),
        ((WOOLF, EDITOR), "Woolf", "Virginia Woolf"),
        ((WOOLF, SHELLEY), "Woolf and Shelley", "Virginia Woolf and Mary Shelley"),
        ((WOOLF, SHELLEY, WOOLF, SHELLEY), "Woolf et al.", "Virginia Woolf et al."),
        ((EDITOR,), "Bell", "Anne Bell"),
        ((parse_name("Samer"),), "Samer", "Samer"),
        ((parse_name("Smith, Jo", "translator"),), "Orlando", ""),
        ((), "Orlando", ""),
    ],
)
def test_a_source_goes_by_its_authors_else_its_editors_else_its_title(
    people: tuple[Contributor, ...], short: str, full: str
) -> None:
    assert short_names(source(*people)) == short
    assert full_names(source(*people)) == full


def test_a_source_is_sorted_by_the_folded_family_name() -> None:
    assert sort_name(source(parse_name("Émile, Zola"))) == "emile"
    assert sort_name(source()) == "orlando"


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ("2015-04-18", "2015"),
        ("1890~", "ca. 1890"),
        ("-0043", "44 BC"),
        ("201X", "n.d."),
        (None, "n.d."),
        ("spring", "n.d."),
    ],
)
def test_a_year_is_shown_where_it_is_known(issued: str | None, shown: str) -> None:
    assert shown_year(source(issued=issued)) == shown
