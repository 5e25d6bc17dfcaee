"""A library's tables: the same whether made new or migrated, and migrated whole or not at all."""

from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError

from readnotes.runtime.clock import Clock
from readnotes.storage import schema
from readnotes.storage.connections import make_engine
from readnotes.storage.opening import create_database
from readnotes.storage.tables import SCHEMA_VERSION

LATER = """
from alembic import op
import sqlalchemy as sa

revision = "LATER"
down_revision = "NOW"

def upgrade() -> None:
    op.add_column("quotes", sa.Column("mood", sa.Text))
    op.create_table("moods", sa.Column("name", sa.Text))
    {more}
"""


NEXT = SCHEMA_VERSION + 1


def write_later(scripts: Path, more: str) -> None:
    """Write a migration to the next version."""
    said = LATER.replace("LATER", f"{NEXT:04}").replace("NOW", f"{SCHEMA_VERSION:04}")
    (scripts / "versions" / "v_moods.py").write_text(said.format(more=more))


def tables_of(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
    )
    return {row[0]: " ".join(row[1].split()) for row in rows}


def test_migrating_from_nothing_makes_the_tables_of_a_new_library() -> None:
    made, migrated = create_engine("sqlite://"), create_engine("sqlite://")
    with made.begin() as new, migrated.begin() as old:
        schema.create(new, "2026-11-22T08:00:00Z")
        schema.upgrade(old)
        assert tables_of(new) == tables_of(old)
        assert schema.version_of(old) == schema.version_of(new) == SCHEMA_VERSION


@pytest.fixture
def first(tmp_path: Path) -> Engine:
    """A library of this version, opened to be written."""
    path = tmp_path / "old.readnotes"
    create_database(path, Clock()).close()
    return make_engine(path, "mode=rw", write=True, journal="wal")


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    for released in (schema.MIGRATIONS / "versions").glob("v*.py"):
        (folder / "versions" / released.name).write_text(released.read_text())
    return folder


def test_an_older_library_gets_the_tables_of_a_later_version(first: Engine, scripts: Path) -> None:
    write_later(scripts, "pass")
    with first.begin() as connection:
        schema.upgrade(connection, scripts, NEXT)
    with first.begin() as connection:
        assert schema.version_of(connection) == NEXT
        assert "moods" in tables_of(connection)
    first.dispose()


def test_a_migration_that_fails_half_way_leaves_the_library_as_it_was(
    first: Engine, scripts: Path
) -> None:
    write_later(scripts, 'op.execute("INSERT INTO nowhere VALUES (1)")')
    with first.begin() as connection:
        before = tables_of(connection)
    with pytest.raises(OperationalError), first.begin() as connection:
        schema.upgrade(connection, scripts, NEXT)
    with first.begin() as connection:
        assert tables_of(connection) == before
        assert schema.version_of(connection) == SCHEMA_VERSION
    first.dispose()
