"""How many quotes a query finds: all of them, however long that takes."""

from sqlalchemy import ColumnElement, Connection, and_, func, literal_column, select

from readnotes.search.clauses import Clause
from readnotes.search.fts5 import Match
from readnotes.search.pages import EVERY_ROW
from readnotes.search.shelf import Shelf
from readnotes.search.targets import QUOTES, Among, is_one_of
from readnotes.storage.tables import quotes


def count_quotes(connection: Connection, clause: Clause, source: int | None = None) -> int:
    """Count the quotes that a clause finds, outside the trash; of one source if it is given."""
    shelf = Shelf(connection, source)
    thrown = shelf.trash.rows
    if clause.match is not None and thrown is not None and not shelf.trash.books:
        return _count_in_index(shelf, clause.match, thrown)
    visible = visible_hits(clause, source)
    counted = select(func.count()).select_from(QUOTES.joined).where(visible)
    return connection.execute(counted).scalar_one()


def visible_hits(clause: Clause, source: int | None = None) -> ColumnElement[bool]:
    """The condition of a clause's quotes outside the trash, of one source if it is given.

    It is one on `QUOTES.joined`.
    """
    conditions = [clause.as_condition(), QUOTES.visible]
    if source is not None:
        conditions.append(quotes.c.source == source)
    return and_(*conditions)


def _count_in_index(shelf: Shelf, expression: Match, thrown: frozenset[int]) -> int:
    only = shelf.only or EVERY_ROW
    matching = QUOTES.select_matching(
        shelf.arranged(expression), Among((only.first, only.last))
    ).subquery()
    count = select(func.count()).select_from(matching)
    total = shelf.connection.execute(count).scalar_one()
    if thrown:
        # The sum keeps SQLite from asking the index anew for every single row.
        row = matching.c[0] + literal_column("0")
        total -= shelf.connection.execute(count.where(is_one_of(row, thrown))).scalar_one()
    return total
