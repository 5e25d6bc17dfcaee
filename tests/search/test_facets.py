"""Counts by book, author, tag and kind."""

import pytest

from readnotes.search import facets
from readnotes.search.facets import count_facets
from readnotes.search.language import narrow, parse_query
from readnotes.search.results import Facet, Facets, SearchOptions
from readnotes.storage.database import Database
from tests.search.conftest import Find

_DEFAULT = SearchOptions()


def _count(library: Database, query: str, options: SearchOptions = _DEFAULT) -> Facets:
    return library.read(lambda connection: count_facets(connection, query, options))


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


@pytest.mark.parametrize("query", ["prison OR ransom", "page:94", "-prison", "italy OR -tag:river"])
def test_a_facet_leaves_as_many_quotes_as_it_says(
    find: Find, library: Database, query: str
) -> None:
    counted = _count(library, query)
    everything = (*counted.books, *counted.authors, *counted.tags, *counted.kinds)
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


def test_nothing_is_counted_where_no_quotes_are_searched(library: Database) -> None:
    assert _count(library, "").counted == 0
    assert _count(library, "in:reviews prison").books == ()


def test_facets_follow_the_way_of_searching(library: Database) -> None:
    assert _count(library, "rans", SearchOptions(typing=True)).counted == 2
