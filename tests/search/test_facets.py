"""Counts by book, author, tag, kind and year."""

import pytest

from readnotes.search import facets
from readnotes.search.facets import count_facets
from readnotes.search.language import narrow, parse_query
from readnotes.search.results import Facet, Facets, SearchOptions
from readnotes.storage.database import Database
from tests.search.conftest import Find

_DEFAULT = SearchOptions()


def _count(
    library: Database, query: str, options: SearchOptions = _DEFAULT, *, all_hits: bool = False
) -> Facets:
    return library.read(lambda c: count_facets(c, query, options, all_hits=all_hits))


def test_found_quotes_are_counted(library: Database) -> None:
    counted = _count(library, "prison OR ransom")
    assert (counted.counted, counted.complete) == (6, True)
    assert counted.books == (
        Facet("The Prison Letters", "key:okafor2012", 3),
        Facet("Salt Roads", "key:marsh2015", 2),
        Facet("Annual Account", "key:delta2016", 1),
    )
    assert counted.authors == (
        Facet("Chidi Okafor", 'author:="Chidi Okafor"', 3),
        Facet("Ellen Marsh", 'author:="Ellen Marsh"', 2),
        Facet("Delta Watch", 'author:="Delta Watch"', 1),
    )
    assert counted.tags == (
        Facet("Cold War", 'tag:="Cold War"', 2),
        Facet("prison", "tag:=prison", 1),
        Facet("prison gangs", 'tag:="prison gangs"', 1),
    )
    assert counted.kinds[0] == Facet("quotation", "kind:quotation", 4)
    assert counted.years == (
        Facet("2012", "year:2012", 3),
        Facet("2015", "year:2015", 2),
        Facet("2016", "year:2016", 1),
    )


@pytest.mark.parametrize("query", ["prison OR ransom", "page:94", "-prison", "italy OR -tag:river"])
def test_a_facet_leaves_as_many_quotes_as_it_says(
    find: Find, library: Database, query: str
) -> None:
    counted = _count(library, query)
    everything = (
        *(*counted.books, *counted.authors, *counted.tags),
        *(*counted.kinds, *counted.years),
    )
    assert everything
    for facet in everything:
        assert find(narrow(parse_query(query), facet.clause)).total == facet.count


def test_only_the_first_hits_are_counted(
    library: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facets, "MOST_COUNTED", 2)
    counted = _count(library, "prison")
    assert (counted.counted, counted.complete) == (2, False)
    assert sum(facet.count for facet in counted.books) == 2


def test_all_hits_are_counted_where_that_is_asked_for(
    library: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for query in ("prison OR ransom", "-prison", "page:94", "tag:prison", "year:2012"):
        bounded = _count(library, query)
        assert bounded.complete
        assert _count(library, query, all_hits=True) == bounded
    monkeypatch.setattr(facets, "MOST_COUNTED", 2)
    assert _count(library, "prison OR ransom", all_hits=True).counted == 6


def test_a_source_without_a_year_has_no_year_to_narrow_to(library: Database) -> None:
    counted = _count(library, "key:haddad")
    assert counted.books
    assert counted.years == ()


def test_nothing_is_counted_where_no_quotes_are_searched(library: Database) -> None:
    assert _count(library, "").counted == 0
    assert _count(library, "in:reviews prison").books == ()


def test_facets_follow_the_way_of_searching(library: Database) -> None:
    assert _count(library, "rans", SearchOptions(typing=True)).counted == 2
