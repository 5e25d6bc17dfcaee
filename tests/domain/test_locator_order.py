"""The order of places, and their search by page, as byte strings that SQLite compares."""

import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readnotes.domain.locators import (
    FRONT_MATTER,
    Locator,
    Part,
    Point,
    locator_order,
    page_key,
    page_spans,
    parse_locator,
    parse_page_query,
)
from tests.domain.locator_strategies import locator_texts

IN_ORDER = [
    "i",
    "xii",
    "xii, xv",
    "xii-xiv",
    "p. 0",
    "p. 9",
    "p. 12",
    "p. 12, n. 5",
    "p. 12, n. 10",
    "p. 12, 14",
    "pp. 12-13",
    "p. 12a",
    "p. 13",
    "ch. 3, p. 40",
    "p. 100",
    "A2",
    "A12",
    "S-14",
    "vol. 0, p. 3",
    "vol. 1, p. 500",
    "vol. 2, p. xii",
    "vol. 2, p. 94",
    "fol. 32",
    "fol. 32r",
    "fol. 32v",
    "ch. 3",
    "ch. iv",
    "ch. 10",
    "§ 12",
    "§ 12.3",
    "§ 12.10",
    "§ 13",
    "¶ 4",
    "v. 3:16",
    "v. 12",
    "loc. 1204",
    "45 %",
    "45.25 %",
    "45.5 %",
    "at 59:59",
    "at 1:02:33",
    "bk. 1",
    "col. 1",
    "pl. 3",
    "vol. 2",
    "back cover",
    "n.p.",
    "",
]

_KEYS = st.one_of(st.none(), st.text(st.characters(codec=None), max_size=4))
_PLACES = st.tuples(locator_texts().map(parse_locator), _KEYS)


def test_places_stand_in_the_order_of_the_book() -> None:
    keys = {typed: locator_order(parse_locator(typed)) for typed in IN_ORDER}
    for before, after in pairwise(IN_ORDER):
        assert keys[before] < keys[after], (before, after)


@pytest.mark.parametrize("typed", ["back cover", "n.p.", ""])
def test_without_a_page_the_importers_order_counts_and_none_comes_last(typed: str) -> None:
    locator = parse_locator(typed)
    found = ["", "0003", "0010", "Z", "a", "é", "\ud800", "\uffff", "\U00010000", None]
    keys = [locator_order(locator, key) for key in found]
    assert all(one < other for one, other in pairwise(keys))


def test_with_a_page_the_importers_order_does_not_count() -> None:
    locator = parse_locator("94")
    assert locator_order(locator, "0003") == locator_order(locator)


@given(st.lists(_PLACES, max_size=12))
def test_sqlite_and_python_agree_about_the_order(places: list[tuple[Locator, str | None]]) -> None:
    keys = [locator_order(locator, key) for locator, key in places]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE quotes (id INTEGER PRIMARY KEY, place BLOB)")
        database.executemany("INSERT INTO quotes VALUES (?, ?)", enumerate(keys))
        rows = database.execute("SELECT id FROM quotes ORDER BY place, id").fetchall()
    assert [row for (row,) in rows] == sorted(range(len(places)), key=lambda n: (keys[n], n))
    plain = [_plain_order(locator, key) for locator, key in places]
    assert [row for (row,) in rows] == sorted(range(len(places)), key=lambda n: (plain[n], n))


@given(_PLACES, _PLACES)
def test_the_bytes_order_as_the_numbers_and_words_do(
    one: tuple[Locator, str | None], other: tuple[Locator, str | None]
) -> None:
    plain = _plain_order(*one), _plain_order(*other)
    keys = locator_order(*one), locator_order(*other)
    assert (plain[0] < plain[1], plain[0] == plain[1]) == (keys[0] < keys[1], keys[0] == keys[1])


def _plain_order(locator: Locator, key: str | None) -> tuple[object, ...]:
    """The same order, said once more in tuples instead of bytes."""
    special = {"as-typed": 20, "unpaged": 21, "missing": 22}.get(locator.term)
    if special is not None:
        return special, key is None, key or ""
    if locator.pages:
        volumes = [part for part in locator.parts if part.term == "volume"]
        volume = volumes[0].spans[0].first.number[0] if volumes else -1
        pages = [(_page(span.first), _page(span.last)) for span in locator.pages]
        return 0, volume, pages, _numbers([p for p in locator.parts if p.term != "page"])
    named = ["folio", "chapter", "section", "paragraph", "verse", "location", "percent"]
    named.append("timestamp")
    if locator.term in named:
        return 1 + named.index(locator.term), _numbers(locator.parts)
    return 10, locator.term, _numbers(locator.parts)


def _numbers(parts: list[Part] | tuple[Part, ...]) -> list[list[object]]:
    return [[(_point(span.first), _point(span.last)) for span in part.spans] for part in parts]


def _page(point: Point) -> tuple[object, ...]:
    return (0, point.number) if point.roman else (1, *_point(point))


def _point(point: Point) -> tuple[object, ...]:
    return point.series.rstrip("-").casefold(), point.number, point.suffix.casefold()


@pytest.mark.parametrize(
    ("typed", "query", "found"),
    [
        ("94", "94", True),
        ("90-96", "94", True),
        ("ch 3 p 94", "94", True),
        ("vol. 2, p. 94", "94", True),
        ("25, 47-49", "48", True),
        ("25, 47-49", "30", False),
        ("25, 47-49", "30-47", True),
        ("39ff", "40", True),
        ("39ff", "41", False),
        ("88-91", "90-100", True),
        ("101", "90-100", False),
        ("12a", "12", False),
        ("12a", "12-13", True),
        ("xii", "xii", True),
        ("xii", "12", False),
        ("xii-xiv", "xiii", True),
        ("xii", "front", True),
        ("ix-12", "front", True),
        ("ix-12", "3", True),
        ("1", "front", False),
        ("A12", "A12", True),
        ("A12", "a12", True),
        ("A12", "12", False),
        ("S-14", "s14", True),
        ("A12-14", "A13", True),
        ("149-150", "149-50", True),
        ("150", "p. 149-50", True),
        ("ch. 94", "94", False),
        ("fol. 94", "94", False),
        ("back cover", "94", False),
    ],
)
def test_a_page_finds_what_stands_on_it(typed: str, query: str, found: bool) -> None:
    asked = parse_page_query(query)
    assert asked is not None
    spans = page_spans(parse_locator(typed))
    assert any(first <= asked[1] and last >= asked[0] for first, last in spans) is found


@pytest.mark.parametrize("query", ["ch. 3", "back", "", "94, 97", "150-49", "-", "32r"])
def test_what_names_no_page_is_no_page_query(query: str) -> None:
    assert parse_page_query(query) is None
    assert page_key(query) is None


def test_front_matter_ends_before_the_first_page() -> None:
    first_page, last_numeral = page_key("0"), page_key("cc")
    assert first_page is not None
    assert last_numeral is not None
    assert FRONT_MATTER[0] < last_numeral < FRONT_MATTER[1] < first_page


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_ranges_meet_where_their_pages_do(a: int, b: int, c: int, d: int) -> None:
    (first, last), (low, high) = sorted((a, b)), sorted((c, d))
    asked = parse_page_query(f"{low}-{high}")
    assert asked is not None
    [(key_first, key_last)] = page_spans(parse_locator(f"pp. {first}-{last}"))
    assert (key_first <= asked[1] and key_last >= asked[0]) == (first <= high and last >= low)
