"""Importing what is there already: the reviewer's own changes are never overwritten."""

from typing import Any

import pytest

from readnotes.domain.sources import Source
from readnotes.services import arranging, discarding, editing, reading, undo
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.services.files import take_in
from tests.storage.records import state_of

BOOK = {"key": "marsh2015", "title": "Salt Roads", "isbn": "0-306-40615-2"}
OWN = Source("marsh2015", "Salt Roads", isbn="0-306-40615-2")
OTHER = {"key": "marsh2015", "title": "Marsh Birds", "isbn": "0-8044-2957-X"}
QUOTE = {"id": "q", "source": "marsh2015", "locator": "94", "text": "The ferry came"}
REVIEW = {"id": "r", "title": "On salt", "about": ["marsh2015"], "body": "It begins."}
ALL: dict[str, Any] = {"sources": [BOOK], "quotes": [QUOTE], "reviews": [REVIEW]}

#: What the reviewer changes of each kind of record below, and what a later file says instead.
THEIRS: dict[str, dict[str, Any]] = {
    "sources": BOOK | {"publisher": "Theirs"},
    "quotes": QUOTE | {"comment": "Theirs"},
    "reviews": REVIEW | {"language": "de"},
}
kinds = pytest.mark.parametrize("kind", THEIRS)


def said(report: Any) -> list[tuple[str, str]]:
    return [(each.what, each.where) for each in report.remarks]


def change(library: Library, kind: str) -> None:
    """Change the record of a kind as the reviewer does."""
    if kind == "sources":
        editing.edit_source(library, "marsh2015", {"publisher": "Mine"}).result()
    elif kind == "quotes":
        editing.edit_quote(library, "q", {"comment": "Mine"}).result()
    else:
        editing.edit_review(library, "r", {"language": "fr"}).result()


def field_of(library: Library, kind: str) -> str | None:
    """The field that is changed above, as it is now."""
    if kind == "sources":
        return reading.get_source(library, "marsh2015").publisher
    if kind == "quotes":
        return reading.get_quote(library, "q").comment
    return reading.get_review(library, "r").language


def test_everything_new_is_taken_in_as_one_step(library: Library) -> None:
    before = state_of(library)
    report = take_in(library, **ALL)
    assert +report.counts == {"new": 3}
    assert reading.get_review(library, "r").about == ("marsh2015",)
    assert_sound(library)
    assert undo.undo(library).result().value == "Import"
    assert state_of(library) == before


def test_what_is_equal_is_skipped(library: Library) -> None:
    take_in(library, **ALL)
    before = state_of(library), undo.next_steps(library)
    report = take_in(library, **ALL)
    assert +report.counts == {"same": 3}
    assert report.remarks == []
    assert (state_of(library), undo.next_steps(library)) == before


def test_when_a_record_was_changed_and_keys_that_are_ignored_do_not_count(
    library: Library,
) -> None:
    take_in(library, **ALL)
    stamps = {"modified": "1999-01-01T00:00:00Z"}
    report = take_in(
        library,
        sources=[BOOK | stamps | {"shelves": ["None"]}],
        quotes=[QUOTE | stamps | {"locator_shown": "p. 9"}],
        reviews=[REVIEW | stamps],
    )
    assert +report.counts == {"same": 3}


@kinds
def test_what_only_the_file_changed_is_updated(library: Library, kind: str) -> None:
    take_in(library, **ALL)
    report = take_in(library, **(ALL | {kind: [THEIRS[kind]]}))
    assert +report.counts == {"updated": 1, "same": 2}
    assert field_of(library, kind) in ("Theirs", "de")
    assert_sound(library)
    assert +take_in(library, **(ALL | {kind: [THEIRS[kind]]})).counts == {"same": 3}


@kinds
def test_a_record_updated_twice_by_its_file_follows_it_twice(library: Library, kind: str) -> None:
    take_in(library, **ALL)
    take_in(library, **(ALL | {kind: [THEIRS[kind]]}))
    assert +take_in(library, **ALL).counts == {"updated": 1, "same": 2}
    assert field_of(library, kind) is None


@kinds
def test_what_only_the_reviewer_changed_is_kept(library: Library, kind: str) -> None:
    take_in(library, **ALL)
    change(library, kind)
    report = take_in(library, **ALL)
    assert +report.counts == {"kept": 1, "same": 2}
    assert report.remarks == []
    assert field_of(library, kind) in ("Mine", "fr")


@kinds
def test_what_both_changed_is_kept_and_reported(library: Library, kind: str) -> None:
    take_in(library, **ALL)
    change(library, kind)
    report = take_in(library, **(ALL | {kind: [THEIRS[kind]]}))
    assert +report.counts == {"differing": 1, "same": 2}
    assert said(report) == [("differs", THEIRS[kind].get("id", "marsh2015"))]
    assert field_of(library, kind) in ("Mine", "fr")


def test_what_was_never_imported_is_kept_and_reported(library: Library) -> None:
    take_in(library, **ALL)
    undo.undo(library).result()
    editing.add_source(library, OWN).result()
    report = take_in(library, sources=[BOOK | {"publisher": "Theirs"}])
    assert +report.counts == {"differing": 1}
    assert said(report) == [("differs", "marsh2015")]
    assert reading.get_source(library, "marsh2015").publisher is None


def test_an_own_record_that_becomes_equal_to_the_files_is_skipped(library: Library) -> None:
    editing.add_source(library, OWN).result()
    assert +take_in(library, sources=[BOOK]).counts == {"same": 1}


@pytest.mark.parametrize("theirs", [{"title": "Marsh Birds"}, {"isbn": "0-8044-2957-X"}])
def test_a_key_with_the_same_title_or_isbn_is_the_same_book(
    library: Library, theirs: dict[str, str]
) -> None:
    take_in(library, sources=[BOOK])
    report = take_in(library, sources=[BOOK | theirs])
    assert +report.counts == {"updated": 1}
    assert report.remarks == []


def test_another_book_with_a_taken_key_gets_the_next_suffix_and_its_quotes_follow(
    library: Library,
) -> None:
    take_in(library, **ALL)
    citing = {"key": "ray2001", "title": "Water", "links": [{"to": "marsh2015"}]}
    theirs: dict[str, Any] = {
        "sources": [OTHER, citing],
        "quotes": [
            {"id": "bird", "source": "marsh2015", "text": "A heron", "locator": "3"},
            {"id": "via", "source": "ray2001", "text": "A stork", "carrier": "marsh2015"},
        ],
        "reviews": [
            {
                "id": "s",
                "title": "On birds",
                "about": ["marsh2015"],
                "waivers": [{"rule": "page", "source": "marsh2015"}],
            }
        ],
        "shelves": [{"name": "Birds", "sources": ["ray2001", "marsh2015"]}],
    }
    report = take_in(library, **theirs)
    assert said(report) == [("key-renamed", "marsh2015")]
    assert reading.get_source(library, "marsh2015").title == "Salt Roads"
    assert reading.get_source(library, "marsh2015a").title == "Marsh Birds"
    assert reading.get_quote(library, "bird").source == "marsh2015a"
    assert reading.get_quote(library, "via").carrier == "marsh2015a"
    assert reading.get_source(library, "ray2001").links[0].to == "marsh2015a"
    review = reading.get_review(library, "s")
    assert review.about == ("marsh2015a",)
    assert review.waivers[0].source == "marsh2015a"
    assert reading.list_shelves(library)[0].sources == ("ray2001", "marsh2015a")
    assert_sound(library)
    again = take_in(library, **theirs)
    assert +again.counts == {"same": 6}
    assert said(again) == [("key-renamed", "marsh2015")]


def test_what_cites_a_renamed_book_in_a_draft_is_said(library: Library) -> None:
    take_in(library, **ALL)
    body = "A heron [@marsh2015, p. 3]."
    report = take_in(
        library, sources=[OTHER], reviews=[{"id": "s", "title": "On birds", "body": body}]
    )
    assert reading.get_review(library, "s").body == "A heron [@marsh2015a, p. 3]."
    assert said(report) == [("key-renamed", "marsh2015")]


def test_a_renamed_book_that_its_file_changed_is_updated_and_not_doubled(
    library: Library,
) -> None:
    take_in(library, sources=[BOOK])
    take_in(library, sources=[OTHER])
    report = take_in(library, sources=[OTHER | {"publisher": "Heron"}])
    assert +report.counts == {"updated": 1}
    assert reading.get_source(library, "marsh2015a").publisher == "Heron"
    assert len(reading.list_sources(library)) == 2


def test_a_renamed_book_that_the_reviewer_changed_is_kept_and_not_doubled(
    library: Library,
) -> None:
    take_in(library, sources=[BOOK])
    take_in(library, sources=[OTHER])
    editing.edit_source(library, "marsh2015a", {"publisher": "Mine"}).result()
    assert +take_in(library, sources=[OTHER]).counts == {"kept": 1}
    assert len(reading.list_sources(library)) == 2


def test_a_suffix_that_the_file_itself_uses_is_not_given(library: Library) -> None:
    take_in(library, sources=[BOOK])
    third = {"key": "marsh2015a", "title": "Tides", "isbn": "0-14-044913-6"}
    for _twice in range(2):
        take_in(library, sources=[OTHER, third])
        titles = {each.key: each.title for each in reading.list_sources(library)}
        assert titles == {
            "marsh2015": "Salt Roads",
            "marsh2015a": "Tides",
            "marsh2015b": "Marsh Birds",
        }


def test_records_without_ids_get_the_same_ones_each_time(library: Library) -> None:
    nameless: dict[str, Any] = {
        "sources": [BOOK],
        "quotes": [
            {"source": "marsh2015", "text": "Twice", "locator": "9"},
            {"source": "marsh2015", "text": "Twice", "locator": "9"},
            {"source": "marsh2015", "text": "Twice", "locator": "10"},
        ],
        "reviews": [{"title": "On salt"}, {"title": "On salt"}],
    }
    take_in(library, **nameless)
    ids = {each.id for each in reading.list_quotes(library)}
    assert len(ids) == 3
    assert len(reading.list_reviews(library)) == 2
    assert +take_in(library, **nameless).counts == {"same": 6}


def test_quotes_without_ids_of_a_renamed_book_are_not_doubled(library: Library) -> None:
    take_in(library, sources=[BOOK])
    theirs: dict[str, Any] = {
        "sources": [OTHER],
        "quotes": [{"source": "marsh2015", "text": "A heron"}],
    }
    take_in(library, **theirs)
    assert +take_in(library, **theirs).counts == {"same": 2}
    assert [each.source for each in reading.list_quotes(library)] == ["marsh2015a"]


def test_a_quote_without_a_place_keeps_the_one_it_was_given(library: Library) -> None:
    two = [QUOTE, QUOTE | {"id": "p", "text": "Then it left"}]
    take_in(library, sources=[BOOK], quotes=two)
    assert +take_in(library, sources=[BOOK], quotes=list(reversed(two))).counts == {"same": 3}
    assert [each.place for each in reading.list_quotes(library)] == [1, 2]


def test_a_quote_that_its_file_moves_stands_last_on_its_new_page(library: Library) -> None:
    take_in(library, sources=[BOOK], quotes=[QUOTE, QUOTE | {"id": "p", "locator": "95"}])
    take_in(library, sources=[BOOK], quotes=[QUOTE | {"locator": "95"}])
    found = [(each.id, each.place) for each in reading.list_quotes(library)]
    assert found == [("p", 1), ("q", 2)]
    assert_sound(library)


def test_a_book_that_its_file_makes_a_talk_has_times_for_places(library: Library) -> None:
    quotes = [QUOTE | {"locator": "12:05"}]
    take_in(library, sources=[BOOK], quotes=quotes)
    take_in(library, sources=[BOOK | {"kind": "speech"}], quotes=quotes)
    assert_sound(library)


def test_a_quote_whose_source_is_nowhere_is_reported_and_the_others_taken(
    library: Library,
) -> None:
    report = take_in(library, sources=[BOOK], quotes=[QUOTE, QUOTE | {"id": "p", "source": "x"}])
    assert said(report) == [("source-missing", "p")]
    assert report.has_unreadable
    assert [each.id for each in reading.list_quotes(library)] == ["q"]


def test_a_quote_finds_its_source_in_the_library(library: Library) -> None:
    take_in(library, sources=[BOOK])
    assert +take_in(library, quotes=[QUOTE]).counts == {"new": 1}


def test_what_is_in_the_files_trash_comes_into_ours(library: Library) -> None:
    take_in(library, trash={"sources": [BOOK], "quotes": [QUOTE], "reviews": [REVIEW]})
    assert reading.sidebar(library).trashed == 3
    assert_sound(library)
    discarding.untrash_records(library, ["marsh2015"]).result()
    assert [each.id for each in reading.list_quotes(library)] == ["q"]


def test_what_the_reviewer_threw_away_is_not_brought_back_by_its_file(library: Library) -> None:
    take_in(library, **ALL)
    discarding.trash_records(library, ["marsh2015", "r"]).result()
    assert +take_in(library, **ALL).counts == {"kept": 3}
    assert reading.list_sources(library) == []


def test_shelves_of_one_name_join_and_searches_of_one_name_stay(library: Library) -> None:
    editing.add_source(library, OWN).result()
    arranging.put_on_shelf(library, "Sea", ["marsh2015"]).result()
    arranging.save_search(library, "Tides", "page:94").result()
    theirs: dict[str, Any] = {
        "sources": [{"key": "ray2001", "title": "Water"}],
        "shelves": [{"name": "Sea", "sources": ["ray2001", "marsh2015"]}, {"name": "Empty"}],
        "searches": [{"name": "Tides", "query": "salt"}, {"name": "New", "query": "x"}],
    }
    report = take_in(library, **theirs)
    assert [each.sources for each in reading.list_shelves(library)] == [
        ("marsh2015", "ray2001"),
        (),
    ]
    queries = {each.name: each.query for each in reading.sidebar(library).searches}
    assert queries == {"Tides": "page:94", "New": "x"}
    assert said(report) == [("differs", "Tides")]


def test_unknown_keys_are_kept_and_given_back(library: Library) -> None:
    take_in(library, sources=[BOOK | {"mood": [1, {"a": None}]}], moods={"b": 1})
    assert reading.get_source(library, "marsh2015").extra == {"mood": [1, {"a": None}]}
    assert_sound(library)
