"""Pictures and documents in the library, and the lists of their uses."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import BLOB, Connection, Table, cast, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from readnotes.domain.attachments import Attachment, AttachmentUse
from readnotes.domain.errors import UnknownRecordError
from readnotes.storage.chunks import in_chunks
from readnotes.storage.json_columns import dump, load
from readnotes.storage.prepared import insert_rows
from readnotes.storage.tables import USE_COLUMNS, attachments


def sha256_of(data: bytes) -> str:
    """The name of an attachment: the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()


def keep(connection: Connection, files: Iterable[Attachment]) -> None:
    """Take files in; one that is already there stays, unless its bytes are no longer its own."""
    for file in files:
        statement = insert(attachments).values(
            sha256=file.sha256,
            name=file.name,
            media_type=file.media_type,
            extra=dump(file.extra),
            size=len(file.data),
            data=file.data,
        )
        given = statement.excluded
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=[attachments.c.sha256],
                set_={"size": given.size, "data": given.data},
                where=attachments.c.data.is_distinct_from(given.data),
            )
        )


# A damaged library may hold text where bytes belong.
_BYTES = cast(attachments.c.data, BLOB).label("bytes")


def get(connection: Connection, sha256: str) -> Attachment:
    """An attachment with its bytes.

    Raises:
        UnknownRecordError: The library has no such file.
    """
    row = connection.execute(
        select(attachments.c.name, attachments.c.media_type, attachments.c.extra, _BYTES).where(
            attachments.c.sha256 == sha256
        )
    ).first()
    if row is None:
        raise UnknownRecordError("attachment", sha256)
    return Attachment(sha256, row.name, row.media_type, row.bytes, load(row.extra))


def list_all(connection: Connection) -> list[str]:
    """The SHA-256 of every attachment, sorted."""
    return list(
        connection.execute(select(attachments.c.sha256).order_by(attachments.c.sha256)).scalars()
    )


def count(connection: Connection) -> int:
    """How many attachments the library holds."""
    return connection.execute(select(func.count()).select_from(attachments)).scalar_one()


def media_types(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    """The media types of attachments, by SHA-256."""
    found: dict[str, str] = {}
    for chunk in in_chunks(names):
        rows = connection.execute(
            select(attachments.c.sha256, attachments.c.media_type).where(
                attachments.c.sha256.in_(chunk)
            )
        )
        found.update((row.sha256, row.media_type) for row in rows)
    return found


def load_uses(
    connection: Connection, table: Table, owners: Sequence[int]
) -> dict[int, list[AttachmentUse]]:
    """The uses of attachments by records, in order, by the records' numbers."""
    owner = table.c[0]
    lists: dict[int, list[AttachmentUse]] = defaultdict(list)
    columns = [table.c[name] for name in USE_COLUMNS]
    for chunk in in_chunks(owners):
        rows = connection.execute(
            select(owner, *columns).where(owner.in_(chunk)).order_by(owner, table.c.ordinal)
        )
        for number, sha256, caption, alt, credit, extra in rows:
            lists[number].append(AttachmentUse(sha256, caption, alt, credit, load(extra)))
    return lists


def write_uses(
    connection: Connection, table: Table, lists: Mapping[int, Sequence[AttachmentUse]]
) -> None:
    """Give new records their attachments, in order."""
    owner = table.c[0].name
    rows = [
        {
            owner: number,
            "ordinal": ordinal,
            "sha256": use.sha256,
            "caption": use.caption,
            "alt": use.alt,
            "credit": use.credit,
            "extra": json.dumps(use.extra) if use.extra else None,
        }
        for number, uses in lists.items()
        for ordinal, use in enumerate(uses)
    ]
    insert_rows(connection, table, rows)


def replace_uses(
    connection: Connection, table: Table, owner: int, uses: Sequence[AttachmentUse]
) -> None:
    """Give a record other attachments."""
    connection.execute(delete(table).where(table.c[0] == owner))
    write_uses(connection, table, {owner: uses})
