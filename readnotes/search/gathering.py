"""Long lists of numbers, taken from SQLite at once."""

import json

from sqlalchemy import Connection, Select, func, select


def gather(connection: Connection, statement: Select[int]) -> list[int]:
    """The numbers that a statement finds, in its order.

    They come as one text: SQLite then gathers them without Python's lock, which it would give
    back and take again for each row.
    """
    found = statement.subquery()
    gathered = connection.execute(select(func.json_group_array(found.c[0]))).scalar_one()
    numbers: list[int] = json.loads(gathered)
    return numbers


def gather_pairs(connection: Connection, statement: Select[int, int]) -> list[tuple[int, int]]:
    """The pairs of numbers that a statement finds, in its order."""
    found = statement.subquery()
    both = select(*(func.json_group_array(column) for column in found.c))
    firsts, seconds = connection.execute(both).one()
    return list(zip(json.loads(firsts), json.loads(seconds), strict=True))
