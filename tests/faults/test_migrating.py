"""A migration that fails at any statement leaves the older library as it was, whole."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from readnotes.domain.errors import DiskFullError, EnvironmentFailure
from readnotes.runtime import failpoints
from readnotes.services.opening import new_library, open_library
from readnotes.storage import connections, database, opening, schema
from readnotes.storage.tables import SCHEMA_VERSION
from tests.faults.oracle import check_file
from tests.services.files import exported
from tests.storage.records import add, quote

LATER = """
from alembic import op
import sqlalchemy as sa

revision = "LATER"
down_revision = "NOW"

def upgrade() -> None:
    op.add_column("quotes", sa.Column("mood", sa.Text))
    op.execute("UPDATE quotes SET mood = upper(text), text = ''")
    op.create_table("moods", sa.Column("name", sa.Text))
    op.execute("INSERT INTO moods SELECT DISTINCT mood FROM quotes")
    op.drop_table("searches")
    op.create_index("by_mood", "quotes", ["mood"])
"""
STATEMENTS = 6
NEXT = SCHEMA_VERSION + 1


class BrokenError(Exception):
    """What a test lets a statement fail with."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of this version."""
    folder = tmp_path / "desk"
    folder.mkdir()
    library = new_library(folder / "a.readnotes")
    add(library, quote("one", "1", "one"), quote("two", "2", "two"))
    library.close()
    return folder / "a.readnotes"


@pytest.fixture(autouse=True)
def _later(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After that, let the program be of a version that knows a later state of the tables."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for released in (schema.MIGRATIONS / "versions").glob("v*.py"):
        (folder / "versions" / released.name).write_text(released.read_text())
    later = LATER.replace("LATER", f"{NEXT:04}").replace("NOW", f"{SCHEMA_VERSION:04}")
    (folder / "versions" / "v_moods.py").write_text(later)

    def upgrade(connection: Connection) -> None:
        original(connection, folder, NEXT)

    original = schema.upgrade
    monkeypatch.setattr(schema, "upgrade", upgrade)
    monkeypatch.setattr(opening, "SCHEMA_VERSION", NEXT)


def content(path: Path) -> bytes:
    library = open_library(path, read_only=True)
    data = exported(library)
    library.close()
    return data


@pytest.mark.parametrize("number", range(1, STATEMENTS + 2))
def test_it_fails_at_any_statement_and_the_library_is_as_it_was(
    path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(path)
    told: list[str] = []

    def count(statement: str) -> None:
        if statement.startswith(("ALTER", "UPDATE", "CREATE", "INSERT", "DROP", "PRAGMA user")):
            told.append(statement)
        if len(told) == number:
            raise BrokenError

    original = connections.make_engine

    def engine(*arguments: Any, **options: Any) -> Any:
        made = original(*arguments, **options)
        event.listen(
            made, "before_cursor_execute", lambda c, cursor, statement, *rest: count(statement)
        )
        return made

    with monkeypatch.context() as patched:
        patched.setattr(database, "make_engine", engine)
        with pytest.raises(BrokenError):
            open_library(path)
    assert len(told) >= number
    monkeypatch.undo()
    assert content(path) == before
    check_file(path)


@pytest.mark.parametrize("action", ["raise", "enospc"])
def test_it_fails_at_the_very_end_and_the_library_is_as_it_was(
    path: Path, action: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(path)
    armed = failpoints.parse_armed(f"migrated:1:{action}")
    monkeypatch.setattr(failpoints, "_armed", armed)
    with pytest.raises((failpoints.FailpointError, OSError)):
        open_library(path)
    monkeypatch.undo()
    assert content(path) == before
    check_file(path)


def test_a_disk_that_is_full_meanwhile_leaves_it_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(path)
    original = connections.pragmas

    def pragmas(**options: Any) -> Any:
        yield from original(**options)
        yield "PRAGMA max_page_count=1"

    with monkeypatch.context() as patched:
        patched.setattr(connections, "pragmas", pragmas)
        with pytest.raises(EnvironmentFailure) as raised:
            open_library(path)
    assert isinstance(raised.value, DiskFullError)
    monkeypatch.undo()
    assert content(path) == before
    check_file(path)


def test_without_a_fault_it_comes_to_its_end(path: Path) -> None:
    # What the later version's program would do with it is not this program's to say.
    open_library(path).close()
    assert version_of(path) == NEXT


def version_of(path: Path) -> int:
    connection = sqlite3.connect(path)
    [version] = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(version)
