"""Making the tables of a new library, and bringing an older one up to date.

A new library gets its tables at once; only an older one is migrated, and only then is Alembic
imported (0.27 s). Both happen inside the caller's transaction: all or nothing.
"""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, insert

from readnotes.runtime.failpoints import failpoint
from readnotes.storage.tables import (
    APPLICATION_ID,
    FULL_TEXT,
    SCHEMA_VERSION,
    full_text_statement,
    meta,
    metadata,
    words,
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


def find_trouble(connection: Connection) -> str | None:
    """What keeps a library from being used, as a code word, or None.

    A file that came from somewhere else may hold more than data: triggers act on what is
    written, views and computed columns run what they say when they are read. We make none.

    Returns:
        `damaged`: a table is missing, or what stands there has no version. (The index may be
        missing; it is made anew.) `foreign-parts`: there is something in it that this program
        did not make. A later version's tables are only looked at so far as they have the names
        of ours.
    """
    version = version_of(connection)
    rows = connection.exec_driver_sql("SELECT name, type, sql FROM sqlite_master").all()
    ours = set(metadata.tables) | set(FULL_TEXT)
    if version <= SCHEMA_VERSION and any(row.type in ("view", "trigger") for row in rows):
        return "foreign-parts"
    kinds = {row.name: row.type for row in rows if row.type != "index"}
    if any(kinds.get(name, "table") != "table" for name in ours):
        return "foreign-parts"
    needed = ours - set(FULL_TEXT) - {words.name}
    if version < 1 or (version == SCHEMA_VERSION and not needed <= kinds.keys()):
        return "damaged"
    if version == SCHEMA_VERSION:
        return _find_foreign_tables(connection, {row.name: row.sql for row in rows})
    return None


def _find_foreign_tables(connection: Connection, statements: Mapping[str, str]) -> str | None:
    """The same of the tables themselves: how they were made, and their columns."""
    for name in FULL_TEXT:
        if statements.get(name, full_text_statement(name)) != full_text_statement(name):
            return "foreign-parts"
    for name, table in metadata.tables.items():
        if name == words.name and name not in statements:
            continue
        if not statements[name].upper().startswith("CREATE TABLE"):
            return "foreign-parts"
        columns = connection.exec_driver_sql(f"PRAGMA table_xinfo({name})").all()
        if any(column.hidden for column in columns):
            return "foreign-parts"
        lacking = set(table.columns.keys()) - {column.name for column in columns}
        if lacking and name != words.name:
            return "damaged"
    return None


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
                failpoint("migrated")
    _set_version(connection, to)


def _set_version(connection: Connection, version: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version={version}")
