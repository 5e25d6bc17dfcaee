"""Renumbering pages: these quotes, this page, from here on, the whole book, as one step."""

import pytest

from readnotes.services import capture, reading, undo
from readnotes.services.editing import edit_quote
from readnotes.services.opening import Library
from tests.faults.oracle import assert_sound
from tests.storage.records import add, quote, state_of


def plan(library: Library, numbers: list[int], first: str) -> list[tuple[str, str | None]]:
    return [(r.before, r.after) for r in capture.plan_renumbering(library, numbers, first)]


@pytest.mark.parametrize(
    ("pages", "first", "after"),
    [
        (["94", "95", "149-50"], "98", ["98", "99", "153–154"]),
        (["94", "95"], "90", ["90", "91"]),
        (["xii", "xiv"], "x", ["x", "xii"]),
        (["XII", "XIV"], "XIV", ["XIV", "XVI"]),
        (["94", "xii"], "98", ["98", "xvi"]),
        (["94", "95, n. 3"], "98", ["98", "p. 99, n. 3"]),
        (["94", "--"], "98", ["98", None]),
        (["94", ""], "98", ["98", None]),
        (["94", "2"], "91", ["91", None]),
        (["xii", "xiv"], "3", ["3", None]),
        (["ch. 3", "94"], "ch. 4", ["ch. 4", "95"]),
    ],
)
def test_the_others_follow_by_as_many_pages_as_the_first(
    library: Library, pages: list[str], first: str, after: list[str | None]
) -> None:
    numbers = add(library, *(quote(f"words of {page}", page) for page in pages))
    assert plan(library, numbers, first) == list(zip(pages, after, strict=True))


def test_without_quotes_there_is_nothing_to_plan(library: Library) -> None:
    assert plan(library, [], "98") == []


def test_a_plan_changes_nothing_until_it_is_carried_out(library: Library) -> None:
    numbers = add(library, quote("a", "94"), quote("b", "95"))
    before = state_of(library)
    plan(library, numbers, "98")
    assert state_of(library) == before


def test_a_whole_book_is_renumbered_and_put_back_in_one_step(library: Library) -> None:
    add(library, *(quote(f"words of {page}", str(page)) for page in range(10, 200)))
    add(library, quote("front", "xii"), quote("nowhere", "--"))
    before = state_of(library)
    numbers = list(reading.quote_order(library, reading.Scope("source", "marsh2015")))
    body = [
        n
        for n, card in zip(numbers, reading.quote_cards(library, numbers), strict=True)
        if card.locator.isdigit()
    ]
    wished = capture.plan_renumbering(library, body, "16")
    assert capture.renumber(library, wished).result().value == 190
    pages = [each.locator for each in reading.list_quotes(library)]
    assert pages == ["xii", *map(str, range(16, 206)), "--"]
    assert_sound(library)
    undo.undo(library).result()
    assert state_of(library) == before
    assert_sound(library)


def test_a_quote_whose_page_cannot_be_shifted_keeps_it(library: Library) -> None:
    numbers = add(library, quote("a", "94"), quote("b", "--"), quote("c", "2"))
    wished = capture.plan_renumbering(library, numbers, "90")
    assert capture.renumber(library, wished).result().value == 1
    assert {each.locator for each in reading.list_quotes(library)} == {"90", "--", "2"}


def test_a_new_page_clears_the_date_of_the_comparison(library: Library) -> None:
    numbers = add(library, quote("a", "94", "a"), quote("b", "95", "b"))
    for name in ("a", "b"):
        edit_quote(library, name, {"checked": "2026-11-22"}).result()
    capture.renumber(library, capture.plan_renumbering(library, numbers[:1], "90")).result()
    assert reading.get_quote(library, "a").checked is None
    assert reading.get_quote(library, "b").checked == "2026-11-22"


def test_quotes_that_keep_their_order_on_a_page_keep_it_on_the_new_one(library: Library) -> None:
    numbers = add(library, *(quote(words, "94") for words in ("one", "two", "three")))
    wished = capture.plan_renumbering(library, numbers, "98")
    capture.renumber(library, wished).result()
    assert [each.text for each in reading.list_quotes(library)] == ["one", "two", "three"]
    assert [each.place for each in reading.list_quotes(library)] == [1, 2, 3]
