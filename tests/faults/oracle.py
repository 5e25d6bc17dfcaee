"""What must hold of a library after anything whatever: it opens, is whole, and says one thing."""

from pathlib import Path

from sqlalchemy import Connection, select

from readnotes.citation.names import sort_name, year_of
from readnotes.domain.locators import counted_places, locator_order, page_spans, parse_locator
from readnotes.services import capture
from readnotes.services.opening import Library, open_library
from readnotes.storage import quotes, records, reviews, sources
from readnotes.storage.source_adding import NO_YEAR
from readnotes.storage.tables import quote_places, quote_spans
from readnotes.storage.tables import quotes as quote_table
from readnotes.storage.tables import reviews as review_table
from readnotes.storage.tables import sources as source_table
from tests.storage.records import assert_index_is_true


def check_file(path: Path) -> None:
    """A library file opens at once, is sound, can be written, and leaves nothing beside itself."""
    library = open_library(path)
    try:
        assert_sound(library)
        capture.keep_row(library, "oracle", {}).result()
        capture.drop_row(library, "oracle").result()
    finally:
        library.close()
    left = {each.name for each in path.parent.iterdir()} - {path.name}
    assert not {name for name in left if name.startswith((path.name, ".readnotes-"))}


def assert_sound(library: Library) -> None:
    """The file is whole, and everything derived in it is what its records say."""
    library.database.read(_assert_records_sound)
    assert_index_is_true(library)


def _assert_records_sound(connection: Connection) -> None:
    assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
    assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    _assert_sources_sound(connection)
    _assert_quotes_sound(connection)
    _assert_reviews_sound(connection)


def _assert_sources_sound(connection: Connection) -> None:
    rows = {row.number: row for row in connection.execute(select(source_table))}
    for number, source in sources.load_sources(connection, list(rows)).items():
        row = rows[number]
        assert row.words_hash == records.words_hash(source.title, source.subtitle)
        year = year_of(source)
        assert (row.sort_name, row.year) == (sort_name(source), NO_YEAR if year is None else year)


def _assert_quotes_sound(connection: Connection) -> None:
    rows = {row.number: row for row in connection.execute(select(quote_table))}
    spans: dict[int, set[tuple[bytes, bytes]]] = {number: set() for number in rows}
    for number, first, last in connection.execute(select(quote_spans)):
        spans[number].add((first, last))
    places: dict[int, set[tuple[str, int, int]]] = {number: set() for number in rows}
    for number, scale, begins, ends in connection.execute(select(quote_places)):
        places[number].add((scale, begins, ends))
    timed = {
        source.key: source.timed
        for source in sources.load_sources(connection, [r.source for r in rows.values()]).values()
    }
    for number, quote in quotes.load_quotes(connection, list(rows)).items():
        locator = parse_locator(quote.locator, timed[quote.source])
        assert rows[number].place_order == locator_order(locator, quote.position_key)
        assert spans[number] == set(page_spans(locator))
        assert places[number] == set(counted_places(locator))
        assert rows[number].words_hash == records.words_hash(
            quote.text, quote.as_printed, quote.comment, quote.gist, quote.translation
        )


def _assert_reviews_sound(connection: Connection) -> None:
    for row in connection.execute(select(review_table)):
        assert row.words_hash == records.words_hash(row.title, row.body)
    loaded = reviews.load_reviews(
        connection, connection.execute(select(review_table.c.number)).scalars().all()
    )
    assert all(each.id for each in loaded.values())
