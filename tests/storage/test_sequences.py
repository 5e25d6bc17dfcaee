"""Sequences: all quotes in page order by one number each, whatever is added, moved or corrected."""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.sources import Source
from readnotes.services import care, find
from readnotes.services.find import SearchOptions
from readnotes.services.opening import Library, new_library
from readnotes.storage import (
    book_sequences,
    marks,
    quote_adding,
    quote_changing,
    sequences,
    source_adding,
    source_changing,
    tables,
)
from readnotes.storage.transaction import Transaction
from tests.storage.records import assert_index_is_true

NAMES = ("Abel", "Bauer", "Cole", "Dahl", "Eco", "Frey")


@dataclass(frozen=True)
class Act:
    """One of the things that may change where quotes stand."""

    what: str
    which: int
    page: int
    many: int
    name: str


_acts = st.builds(
    Act,
    st.sampled_from(("add", "add", "add before", "move", "take", "book", "author", "film")),
    st.integers(0, 9),
    st.integers(1, 5),
    st.integers(1, 4),
    st.sampled_from(NAMES),
)


def book(key: str, name: str = "") -> Source:
    return Source(key, "Tides", contributors=(Contributor("author", name or key),))


def perform(act: Act, turn: int, work: Transaction) -> None:
    """Do one thing to the library, if it can be done."""
    books = numbers_of(work.connection, "sources")
    quotes = numbers_of(work.connection, "quotes")
    if act.what == "book" or not books:
        source_adding.add_sources(work, [book(f"k{turn}", act.name)])
    elif act.what.startswith("add"):
        key = source_key(work.connection, books[act.which % len(books)])
        place = act.many if act.what == "add before" else None
        batch = [
            Quote(f"q{turn}-{n}", key, f"tide {turn}", str(act.page + n % 2), place=place)
            for n in range(act.many)
        ]
        quote_adding.add_quotes(work, batch)
    elif act.what == "author":
        changes = {"contributors": (Contributor("author", act.name),)}
        source_changing.change_source(work, books[act.which % len(books)], changes)
    elif act.what == "film":
        kind = "motion_picture" if act.many % 2 else "book"
        source_changing.change_source(work, books[act.which % len(books)], {"kind": kind})
    elif quotes and act.what == "move":
        key = source_key(work.connection, books[act.many % len(books)])
        moved = {"locator": str(act.page), "source": key}
        quote_changing.change_quote(work, quotes[act.which % len(quotes)], moved)
    elif quotes:
        quote_changing.remove(work, [quotes[act.which % len(quotes)]])


def numbers_of(connection: Connection, table: str) -> Sequence[int]:
    rows = connection.exec_driver_sql(f"SELECT number FROM {table} ORDER BY number")
    return rows.scalars().all()


def source_key(connection: Connection, number: int) -> str:
    rows = connection.exec_driver_sql("SELECT key FROM sources WHERE number = ?", (number,))
    return str(rows.scalar())


@settings(max_examples=60, deadline=None)
@given(
    acts=st.lists(_acts, min_size=4, max_size=14),
    apart=st.sampled_from([1, 2, 32]),
    most_moved=st.sampled_from([0, 2, 200]),
)
def test_quotes_stand_in_page_order_whatever_is_done(
    acts: list[Act], apart: int, most_moved: int
) -> None:
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(sequences, "APART", apart)
        patch.setattr(book_sequences, "BOOKS_APART", apart)
        patch.setattr(book_sequences, "NEW_BOOKS_APART", 4 * apart)
        patch.setattr(sequences, "MARGIN", apart)
        patch.setattr(sequences, "WINDOW", 1)
        patch.setattr(book_sequences, "MOST_MOVED", most_moved)
        library = new_library(Path(folder) / "a.readnotes")
        for turn, act in enumerate(acts):
            library.database.write("", partial(perform, act, turn)).result()
            assert_index_is_true(library)
        in_order = ids_found(library)
        care.rebuild_index(library)
        assert_index_is_true(library)
        assert ids_found(library) == in_order
        library.close()


def ids_found(library: Library) -> list[str]:
    found = find.search(library, "tide", SearchOptions(limit=None))
    return [hit.id for hit in found.hits]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = new_library(tmp_path / "a.readnotes")
    yield library
    library.close()


def add(library: Library, key: str, pages: Sequence[int], name: str = "") -> None:
    """Add quotes of a book, each in an act of its own; the book first."""
    made = [book(key, name)]
    library.database.write("", lambda work: source_adding.add_sources(work, made)).result()
    for n, page in enumerate(pages):
        quote = Quote(f"{key}-{n}", key, f"tide {page}", str(page))
        library.database.write("", partial(quote_adding.add_quotes, batch=[quote])).result()


def crowd(work: Transaction) -> None:
    """Put all quotes of the first book as far apart as there are numbers."""
    with sequences.moved_in_index(work.connection, numbers_of(work.connection, "quotes")):
        sequences.spread_book(work.connection, 1)


def correct_first_author(library: Library) -> None:
    right = {"contributors": (Contributor("author", "Dahl"),)}
    library.database.write("", lambda work: source_changing.change_source(work, 1, right)).result()


def count_astray(library: Library) -> int:
    astray = select(func.count()).where(tables.book_sequences.c.astray == 1)
    return library.database.read(lambda connection: connection.execute(astray).scalar_one())


def test_room_is_made_where_many_quotes_are_put_between_two(library: Library) -> None:
    add(library, "abel", [1, *range(300, 200, -1), 301])
    assert_index_is_true(library)
    assert [hit.text for hit in find.search(library, "tide").hits][:3] == [
        "tide 1",
        "tide 201",
        "tide 202",
    ]


def test_a_book_with_few_quotes_moves_when_its_author_is_corrected(library: Library) -> None:
    add(library, "abel", [1, 2])
    add(library, "cole", [1])
    correct_first_author(library)
    assert count_astray(library) == 0
    assert ids_found(library) == ["cole-0", "abel-0", "abel-1"]
    assert_index_is_true(library)


def test_a_book_with_many_is_astray_until_the_index_is_made_anew(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book_sequences, "MOST_MOVED", 1)
    add(library, "abel", [1, 2])
    add(library, "cole", [1])
    correct_first_author(library)
    assert count_astray(library) == 1
    assert ids_found(library) == ["cole-0", "abel-0", "abel-1"]
    care.rebuild_index(library)
    assert count_astray(library) == 0
    assert ids_found(library) == ["cole-0", "abel-0", "abel-1"]
    assert_index_is_true(library)


@pytest.mark.parametrize("quotes", [0, 1])
def test_books_that_come_in_any_order_have_their_place(
    library: Library, monkeypatch: pytest.MonkeyPatch, quotes: int
) -> None:
    """As they are bought and read, not as they stand on the shelf."""
    monkeypatch.setattr(book_sequences, "NEW_BOOKS_APART", 256)
    names = [f"name{n:04}" for n in range(200)]
    random.Random(7).shuffle(names)
    for name in names:
        add(library, name, [1] * quotes)
    # Before and behind all, and between two of them, again and again.
    for n in range(40):
        add(library, f"a{99 - n}", [1] * quotes)
        add(library, f"name0100-{99 - n}", [1] * quotes)
        add(library, f"z{n:02}", [1] * quotes)
    assert count_astray(library) == 0
    assert_index_is_true(library)


@pytest.mark.parametrize("page", [5000, 1500, 1])
def test_a_quote_more_in_a_crowded_book_moves_few_others(
    library: Library, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    """At the end of the book, in its middle and before its first quote."""
    numbers, margin = 20_000, 4000
    moved: list[int] = []
    original = sequences.set_sequences

    def narrow(book: int) -> tuple[int, int]:
        _first, last = marks.sequences_of(book)
        return last - numbers, last

    def note(connection: Connection, wanted: Mapping[int, int]) -> None:
        moved.append(len(wanted))
        original(connection, wanted)

    monkeypatch.setattr(sequences, "sequences_of", narrow)
    monkeypatch.setattr(sequences, "MARGIN", margin)
    monkeypatch.setattr(sequences, "set_sequences", note)
    add(library, "abel", [])
    many = [Quote(f"m{n}", "abel", f"tide {n}", str(n)) for n in range(2, 3000)]
    library.database.write("", partial(quote_adding.add_quotes, batch=many)).result()
    library.database.write("", crowd).result()
    for n in range(60):
        quote = Quote(f"new-{n:03}", "abel", "tide", str(page))
        library.database.write("", partial(quote_adding.add_quotes, batch=[quote])).result()
    assert max(moved[1:], default=0) <= 600
    assert_index_is_true(library)
