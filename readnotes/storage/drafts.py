"""Draft rows: what is being typed and not yet saved, one row for each open editor."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from readnotes.runtime.failpoints import failpoint
from readnotes.storage.chunks import in_chunks
from readnotes.storage.tables import drafts
from readnotes.storage.transaction import Transaction


def keep(work: Transaction, name: str, body: str) -> None:
    """Keep what is being typed under a name, in place of what was kept before."""
    statement = insert_or_update(drafts).values(name=name, body=body, modified=work.now)
    work.connection.execute(
        statement.on_conflict_do_update(
            index_elements=[drafts.c.name], set_={"body": body, "modified": work.now}
        )
    )
    failpoint("draft.kept")


def drop(work: Transaction, name: str) -> None:
    """Forget what was kept under a name."""
    work.connection.execute(delete(drafts).where(drafts.c.name == name))


def load(connection: Connection, name: str) -> str | None:
    """What was kept under a name, or None."""
    return connection.execute(select(drafts.c.body).where(drafts.c.name == name)).scalar()


def load_many(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """What was kept under several names; those without anything are left out."""
    found: dict[str, str] = {}
    for chunk in in_chunks(names):
        rows = connection.execute(
            select(drafts.c.name, drafts.c.body).where(drafts.c.name.in_(chunk))
        )
        found.update((name, body) for name, body in rows)
    return found
