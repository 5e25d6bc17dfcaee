"""Libraries from elsewhere, of later versions, or damaged: data at most, and left as they are."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from readnotes.domain.errors import LibraryTooNewError, LibraryUnusableError, ReadnotesError
from readnotes.services import editing, reading, transfer
from readnotes.services.opening import new_library, open_library
from readnotes.storage.tables import FULL_TEXT, SCHEMA_VERSION
from tests.faults.oracle import check_file
from tests.storage.records import add, quote


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library with one book and two quotes."""
    library = new_library(tmp_path / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "2", "two"))
    library.close()
    return tmp_path / "a.readnotes"


def change(path: Path, *statements: str) -> bytes:
    """Change a library behind the program's back; its bytes then."""
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return path.read_bytes()


HOSTILE = {
    "a trigger": [
        "CREATE TRIGGER evil AFTER INSERT ON quotes BEGIN DELETE FROM quotes; END",
    ],
    "a view": ["CREATE VIEW evil AS SELECT randomblob(1000000000)"],
    "a view with a table's name": [
        "ALTER TABLE searches RENAME TO hidden",
        "CREATE VIEW searches AS SELECT number, name, query, extra FROM hidden",
    ],
    "a computed column": [
        "ALTER TABLE quotes ADD COLUMN evil AS (upper(text))",
    ],
    "another full-text table": [
        "DROP TABLE quote_words",
        "CREATE VIRTUAL TABLE quote_words USING fts5(text, comment, gist, speaker, other, marks)",
    ],
    "a full-text table over another table": [
        "DROP TABLE review_words",
        "CREATE VIRTUAL TABLE review_words USING fts5(title, body, content='quotes')",
    ],
    "a virtual table with a table's name": [
        "DROP TABLE drafts",
        "CREATE VIRTUAL TABLE drafts USING fts5(name, body, modified)",
    ],
}


@pytest.mark.parametrize("what", HOSTILE)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_with_parts_we_did_not_make_is_not_opened(
    path: Path, what: str, read_only: bool
) -> None:
    before = change(path, *HOSTILE[what])
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(path, read_only=read_only)
    assert raised.value.why == "foreign-parts"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


DAMAGED = {
    "a table is missing": ["DROP TABLE searches"],
    "a column is missing": ["ALTER TABLE quotes DROP COLUMN gist"],
    "it has no version": ["PRAGMA user_version=0"],
    "its version is beneath all": ["PRAGMA user_version=-5"],
}


@pytest.mark.parametrize("what", DAMAGED)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_library_that_lacks_something_is_told_to_be_damaged(
    path: Path, what: str, read_only: bool
) -> None:
    before = change(path, *DAMAGED[what])
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(path, read_only=read_only)
    assert raised.value.why == "damaged"
    assert path.read_bytes() == before


def test_a_table_nobody_knows_is_data_and_does_no_harm(path: Path) -> None:
    change(path, "CREATE TABLE moods (name)", "ANALYZE")
    library = open_library(path)
    add(library, quote("three", "3", "three"))
    assert reading.info(library).quotes == 3
    library.close()
    check_file(path)


def test_a_later_versions_library_is_exported_and_stays_as_it_is(path: Path) -> None:
    before = change(
        path,
        "ALTER TABLE quotes ADD COLUMN mood TEXT",
        "CREATE VIEW moods AS SELECT mood FROM quotes",
        f"PRAGMA user_version={SCHEMA_VERSION + 1}",
    )
    with pytest.raises(LibraryTooNewError):
        open_library(path)
    with pytest.raises(LibraryTooNewError):
        open_library(path, take_over=True)
    library = open_library(path, read_only=True)
    assert b'"two"' in transfer.export_library(library).document.data
    library.close()
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_later_versions_view_with_a_tables_name_is_not_read(path: Path) -> None:
    change(
        path,
        "ALTER TABLE searches RENAME TO hidden",
        "CREATE VIEW searches AS SELECT number, name, query, extra FROM hidden",
        f"PRAGMA user_version={SCHEMA_VERSION + 1}",
    )
    with pytest.raises(LibraryUnusableError):
        open_library(path, read_only=True)


SHADOWS = [f"{name}_{part}" for name in FULL_TEXT for part in ("data", "idx", "docsize", "config")]
COLUMNS = {"data": "block", "idx": "term", "docsize": "sz", "config": "v"}


def damage_of(table: str, how: str) -> str:
    """A statement that damages one of the tables under a full-text table."""
    if how == "emptied":
        return " ".join(("DELETE FROM", table))
    return " ".join(("UPDATE", table, "SET", COLUMNS[table.rpartition("_")[2]], "= x'ff00ff'"))


@pytest.mark.parametrize("table", SHADOWS)
@pytest.mark.parametrize("how", ["emptied", "garbled"])
def test_records_can_be_read_whatever_has_become_of_the_index(
    path: Path, table: str, how: str
) -> None:
    change(path, damage_of(table, how))
    for read_only in (True, False):
        library = open_library(path, read_only=read_only)
        assert [each.id for each in reading.list_quotes(library)] == ["one", "two"]
        assert reading.first_cards(library)
        assert b'"two"' in transfer.export_library(library).document.data
        library.close()


@pytest.mark.parametrize("table", ["quote_words_data", "quote_words_config"])
def test_a_write_that_meets_a_damaged_index_is_refused_or_whole(path: Path, table: str) -> None:
    change(path, damage_of(table, "garbled"))
    library = open_library(path)
    acts: list[Callable[[], object]] = [
        lambda: editing.edit_quote(library, "one", {"text": "other"}).result(),
        lambda: add(library, quote("three", "3", "three")),
    ]
    for act in acts:
        before = [each.text for each in reading.list_quotes(library)]
        try:
            act()
        except ReadnotesError:
            assert [each.text for each in reading.list_quotes(library)] == before
    library.close()
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()


@pytest.mark.parametrize("where", [0, 18, 100, 4096, -5000])
def test_a_library_with_garbage_in_it_is_told_or_read_and_never_crashes(
    path: Path, where: int
) -> None:
    data = bytearray(path.read_bytes())
    data[where : where + 60 or None] = b"\xa5" * 60
    path.write_bytes(data)
    before = path.read_bytes()
    told = ""
    try:
        library = open_library(path, read_only=True)
    except LibraryUnusableError as error:
        told = error.why
    else:
        try:
            transfer.export_library(library)
        except LibraryUnusableError as error:
            told = error.why
        finally:
            library.close()
    assert told in ("", "not-a-database", "not-ours", "damaged", "foreign-parts")
    assert path.read_bytes() == before


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_library_that_was_cut_off_is_told_to_be_damaged(path: Path, share: float) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(LibraryUnusableError) as raised:
        open_library(path)
    assert raised.value.why == "damaged"
