"""Making the tables of a new library, and bringing an older one up to date.

A new library gets its tables at once; only an older one is migrated, and only then is Alembic
imported (0.27 s). Both happen inside the caller's transaction: all or nothing.
"""

from pathlib import Path

from sqlalchemy import Connection, insert

from readnotes.storage.tables import (
    APPLICATION_ID,
    FULL_TEXT,
    SCHEMA_VERSION,
    full_text_statement,
    meta,
    metadata,
)
from readnotes.text.folding import FOLDING_VERSION

MIGRATIONS = Path(__file__).parent / "migrations"


def create(connection: Connection, now: str) -> None:
    """Make every table of an empty library."""
    metadata.create_all(connection)
    for name in FULL_TEXT:
        connection.exec_driver_sql(full_text_statement(name))
    connection.execute(
        insert(meta),
        [
            {"name": "created", "value": now},
            {"name": "folding", "value": str(FOLDING_VERSION)},
        ],
    )
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    _set_version(connection, SCHEMA_VERSION)


def version_of(connection: Connection) -> int:
    """The schema's version; 0 for a file without one."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version


def is_complete(connection: Connection) -> bool:
    """Whether every table that this version knows is there."""
    names = set(
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars()
    )
    return names >= set(metadata.tables) and names >= set(FULL_TEXT)


def upgrade(connection: Connection, scripts: Path = MIGRATIONS, to: int = SCHEMA_VERSION) -> None:
    """Bring an older library's tables to version `to`, inside the connection's transaction.

    Args:
        connection: In a transaction; an error leaves the library as it was.
        scripts: The folder of Alembic's scripts, whose revisions are numbered `0001`, `0002` …
        to: The version to reach.
    """
    version = version_of(connection)
    if version >= to:
        return
    # Alembic takes longer to import than the whole program to start: only here, only when due.
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from alembic.script import ScriptDirectory

    directory = ScriptDirectory(str(scripts))
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for script in reversed(list(directory.walk_revisions())):
            if version < int(script.revision) <= to:
                script.module.upgrade()
    _set_version(connection, to)


def _set_version(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
