"""Taking passages in: saved at once or refused with its reason, and never twice unseen."""

import pytest

from readnotes.domain.errors import EmptyPassageError, UnknownRecordError
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.services import capture, reading, undo
from readnotes.services.capture import Picture
from readnotes.services.discarding import trash_records
from readnotes.services.editing import add_source
from readnotes.services.opening import Library
from readnotes.storage.attachments import sha256_of
from tests.faults.oracle import assert_sound
from tests.storage.records import MARSH, add, quote

PICTURE = Picture("p048.png", "image/png", b"a picture", caption="The ferry", alt="A boat")


@pytest.fixture(autouse=True)
def _with_a_book(library: Library) -> None:
    add_source(library, MARSH).result()


def test_a_quote_is_stored_with_an_id_a_place_and_its_stamps(library: Library) -> None:
    done = capture.save(library, Quote("", "marsh2015", "The ferry came", "94")).result()
    stored = reading.get_quote(library, done.value.id)
    assert stored == done.value
    assert (stored.text, stored.locator, stored.place) == ("The ferry came", "94", 1)
    assert stored.created == stored.modified != ""
    assert len(done.changes.quotes) == 1
    assert done.changes.quotes_of == {reading.number_of(library, "marsh2015")}


def test_quotes_of_one_page_stand_in_the_order_they_were_taken(library: Library) -> None:
    for words in ("first", "second", "third"):
        capture.save(library, Quote("", "marsh2015", words, "94")).result()
    capture.save(library, Quote("", "marsh2015", "before", "p. 12")).result()
    found = [(each.text, each.place) for each in reading.list_quotes(library)]
    assert found == [("before", 1), ("first", 1), ("second", 2), ("third", 3)]


@pytest.mark.parametrize("words", ["", " \n\t", "\u00a0"])
def test_an_empty_passage_is_refused_and_nothing_is_stored(library: Library, words: str) -> None:
    before = undo.next_steps(library)
    with pytest.raises(EmptyPassageError):
        capture.save(library, Quote("", "marsh2015", words, "94")).result()
    assert reading.list_quotes(library) == []
    assert undo.next_steps(library) == before


def test_a_picture_alone_is_a_quote(library: Library) -> None:
    stored = capture.save(library, Quote("", "marsh2015", "", "48"), [PICTURE]).result().value
    [use] = stored.attachments
    assert (use.caption, use.alt, use.credit) == ("The ferry", "A boat", None)
    kept = reading.get_attachment(library, use.sha256)
    assert (kept.name, kept.media_type, kept.data) == ("p048.png", "image/png", b"a picture")


def test_the_same_picture_is_kept_once_and_described_where_it_is_used(library: Library) -> None:
    other = Picture("again.png", "image/png", PICTURE.data, caption="The same boat")
    for picture in (PICTURE, other):
        capture.save(library, Quote("", "marsh2015", "", "48"), [picture]).result()
    assert reading.info(library).attachments == 1
    captions = [each.attachments[0].caption for each in reading.list_quotes(library)]
    assert captions == ["The ferry", "The same boat"]


def test_a_picture_of_a_quote_that_is_refused_is_not_kept(library: Library) -> None:
    with pytest.raises(UnknownRecordError):
        capture.save(library, Quote("", "nobody", "words"), [PICTURE]).result()
    assert reading.find_attachment(library, sha256_of(PICTURE.data)) is None


@pytest.mark.parametrize(
    "wrong",
    [Quote("", "nobody", "words"), Quote("", "marsh2015", "words", carrier="nobody")],
    ids=["source", "carrier"],
)
def test_a_source_that_is_not_there_is_named(library: Library, wrong: Quote) -> None:
    with pytest.raises(UnknownRecordError) as raised:
        capture.save(library, wrong).result()
    assert (raised.value.kind, raised.value.name) == ("source", "nobody")


def test_a_half_typed_row_is_kept_until_the_quote_it_became_is_saved(library: Library) -> None:
    capture.keep_row(library, "capture", {"page": "94", "passage": "The fer"}).result()
    capture.keep_row(library, "capture", {"page": "94", "passage": "The ferry"}).result()
    assert capture.load_row(library, "capture") == {"page": "94", "passage": "The ferry"}
    capture.save(library, Quote("", "marsh2015", "The ferry", "94"), row="capture").result()
    assert capture.load_row(library, "capture") is None


def test_a_half_typed_row_outlives_a_quote_that_was_refused(library: Library) -> None:
    capture.keep_row(library, "capture", {"passage": "The ferry"}).result()
    with pytest.raises(UnknownRecordError):
        capture.save(library, Quote("", "nobody", "The ferry"), row="capture").result()
    assert capture.load_row(library, "capture") == {"passage": "The ferry"}


def test_half_typed_rows_are_kept_each_under_its_name_and_are_no_steps(library: Library) -> None:
    before = undo.next_steps(library)
    capture.keep_row(library, "capture", {"page": "1"}).result()
    capture.keep_row(library, "quote:7", {"page": "2"}).result()
    capture.drop_row(library, "capture").result()
    assert capture.load_row(library, "capture") is None
    assert capture.load_row(library, "quote:7") == {"page": "2"}
    assert undo.next_steps(library) == before


LONG = "The ferry came at dawn and nobody on the quay would say whose it was"


@pytest.mark.parametrize(
    ("typed", "how"),
    [
        (LONG, "equal"),
        (f"  {LONG.upper()}!", "equal"),
        ("nobody on the quay would say", "contained"),
        (f"He writes: {LONG}, he adds.", "contains"),
        (LONG.replace("quay", "key"), "alike"),
    ],
)
def test_a_passage_that_is_there_already_is_recognised(
    library: Library, typed: str, how: str
) -> None:
    add(library, quote("Something else entirely", "3"), quote(LONG, "94"))
    found = capture.recognise(library, "marsh2015", typed)
    assert found is not None
    assert (found.how, found.card.text, found.card.locator) == (how, LONG, "94")


@pytest.mark.parametrize("typed", ["", "  ", "The ferry", "Another matter"])
def test_what_is_new_is_not_recognised(library: Library, typed: str) -> None:
    add(library, quote(LONG, "94"))
    assert capture.recognise(library, "marsh2015", typed) is None


def test_only_the_same_source_and_what_is_not_in_the_trash_is_recognised(library: Library) -> None:
    add_source(library, Source("other", "Another book")).result()
    add(library, quote(LONG, "94", "id"))
    assert capture.recognise(library, "other", LONG) is None
    assert capture.recognise(library, "nobody", LONG) is None
    trash_records(library, ["id"]).result()
    assert capture.recognise(library, "marsh2015", LONG) is None


@pytest.mark.parametrize(
    ("typed", "warnings"),
    [
        ("94", []),
        ("250", []),
        ("251", ["past-the-end"]),
        ("249-251", ["past-the-end"]),
        ("xii", []),
        ("150-120", ["backwards"]),
        ("--", []),
        ("", []),
    ],
)
def test_an_odd_page_is_pointed_out(typed: str, warnings: list[str]) -> None:
    assert capture.warnings_for(MARSH, typed) == warnings


def test_a_page_past_the_end_is_stored_all_the_same(library: Library) -> None:
    stored = capture.save(library, Quote("", "marsh2015", "Colophon", "999")).result().value
    assert stored.locator == "999"
    assert_sound(library)


def test_nul_and_lone_surrogates_do_no_harm_to_what_else_is_typed(library: Library) -> None:
    capture.keep_row(library, "capture", {"passage": "a\ud800b"}).result()
    assert capture.load_row(library, "capture") == {"passage": "a\ud800b"}


def test_ten_million_letters_are_accepted(library: Library) -> None:
    words = "salt and water " * 670_000
    stored = capture.save(library, Quote("", "marsh2015", words, "94")).result().value
    assert stored.text == words
