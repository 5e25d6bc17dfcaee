"""How many records there are."""

from sqlalchemy import Connection, func, select

from readnotes.storage.tables import quotes, sources
from readnotes.storage.tables import reviews as review_table


def count_by_status(connection: Connection) -> list[tuple[str, int]]:
    """How many sources outside the trash have each reading status."""
    rows = connection.execute(
        select(sources.c.status, func.count())
        .where(sources.c.trashed.is_(None), sources.c.status.is_not(None))
        .group_by(sources.c.status)
    )
    return [(status or "", count) for status, count in rows]


def count_records(connection: Connection) -> dict[str, int]:
    """How many sources, quotes and reviews there are outside the trash, and how many in it."""
    counts = {"trashed": 0}
    for name, table in (("sources", sources), ("quotes", quotes), ("reviews", review_table)):
        total, gone = connection.execute(
            select(func.count(), func.count(table.c.trashed)).select_from(table)
        ).one()
        counts[name] = total - gone
        counts["trashed"] += gone
    return counts
