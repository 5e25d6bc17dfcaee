"""What a list shows of a found record."""

from readnotes.search.results import SearchOptions
from tests.search.conftest import Find
from tests.search.library import QUOTES


def test_a_hit_shows_its_record(find: Find) -> None:
    [hit] = find("despite").hits
    quote = QUOTES[1]
    assert (hit.record, hit.id, hit.kind, hit.locator) == ("quote", "q2", "quotation", "p. 94")
    assert (hit.source_key, hit.source_title) == ("marsh2015", "Salt Roads")
    assert (hit.text, hit.comment, hit.tags) == (quote.text, quote.comment, ("prison", "Cold War"))
    assert hit.speaker is None


def test_highlights_cover_the_words_as_they_are_shown(find: Find) -> None:
    def marked(query: str) -> list[str]:
        [hit] = find(query, SearchOptions(limit=1)).hits
        return [hit.text[start:end] for start, end in hit.highlights]

    assert marked("despite prison") == ["[D]espite", "prison"]
    assert marked("naive caf* samir") == ["Naïve", "café"]
    assert marked("الرقه") == ["الرَّقَّة"]
    assert marked('"conspiracy of silence" -italy') == ["conspiracy of silence"]
    assert marked("text:ransom comment:verify") == ["ransom"]


def test_words_that_were_shut_out_are_not_highlighted(find: Find) -> None:
    [hit] = find("talked OR -(prison OR page:1-200 OR no:page)", SearchOptions(limit=1)).hits
    assert "prison" not in [hit.text[start:end] for start, end in hit.highlights]


def test_a_time_is_shown_as_one_where_the_source_is_heard(find: Find) -> None:
    assert [hit.locator for hit in find("waited").hits] == ["at 12:05"]


def test_a_missing_page_is_marked(find: Find) -> None:
    assert [hit.locator for hit in find("no:page").hits] == ["page?"]


def test_sources_and_reviews_are_hits_too(find: Find) -> None:
    source, review = find("salt in:sources in:reviews").hits
    assert (source.record, source.id, source.kind) == ("source", "marsh2015", "book")
    assert source.text == "Salt Roads: A Winter in the Delta"
    assert source.text[slice(*source.highlights[0])] == "Salt"
    assert source.tags == ("travel",)
    assert (review.record, review.id, review.kind) == ("review", "r1", "review")
    assert (review.title, review.source_key) == ("Two books on salt", "okafor2012")
    [unattached] = find("silence in:reviews").hits
    assert (unattached.source_key, unattached.source_title) == (None, None)
    assert unattached.text[slice(*unattached.highlights[0])] == "Silence"


def test_what_is_written_otherwise_is_highlighted_as_it_stands(find: Find) -> None:
    found = find("rasnom~ book:marsh")
    assert [hit.text[slice(*hit.highlights[0])] for hit in found.hits] == ["ransom"]
