"""The pieces of the index are joined while nothing is saved; only the speed of a search tells."""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readnotes.runtime import failpoints
from readnotes.services import care, find
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import index_pieces, trash, writer
from readnotes.storage.index_pieces import join_some, needs_joining
from readnotes.storage.tables import FULL_TEXT
from readnotes.storage.transaction import Transaction
from tests.storage.records import add, assert_index_is_true, quote, state_of

LONG = " ".join(f"word{n}" for n in range(400))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment without saving is enough for the writer to begin with other work."""
    monkeypatch.setattr(writer, "IDLE_SECONDS", 0.02)
    monkeypatch.setattr(writer, "BETWEEN_SECONDS", 0.001)


@pytest.fixture
def in_pieces(tmp_path: Path) -> Iterator[Library]:
    """A library whose quotes were saved one by one, never with a moment in between."""
    library = _saved_one_by_one(tmp_path)
    yield library
    library.close()


def _saved_one_by_one(folder: Path) -> Library:
    library = new_library(folder / "pieces.readnotes")
    for page in range(1, 13):
        add(library, quote(f"The ferry came at dawn {page}", str(page)))
    return library


def pieces(library: Library, name: str = "quote_words") -> int:
    """In how many pieces a table of the index is."""
    statement = f"SELECT count(DISTINCT segid) FROM {name}_idx"
    found: int = library.database.read(lambda c: c.exec_driver_sql(statement).scalar_one())
    return found


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert is_so()


def pages_found(library: Library, query: str = "ferr*") -> list[str]:
    return [hit.locator.removeprefix("p. ") for hit in find.search(library, query).hits]


def test_saving_one_by_one_leaves_many_pieces(in_pieces: Library) -> None:
    assert pieces(in_pieces) > 6


@pytest.mark.usefixtures("impatient")
def test_what_was_saved_is_joined_when_nothing_is_saved(in_pieces: Library) -> None:
    add(in_pieces, quote("The ferry went at dusk", "13"))
    wait_until(lambda: all(pieces(in_pieces, name) == 1 for name in FULL_TEXT if name[0] == "q"))
    assert pages_found(in_pieces) == [str(page) for page in range(1, 14)]
    assert_index_is_true(in_pieces)
    assert care.compare_index(in_pieces).agrees


@pytest.mark.usefixtures("impatient")
def test_a_quote_is_saved_and_found_while_pieces_are_joined(
    in_pieces: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_pieces, "PAGES_AT_ONCE", 1)
    for page in range(13, 43):
        add(in_pieces, quote(f"The ferry {LONG}", str(page)))
        time.sleep(0.002 * (page % 3) * 12)
        assert pages_found(in_pieces)[-1] == str(page)
    wait_until(lambda: pieces(in_pieces) < 4)
    assert_index_is_true(in_pieces)


@pytest.mark.usefixtures("impatient")
def test_a_library_is_closed_in_the_middle_and_joined_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_pieces, "PAGES_AT_ONCE", 1)
    library = _saved_one_by_one(tmp_path)
    add(library, *(quote(f"The ferry {LONG} {page}", str(page)) for page in range(13, 100)))
    library.database.write("", partial(_join, all_pieces=False)).result()
    library.close()
    again = open_library(library.path)
    assert pieces(again) > 1
    assert not care.needs_index(again)
    care.tidy(again)
    wait_until(lambda: pieces(again) == 1)
    assert_index_is_true(again)
    again.close()
    # It is known as what was left, not taken for damaged.
    monkeypatch.setattr("readnotes.storage.index_state.FEW_QUOTES", 0)
    once_more = open_library(library.path)
    assert care.is_index_as_left(once_more)
    once_more.close()


def test_an_opened_library_is_left_alone_where_there_is_little_to_join(tmp_path: Path) -> None:
    library = _saved_one_by_one(tmp_path)
    care.join_pieces(library)
    assert [pieces(library, name) for name in FULL_TEXT] == [1, 1, 0]
    library.close()
    before = hashlib.sha256(library.path.read_bytes()).digest()
    again = open_library(library.path)
    care.tidy(again)
    again.close()
    assert hashlib.sha256(again.path.read_bytes()).digest() == before


def test_a_few_small_pieces_are_left_until_there_are_many(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_pieces, "MUCH", 5)
    for first in (1, 201):
        some = range(first, first + 200)
        add(library, *(quote(f"The ferry {LONG} {page}", str(page)) for page in some))
    care.join_pieces(library)
    for page in range(500, 500 + index_pieces.MANY):
        assert not library.database.read(needs_joining)
        add(library, quote("The ferry", str(page)))
    assert library.database.read(needs_joining)
    large = _largest(library)
    _join_until_done(library)
    # The large one was not written anew for some short quotes.
    assert pieces(library) == 2
    assert _largest(library) == large


def _largest(library: Library) -> tuple[int, int]:
    statement = (
        "SELECT segid, count(*) FROM quote_words_idx GROUP BY segid ORDER BY count(*) DESC LIMIT 1"
    )
    row = library.database.read(lambda c: c.exec_driver_sql(statement).one())
    return row[0], row[1]


def _join_until_done(library: Library) -> None:
    while library.database.write("", partial(_join, all_pieces=False)).result().value:
        pass


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("action", ["raise", "enospc"])
def test_saving_goes_on_when_joining_fails(
    in_pieces: Library,
    action: str,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL + 1)
    before = pieces(in_pieces)
    # The commit of the act below, then that of the first joining.
    monkeypatch.setattr(failpoints, "_armed", failpoints.parse_armed(f"commit:2:{action}"))
    add(in_pieces, quote("The ferry went at dusk", "13"))
    armed = failpoints._armed
    assert armed is not None
    wait_until(lambda: armed.passes <= 0)
    assert pieces(in_pieces) >= before
    add(in_pieces, quote("The ferry stayed", "14"))
    wait_until(lambda: pieces(in_pieces) == 1)
    assert pages_found(in_pieces) == [str(page) for page in range(1, 15)]
    assert_index_is_true(in_pieces)


def test_a_full_disk_stops_the_joining_and_nothing_else(
    in_pieces: Library, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def limit(pages: int) -> Callable[[Transaction], object]:
        statement = f"PRAGMA max_page_count={pages}"
        return lambda work: work.connection.exec_driver_sql(statement)

    for first in (13, 113):
        texts = {
            page: " ".join(f"{page}word{n}" for n in range(200))
            for page in range(first, first + 100)
        }
        add(in_pieces, *(quote(f"The ferry {text}", str(page)) for page, text in texts.items()))
    before = pieces(in_pieces)
    monkeypatch.setattr(writer, "IDLE_SECONDS", 0.02)
    in_pieces.database.write("", limit(1)).result()  # No more than there are.
    time.sleep(0.3)
    assert pieces(in_pieces) == before
    assert not caplog.records
    in_pieces.database.write("", limit(1_000_000)).result()
    wait_until(lambda: pieces(in_pieces) < before)
    assert len(find.find_quotes(in_pieces, "ferry")) == 212
    assert_index_is_true(in_pieces)


@pytest.mark.usefixtures("impatient")
def test_damage_that_joining_comes_upon_is_told_and_no_record_lost(in_pieces: Library) -> None:
    before = state_of(in_pieces)
    statement = "UPDATE quote_words_data SET block = x'ff00ff' WHERE id > 10"
    in_pieces.database.write("", lambda work: work.connection.exec_driver_sql(statement)).result()
    wait_until(lambda: in_pieces.database.index_trouble == "damaged")
    assert state_of(in_pieces) == before
    assert care.mend_index(in_pieces).finished
    assert pages_found(in_pieces) == [str(page) for page in range(1, 13)]


def _join(work: Transaction, *, all_pieces: bool) -> bool:
    return join_some(work.connection, all_pieces=all_pieces)


def _delete(work: Transaction, number: int) -> None:
    trash.throw_away_quotes(work, [number])
    trash.empty(work)


@given(steps=st.lists(st.sampled_from(["add", "trash", "join", "join all"]), max_size=25))
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_says_the_same_in_whatever_pieces_it_is(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str]
) -> None:
    library = new_library(tmp_path_factory.mktemp("steps") / "a.readnotes")
    there: dict[int, str] = {}
    for page, step in enumerate(steps, start=1):
        if step == "add":
            [number] = add(library, quote("The ferry came", str(page)))
            there[number] = str(page)
        elif step == "trash" and there:
            gone = next(iter(there))
            library.database.write("", partial(_delete, number=gone)).result()
            del there[gone]
        else:
            join = partial(_join, all_pieces=step == "join all")
            library.database.write("", join).result()
        assert pages_found(library) == list(there.values())
    assert_index_is_true(library)
    library.close()
