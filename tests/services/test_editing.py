"""Editing records: every field by its name, with what follows from it, each edit one step."""

import pytest

from readnotes.domain.codec import Field
from readnotes.domain.contributors import Contributor
from readnotes.domain.errors import (
    EmptyPassageError,
    FieldValueError,
    KeyTakenError,
    UnknownFieldError,
    UnknownRecordError,
)
from readnotes.domain.positions import Position
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Publication
from readnotes.domain.sources import Link, Rating, Reading, Source
from readnotes.services import arranging, compose, discarding, editing, reading, undo
from readnotes.services.capture import Picture
from readnotes.services.editing import SHAPES, RecordName, parse_edits
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.storage.records import MARSH, add, quote, state_of

#: For every field that can be changed by hand: words of the command line, and what they mean.
EDITS: dict[RecordName, dict[str, tuple[str, object]]] = {
    "source": {
        "key": ("salt2015", "salt2015"),
        "kind": ("report", "report"),
        "title": ("Salt Ways", "Salt Ways"),
        "subtitle": ("A History", "A History"),
        "contributors": (
            '[{"role": "editor", "family": "Ray"}]',
            (Contributor("editor", "Ray"),),
        ),
        "issued": ("2016-04", "2016-04"),
        "publisher": ("Quay", "Quay"),
        "isbn": ("0-306-40615-3", "0-306-40615-3"),
        "pages": ("300", 300),
        "url": ("https://example.org/", "https://example.org/"),
        "language": ("ar", "ar"),
        "edition": ("2nd", "2nd"),
        "work": ("salt", "salt"),
        "proof": ("true", True),
        "tags": ('["sea", "salt"]', ("sea", "salt")),
        "status": ("reading", "reading"),
        "rating": ('{"value": 3}', Rating(3)),
        "readings": ('[{"to": "2016-12"}]', (Reading(ended="2016-12"),)),
        "csl": ('{"publisher-place": "Hull"}', {"publisher-place": "Hull"}),
        "links": ('[{"to": "ray2001", "relation": "cites"}]', (Link("ray2001", "cites"),)),
        "attachments": ("[]", ()),
    },
    "quote": {
        "source": ("ray2001", "ray2001"),
        "locator": ("149-50", "149-50"),
        "positions": ('[{"scale": "percent", "first": 4}]', (Position("percent", 4),)),
        "position_key": ("0007", "0007"),
        "place": ("7", 7),
        "kind": ("summary", "summary"),
        "text": ("[D]awn\ncame", "[D]awn\ncame"),
        "as_printed": ("dawn came", "dawn came"),
        "comment": ("why?", "why?"),
        "gist": ("dawn", "dawn"),
        "speaker": ("Nadia", "Nadia"),
        "carrier": ("ray2001", "ray2001"),
        "language": ("ar", "ar"),
        "translation": ("the dawn", "the dawn"),
        "colour": ("yellow", "yellow"),
        "tags": ('["sea"]', ("sea",)),
        "essential": ("true", True),
        "checked": ("2026-11-22", "2026-11-22"),
        "pasted": ("“dawn”", "“dawn”"),
        "origin": ('{"format": "kindle", "id": "1"}', {"format": "kindle", "id": "1"}),
        "attachments": ("[]", ()),
    },
    "review": {
        "title": ("On the sea", "On the sea"),
        "about": ('["ray2001"]', ("ray2001",)),
        "body": ("It begins.", "It begins."),
        "status": ("ready", "ready"),
        "language": ("en", "en"),
        "published": (
            '{"url": "https://example.org/"}',
            Publication("https://example.org/"),
        ),
        "target_words": ("900", 900),
        "waivers": ("[]", ()),
        "cards": ("[]", ()),
    },
}


@pytest.fixture(autouse=True)
def _with_two_books(library: Library) -> None:
    editing.add_source(library, MARSH).result()
    editing.add_source(library, Source("ray2001", "Water")).result()
    add(library, quote(name="q"))


def apply(library: Library, kind: RecordName, words: list[str]) -> object:
    """Edit the one record of a kind, by the words of the command line."""
    changes = parse_edits(kind, words)
    if kind == "source":
        return editing.edit_source(library, "marsh2015", changes).result().value
    if kind == "quote":
        return editing.edit_quote(library, "q", changes).result().value
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    return editing.edit_review(library, review.id, changes).result().value


def editable(kind: RecordName) -> dict[str, Field]:
    return {each.key: each for each in SHAPES[kind].fields if each.editable}


@pytest.mark.parametrize("kind", ["source", "quote", "review"])
def test_every_field_that_can_be_edited_is_tried_below(kind: RecordName) -> None:
    assert set(EDITS[kind]) == set(editable(kind))


@pytest.mark.parametrize(
    ("kind", "key"), [(kind, key) for kind, fields in EDITS.items() for key in fields]
)
def test_a_field_takes_what_it_is_given_and_undo_gives_back_what_it_was(
    library: Library, kind: RecordName, key: str
) -> None:
    typed, meant = EDITS[kind][key]
    if kind == "review":
        # So that undoing leaves the review there.
        editing.new_review(library, "another", []).result()
    before = state_of(library)
    stored = apply(library, kind, [f"{key}={typed}"])
    assert getattr(stored, SHAPES[kind].fields[0].name) is not None
    assert getattr(stored, editable(kind)[key].name) == meant
    assert_sound(library)
    while state_of(library) != before:
        undo.undo(library).result()
    assert_sound(library)


@pytest.mark.parametrize("kind", ["source", "quote", "review"])
def test_an_empty_value_clears_a_field_that_may_be_empty(
    library: Library, kind: RecordName
) -> None:
    needed = {"key", "title", "text", "source", "kind", "status"}
    for key, (typed, _meant) in EDITS[kind].items():
        if key in needed or key in ("published", "place"):
            continue
        name = editable(kind)[key].name
        assert not parse_edits(kind, [f"{key}="])[name], f"{key} of {typed}"


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("source", "title="),
        ("source", "key="),
        ("source", "pages=many"),
        ("source", "pages=-1"),
        ("source", "kind=novel"),
        ("source", "issued=soon"),
        ("source", 'tags="sea"'),
        ("source", "rating=4"),
        ("source", "proof=perhaps"),
        ("quote", "kind=remark"),
        ("quote", "source="),
        ("quote", "checked=yesterday"),
        ("quote", 'positions=[{"scale": "furlong", "first": 1}]'),
        ("review", "status=done"),
        ("review", "target_words=1e9999"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(kind: RecordName, word: str) -> None:
    with pytest.raises(FieldValueError) as raised:
        parse_edits(kind, [word])
    assert raised.value.field.startswith(word.partition("=")[0])


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("source", "mood=bad"),
        ("source", "title"),
        ("source", "created=2020"),
        ("source", 'shelves=["a"]'),
        ("quote", "id=7"),
        ("quote", "trashed=now"),
        ("review", "versions=[]"),
    ],
)
def test_a_field_that_is_not_there_or_not_hers_is_refused(kind: RecordName, word: str) -> None:
    with pytest.raises(UnknownFieldError):
        parse_edits(kind, [word])


def test_a_quote_cannot_be_emptied_and_stays_as_it_was(library: Library) -> None:
    before = state_of(library)
    with pytest.raises(EmptyPassageError):
        editing.edit_quote(library, "q", parse_edits("quote", ["text="])).result()
    assert state_of(library) == before
    with_picture = [Picture("a.png", "image/png", b"a")]
    editing.attach_pictures(library, reading.get_quote(library, "q"), with_picture).result()
    assert editing.edit_quote(library, "q", {"text": ""}).result().value.text == ""


def test_a_taken_key_is_refused_with_the_next_free_one(library: Library) -> None:
    with pytest.raises(KeyTakenError) as raised:
        editing.edit_source(library, "ray2001", {"key": "marsh2015"}).result()
    assert (raised.value.key, raised.value.free) == ("marsh2015", "marsh2015a")
    with pytest.raises(KeyTakenError) as raised:
        editing.add_source(library, Source("ray2001", "Other water")).result()
    assert raised.value.free == "ray2001a"


def test_a_source_without_a_key_gets_the_next_free_one(library: Library) -> None:
    keys = [
        editing.add_source(library, Source("", "Water", issued="2001")).result().value.key
        for _ in range(3)
    ]
    assert keys == ["water2001", "water2001a", "water2001b"]


def test_what_names_a_source_follows_its_new_key(library: Library) -> None:
    editing.edit_source(library, "ray2001", {"links": (Link("marsh2015", "cites"),)}).result()
    editing.edit_quote(library, "q", {"source": "ray2001", "carrier": "marsh2015"}).result()
    review = editing.new_review(library, "On salt", ["marsh2015"]).result().value
    arranging.put_on_shelf(library, "Sea", ["marsh2015"]).result()
    editing.edit_source(library, "marsh2015", {"key": "salt"}).result()
    assert reading.get_source(library, "ray2001").links == (Link("salt", "cites"),)
    assert reading.get_quote(library, "q").carrier == "salt"
    assert reading.get_review(library, review.id).about == ("salt",)
    assert [each.sources for each in reading.list_shelves(library)] == [("salt",)]
    assert_sound(library)


@pytest.mark.parametrize("changes", [{"edition": "2nd"}, {"proof": False}])
def test_another_edition_clears_the_dates_of_comparison_in_the_same_step(
    library: Library, changes: dict[str, object]
) -> None:
    editing.edit_source(library, "marsh2015", {"proof": True, "edition": "1st"}).result()
    editing.edit_quote(library, "q", {"checked": "2026-11-22"}).result()
    before = state_of(library)
    editing.edit_source(library, "marsh2015", changes).result()
    assert reading.get_quote(library, "q").checked is None
    assert reading.get_quote(library, "q").text == quote().text
    undo.undo(library).result()
    assert state_of(library) == before


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"text": "other"}, False),
        ({"as_printed": "other"}, False),
        ({"locator": "95"}, False),
        ({"source": "ray2001"}, False),
        ({"comment": "other", "tags": ("sea",)}, True),
        ({"text": "other", "checked": "2026-12-01"}, True),
    ],
)
def test_the_date_of_comparison_holds_while_words_page_and_book_do(
    library: Library, changes: dict[str, object], kept: bool
) -> None:
    editing.edit_quote(library, "q", {"checked": "2026-12-01"}).result()
    editing.edit_quote(library, "q", changes).result()
    assert reading.get_quote(library, "q").checked == ("2026-12-01" if kept else None)


def test_a_book_that_becomes_a_talk_has_times_for_places_and_back_again(library: Library) -> None:
    editing.edit_quote(library, "q", {"locator": "12:05"}).result()
    add(library, quote("Earlier", "3:10", "r"))
    for kind in ("speech", "book", "broadcast"):
        editing.edit_source(library, "marsh2015", {"kind": kind}).result()
        assert_sound(library)
    shown = [each.locator_shown for each in reading.first_cards(library)]
    assert shown == ["at 3:10", "at 12:05"]
    undo.undo(library).result()
    assert_sound(library)
    undo.redo(library).result()
    assert_sound(library)


def test_several_quotes_are_changed_in_one_step(library: Library) -> None:
    numbers = add(library, quote("a", "1"), quote("b", "2"))
    before = state_of(library)
    done = editing.edit_quotes(library, numbers, {"tags": ("sea",)}, "Tag").result()
    assert done.value == 2
    assert undo.next_steps(library).undo == "Tag"
    assert sum("sea" in each.tags for each in reading.list_quotes(library)) == 2
    undo.undo(library).result()
    assert state_of(library) == before


def test_an_edit_that_changes_nothing_is_no_step(library: Library) -> None:
    before = undo.next_steps(library)
    editing.edit_quote(library, "q", {"text": quote().text}).result()
    editing.edit_source(library, "marsh2015", {"title": MARSH.title}).result()
    assert undo.next_steps(library) == before


@pytest.mark.parametrize("name", ["nobody", ""])
def test_a_record_that_is_not_there_is_named(library: Library, name: str) -> None:
    for asked in (
        editing.edit_source(library, name, {"title": "x"}),
        editing.edit_quote(library, name, {"text": "x"}),
        editing.edit_review(library, name, {"title": "x"}),
        editing.edit_quote(library, "q", {"source": name}),
        compose.keep_draft(library, name, "words"),
    ):
        with pytest.raises(UnknownRecordError):
            asked.result()


def test_an_unknown_name_stops_the_whole_act(library: Library) -> None:
    before = state_of(library)
    with pytest.raises(UnknownRecordError):
        discarding.trash_records(library, ["marsh2015", "nobody"]).result()
    assert state_of(library) == before


def test_a_carrier_may_come_later(library: Library) -> None:
    [number] = add(library, Quote("late", "marsh2015", "words", carrier="lane2020"))
    assert reading.get_quote(library, "late").carrier == "lane2020"
    editing.add_source(library, Source("lane2020", "Lanes")).result()
    editing.edit_source(library, "lane2020", {"key": "lanes"}).result()
    assert reading.quote_cards(library, [number])[0].id == "late"
    assert reading.get_quote(library, "late").carrier == "lanes"
