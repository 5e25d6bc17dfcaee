"""The index: seen through when something is wrong with it, made anew, compared with the records."""

import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from readnotes.domain.errors import IndexDamagedError
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.services import care, editing, find
from readnotes.services.opening import Library, new_library, open_library
from readnotes.storage import review_adding, schema, sequences
from readnotes.storage.tables import FULL_TEXT, SCHEMA_VERSION
from tests.storage.records import add, assert_index_is_true, quote, state_of

WORDS = ["ferry", "dawn", "salt", "gangs", "kidnapped", "marsh", "harbour", "silence"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with a book, many quotes and a review."""
    library = new_library(tmp_path / "a.readnotes")
    fill(library)
    library.close()
    return library.path


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = open_library(path)
    yield library
    library.close()


def fill(library: Library, count: int = 300) -> None:
    chance = random.Random(5)
    batch = [
        Quote(
            f"q{n}",
            "marsh2015",
            " ".join(chance.choices(WORDS, k=8)) + f" w{n}",
            str(n),
            gist="a point" if n % 3 else None,
            translation="le bac" if n % 5 == 0 else None,
            tags=("sea", "night") if n % 2 else (),
        )
        for n in range(count)
    ]
    add(library, *batch)
    review = Review("r", "On salt", body="A review of roads.")
    library.database.write("", lambda work: review_adding.add_reviews(work, [review])).result()


def change(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def damage(library: Library, statement: str) -> None:
    """Change an open library behind the back of the rooms that look after it."""
    library.database.write("", lambda work: work.connection.exec_driver_sql(statement)).result()


def total(library: Library, query: str) -> int:
    return find.search(library, query, find.SearchOptions(limit=0)).total


TROUBLES = {
    "a table of words is missing": ("missing", ["DROP TABLE quote_words"]),
    "all are missing": ("missing", [f"DROP TABLE {name}" for name in (*FULL_TEXT, "words")]),
    "what FTS5 keeps is missing": ("missing", ["DROP TABLE quote_words_docsize"]),
    "its settings are garbled": ("damaged", ["UPDATE quote_words_config SET v = x'ff'"]),
    "its blocks are gone": ("damaged", ["DELETE FROM quote_words_data"]),
    "the root of the blocks is garbled": (
        "damaged",
        ["UPDATE quote_words_data SET block = x'ff00ff' WHERE id = 10"],
    ),
    "a byte in the middle is another": (
        "damaged",
        [
            "UPDATE quote_words_data SET block = CAST(substr(block, 1, 90) AS BLOB) || x'41' "
            "|| CAST(substr(block, 92) AS BLOB) WHERE id = (SELECT max(id) FROM quote_words_data)"
        ],
    ),
    "the lengths are gone": ("damaged", ["DELETE FROM source_words_docsize"]),
    "another folding made it": ("older", ["UPDATE meta SET value = '0' WHERE name = 'folding'"]),
    "its making was not finished": (
        "half",
        [
            """INSERT INTO meta VALUES ('remaking', '{"quote_words": 300, "review_words": 1}')""",
        ],
    ),
    "the newest quotes are not in it": (
        "damaged",
        [
            "DELETE FROM meta WHERE name = 'index-seal'",
            "DELETE FROM quote_words_docsize WHERE id > 290",
        ],
    ),
}


@pytest.mark.parametrize("what", TROUBLES)
def test_a_bad_index_is_seen_at_opening_and_made_anew(path: Path, what: str) -> None:
    before = open_library(path, read_only=True)
    said = state_of(before)
    before.close()
    trouble, statements = TROUBLES[what]
    change(path, *statements)
    reading = open_library(path, read_only=True)
    assert reading.database.index_trouble == trouble
    reading.close()
    library = open_library(path)
    assert not care.needs_index(library)
    assert_index_is_true(library)
    assert care.compare_index(library).agrees
    assert total(library, "w299") == 1
    assert state_of(library) == said
    library.close()


@pytest.mark.parametrize("what", TROUBLES)
def test_where_nothing_can_be_written_search_says_so_and_nothing_is_written(
    path: Path, what: str
) -> None:
    change(path, *TROUBLES[what][1])
    before = path.read_bytes()
    library = open_library(path, read_only=True)
    with pytest.raises(IndexDamagedError):
        find.search(library, "ferry")
    assert state_of(library)
    library.close()
    assert path.read_bytes() == before


def test_a_sound_library_has_no_trouble(path: Path) -> None:
    library = open_library(path, read_only=True)
    assert library.database.index_trouble is None
    assert care.is_index_as_left(library)
    assert care.compare_index(library).agrees
    library.close()


def test_an_index_that_was_closed_after_a_change_is_trusted_again(path: Path) -> None:
    library = open_library(path)
    add(library, quote("another dawn", "2"))
    library.close()
    library = open_library(path, read_only=True)
    assert library.database.index_trouble is None
    library.close()


def test_remaking_tells_how_far_it_is_and_drops_dead_words(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "BATCH", 50)
    editing.edit_quote(library, "q7", {"text": "other"}).result()
    told: list[tuple[int, int]] = []
    remade = care.rebuild_index(library, lambda done, of: told.append((done, of)))
    assert remade == care.Remade(302, True)
    assert [done for done, _of in told] == sorted(done for done, _of in told)
    assert {of for _done, of in told} == {302}
    assert told[-1] == (302, 302)
    assert len(told) > 6
    assert_index_is_true(library)
    words = library.database.read(
        lambda c: set(c.exec_driver_sql("SELECT word FROM words").scalars())
    )
    assert "w7" not in words
    assert "w8" in words


def test_stopped_half_way_it_is_gone_on_with_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "BATCH", 50)
    library = open_library(path)
    said = state_of(library)
    told: list[int] = []
    remade = care.rebuild_index(library, lambda done, _of: told.append(done), lambda: told[-1] > 99)
    assert not remade.finished
    assert care.needs_index(library)
    assert 0 < total(library, "ferry OR salt") < 300
    library.close()
    monkeypatch.undo()
    library = open_library(path)
    assert not care.needs_index(library)
    assert_index_is_true(library)
    assert state_of(library) == said
    library.close()


def test_what_is_saved_while_it_is_made_is_found_in_the_end(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(care, "BATCH", 40)
    turns = iter(range(1000))

    def progress(_done: int, _total: int) -> None:
        turn = next(turns)
        if turn < 12:
            add(library, quote(f"new harbour {turn}", str(400 + turn)))
            editing.edit_quote(library, f"q{turn * 24}", {"text": f"other {turn}"}).result()
            editing.edit_quote(library, f"q{299 - turn}", {"gist": f"late {turn}"}).result()

    care.rebuild_index(library, progress)
    assert next(turns) > 12
    assert_index_is_true(library)
    assert care.compare_index(library).agrees
    assert total(library, "new harbour") == 12


def test_an_index_made_anew_is_in_one_piece_and_grows_as_before(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces() -> int:
        statement = "SELECT count(DISTINCT segid) FROM quote_words_idx"
        found: int = library.database.read(lambda c: c.exec_driver_sql(statement).scalar_one())
        return found

    monkeypatch.setattr(care, "BATCH", 40)
    add(library, quote("old harbour", "399"))
    assert pieces() > 1
    care.rebuild_index(library)
    assert pieces() == 1
    for turn in range(3):
        add(library, quote(f"new harbour {turn}", str(400 + turn)))
    assert pieces() == 4
    assert_index_is_true(library)
    assert total(library, "new harbour") == 3


def test_a_save_that_comes_upon_damage_is_done_and_the_index_given_up(library: Library) -> None:
    change(library.path, "DELETE FROM quote_words_data")
    editing.edit_quote(library, "q3", {"text": "saved all the same"}).result()
    assert care.needs_index(library)
    care.mend_index(library)
    assert total(library, "saved all the same") == 1
    assert_index_is_true(library)


def test_a_search_that_comes_upon_damage_says_so_and_it_can_be_mended(library: Library) -> None:
    damage(library, "UPDATE quote_words_data SET block = x'ff00ff' WHERE id > 10")
    with pytest.raises(IndexDamagedError):
        total(library, "ferry")
    assert care.needs_index(library)
    assert care.mend_index(library).finished
    assert total(library, "w7") == 1


OLD_TABLE = """
CREATE VIRTUAL TABLE quote_words USING fts5(
    text, comment, gist, speaker, other, marks, content='', tokenize='unicode61 remove_diacritics 0'
)
"""
#: What takes a library back to an older version.
BACK = {
    4: [
        "DROP TABLE quote_words",
        OLD_TABLE.replace("marks", "marks, entered, pairs"),
        "DROP TABLE quote_places",
    ],
    3: [
        "DROP INDEX sources_by_key",
        "DROP TABLE quote_words",
        OLD_TABLE.replace("marks", "marks, entered"),
    ],
    2: [
        "DROP TABLE quote_sequences",
        "DROP TABLE book_sequences",
        "DROP TABLE quote_words",
        OLD_TABLE,
        "CREATE INDEX quotes_shelved ON quotes (number, source, trashed)",
        "CREATE INDEX quotes_in_language ON quotes (language) WHERE language IS NOT NULL",
    ],
    1: [
        "DROP TABLE words",
        "DROP INDEX sources_in_trash",
        "DROP INDEX quotes_shelved",
        "DROP INDEX quotes_by_day",
        "DROP INDEX quotes_in_language",
        "DROP INDEX quotes_checked",
        "DROP INDEX quotes_essential",
    ],
}


@pytest.mark.parametrize("version", BACK)
def test_a_library_of_an_older_version_gets_its_index(path: Path, version: int) -> None:
    steps = [step for each in BACK if each >= version for step in BACK[each]]
    change(path, *steps, f"PRAGMA user_version={version}")
    reading = open_library(path, read_only=True)
    with pytest.raises(IndexDamagedError):
        find.search(reading, "ferry")
    reading.close()
    library = open_library(path)
    assert library.database.read(schema.version_of) == SCHEMA_VERSION
    assert_index_is_true(library)
    assert care.compare_index(library).agrees
    library.close()


def test_places_of_an_older_version_are_found(path: Path) -> None:
    library = open_library(path)
    add(library, quote("on a reader", "p. 3, loc. 1204-10, 1290", "kindle"))
    library.close()
    change(path, *BACK[4], "PRAGMA user_version=4")
    library = open_library(path)
    assert [hit.id for hit in find.search(library, "loc:1280-1299").hits] == ["kindle"]
    library.close()


def test_a_damaged_index_of_an_older_version_is_no_hindrance(path: Path) -> None:
    garbled = "UPDATE quote_words_config SET v = x'ff'"
    change(path, *BACK[4], *BACK[3], *BACK[2], garbled, "PRAGMA user_version=2")
    library = open_library(path)
    assert_index_is_true(library)
    library.close()


DIFFERENCES = {
    "a record is missing": (
        "INSERT INTO quote_words(quote_words, rowid, text, comment, gist, "
        "speaker, other, marks, entered, derived) "
        "SELECT 'delete', sequence, text, '', gist, '', '', '', '', '' "
        "FROM quotes JOIN quote_sequences ON quote = number WHERE number = 3"
    ),
    "a row has no record": "INSERT INTO quote_words(rowid, text) VALUES (999, 'ghost')",
    "a row has a word more": "INSERT INTO review_words(rowid, title) VALUES (1, 'more')",
    "a word is lost": "DELETE FROM words WHERE word = 'ferry'",
    "a stem is another": "UPDATE words SET stem = 'x' WHERE word = 'gangs'",
}


@pytest.mark.parametrize("what", DIFFERENCES)
def test_the_comparison_finds_every_kind_of_difference(library: Library, what: str) -> None:
    damage(library, DIFFERENCES[what])
    found = care.compare_index(library)
    assert not found.agrees
    third = row_of(library, 3)
    kinds = {
        "a record is missing": ("quote_words", third) in (*found.missing, *found.differing),
        "a row has no record": found.orphaned == (("quote_words", 999),),
        "a row has a word more": found.differing == (("review_words", 1),),
        "a word is lost": found.lost_words == ("ferry",),
        "a stem is another": found.lost_words == ("gangs",),
    }
    assert kinds[what]


def row_of(library: Library, number: int) -> int:
    """The number of a quote's row in the index."""
    known = library.database.read(lambda each: sequences.sequences_by_number(each, [number]))
    return known[number]


def test_a_sample_is_compared_by_its_phrases(library: Library) -> None:
    assert care.compare_index(library, sample=400) == care.Comparison(300, (), (), (), ())
    third, fourth = row_of(library, 3), row_of(library, 4)
    damage(library, f"DELETE FROM quote_words_docsize WHERE id = {third}")
    damage(library, "UPDATE quotes SET text = 'ferry ferry' WHERE number = 4")
    found = care.compare_index(library, sample=400)
    assert found.missing == (("quote_words", third),)
    assert found.differing == (("quote_words", fourth),)


def garble_pages(path: Path, table: str) -> None:
    """Garble the page of the file in which a table begins."""
    connection = sqlite3.connect(path)
    [root] = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
    ).fetchone()
    [size] = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    data = bytearray(path.read_bytes())
    data[(root - 1) * size : (root - 1) * size + 200] = b"\xa5" * 200
    path.write_bytes(data)


@pytest.mark.parametrize(
    "table", ["quote_words_data", "quote_words_config", "words", "words_by_stem"]
)
def test_pages_of_the_file_that_hold_only_the_index_may_be_garbled(path: Path, table: str) -> None:
    garble_pages(path, table)
    library = open_library(path)
    assert not care.needs_index(library)
    assert_index_is_true(library)
    assert total(library, "w7") == 1
    library.close()


def test_a_save_that_comes_upon_a_garbled_page_is_done(path: Path) -> None:
    library = open_library(path)
    garble_pages(path, "words_by_stem")
    add(library, quote("entirely unheard of things", "7"))
    assert care.needs_index(library)
    care.mend_index(library)
    assert total(library, "unheard") == 1
    assert care.compare_index(library).agrees
    library.close()
