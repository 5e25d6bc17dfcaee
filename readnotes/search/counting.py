"""How many quotes a query finds: all of them, however long that takes."""

import json

from sqlalchemy import ColumnElement, Connection, and_, bindparam, func, literal_column, select

from readnotes.search.clauses import Clause
from readnotes.search.shelf import in_trash
from readnotes.search.targets import TARGETS, Among, within
from readnotes.storage.tables import quotes

_QUOTES = TARGETS["quote"]


def count_quotes(connection: Connection, clause: Clause, source: int | None = None) -> int:
    """Count the quotes that a clause finds, outside the trash; of one source if it is given."""
    books = () if source is None else (source,)
    if clause.match is not None:
        trashed = in_trash(connection)
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


def _count_in_index(connection: Connection, expression: str, trashed: frozenset[int]) -> int:
    index = _QUOTES.index
    matching = select(func.count()).select_from(index).where(_QUOTES.matches(expression))
    total = connection.execute(matching).scalar_one()
    if trashed:
        listed = func.json_each(bindparam(None, json.dumps(sorted(trashed)))).table_valued("value")
        is_trashed = (index.c.rowid + literal_column("0")).in_(select(listed.c.value))
        total -= connection.execute(matching.where(is_trashed)).scalar_one()
    return total
