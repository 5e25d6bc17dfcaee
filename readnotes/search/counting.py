"""How many quotes a query finds: all of them, however long that takes."""

import json

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal_column, or_, select

from readnotes.search.clauses import TARGETS, Among, Clause, within
from readnotes.storage.tables import quotes, sources

MOST_TRASHED = 10_000
"""With more in the trash every hit is looked up, else these are taken off the index's count."""

_QUOTES = TARGETS["quote"]


def count_quotes(connection: Connection, clause: Clause, source: int | None = None) -> int:
    """Count the quotes that a clause finds, outside the trash; of one source if it is given."""
    books = () if source is None else (source,)
    if clause.match is not None:
        trashed = _trashed(connection)
        if trashed is not None:
            return _count_in_index(connection, within(clause.match, books), trashed)
    visible = visible_hits(clause, source)
    return connection.execute(select(func.count()).select_from(quotes).where(visible)).scalar_one()


def visible_hits(clause: Clause, source: int | None = None) -> ColumnElement[bool]:
    """The condition of a clause's quotes outside the trash, of one source if it is given."""
    among = Among(() if source is None else (source,))
    conditions = [clause.as_condition(among), _QUOTES.visible]
    if source is not None:
        conditions.append(quotes.c.source == source)
    return and_(*conditions)


def _trashed(connection: Connection) -> list[int] | None:
    """The quotes that lie in the trash, by themselves or with their source; None for too many."""
    in_trash = select(sources.c.number).where(sources.c.trashed.is_not(None))
    lying = select(quotes.c.number).where(
        or_(quotes.c.trashed.is_not(None), quotes.c.source.in_(in_trash))
    )
    found = list(connection.execute(lying.limit(MOST_TRASHED + 1)).scalars())
    return found if len(found) <= MOST_TRASHED else None


def _count_in_index(connection: Connection, expression: str, trashed: list[int]) -> int:
    index = _QUOTES.index
    matching = select(func.count()).select_from(index).where(_QUOTES.matches(expression))
    total = connection.execute(matching).scalar_one()
    if trashed:
        listed = func.json_each(bindparam(None, json.dumps(trashed))).table_valued("value")
        is_trashed = (index.c.rowid + literal_column("0")).in_(select(listed.c.value))
        total -= connection.execute(matching.where(is_trashed)).scalar_one()
    return total
