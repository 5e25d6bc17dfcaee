"""Made-up records, and ways to look into a library behind the program's back."""

from collections import Counter

from sqlalchemy import Connection

from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.services.opening import Library
from readnotes.storage import full_text, quote_adding, quotes, source_adding, sources, tags, whole
from readnotes.storage.tables import FULL_TEXT, full_text_statement
from readnotes.storage.transaction import Transaction

MARSH = Source(
    "marsh2015",
    "Salt Roads",
    contributors=(Contributor("author", "Marsh", "Ellen"),),
    issued="2015",
    pages=250,
)


def quote(text: str = "The ferry came at dawn", page: str = "94", name: str = "") -> Quote:
    """A quote of *Salt Roads*."""
    return Quote(name or f"id-{text}-{page}", "marsh2015", text, page)


def add(library: Library, *batch: Quote) -> list[int]:
    """Add quotes in one step, *Salt Roads* first if it is missing."""

    def act(work: Transaction) -> list[int]:
        if sources.find_number(work.connection, "marsh2015") is None:
            source_adding.add_sources(work, [MARSH])
        return quote_adding.add_quotes(work, batch)

    return library.database.write("Add", act).result().value


def state_of(library: Library) -> object:
    """Everything the library says, as one value that can be compared."""
    return library.database.read(whole.load_bundle)


def words_in_index(connection: Connection, name: str) -> Counter[tuple[str, int, str, int]]:
    """Every (word, record, column, place) of a full-text table, as FTS5 holds it."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.v_{name} USING fts5vocab(main, {name}, instance)"
    )
    rows = connection.exec_driver_sql(f"SELECT term, doc, col, offset FROM temp.v_{name}")
    return Counter((row[0], row[1], row[2], row[3]) for row in rows)


def words_in_records(connection: Connection, name: str) -> Counter[tuple[str, int, str, int]]:
    """The same, made anew from the records."""
    scratch = f"scratch_{name}"
    statement = full_text_statement(name).replace(f"TABLE {name}", f"TABLE temp.{scratch}")
    connection.exec_driver_sql(statement)
    marks = ", ".join("?" * (len(FULL_TEXT[name]) + 1))
    columns = ", ".join(("rowid", *FULL_TEXT[name]))
    for number, row in _rows(connection, name):
        connection.exec_driver_sql(
            f"INSERT INTO temp.{scratch}({columns}) VALUES ({marks})", (number, *row)
        )
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.v_{scratch} USING fts5vocab(temp, {scratch}, instance)"
    )
    rows = connection.exec_driver_sql(f"SELECT term, doc, col, offset FROM temp.v_{scratch}")
    found = Counter((row[0], row[1], row[2], row[3]) for row in rows)
    connection.exec_driver_sql(f"DROP TABLE temp.v_{scratch}")
    connection.exec_driver_sql(f"DROP TABLE temp.{scratch}")
    return found


def _rows(connection: Connection, name: str) -> list[tuple[int, full_text.Row]]:
    if name == "quote_words":
        numbers = connection.exec_driver_sql("SELECT number FROM quotes").scalars().all()
        loaded = quotes.load_quotes(connection, numbers)
        return [
            (
                number,
                full_text.quote_row(
                    each,
                    sources.get_number(connection, each.source),
                    [tags.find_number(connection, tag) or 0 for tag in each.tags],
                ),
            )
            for number, each in loaded.items()
        ]
    if name == "source_words":
        numbers = connection.exec_driver_sql("SELECT number FROM sources").scalars().all()
        return [
            (
                number,
                full_text.source_row(
                    each, [tags.find_number(connection, tag) or 0 for tag in each.tags]
                ),
            )
            for number, each in sources.load_sources(connection, numbers).items()
        ]
    # What is being typed stands in the index once it is settled.
    rows = connection.exec_driver_sql("SELECT number, title, body FROM reviews")
    return [(row[0], full_text.review_row(Review("", row[1], body=row[2]))) for row in rows]


def assert_index_is_true(library: Library) -> None:
    """Every full-text table holds just what the records say."""

    def question(work: Transaction) -> None:
        for name in FULL_TEXT:
            assert words_in_index(work.connection, name) == words_in_records(
                work.connection, name
            ), name

    # Looking into the index takes temporary tables, which a reading connection may not make.
    library.database.write("", question).result()
