"""Comparing quotes with the page: which are still to be looked at, and what clears a date."""

from dataclasses import replace

import pytest

from readnotes.domain.errors import UnknownRecordError
from readnotes.services import compose, discarding, editing, reading, undo, verify
from readnotes.services.opening import Library
from tests.storage.records import add, quote


def test_a_book_is_gone_through_in_page_order(library: Library) -> None:
    late, early, front = add(library, quote("a", "94"), quote("b", "9"), quote("c", "xii"))
    found = verify.round_of_source(library, "marsh2015")
    assert found.numbers == (front, early, late)
    assert found.source is not None
    assert found.title == found.source.title


def test_what_was_compared_and_what_is_in_the_trash_is_left_out(library: Library) -> None:
    one, two, three = add(library, quote("a", "1"), quote("b", "2"), quote("c", "3"))
    verify.mark_checked(library, [one]).result()
    discarding.trash_quotes(library, [two]).result()
    found = verify.round_of_source(library, "marsh2015")
    assert (found.numbers, found.checked) == ((three,), 1)
    assert verify.still_unchecked(library, [one, two, three]) == {three}


def test_the_reviewers_own_words_stand_on_no_page(library: Library) -> None:
    own = [replace(quote(kind, "4"), kind=kind) for kind in ("comment", "question")]
    numbers = add(library, *own, replace(quote("s", "4"), kind="summary"))
    assert verify.round_of_source(library, "marsh2015").numbers == (numbers[2],)


def test_a_review_counts_and_leads_through_what_it_uses(library: Library) -> None:
    used, other, checked = add(
        library,
        quote("the tide went out at noon", "7"),
        quote("nobody used this one yet", "8"),
        quote("and came back in the evening", "2"),
    )
    body = (
        "“the tide went out at noon” [@marsh2015, p. 7]; "
        "“and came back in the evening” [@marsh2015, p. 2]"
    )
    review = compose.new_review(library, "Tides", ["marsh2015"], body).result().value
    verify.mark_checked(library, [checked]).result()
    assert verify.count_checked(library, review.id) == verify.Checked(1, 2)
    found = verify.round_of_review(library, review.id)
    assert (found.title, found.numbers, found.checked) == ("Tides", (used,), 1)
    assert other not in found.numbers


def test_the_date_is_today_and_undo_takes_it_back(library: Library) -> None:
    [number] = add(library, quote("a", "1"))
    verify.mark_checked(library, [number]).result()
    found = verify.find_quote(library, number)
    assert found is not None
    assert found[0].checked == library.clock.now().astimezone().date().isoformat()
    undo.undo(library).result()
    assert verify.still_unchecked(library, [number]) == {number}


@pytest.mark.parametrize(
    "changes", [{"text": "other"}, {"as_printed": "other"}, {"locator": "2"}], ids=str
)
def test_other_words_or_another_page_must_be_compared_again(
    library: Library, changes: dict[str, object]
) -> None:
    [number] = add(library, quote("a", "1"))
    verify.mark_checked(library, [number]).result()
    [kept] = reading.list_quotes(library)
    editing.edit_quote(library, kept.id, changes).result()
    assert verify.still_unchecked(library, [number]) == {number}


def test_another_edition_must_be_compared_again(library: Library) -> None:
    [number] = add(library, quote("a", "1"))
    verify.mark_checked(library, [number]).result()
    editing.edit_source(library, "marsh2015", {"edition": "2nd"}).result()
    assert verify.round_of_source(library, "marsh2015").numbers == (number,)


def test_what_is_not_there_cannot_be_gone_through(library: Library) -> None:
    with pytest.raises(UnknownRecordError):
        verify.round_of_source(library, "nobody")
    with pytest.raises(UnknownRecordError):
        verify.round_of_review(library, "no such review")
    assert verify.find_quote(library, 999) is None
