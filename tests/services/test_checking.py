"""What a draft is checked against, loaded from the library."""

from dataclasses import replace

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.sources import Source
from readnotes.drafting.findings import Finding
from readnotes.services import discarding, editing
from readnotes.services.checking import check_elsewhere, check_review, find_recorded, load_material
from readnotes.services.opening import Library
from readnotes.storage import attachments, source_adding
from readnotes.storage.attachments import sha256_of
from readnotes.storage.transaction import Transaction
from tests.storage.records import add, quote

PICTURE = Attachment(sha256_of(b"made up"), "p048.jpg", "image/jpeg", b"made up")
FERRY = replace(
    quote("The ferry came at dawn and nobody was there", "94", "ferry"),
    as_printed="the ferry came at dawn",
    checked="2026-01-01",
    essential=True,
)


def add_tides(library: Library) -> None:
    some = [Source("tides", "Tides")]
    library.database.write("Add", lambda work: source_adding.add_sources(work, some)).result()


def keep_picture(library: Library) -> None:
    def act(work: Transaction) -> None:
        attachments.keep(work.connection, [PICTURE])

    library.database.write("Keep", act).result()


def test_passages_come_in_page_order_with_what_the_check_needs(library: Library) -> None:
    first = quote("Nobody on the quay would say whose it was", "9", "tide")
    add(library, FERRY, first)
    passages = load_material(library, "", ["marsh2015"]).passages["marsh2015"]
    assert [each.id for each in passages] == [first.id, FERRY.id]
    assert (passages[1].as_printed, passages[1].checked, passages[1].essential) == (
        *("the ferry came at dawn", "2026-01-01"),
        True,
    )


def test_sources_are_those_cited_and_those_it_is_about(library: Library) -> None:
    add(library, FERRY)
    add_tides(library)
    assert set(load_material(library, "So [@tides].", ["marsh2015"]).sources) == {
        *("marsh2015", "tides"),
    }
    found = load_material(library, "So [@tdies].", [])
    assert (set(found.sources), found.keys) == (set(), ("tides",))


def test_a_passage_quoted_in_another_source_may_be_cited_from_there(library: Library) -> None:
    add_tides(library)
    add(library, replace(FERRY, carrier="tides", essential=False))
    body = "“The ferry came at dawn and nobody was there” [@tides, p. 3]."
    review = editing.new_review(library, "On salt", ["tides"], body).result().value
    assert [each.rule for each in check_review(library, review.id).findings] == []


def test_what_is_in_the_trash_is_no_record(library: Library) -> None:
    add(library, FERRY)
    body = "“The ferry came at dawn and nobody was there” [@marsh2015, p. 94]."
    review = editing.new_review(library, "On salt", ["marsh2015"], body).result().value
    assert check_review(library, review.id).findings == ()
    discarding.trash_records(library, [FERRY.id]).result()
    assert [each.rule for each in check_review(library, review.id).findings] == ["unrecorded"]


def test_pictures_come_with_what_each_use_says(library: Library) -> None:
    use = AttachmentUse(PICTURE.sha256, alt="A quay", credit="Photo: Lina Moro")
    keep_picture(library)
    add(library, replace(FERRY, attachments=(use,)))
    body = f"[so](attachment:{PICTURE.sha256}) ![](attachment:{'0' * 64})"
    assert load_material(library, body, []).pictures == {PICTURE.sha256: (use,)}


def test_of_the_same_words_on_two_pages_a_finding_names_those_at_its_place(
    library: Library,
) -> None:
    words = "Nobody on the quay would say whose it was"
    numbers = add(library, quote(words, "9"), quote(words, "94"))
    told = Finding("page", 0, 5, 1, "p. 40", "marsh2015", "p. 94", words)
    found = find_recorded(library, told)
    assert found is not None
    assert (found.number, found.source, found.printed) == (numbers[1], "marsh2015", False)
    nowhere = find_recorded(library, replace(told, locator="p. 12"))
    assert nowhere is not None
    assert nowhere.number == numbers[0]


def test_a_finding_may_name_the_words_as_printed_or_a_quote_that_is_gone(
    library: Library,
) -> None:
    add(library, FERRY)
    told = Finding("wording", 0, 5, 1, "ferry", "marsh2015", "p. 94", FERRY.as_printed)
    found = find_recorded(library, told)
    assert found is not None
    assert found.printed
    assert find_recorded(library, replace(told, recorded="Nothing like it")) is None
    assert find_recorded(library, replace(told, source="nobody1999")) is None
    assert find_recorded(library, replace(told, recorded=None)) is None


def test_what_stands_elsewhere_is_found_without_the_sources_it_is_about(library: Library) -> None:
    add_tides(library)
    words = "The water came back over the flats and nobody thought to thank it"
    add(library, replace(quote(words, "7", "tide"), source="tides"))
    [found] = check_elsewhere(library, f"{words}.", ["marsh2015"])
    assert (found.finding.rule, found.finding.source) == ("borrowing", "tides")
    assert found.finding.elsewhere
    assert check_elsewhere(library, f"{words}.", ["tides"]) == []
