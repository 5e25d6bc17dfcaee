"""Made-up records, and ways to look into a library behind the program's back."""

from collections import Counter

from sqlalchemy import Connection

from readnotes.domain.contributors import Contributor
from readnotes.domain.quotes import Quote
from readnotes.domain.reviews import Review
from readnotes.domain.sources import Source
from readnotes.services.opening import Library
from readnotes.storage import (
    full_text,
    marks,
    quote_adding,
    quotes,
    sequences,
    source_adding,
    sources,
    tags,
    whole,
)
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
        at = sequences.sequences_by_number(connection, numbers)
        return [
            (
                at[number],
                full_text.quote_row(
                    number,
                    each,
                    (source := sources.get_number(connection, each.source)),
                    quote_adding.spans_of(each, sources.get_source(connection, source).timed),
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


def assert_in_order(library: Library) -> None:
    """Quotes are in page order by their sequences, but for books that are astray."""
    in_order = (
        "SELECT quote_sequences.sequence FROM quotes "
        "JOIN sources ON sources.number = quotes.source "
        "JOIN quote_sequences ON quote = quotes.number "
        "JOIN book_sequences USING (source) {} ORDER BY {} place_order, place, quotes.id"
    )
    by_book = "sort_name, year, sources.key,"

    def question(connection: Connection) -> tuple[list[int], list[list[int]], int]:
        settled = connection.exec_driver_sql(in_order.format("WHERE astray = 0", by_book))
        books = connection.exec_driver_sql("SELECT source, sequence FROM book_sequences").all()
        by_source = []
        for number, sequence in books:
            rows = connection.exec_driver_sql(in_order.format(f"WHERE source = {number}", ""))
            found = list(rows.scalars())
            first, last = marks.sequences_of(sequence)
            assert all(first <= row <= last for row in found)
            by_source.append(found)
        [left] = connection.exec_driver_sql(
            "SELECT (SELECT count(*) FROM quotes) - (SELECT count(*) FROM quote_sequences) + "
            "(SELECT count(*) FROM sources) - (SELECT count(*) FROM book_sequences)"
        ).one()
        return list(settled.scalars()), by_source, left

    settled, by_source, left = library.database.read(question)
    assert left == 0
    assert settled == sorted(settled)
    assert all(found == sorted(found) for found in by_source)


def assert_index_is_true(library: Library) -> None:
    """Every full-text table holds just what the records say, and its rows are in page order."""
    assert_in_order(library)

    def question(work: Transaction) -> None:
        for name in FULL_TEXT:
            assert words_in_index(work.connection, name) == words_in_records(
                work.connection, name
            ), name

    # Looking into the index takes temporary tables, which a reading connection may not make.
    library.database.write("", question).result()
