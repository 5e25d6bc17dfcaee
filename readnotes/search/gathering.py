"""Long lists of numbers, taken from SQLite at once, and statements compiled once for that.

Building and compiling a statement takes longer than answering it. So what every search asks is
written as SQLAlchemy Core once and handed to SQLite as it is (`storage/prepared.py`).
"""

import json

from sqlalchemy import Connection, Integer, Select, func, select
from sqlalchemy.sql.expression import literal_column

from readnotes.storage.prepared import Prepared

ZERO, ONE = literal_column("0", Integer), literal_column("1", Integer)
"""Constants of prepared statements; what else they need is given by name."""

AT_ONCE = 100_000
"""So many letters of a list are read without giving back Python's lock: less than a millisecond."""


def gather(connection: Connection, statement: Select[int]) -> list[int]:
    """The numbers that a statement finds, in its order.

    They come as one text: SQLite then gathers them without Python's lock, which it would give
    back and take again for each row.
    """
    found = statement.subquery()
    gathered = connection.execute(select(func.json_group_array(found.c[0]))).scalar_one()
    return _numbers_in(gathered)


class Gathered:
    """A statement for numbers or pairs of them, compiled once.

    Args:
        statement: Every value as a `bindparam`; lists as `is_listed` takes them.
    """

    def __init__(self, statement: Select[int] | Select[int, int]) -> None:
        found = statement.subquery()
        self._prepared = Prepared(select(*(func.json_group_array(column) for column in found.c)))

    def numbers(self, connection: Connection, **values: object) -> list[int]:
        """The numbers it finds, in its order."""
        return _numbers_in(self._prepared.scalar(connection, values))

    def pairs(self, connection: Connection, **values: object) -> list[tuple[int, int]]:
        """The pairs it finds, in its order."""
        firsts, seconds = self._prepared.run(connection, values).fetchone()
        return list(zip(json.loads(firsts), json.loads(seconds), strict=True))


def _numbers_in(gathered: str) -> list[int]:
    """The numbers of a JSON list; of a long one some at a time, so that other threads come in."""
    numbers: list[int] = []
    start, last = 1, len(gathered) - 1
    while start < last:
        end = gathered.find(",", start + AT_ONCE)
        end = last if end < 0 else end
        numbers += json.loads(f"[{gathered[start:end]}]")
        start = end + 1
    return numbers
