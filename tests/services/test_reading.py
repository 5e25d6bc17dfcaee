"""Looking things up: lists in their order, pages near a page, marks, counts."""

import pytest

from readnotes.domain.contributors import Contributor
from readnotes.domain.errors import FieldValueError, UnknownRecordError
from readnotes.domain.sources import Source
from readnotes.services import arranging, discarding, editing, reading
from readnotes.services.opening import Library
from readnotes.services.reading import Scope
from tests.storage.records import add, quote

BOOKS = (
    Source("ray2001", "Water", contributors=(Contributor("author", "Ray", "A."),), issued="2001"),
    Source("ray1999", "Fire", contributors=(Contributor("author", "Ray", "A."),), issued="1999"),
    Source("adler", "Wind", contributors=(Contributor("author", "Ádler", "Z."),), status="read"),
    Source("air", "Air", tags=("sky",)),
)


def stock(library: Library) -> None:
    for book in BOOKS:
        editing.add_source(library, book).result()


@pytest.mark.parametrize(
    ("page", "on", "before", "after"),
    [
        ("94", ["94", "92-96"], "12", "95"),
        ("95", ["92-96", "95"], "94", "100"),
        ("94-95", ["92-96", "94", "95"], "12", "100"),
        ("50", [], "12", "92-96"),
        ("1", [], "xii", "12"),
        ("xii", ["xii"], None, "12"),
        ("iv", [], None, "xii"),
        ("200", [], "100", None),
    ],
)
def test_what_stands_on_a_page_and_next_to_it(
    library: Library, page: str, on: list[str], before: str | None, after: str | None
) -> None:
    add(library, *(quote(p, p) for p in ("xii", "12", "92-96", "94", "95", "100", "--", "")))
    near = reading.near_page(library, "marsh2015", page)
    assert sorted(card.locator for card in near.on) == sorted(on)
    assert (near.before.locator if near.before else None) == before
    assert (near.after.locator if near.after else None) == after


def test_near_a_page_only_what_is_outside_the_trash_and_of_the_book(library: Library) -> None:
    stock(library)
    add(library, *(quote(p, p, p) for p in ("93", "94", "95")))
    discarding.trash_records(library, ["94", "93"]).result()
    editing.edit_quote(library, "95", {"source": "ray2001"}).result()
    near = reading.near_page(library, "marsh2015", "94")
    assert (near.on, near.before, near.after) == ((), None, None)


@pytest.mark.parametrize("page", ["", "--", "chapter", "94-90x"])
def test_near_what_is_no_page_is_refused(library: Library, page: str) -> None:
    add(library, quote())
    with pytest.raises(FieldValueError):
        reading.near_page(library, "marsh2015", page)
    with pytest.raises(UnknownRecordError):
        reading.near_page(library, "nobody", "94")


def test_the_page_strip_counts_the_notes_of_front_matter_and_pages(library: Library) -> None:
    pages = ("xii", "xii", "94", "94", "94-95", "149, 152", "ch. 3", "--", "", "300")
    add(library, *(quote(f"{n}", page) for n, page in enumerate(pages)))
    discarding.trash_records(library, [quote("2", "94").id]).result()
    marks = reading.page_marks(library, "marsh2015")
    assert marks.front == ((12, 2),)
    assert marks.body == ((94, 2), (149, 1), (152, 1), (300, 1))
    assert marks.pages == 250


def test_quotes_stand_in_the_order_of_books_and_pages(library: Library) -> None:
    stock(library)
    add(library, quote("m", "3", "m"))
    for name, key, page in (
        ("w2", "ray2001", "10"),
        ("w1", "ray2001", "ix"),
        ("f", "ray1999", "300"),
        ("a", "air", "1"),
        ("z", "adler", "1"),
    ):
        add(library, quote(name, page, name))
        editing.edit_quote(library, name, {"source": key}).result()
    numbers = reading.quote_order(library)
    order = [card.id for card in reading.quote_cards(library, numbers)]
    assert order == ["z", "a", "m", "f", "w1", "w2"]
    assert [card.id for card in reading.first_cards(library, limit=2)] == order[:2]
    assert [each.id for each in reading.list_quotes(library)] == order


def test_cards_come_in_the_order_asked_and_without_those_that_are_no_more(
    library: Library,
) -> None:
    numbers = add(library, quote("a", "1", "a"), quote("b", "2", "b"))
    asked = [numbers[1], 999, numbers[0], numbers[1]]
    assert [card.id for card in reading.quote_cards(library, asked)] == ["b", "a", "b"]


@pytest.mark.parametrize(
    ("scope", "ids"),
    [
        (Scope(), ["a", "b", "c"]),
        (Scope("source", "marsh2015"), ["a", "b"]),
        (Scope("tag", "sea"), ["b"]),
        (Scope("shelf", "Sea"), ["c"]),
        (Scope("status", "read"), ["c"]),
        (Scope("tag", "nobody"), []),
    ],
)
def test_a_scope_holds_its_quotes(library: Library, scope: Scope, ids: list[str]) -> None:
    editing.add_source(library, Source("zed", "Zed", status="read", shelves=("Sea",))).result()
    add(library, *(quote(name, "1", name) for name in "abc"))
    editing.edit_quote(library, "c", {"source": "zed"}).result()
    editing.edit_quote(library, "b", {"tags": ("sea",)}).result()
    found = reading.quote_cards(library, reading.quote_order(library, scope))
    assert [card.id for card in found] == ids


def test_books_are_sorted_as_asked(library: Library) -> None:
    stock(library)
    add(library, quote("x", "1", "x"))
    editing.edit_quote(library, "x", {"source": "ray2001"}).result()
    editing.edit_source(library, "air", {"title": "Breath"}).result()
    by: dict[str, list[str]] = {
        order: [card.key for card in reading.list_source_cards(library, order=order)]
        for order in ("author", "title", "year", "modified", "quotes")
    }
    assert by["author"] == ["adler", "air", "marsh2015", "ray1999", "ray2001"]
    assert by["title"] == ["air", "ray1999", "marsh2015", "ray2001", "adler"]
    assert by["modified"][0] == "air"
    assert by["quotes"][0] == "ray2001"
    assert by["year"].index("ray2001") < by["year"].index("ray1999")


@pytest.mark.parametrize(
    ("needle", "found"),
    [
        ("wat", ["ray2001"]),
        ("ADLER", ["adler"]),
        ("ray 1999", ["ray1999"]),
        ("", ["adler", "air", "ray1999", "ray2001"]),
        ("nobody", []),
    ],
)
def test_a_needle_finds_books_by_title_name_year_and_key(
    library: Library, needle: str, found: list[str]
) -> None:
    stock(library)
    cards = reading.list_source_cards(library, needle=needle)
    assert [card.key for card in cards] == found


def test_the_sidebar_counts_what_is_outside_the_trash(library: Library) -> None:
    stock(library)
    add(library, *(quote(name, "1", name) for name in "abc"))
    editing.edit_quote(library, "a", {"tags": ("sea",)}).result()
    arranging.put_on_shelf(library, "Shore", ["air", "ray2001"]).result()
    arranging.make_shelf(library, "Empty").result()
    arranging.save_search(library, "Tides", "page:94").result()
    editing.new_review(library, "On salt", ["marsh2015"], "Three words now").result()
    discarding.trash_records(library, ["air", "b"]).result()
    side = reading.sidebar(library)
    assert (side.sources, side.quotes, side.trashed) == (4, 2, 2)
    assert side.statuses == (("read", 1),)
    assert side.shelves == (("Shore", 1), ("Empty", 0))
    assert [(each.name, each.quotes, each.sources) for each in side.tags] == [("sea", 1, 0)]
    assert [(each.title, each.words) for each in side.reviews] == [("On salt", 3)]
    assert [each.query for each in side.searches] == ["page:94"]
    counts = reading.info(library)
    assert (counts.sources, counts.quotes, counts.reviews, counts.trashed) == (4, 2, 1, 2)
    assert counts.size > 0


def test_a_record_is_found_by_key_id_or_title(library: Library) -> None:
    add(library, quote("x", "1", "x"))
    review = editing.new_review(library, "On salt", []).result().value
    assert reading.find_record(library, "marsh2015") == reading.get_source(library, "marsh2015")
    assert reading.find_record(library, "x") == reading.get_quote(library, "x")
    assert reading.find_record(library, "On salt") == review
    with pytest.raises(UnknownRecordError) as raised:
        reading.find_record(library, "nobody")
    assert raised.value.kind == "record"


def test_a_free_key_is_offered(library: Library) -> None:
    stock(library)
    again = Source("", "Water", contributors=(Contributor("author", "Ray"),), issued="2001")
    assert reading.suggest_key(library, again) == "ray2001a"
    assert reading.suggest_key(library, again, base="air") == "aira"
    assert reading.suggest_key(library, again, base="new") == "new"
